"""Finds prices, rates, scores and margins that a sentence ties to a bidder."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.screen.finding import Finding, Kind

_FIGURE = r"\d+(?:[ .,'’\u00a0]\d+)*"
_TIMES = r"(?:mln|miljoen|mio|million|millions|mille|duizend|thousand|Millionen|k)"
AMOUNT = (
    rf"(?:(?:€|EUR|£|CHF|\$) ?{_FIGURE}(?:,-)?(?: ?{_TIMES}(?!\w))?|"
    rf"{_FIGURE} ?(?:{_TIMES} )?(?:d['’])?(?:€|(?:[Ee]uro?s?|EUR|pounds?|CHF)(?!\w)))"
)
LEGAL = (
    r"(?:B\.?V\.?B?A?|N\.?V\.?|S\.?A\.?S?|SRL|SPRL|SARL|GmbH(?: & Co\. KG)?|AG|KG|Ltd\.?|Limited|"
    r"PLC|"
    r"LLP|Inc\.?|VOF|V\.O\.F\.|CVBA|CV|BVBA|vzw|asbl|bv|nv|bvba|cvba|sa|srl|sprl|gmbh)"
)
_CAP = r"[A-ZÀ-Þ][\w&'’.-]*"
_FIRM = (
    r"(?:[Ff]irma|[Bb]edrijf|[Ss]ociété|[Ee]ntreprise|[Cc]ompany|[Aa]annemer|[Ll]everancier|"
    r"[Ff]ournisseur|[Ss]upplier|[Cc]ontractor|[Ll]ieferant)"
)
COMPANY = rf"(?:(?:{_CAP} ){{1,4}}{LEGAL}(?![\w])|{_FIRM} {_CAP}(?: {_CAP})?)"
_NUMBERED = r"(?:[A-Z]|\d{1,2}|[IVX]{1,4}|één|een|twee|drie|vier)"
_BIDDER = (
    r"(?:inschrijvers?|bieders?|gegadigden?|offrant|aanbieders?|soumissionnaires?|candidats?|"
    r"tenderers?|bidders?|offerors?|[Bb]ieters?|[Bb]ewerbers?)"
)
LABELLED = rf"(?:(?i:{_BIDDER}) (?:n°|nr\.?|no\.?)? ?{_NUMBERED}(?![\w]))"
ONE = rf"(?:{COMPANY}|{LABELLED})"

_OFFER = (
    r"(?:schre(?:ef|ven)(?: zich)? in|ingeschreven|inschrijv(?:ing|ingen|er|ers)|"
    r"inschrijf(?:prijs|som|sommen|prijzen)|"
    r"bood|boden|biedt|geboden|bod|biedingen|offerte(?:prijs|bedrag|s)?|offreerde|aanbod|"
    r"aangeboden|"
    r"prijsopgave|diende[n]? .{0,30}in|"
    r"soumission\w*|a (?:remis|proposé|offert|déposé|chiffré)|offre|prix (?:remis|proposé|offert)|"
    r"devis|"
    r"bids?|bidding|tendered|tender price|quoted|quote|quotation|offered|offer|submitted|"
    r"bot|angeboten|Angebot\w*|Angebotspreis\w*|Gebot)"
)
_PUBLISHED = re.compile(
    r"(?i)gegund|gunning (?:aan|ging)|gunde|opdrachtwaarde|contractwaarde|contractsom|raming|"
    r"geraamd|ramingsprijs|"
    r"budget|plafond(?:bedrag|prijs)?|maximumprijs|drempel|boete|subsidie|kreeg de opdracht|"
    r"won de|winn(?:aar|ende)|"
    r"attribu|montant du marché|estimé|estimation|budget|subvention|remport|lauréat|adjudicataire|"
    r"seuil|"
    r"award|contract value|estimated|estimate|grant|subsid|winning|winner|won the|threshold|"
    r"ceiling|"
    r"bezuschlagt|Zuschlag|Auftragswert|geschätzt|Schwelle|Förderung|erhielt den Auftrag"
)
_LOST = (
    r"(?:afgewezen|verliez\w+|verloor|niet gegund|tweede|derde|vierde|tweede plaats|laatste|"
    r"viel af|"
    r"eindigde|afgevallen|niet (?:de )?winn\w+|onderaan|"
    r"rejetée?s?|écartée?s?|non retenue?s?|perdante?s?|deuxième|troisième|dernière?|classée?|"
    r"unsuccessful|losing|lost|rejected|second|third|last|runner-up|ranked|"
    r"unterlegen\w*|abgelehnt\w*|verlor\w*|zweit\w*|dritt\w*|letzt\w*|nicht berücksichtigt\w*)"
)
_POINTS = (
    r"(?:\d{1,3}(?:[.,]\d{1,2})?(?: ?(?:van de|op|sur|out of|of|von|/) ?\d{1,4})? ?"
    r"(?:punten|ptn|pt|points?|Punkte[n]?|marks)(?!\w)|"
    r"(?:score|totaalscore|eindscore|note|cijfer|Note|Punktzahl|"
    r"kwaliteitsscore)(?: totale)? ?(?:van|de|of|:|von|was|is)? ?(?:een )?"
    r"\d{1,3}(?:[.,]\d{1,2})?(?:/\d{1,3})?)"
)
_RATE = (
    r"(?:uurtarie(?:f|ven)|uurprijs|dagtarie(?:f|ven)|eenheidsprij(?:s|zen)|stuksprij(?:s|zen)|"
    r"tarie(?:f|ven)|prijs per (?:\w+)|per uur|"
    r"prix unitaires?|tarif(?:s)?(?: horaire| journalier)?|taux (?:horaire|journalier)|"
    r"prix (?:à la|par) \w+|par heure|"
    r"unit (?:price|rate)s?|hourly rates?|day rates?|daily rates?|rate card|per hour|per unit|"
    r"price per \w+|"
    r"Stundens[aä]tze?|Tagess[aä]tze?|Einheitspreise?|Stückpreise?|pro Stunde|je Stunde)"
)
_MARGIN = (
    r"(?:(?:winst|bruto|netto|handels|verkoop)?marge|winst en risico|winstopslag|"
    r"opslag(?:percentage)?|"
    r"AKW?R?|marge (?:bénéficiaire|commerciale|brute|nette)|"
    r"profit margins?|gross margins?|net margins?|mark-?up|overhead and profit|"
    r"Gewinn(?:marge|aufschlag|spanne)|Handelsspanne|Wagnis und Gewinn|Marge)"
)
_PERCENT = r"\d{1,2}(?:[.,]\d{1,2})? ?(?:%|procent|pour cent|per ?cent|Prozent)"
_OF_WHOM = (
    rf"(?:{ONE}|(?i:de (?:leverancier|aannemer|opdrachtnemer|inschrijver|aanbieder|winnaar)|"
    r"le (?:fournisseur|soumissionnaire|titulaire|prestataire)|l['’](?:entreprise|adjudicataire)|"
    r"the (?:supplier|contractor|bidder|tenderer)|der (?:Lieferant|Auftragnehmer|Bieter)|"
    r"des (?:Lieferanten|Auftragnehmers|Bieters)|zijn|hun|onze|leur|notre|nos|its|their|our|"
    r"unsere?|ihre))"
)
_GENERAL = re.compile(
    r"(?i)gemiddeld|sector|branche|markt(?:conform|gemiddelde)|fout(?:en)?marge|marge van fout|"
    r"onzekerheids|"
    r"en moyenne|secteur|marge d['’]erreur|average|industry|sector|margin of error|"
    r"durchschnitt|Branche|Fehlermarge|meestal|doorgaans|generally|généralement|bijvoorbeeld|"
    r"voorbeeld|par exemple|for example|zum Beispiel|z\.B\."
)

_SENTENCE = re.compile(
    r"[^\n|]+?(?:(?<=[.!?])(?<!\b[A-Z]\.)(?<!nr\.)(?<!ca\.)(?= [A-ZÀ-Þ€])|$|(?=\n|\|))",
    re.MULTILINE,
)
_HAS_FIGURE = re.compile(r"\d")


def find_in_sentences(text: str) -> Iterator[Finding]:
    """Yield prices, unit rates, scores and margins with the bidder named in the same sentence."""
    for sentence in _SENTENCE.finditer(text):
        if _HAS_FIGURE.search(sentence[0]):
            yield from _in_sentence(sentence[0], sentence.start())


def _in_sentence(sentence: str, at: int) -> Iterator[Finding]:
    one = _ONE.search(sentence)
    if one and _IS_LOST.search(sentence) and _COMPANY.search(sentence):
        yield from _all(Kind.SCORE, _IS_POINTS, sentence, at, "score of a bidder that lost")
    if one and _IS_RATE.search(sentence) and not _PUBLISHED.search(sentence):
        yield from _all(Kind.UNIT_RATE, _IS_AMOUNT, sentence, at, "rate of a bidder")
    elif one and (_IS_OFFER.search(sentence)) and not _PUBLISHED.search(sentence):
        yield from _all(Kind.BID_PRICE, _IS_AMOUNT, sentence, at, "price of a bidder")
    if (
        _IS_MARGIN.search(sentence)
        and _IS_OF_WHOM.search(sentence)
        and not _GENERAL.search(sentence)
    ):
        yield from _all(Kind.MARGIN, _IS_PERCENT, sentence, at, "margin of a supplier")


def _all(
    kind: Kind, pattern: re.Pattern[str], sentence: str, at: int, why: str
) -> Iterator[Finding]:
    for found in pattern.finditer(sentence):
        yield Finding(kind=kind, start=at + found.start(), end=at + found.end(), why=why)


_ONE = re.compile(ONE)
_COMPANY = re.compile(COMPANY)
_IS_LOST = re.compile(rf"(?<!\w){_LOST}(?!\w)", re.IGNORECASE)
_IS_POINTS = re.compile(_POINTS, re.IGNORECASE)
_IS_OFFER = re.compile(rf"(?<!\w){_OFFER}(?!\w)", re.IGNORECASE)
_IS_AMOUNT = re.compile(AMOUNT)
_IS_RATE = re.compile(rf"(?<!\w){_RATE}(?!\w)", re.IGNORECASE)
_IS_MARGIN = re.compile(rf"(?<!\w){_MARGIN}(?!\w)", re.IGNORECASE)
_IS_PERCENT = re.compile(_PERCENT)
_IS_OF_WHOM = re.compile(_OF_WHOM)
