"""What kind of thing a question asks for, and whether sentences give it: a sum, a date, a firm."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.write.definition import lacks_a_definition
from assistant.write.quantity import lacks_a_quantity

_WORD = re.compile(r"[^\W\d_][\w'’&+-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of answer: whether a question asks for it, and whether a sentence has it."""

    name: str
    asks: re.Pattern[str]
    is_in: Callable[[str, str], bool]
    """Takes the sentence and the question."""


def _any_of(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({'|'.join(alternatives)})(?!\w)", re.IGNORECASE)


def _has(pattern: str) -> Callable[[str, str], bool]:
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda sentence, _question: compiled.search(sentence) is not None


_FROM = re.compile(
    r"(?<!\w)(van|door|aan|met|by|to|from|with|par|à|avec|de|von|durch|an|bei|mit)"
    r"( (de|het|la|le|the|der|die|das|firma|société|firm))?$",
    re.IGNORECASE,
)
_SUPPLIES = re.compile(
    r"(?<!\w)(lever\w*|gelever\w*|aannemer\w*|fabrika\w*|produc\w*|gegund|gund\w*|gunt|won|wint|"
    r"bouwd\w*|uitgevoerd|opdrachtnemer\w*|consortium|combinatie|fourni\w*|attribu\w*|titulaire|"
    r"remport\w*|entreprise|réalis\w*|suppl\w+|contractor\w*|award\w*|manufactur\w*|deliver\w*|"
    r"built|firma|liefer\w*|lieferant\w*|zuschlag|auftragnehmer\w*|hersteller\w*|baute\w*|gmbh|b\.?v|"
    r"n\.?v)(?!\w)",
    re.IGNORECASE,
)


def _names_a_supplier(sentence: str, question: str) -> bool:
    """Tell whether a sentence has a name that the question does not have, as who did or got it.

    In German every noun has a capital: there a word for supplying is enough.
    """
    asked = question.casefold()
    named = (match for match in _WORD.finditer(sentence) if match.start() > 0)
    new = [word for word in named if word[0][0].isupper() and word[0].casefold() not in asked]
    if _SUPPLIES.search(sentence):
        return bool(new)
    return any(_FROM.search(sentence[: word.start()].rstrip()) for word in new)


_SO_MANY = (  # "€ 7 million a year" lasts nothing
    r"\d|\b(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|vijftien|twintig|"
    r"enkele|paar|halve?|anderhalf|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|"
    r"vingt|quelques|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|"
    r"several|half|eine?[mnrs]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|"
    r"fünfzehn|zwanzig|einige|mehrere)"
)
_TIME_SPAN = (
    r"(?:ja[ah]r\w*|maand\w*|weken|week|dag(?:en)?|uur|uren|ans?|années?|mois|jours?|"
    r"semaines?|years?|months?|weeks?|days?|monat\w*|woche\w*|tage?n?)\b"
)

_MOST_NL = "meest|minst|grootst|kleinst|hoogst|laagst|slechtst|goedkoopst|duurst|zwaarst"
_MOST_EN = "most|least|largest|biggest|smallest|highest|lowest|best|worst|cheapest"
_MOST_DE = "meiste|wenigste|größte|kleinste|höchste|niedrigste|beste|billigste|günstigste"
_BEST = _any_of(
    rf"({_MOST_NL}|best|snelst|"
    r"sterkst|makkelijkst|eenvoudigst|moeilijkst|belangrijkst|verst|langst)e?",
    r"goedkoper|duurder|groter|hoger|lager|beter|eerste|hoofd\w+|vooral|winnaar|won",
    rf"{_MOST_EN}|easiest|longest|"
    r"greatest|main|first|winner|mainly|(more|less|fewer|\w{2,}er) than",
    r"(le|la|les|au|du) (plus|moins)|meilleure?s?|princip\w+|premi[eè]re?s?|surtout",
    rf"(die|der|das|den) ({_MOST_DE}|wichtigste|erste)[nrs]?|"
    r"am \w+sten|größt\w+|höchst\w+|wichtigst\w+|haupt\w+",
)
_PLAN = _any_of(
    r"wil|willen|wilden?|beoog\w*|streef\w*|strev\w+|ambitie\w*|doel(en|stelling\w*)?|"
    r"voornemens?|plan(nen|t|de|den)?|verwacht\w*|zou(den)?|moe(s)?t(en)?|zal|zullen|verken\w+",
    r"aim(s|ed)?|plan(s|ned)|intend\w*|target\w*|goals?|expect\w*|should|ambition\w*|would|will",
    r"vise(nt|r)?|visai\w+|objectifs?|pr[eé]voi\w+|pr[eé]voya\w+|pr[eé]vue?s?|souhait\w+|"
    r"doi(t|vent)|devr\w+",
    r"wollen|wollt\w*|ziele?[ns]?|soll\w*|geplant\w*|plan(t|te|en|ten)|strebt\w*|vorgesehen",
)
_DONE = _any_of(
    r"haal(t|de|den)|gehaald|behaal\w*|bereik\w*|gelukt|lukte|gerealiseerd|niet gemeten|uitgevoerd",
    r"achiev\w+|reach\w+|reali[sz]ed|executed|installed|carried out",
    r"atteint\w*|r[eé]alis[eé]\w*|mise?s? en œuvre",
    r"erreicht\w*|gelungen|umgesetzt|verwirklicht",
)


def _tells_what_became_of_it(sentence: str, question: str) -> bool:
    """Tell whether a sentence is no mere plan, or a plan is as good: "of is het nog een plan?"."""
    is_plan = _PLAN.search(sentence) is not None and _DONE.search(sentence) is None
    return not is_plan or "plan" in question.casefold()


KINDS = (
    Kind(
        name="money",
        asks=_any_of(
            r"wat kost\w*",
            r"wat betaal\w*",
            r"hoe duur",
            r"wat (heeft|hebben|had) .* (gekost|betaald)",
            r"hoe ?veel (geld|euro\w*|pond|kronen|subsidie|contributie|kost\w*|.* gekost)",
            r"welke? (bedrag(en)?|prijs|budget|contractwaarde|subsidie|contributie|boete)",
            r"combien (.* )?(co[uû]t\w*|pay\w+|paie\w*)",
            r"combien d(.euros|e (francs|livres|subventions?))",
            r"quel(le)?s? ((est|[eé]tait|a [eé]t[eé]) (le|la) )?"
            r"(montant|prix|budget|cotisation|subvention|surco[uû]t|co[uû]t|tarif|loyer|amende)s?",
            r"how much (money|(\w+ )?funding|.* (cost|pay|paid))",
            r"what (is|was) the (\w+ )?(price|fee|cost|budget|fine)",
            r"what (price|fee|fine|budget|subsidy|amount of money|(did|does|do) .* (cost|pay))",
            r"wie teuer",
            r"was (be)?(kost|zahl)\w*",
            r"was (hat|haben|würde) .* (gekostet|bezahlt|kosten)",
            r"wat waren de \w*kosten",
            r"hoe hoog (was|is|waren|zijn) (de|het) (\w+ )?"
            r"(subsidie|prijs|kosten|budget|bedrag|boete)",
            r"wie hoch (war|waren|ist|sind) (der|die|das) (preis|kosten|betrag|budget|förderung)",
            r"wie ?viel (geld|euro\w*|kost\w*|.* gekostet|.* (be)?zahlt)",
        ),
        is_in=_has(
            r"€|£|\$|\b(euros?|EUR|CHF|DKK|SEK|NOK|pond|kron\w+|frank\w*|francs?|pounds?|gratis|"
            r"kostenneutraal|gratuit\w*|kostenlos)\b"
        ),
    ),
    Kind(
        name="share",
        asks=_any_of(
            r"hoeveel (procent|%)",
            r"welke? (percentage|aandeel)",
            r"quel(le)? (pourcentage|part|proportion)",
            r"what (percentage|share|proportion)",
            r"wie ?viel prozent",
            r"quel taux",
            r"welche[nr] (\w*anteil|prozentsatz)",
        ),
        is_in=_has(
            r"%|\b(pro[cz]ent|per ?cent|pour ?cent|\w*helft|derde|kwart|tiende|half|halve|third|"
            r"quarter|moitié|tiers|hälfte|drittel|viertel)\b"
        ),
    ),
    Kind(
        name="difference",
        asks=_any_of(
            r"hoe ?veel (duurder|goedkoper)",
            r"combien (plus|moins) ch[eè]re?",
            r"how much (cheaper|more expensive)",
            r"(um )?wie ?viel (teurer|günstiger|billiger)",
        ),
        is_in=_has(
            r"%|€|£|\b(pro[cz]ent|per ?cent|pour ?cent|euros?|helft|half|moitié|hälfte|"
            r"even duur|même prix|same price|gleich teuer)\b"
        ),
    ),
    Kind(
        name="CO2",
        asks=_any_of(r"(hoeveel|combien de|how much|how many|wie ?viele?) (\w+ ){0,2}CO[2₂]\S*"),
        is_in=_has(r"CO[2₂]|broeikas|carbon|greenhouse|treibhaus"),
    ),
    Kind(
        name="mass",
        asks=_any_of(r"(hoeveel|combien de|how many|wie ?viele?) (kilo\w*|kg|ton\w*)"),
        is_in=_has(r"\b(kilo\w*|kg|ton(nen|nes|s|ne)?|t)\b"),
    ),
    Kind(
        name="duration",
        asks=_any_of(
            r"hoe lang (duur\w*|loop\w*|gaa[nt]|blij\w*|is de (looptijd|contract\w*))",
            r"hoeveel (jaar|jaren|maand\w*|weken|dagen)",
            r"combien (de temps|d.années|de mois)",
            r"quelle dur[eé]e",
            r"how (long (did|does|is the contract|will)|many (years|months|weeks|days))",
            r"wie lange",
            r"wie ?viele (jahre|monate|wochen)",
        ),
        is_in=_has(
            rf"(?:{_SO_MANY})(?: (?!a |per |par |pro )\w+)?[ -]{_TIME_SPAN}|"
            r"\b\w+jari\w+|\b\w+jährig\w*"
        ),
    ),
    Kind(
        name="date",
        asks=_any_of(
            r"welk jaar",
            r"welke datum",
            r"wanneer (werd|begon|start\w*|ging|kwam|kreeg|tekende)",
            r"wanneer is .* (ge\w+(d|t|en)|begonnen)\s*\?",
            r"quand (a|ont|est|sont)",
            r"quelle (ann[eé]e|date)",
            r"when (did|was|were)",
            r"(what|which) (year|date)",
            r"wann (wurde|hat|begann|ist)",
            r"welchem jahr",
        ),
        is_in=_has(
            r"\b(19|20)\d\d\b|"
            r"\b\d{1,2}[. ] ?(jan|feb|m[aä]r|maart|apr|mei|mai|jun|jul|aug|sep|o[kc]t|nov|de[czc])"
        ),
    ),
    Kind(
        name="firm",
        asks=_any_of(
            r"welke? (\w+ )?\w*(bedrijf|aannemer|leverancier|fabrikant|producent|cateraar|firma|"
            r"onderneming|marktpartij|opdrachtnemer|adviesbureau|bureau|consortium|architect)",
            r"wie (won|wint|kreeg|krijgt|leverde|levert|bouwde|voerde|verzorgde|verzorgt)",
            r"quelle? (entreprise|fournisseur|soci[eé]t[eé]|prestataire|fabricant|titulaire)",
            r"qui a (remport[eé]|gagn[eé]|fourni|obtenu|livr[eé])",
            r"which (\w+ )?(supplier|company|contractor|bidder|firm|manufacturer|consortium)",
            r"who (won|supplied|supplies|got|delivered|built)",
            r"welche[rs]? (firma|unternehmen|anbieter|lieferant|hersteller|auftragnehmer)",
            r"wer (erhielt|gewann|lieferte|bekam|baute)",
        ),
        is_in=_names_a_supplier,
    ),
    Kind(
        name="best",
        asks=_any_of(
            rf"welke?\b.* (de|het|als) ({_MOST_NL})e?",
            r"welke?\b.* (de|als|scoor(t|de) het|presteer(t|de) het) beste?",
            rf"(which|what)\b.* (the )?({_MOST_EN})",
            r"quel(le)?s?\b.* (le|la|les) (plus|moins|meilleure?s?)",
            rf"welche[rsnm]?\b.* (am \w+sten|(die|der|das|den) ({_MOST_DE})[nrs]?)",
        ),
        is_in=lambda sentence, _question: _BEST.search(sentence) is not None,
    ),
    Kind(
        name="outcome",
        asks=_any_of(
            r"uiteindelijk|daadwerkelijk",
            r"(is|zijn|werd|werden|wordt|heeft|hebben)\b.* (gehaald|bereikt|behaald|gelukt)",
            r"eventually|in the end|(was|were|has|have|did)\b.* (achieved?|reach(ed)?)",
            r"finalement|effectivement|(a|ont|est|sont)\b.* (atteinte?s?|r[eé]alis[eé]e?s?)",
            r"tats[aä]chlich|schlie(ß|ss)lich|(wurden?|ist|sind)\b.* (erreicht|gelungen)",
        ),
        is_in=_tells_what_became_of_it,
    ),
)


def missing(question: str, sentences: Sequence[str]) -> Iterator[str]:
    """Yield the kinds that the question asks for and none of the sentences has."""
    for kind in _asked_for(question):
        if not any(kind.is_in(s, question) for s in sentences):
            yield kind.name
    if lacks_a_quantity(question, sentences):
        yield "quantity"
    if lacks_a_definition(question, sentences):
        yield "definition"


def kinds_asked_for(question: str) -> frozenset[str]:
    """Return the names of the kinds that the question asks for: `money`, `duration` …."""
    return frozenset(kind.name for kind in _asked_for(question))


def beside_the_kinds(question: str) -> str:
    """Return what the question says besides what kind of thing it asks for: `een beker`."""
    for kind in _asked_for(question):
        question = kind.asks.sub(" ", question)
    return question


@lru_cache(maxsize=256)
def _asked_for(question: str) -> tuple[Kind, ...]:
    return tuple(kind for kind in KINDS if kind.asks.search(question))
