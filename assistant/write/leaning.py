"""Sentences that lean on the one before them: they begin with a word for something said there."""

from __future__ import annotations

import re

from assistant.answer import Passage
from ingest.document import Span, base_language

_STANDS_FOR = {
    "nl": r"zij|ze|hij|hun|hier(?:door|mee|voor|bij|uit)|daar(?:door|mee|voor|bij|om|naast|uit)|"
    r"dit|dat|deze|die|ook (?:zij|dit|dat|deze)",
    "fr": r"ils?|elles?|celui-ci|celle-ci|ceux-ci|celles-ci|cela|ceci|ce dernier|cette dernière|"
    r"leurs?|ainsi|c'est",
    "en": r"it|they|he|she|this|that|these|those|their|its|thereby|also, (?:it|they)",
    "de": r"sie|er|es|dies(?:e[rnms]?)?|damit|dadurch|dafür|daher|darum|ihr(?:e[rnms]?)?",
}
_IS_EN = r"it (?:is|was|will be|would be|can be|may be|remains|became|has been)(?: \w+){0,2}"
_STANDS_FOR_NOTHING = {  # what comes after it says what it is; or it is a conjunction: that the …
    "nl": r"dat (?:de|het|een|er|je|men|we|wij|u|ik)|dat [^,]+, (?:is|was|blijkt|bleek|komt|kwam|"
    r"ligt|lag|maakt|maakte|betekent|lukt|lukte)",
    "fr": r"il (?:n')?y (?:a|avait|aura|aurait)|il (?:ne )?(?:faut|fallait|faudra|vaut mieux)|"
    r"il (?:convient|suffit) (?:de|d'|que|qu')|"
    r"il (?:existe|manque|reste) (?:des?|d'|du|une?|plusieurs|deux|trois|\d)|"
    r"il (?:n'est|est|était|serait|sera|reste|a été)(?: \w+){0,2} (?:possible|impossible|"
    r"important|nécessaire|essentiel|indispensable|recommandé|conseillé|utile|interdit|permis|"
    r"prévu|décidé|clair|probable|préférable|difficile|facile) (?:de|d'|que|qu')",
    "en": rf"{_IS_EN} (?:(?:im)?possible|important|necessary|essential|crucial|advisable|wise) "
    rf"(?:that|to|for)|{_IS_EN} (?:recommended|known|found|decided|agreed|estimated|expected|"
    r"(?:un)?clear|(?:un)?likely|good|better|best|hard|easy|difficult|useful) that|"
    r"it is worth \w+ing|it (?:turned|turns) out that|it (?:seems|appears) that|"
    r"it (?:makes sense|pays) to|that (?:the|an?|there|we|you|no)|"
    r"those (?:who|that|involved|responsible)",
    "de": r"es (?:gibt|gab|gäbe|bedarf|lohnt sich|empfiehlt sich|zeigte? sich|hat sich gezeigt)|"
    r"es (?:sind|waren|werden|wurden|haben|hatten|bestehen|bleiben|fehlen|können|konnten|sollen|"
    r"sollten|müssen|mussten|dürfen)|"
    r"es (?:ist|war|wäre|bleibt|wird|wurde)(?: \w+){0,3} (?:möglich|wichtig|nötig|notwendig|"
    r"ratsam|sinnvoll|empfohlen|erforderlich|klar|unklar|bekannt|zulässig)(?:,| dass)",
}


def _opening(words: str) -> re.Pattern[str]:
    return re.compile(rf"^[\"“«„(*_\s]*(?:{words})(?:(?<=')|(?![\w-]))", re.IGNORECASE)


_LEANS = {language: _opening(words) for language, words in _STANDS_FOR.items()}
_STANDS = {language: _opening(words) for language, words in _STANDS_FOR_NOTHING.items()}


def leans(text: str, language: str) -> bool:
    """Tell whether a sentence begins with a word that stands for something said before.

    "Es gibt" and "it is possible to" stand for nothing, and "dat de …" may be a conjunction.
    """
    text, spoken = text.replace("’", "'"), base_language(language)
    leaning = _LEANS.get(spoken)
    if leaning is None or not leaning.search(text):
        return False
    return not _STANDS[spoken].search(text)


def before(passage: Passage, span: Span) -> Span | None:
    """Return the sentence before a span in its passage, under the same heading; None at its top."""
    spans = passage.hit.chunk.spans
    position = spans.index(span)
    previous = spans[position - 1] if position else None
    return previous if previous and previous.section == span.section else None
