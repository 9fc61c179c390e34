"""The subject that a sentence lacks, in brackets: only where it is sure who is meant.

A subject that is guessed wrong tells what somebody else did. So the pronoun must agree with the
organisation in gender and number, and nothing else that was named before may be meant by it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.answer import Passage
from assistant.write.leaning import before, leans
from ingest.document import Span, base_language

_AGREES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    # the article before an organisation's name -> the pronouns for it
    "nl": {"": ("zij", "ze"), "de": ("zij", "ze")},
    "fr": {"": ("il", "elle"), "l'": ("il", "elle"), "le": ("il",), "la": ("elle",)},
    "en": {"": ("it",), "the": ("it",)},
    "de": {"der": ("er",), "die": ("sie",), "das": ("es",)},
}
_ARTICLE = re.compile(r"(?:(de|het|les?|la|the|der|die|das)\s+|(l'))", re.IGNORECASE)
_OTHER = {  # what else a pronoun may stand for; in Dutch things are not "zij"
    "zij": r"\w*(?:leverancier|aannemer|fabrikant|producent|cateraar|opdracht(?:nemer|gever)|firma|"
    r"stichting|organisatie|onderneming|gemeente|provincie|stad|universiteit|hogeschool|school|"
    r"corporatie|directie|afdeling|werkgroep|dienst|markt|raad|directeur|directrice|inkoper|"
    r"inkoopster|wethouder|architect|adviseur|beheerder|maker)",
    "il": r"le|l|un|ce|cet|son|leur|du|au|quel",
    "elle": r"la|l|une|cette|sa|son|leur|chaque",
    "it": r"the|an?|this|that|its|their|one|each|every|another",
    "er": r"der|den|dem|des|ein|einen|einem|kein|keinen|dieser|diesen|diesem|ihr|ihren|ihrem",
    "sie": r"die|der|eine|einer|keine|diese|dieser|ihre|ihrer|zur",
    "es": r"das|dem|des|ein|einem|kein|dieses|diesem|ihr|ihrem|zum|im|am|vom|beim",
}
_OTHER["ze"] = _OTHER["zij"]
_MAY_BE_MEANT = {
    pronoun: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for pronoun, words in _OTHER.items()
}
_NAME = re.compile(r"(?<!\w)[A-ZÀ-ÖØ-Þ]")
_AND = re.compile(r"(?:en|et|and|und|of|ou|or|oder|avec|with|sowie|samen|ensemble|together)\b|&")
_ONE_IN_N = frozenset({"began", "begann", "begon", "gewann", "kan", "kann", "won"})


def with_subject(text: str, passage: Passage, span: Span) -> str | None:
    """Return the sentence with the organisation in brackets after its pronoun, where that is sure.

    The sentence before it must begin with the organisation's name: `Zij [Gemeente Hattem]
    besteedde …`. Else None.
    """
    meta, previous = passage.hit.chunk.meta, before(passage, span)
    if previous is None or not meta.organisation or not leans(text, meta.language):
        return None
    pronoun, _, rest = text.partition(" ")
    language = base_language(meta.language)
    named = _named(meta.organisation, passage.hit.chunk.quote(previous).lstrip())
    if named is None or _tells_of_many(rest, language):
        return None
    article, told = named
    spoken = pronoun.lower()
    if spoken not in _AGREES[language].get(article, ()) or _names_another(told, spoken, language):
        return None
    return f"{pronoun} [{meta.organisation}] {rest}"


def _named(organisation: str, sentence: str) -> tuple[str, str] | None:
    """Return the article before the name that a sentence begins with, and what follows the name.

    None where it begins otherwise, also with "Hattem's …" and "Hattem en Zwolle …".
    """
    sentence = sentence.replace("’", "'")
    organisation = organisation.replace("’", "'")
    article = _ARTICLE.match(sentence)
    for given in (None, article):
        begin = given.end() if given else 0
        end = begin + len(organisation)
        told = sentence[end:].lstrip()
        if (
            sentence[begin:end].lower() == organisation.lower()
            and sentence[end : end + 1].isspace()
            and not _AND.match(told)
        ):
            return (given[1] or given[2]).lower() if given else "", told
    return None


def _tells_of_many(rest: str, language: str) -> bool:
    """Tell whether what follows the pronoun is a verb of several, or no verb: "zij die …"."""
    if language not in {"nl", "de"}:
        return False
    verb = rest.split(" ", 1)[0].lower()
    return verb in {"die", "sind"} or (verb.endswith("n") and verb not in _ONE_IN_N)


def _names_another(told: str, pronoun: str, language: str) -> bool:
    """Tell whether more was named that the pronoun may stand for: in German nouns have capitals."""
    if language != "de" and _NAME.search(told):
        return True
    return _MAY_BE_MEANT[pronoun].search(told) is not None
