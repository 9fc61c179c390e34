"""Whether a question asks for a list: every organisation, pilot or place that something is told of.

Such a question is answered document by document, and completely. "Which requirements did the
city set" is another thing: one document may hold them all.
"""

from __future__ import annotations

import re

from assistant.lessons import parts_asked_for
from assistant.plurals import BETWEEN, DOCUMENTS, WHO
from assistant.question import Question

_ASKS = {
    "nl": r"welke|wat voor|noem|geef|zijn er|bestaan er|hebben",
    "fr": r"quels|quelles|citez|donnez|nommez|y a-t-il des",
    "en": r"which|name|list|are there",
    "de": r"welche|nenne|nennen|gibt es",
}
_EXPERIENCED = {  # those who did it before
    "nl": r"wie\s+(?:heeft|hebben)\s+(?:er\s+)?(?:al\s+|ook\s+)?ervaring(?:en)?\s+(?:met|in|op)",
    "fr": r"qui\s+a\s+(?:déjà\s+)?(?:de\s+l['’]|une\s+)?expérience\s+(?:avec|dans|en|pour|d[eu]s?)",
    "en": r"who\s+(?:already\s+)?has\s+(?:any\s+|some\s+)?experience\s+(?:with|in|of)",
    "de": r"wer\s+hat\s+(?:schon\s+|bereits\s+)?erfahrung(?:en)?\s+(?:mit|in|bei)",
}
_LIST = {
    language: re.compile(
        rf"(?<!\w)(?:(?:{asks})\s+{BETWEEN}[\w-]*(?:{WHO[language]}|{DOCUMENTS[language]})|"
        rf"{_EXPERIENCED[language]})(?!\w)",
        re.IGNORECASE,
    )
    for language, asks in _ASKS.items()
}
_WHO = {
    language: re.compile(rf"(?<!\w)[\w-]{{0,30}}(?:{who})(?!\w)", re.IGNORECASE)
    for language, who in WHO.items()
}
_DOCUMENTS = {
    language: re.compile(rf"(?<!\w)(?:{documents})(?!\w)", re.IGNORECASE)
    for language, documents in DOCUMENTS.items()
}
_COUNTS = {
    language: re.compile(
        rf"^{counts}(?P<counted>(?:[^\s.?!]+\s+)?[\w-]*(?:{WHO[language]}))(?!\w)", re.IGNORECASE
    )
    for language, counts in {
        "nl": r"hoeveel\s+",
        "fr": r"combien\s+d(?:e\s+|['’])",
        "en": r"how\s+many\s+",
        "de": r"wie\s?viele\s+",
    }.items()
}
_FEMININE = re.compile(  # of the French ones: quelles communes
    r"(?:communes|villes|provinces|écoles|universités|administrations|autorités|collectivités|"
    r"institutions|entreprises|organisations|régions)$",
    re.IGNORECASE,
)
_WHICH = {"nl": "Welke", "fr": "Quels", "en": "Which", "de": "Welche"}

_ASKS_HOW = {
    "nl": re.compile(
        r"^hoe (kan|kun(?:nen|t)?|moet(?:en)?|pak(?:t|ken|te|ten)?|zorg(?:t|en|de|den)?|"
        r"krijg(?:t|en)?|maa?k(?:t|en|te|ten)?|doe[nt]?|deed|ga(?:at|an)?|ging|"
        r"stel(?:t|len|de|den)?|schrij[fv](?:t|en)?|begin(?:t|nen)?|begon)\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(r"^(comment|par où|de quelle (manière|façon))\b", re.IGNORECASE),
    "en": re.compile(r"^how (do|can|could|should|to|must)\b", re.IGNORECASE),
    "de": re.compile(
        r"^wie (kann|können|gehe|geht|gehen|mach(?:e|t|en)|soll(?:en|te|ten)?|lasse|muss|müssen)\b",
        re.IGNORECASE,
    ),
}
_ASKS_WHO = {  # a German "wie" is a how, and "quelle est la durée" asks what it is
    language: re.compile(rf"^({words})\b", re.IGNORECASE)
    for language, words in {
        "nl": r"(?:bij )?wie|welke? (?!(?:is|zijn)\b)[\w-]+",
        "fr": r"qui|quel(?:le)?s? (?!(?:est|sont|était|étaient)\b)\w+",
        "en": r"who|which (?!(?:is|are|was|were)\b)\w+",
        "de": r"wer|welche\w* (?!(?:ist|sind|war|waren)\b)\w+",
    }.items()
}

_ASKS_FOR_ORGANISATION = {
    language: re.compile(rf"^({words})\b", re.IGNORECASE)
    for language, words in {
        "nl": r"(?:bij |door )?wie|(?:bij |door )?welke? (?:\w+ ){0,2}?(?:\w*gemeente|stad|"
        r"provincie|waterschap|\w*ziekenhuis|\w*instelling|school|hogeschool|universiteit|ministerie|"
        r"overheid|bestuur|\w*organisatie|netbeheerder|keten|\w*vereniging|kanton|dienst)",
        "fr": r"qui|quel(?:le)?s? (?:\w+ )?(?:commune|ville|province|hôpital|école|lycée|"
        r"université|ministère|canton|administration|autorité|collectivité|institution|organisme|organisation|"
        r"acheteur|région|département|agence)",
        "en": r"who|which (?:\w+ ){0,2}?(?:municipality|city|town|council|province|hospital|school|"
        r"university|ministry|canton|authority|body|institution|organi[sz]ation|agency|buyer|region)",
        "de": r"wer|bei wem|welche[rs]? (?:\w+ )?(?:gemeinde|stadt|provinz|krankenhaus|spital|"
        r"schule|universität|hochschule|ministerium|kanton|behörde|verwaltung|stelle|einrichtung|"
        r"organisation|amt|region)",
    }.items()
}


def asks_how(question: Question) -> bool:
    """Tell whether the question asks how to go about something: its answer reads as steps."""
    return _ASKS_HOW[question.language].search(question.text) is not None


def asks_who(question: Question) -> bool:
    """Tell whether the question begins with who or which: what opens a document may answer it."""
    return _ASKS_WHO[question.language].search(question.text) is not None


def asks_for_organisation(question: Question) -> bool:
    """Tell whether the question asks which organisation it was: "wie", "welke stad"."""
    return _ASKS_FOR_ORGANISATION[question.language].search(question.text) is not None


def counted_as_list(question: Question) -> str | None:
    """Return "Welke pilots gingen over ICT?" for how many there were; None where nobody counts."""
    found = _COUNTS[question.language].match(question.text)
    if found is None:
        return None
    counted = found["counted"]
    is_feminine = question.language == "fr" and _FEMININE.search(counted)
    which = "Quelles" if is_feminine else _WHICH[question.language]
    return f"{which} {counted}{question.text[found.end() :]}"


def beyond_the_list(question: Question) -> str:
    """Return what the question says besides that it wants a list: `over ICT` of "welke pilots"."""
    return _LIST[question.language].sub(" ", question.text)


def who_is_listed(question: Question) -> str:
    """Return the word for those whom a list is asked of: `gemeenten`; empty without one."""
    found = _WHO[question.language].search(question.text)
    return found[0] if found else ""


def asks_for_documents(question: Question) -> bool:
    """Tell whether the list is of documents, of whatever kind: "welke documenten …"."""
    found = _LIST[question.language].search(question.text)
    return found is not None and _DOCUMENTS[question.language].search(found[0]) is not None


def asks_for_list(question: Question) -> bool:
    """Tell whether the question asks which organisations, pilots or places there are.

    What several of them learnt is a list too.
    """
    is_list = _LIST[question.language].search(question.text) is not None
    return is_list or bool(parts_asked_for(question))
