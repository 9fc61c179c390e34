"""Questions for what a term means, and sentences that say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.text.vocabulary import load_vocabulary
from ingest.text.words import fold

TERM = r"(?:[^\W_][\w.'’&/+-]*(?: [\w.'’&/+-]+){0,3}?)"
"""Up to four words: `total cost of ownership`."""

_TERM = rf"(?P<term>{TERM})"
_END = r"(?: (?:precies|eigenlijk|nu|exactly|actually|exactement|au juste|genau|eigentlich))?"
_AN = r"(?:(?P<an>een|'n|an?|eine?[nr]?) |(?P<the>de|het|the|der|die|das) )?"
_LE = r"(?:(?P<an>une?) |(?:les?|la|des) |[ld]['’])?"
_ASKS = (
    rf"(?:wat|what) (?:is|zijn|are) (?:eigenlijk |exactly )?{_AN}{_TERM}",
    rf"wat (?:betekent|betekenen|houdt) (?:de term |het begrip )?{_AN}{_TERM}(?: in)?",
    rf"wat (?:wordt|is|word) (?:er )?bedoeld met {_AN}{_TERM}",
    rf"wat (?:verstaat|versta) (?:men|je|u) onder {_AN}{_TERM}",
    rf"what (?:does|do) {_AN}{_TERM} mean",
    rf"what is meant by {_AN}{_TERM}",
)
_ASKS_IN_FRENCH = (  # whose terms have a "de" in them, as they have in no other language
    rf"(?:qu['’]est-ce qu(?:e |['’])|c['’]est quoi,? ){_LE}{_TERM}",
    rf"que (?:signifie|veut dire|d[ée]signe) {_LE}{_TERM}",
    rf"qu['’]entend-on par {_LE}{_TERM}",
)
_ASKS_IN_GERMAN = (  # whose nouns look like names
    rf"was (?:ist|sind|bedeutet|heißt|heisst) {_AN}{_TERM}",
    rf"was (?:versteht man|ist) unter {_AN}{_TERM}(?: zu verstehen)?",
)
_FRENCH_DE = re.compile(r" de (?=[a-zà-ÿ])")
_NO_TERM = re.compile(  # what else stands behind "what is": what is needed, the price of a thing
    r"(?<![\w-])(?:"
    r"van|bij|in|voor|met|over|aan|uit|na|door|tegen|op|als|dan|er|en|of|de|het|dit|dat|die|deze|"
    r"jullie|je|nodig|mogelijk|belangrijk|beter|beste?|(?-i:[a-z]\w*er)$|verplicht|toegestaan|"
    r"nieuw|slim|anders|"
    r"the|for|at|by|with|from|about|to|and|or|it|this|that|these|those|your|there|needed|possible|"
    r"important|allowed|required|new|best|better|au|aux|du|des|pour|avec|dans|chez|sur|ou|et|qui|"
    r"que|ce|cela|ça|a|ont|fait|font|der|die|das|dem|den|von|vom|bei|für|im|mit|und|oder|zu|zum|zur|"
    r"es|nötig|möglich|wichtig|besser|neu|erlaubt)(?![\w-])",
    re.IGNORECASE,
)
_SAYS = (  # what something covers or describes is not what it is
    r"(?:is|zijn|betekent|betekenen|houdt|staat voor|staan voor|heet|are|means?|refers? to|"
    r"stands for|est|sont|signifie|designe|consiste|ist|sind|bedeutet|bezeichnet|steht fur)"
)
_BUT_NOT = (  # "X is laut Y auf Z angewiesen", "X is beoordeeld"
    r"(?!(?: (?:volgens|selon|laut|nach)\b.{0,16}?)? (?:niet|geen|nog|ook|na|bij|aan|op|om|te|al|"
    r"over|belangrijk|nodig|important|necessary|wichtig|n[oö]tig|"
    r"(?:ge|be|ver|her|ont)\w+[dt]|not|no|also|by|on|at|to|pas|nicht|kein\w*|auch|auf|an|zu|bei)\b|"
    r"\W*(?:\(|$))"
)
_BY_THE_WAY = (  # "refurbishment (ESPR)", "levenscycluskosten, in het Engels LCC, zijn"
    r"(?: \([^)]*\)|,[^,]{0,90},)?(?: (?:volgens|according|under|selon|d['’]apres|nach|laut|gemass|"
    r"in|im|dans|au|bij|for|of|or|ou|oder)\b[^,.]{0,70}?)?"
)
_OF = (  # "een hefboom voor hergebruik is" says nothing of reuse
    r"(?P<of>\b(?:te|van|voor|bij|in|met|aan|op|of|for|to|with|on|du|des|pour|dans|par|sur|au|aux|"
    r"von|vom|fur|bei|beim|im|mit|zu|zur|zum) "
    r"(?:(?:de|het|een|la|les?|the|an?|die|der|das|de[mn]|eine?[mnr]?) |l['’])?)?"
)
_FIRST = r"^(?:volgens|in|binnen|onder|nach|laut|gemass|im)\b.{0,90}?"
_DEFINES = r"\bdefini\w+"
_BY = r"\b(?:onder|met|par|unter|by)\b[^,.]{0,30}?"
_UNDERSTOOD = r"\b(?:verstaat|versta\w*n|bedoel\w*|entend\w*|versteht|verstanden|understood)\b"
_ARTICLE = re.compile(r"^(?:(?:een|het|de|an?|the|une?|les?|la|eine?|der|die|das) |l['’])")
_ENDING = 3  # letters that a form of a long word may lack: paspoort, paspoorten
_LONG = 6


@lru_cache(maxsize=256)  # asked of every sentence
def defined_term(question: str) -> str | None:
    """Return the term whose meaning is asked for: `losmaakbaarheidsindex`, else None.

    A name is no term: what an organisation is may be told in many ways. "Een R-ladder" is no name,
    and "de looptijd" is of something that was spoken of, unless the vocabulary knows the term.
    """
    for asks, language in _patterns():
        if match := asks.fullmatch(question.strip()):
            term, the = match["term"], match.groupdict().get("the")
            if is_term(term, language, article=the or match["an"], is_known_only=bool(the)):
                return term
    return None


def is_term(term: str, language: str, *, article: str | None, is_known_only: bool = False) -> bool:
    """Tell whether something may be a term of this field: the vocabulary knows it, or may learn it.

    A capital makes a name, but not in German, nor behind an article.
    """
    is_name = term[0].isupper() and not (language == "de" or article)
    rest = _FRENCH_DE.sub(" ", term) if language == "fr" else term
    is_other = is_name or is_known_only or _NO_TERM.search(rest)
    return not is_other or bool(_forms_of(term))


def lacks_a_definition(question: str, sentences: Sequence[str]) -> bool:
    """Tell whether a term is asked for and none says what it is, by any name we know for it."""
    term = defined_term(question)
    return term is not None and not any(defines(names_of(term), each) for each in sentences)


def names_of(term: str) -> frozenset[str]:
    """Return the term and all that the vocabulary calls it."""
    return _forms_of(term) | {_spaced(term)}


def defined_in_these_words(term: str, sentence: str) -> bool:
    """Tell whether a sentence says what it is by the term itself and not by another name for it."""
    return defines(frozenset({_spaced(term)}), sentence)


def defines(names: frozenset[str], sentence: str) -> bool:
    """Tell whether a sentence says what that is which has these names."""
    return any(not match["of"] for match in _says_what(names).finditer(fold(sentence)))


def is_named(names: frozenset[str], sentence: str, *, at_start: bool = False) -> bool:
    """Tell whether a sentence has, or begins with, one of these names in any of their forms."""
    text, named = fold(sentence), _named(names)
    found = named.match(_ARTICLE.sub("", text)) if at_start else named.search(text)
    return found is not None


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the questions with their language; Dutch and English ones are alike."""
    asks = {"nl": _ASKS, "fr": _ASKS_IN_FRENCH, "de": _ASKS_IN_GERMAN}
    return tuple(
        (re.compile(rf"{one}{_END}\s*[?.!]*", re.IGNORECASE), language)
        for language, questions in asks.items()
        for one in questions
    )


@lru_cache(maxsize=1)
def _forms_by_word() -> dict[str, frozenset[str]]:
    """Return, by each word for an instrument or another subject, all the words for it."""
    forms: dict[str, frozenset[str]] = {}
    for subject in load_vocabulary().subjects():
        words = frozenset(map(_spaced, subject.words()))
        forms |= {word: forms.get(word, frozenset()) | words for word in words}
    return forms


def _forms_of(term: str) -> frozenset[str]:
    """Return what else the vocabulary calls it, in one of its plurals too; empty if unknown."""
    singulars = (_spaced(term).removesuffix(ending) for ending in ("", "s", "n", "en"))
    return frozenset().union(*(_forms_by_word().get(word, ()) for word in singulars))


@lru_cache(maxsize=64)  # asked of every sentence
def _says_what(names: frozenset[str]) -> re.Pattern[str]:
    """Return the ways to say what that is which has these names."""
    named = _named(names).pattern
    return re.compile(
        rf"{_OF}{named}{_BY_THE_WAY} {_SAYS}\b{_BUT_NOT}|"
        rf"{_FIRST}\b{_SAYS} (?:een |eine? )?{named}|"
        rf"{_DEFINES}.{{0,30}}{named}|"
        rf"{_BY}{named}.*{_UNDERSTOOD}"
    )


@lru_cache(maxsize=64)  # as above
def _named(names: frozenset[str]) -> re.Pattern[str]:
    forms = "|".join(_stem(name) for name in sorted(names))
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)")


def _spaced(word: str) -> str:
    return fold(word).replace("-", " ")


def _stem(word: str) -> str:
    is_long = len(word) > _LONG
    stem = re.escape(word[:-_ENDING] if is_long else word).replace(r"\ ", "[ -]")
    return rf"{stem}\w*" if is_long else stem
