"""Whether a question sets organisations side by side, which ones, and under which aspects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.lessons import parts_asked_for
from assistant.lists import asks_for_list
from assistant.question import Question
from assistant.sides.words import ALL_OF_IT, ASKED, BROUGHT, COMPARES, JOINS, Aspect
from assistant.word_list import word_list
from assistant.write.difference import are_known, told_apart
from ingest.document import Value
from ingest.text.language import KNOWN
from ingest.text.lexical import analyse
from ingest.text.vocabulary import load_vocabulary
from ingest.text.words import fold, stop_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Side(Value):
    """One of those compared: its name as written, its folded words, the sectors it may be of.

    `begins` tells that its first word begins the question, and may be no name.
    """

    name: str
    words: tuple[str, ...]
    sectors: frozenset[str] = frozenset()
    begins: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted(Value):
    """What the table is of: two sides or more, or none where a list is asked for.

    `has_subject` tells that the question names what it is about, and not only whom.
    """

    sides: tuple[Side, ...]
    aspects: tuple[Aspect, ...]
    has_subject: bool = False


TOLD_BY_A_WORD = frozenset(  # sectors that a word before a name tells: gemeente, UMC, Kanton
    {"gemeente", "provincie", "regio", "waterschap", "zorg", "onderwijs", "kanton"}
)
_CLAUSE = re.compile(r"[.?!:](?:\s|$)")
WORD = re.compile(r"[^\W_](?:[\w'’.-]*\w)?")
_ELIDED = re.compile(r"^[dlDL]['’]")


def wanted(question: Question) -> Wanted | None:
    """Return what to set side by side; None for a question that is answered in sentences.

    A question about one thing in particular ("what becomes of the returned scooters in A and B")
    is not: a table of six aspects would not answer it, nor what leasing is and what buying.
    """
    language, text = question.language, question.text
    if are_known(told_apart(text)):
        return None
    is_list = asks_for_list(question) and not parts_asked_for(question)
    if is_list and _finds(BROUGHT[language], text):
        return Wanted(sides=(), aspects=tuple(Aspect))
    clause = next((c for c in _CLAUSE.split(text) if _finds(COMPARES[language], c)), None)
    if clause is None:
        return None
    sides = tuple(_sides(clause, language))
    left, subjects = _left(question, sides), _subject_terms(language)
    asks_for_more = any(not set(analyse(word, language)) <= subjects for word in left)
    if len(sides) < 2 or asks_for_more:  # noqa: PLR2004  a comparison
        return None
    return Wanted(sides=sides, aspects=_aspects(text), has_subject=bool(left))


def compares(question: Question) -> bool:
    """Tell whether the question says that it compares."""
    return _finds(COMPARES[question.language], question.text)


def _aspects(text: str) -> tuple[Aspect, ...]:
    asked = {aspect for aspect, words in ASKED.items() if _finds(words, text)}
    if not asked or _finds(ALL_OF_IT, text):
        return tuple(Aspect)
    return tuple(aspect for aspect in Aspect if aspect in asked | {Aspect.PRODUCT})


def _sides(clause: str, language: str) -> Iterator[Side]:
    """Yield the names that stand nearest to the words between them."""
    joins = rf"\s*[,;]\s*(?:(?:{JOINS[language]})\s+)?|\s+(?:{JOINS[language]})\s+"
    pieces = re.split(joins, clause, flags=re.IGNORECASE)
    lower = not any(word[:1].isupper() for word in WORD.findall(clause)[1:])
    position, begun = 0, False
    for piece in pieces:
        start = clause.index(piece, position)
        position = start + len(piece)
        words = _words(piece, language)
        runs = [words[-1:] if not begun else words[:1]] if lower else _runs(words, language)
        runs = [run for run in runs if run]
        if not runs:
            continue
        run = runs[0] if begun else runs[-1]
        side = _side(
            run, before=_before(words, run), begins=not clause[:start] and run == words[: len(run)]
        )
        if side is not None:
            begun = True
            yield side


def _words(piece: str, language: str) -> list[str]:
    """Return the words of a piece without those that say that it is a comparison."""
    bare = re.sub(rf"(?<!\w)(?:{COMPARES[language]})(?!\w)", " ", piece, flags=re.IGNORECASE)
    return [_ELIDED.sub("", word) for word in WORD.findall(bare)]


def _runs(words: list[str], language: str) -> list[list[str]]:
    """Return the stretches of words with a capital, small words between them included.

    Not in German, where the noun before such a word has a capital too.
    """
    small_words = word_list("connects") if language != "de" else frozenset[str]()
    runs: list[list[str]] = []
    small: list[str] = []
    is_open = False
    for word in words:
        if word[0].isupper() or word[0].isdigit():
            if is_open and runs:
                runs[-1] += [*small, word]
            else:
                runs.append([word])
            is_open, small = True, []
        elif is_open and fold(word) in small_words:
            small.append(word)
        else:
            is_open, small = False, []
    return runs


def _before(words: list[str], run: list[str]) -> str:
    """Return the word in front of a name, which may say what it is: `gemeente`."""
    at = next(i for i in range(len(words)) if words[i : i + len(run)] == run)
    return words[at - 1] if at else ""


def _side(run: list[str], *, before: str, begins: bool) -> Side | None:
    """Return the side; None for a word of the field: MKI, lease, Möbel."""
    vocabulary = load_vocabulary()
    if begins and fold(run[0]) in word_list("compares"):
        run = run[1:]
    folded = [fold(word) for word in run]
    kinds = {w: TOLD_BY_A_WORD & {*vocabulary.keys("sector", w)} for w in (fold(before), *folded)}
    words = tuple(w for w in folded if w not in word_list("connects") and not kinds[w])
    words = words or tuple(w for w in folded if w not in word_list("connects"))
    if not words or set(words) <= _field_words():
        return None
    sectors = frozenset(key for keys in kinds.values() for key in keys)
    name = [before, *run] if kinds[fold(before)] else run
    return Side(name=" ".join(name), words=words, sectors=sectors, begins=begins)


def _left(question: Question, sides: tuple[Side, ...]) -> set[str]:
    """Return the folded words that are left when names and aspects are taken out."""
    language, text = question.language, question.text
    for words in (*ASKED.values(), ALL_OF_IT, COMPARES[language], BROUGHT[language]):
        text = re.sub(rf"(?<!\w)(?:{words})(?!\w)", " ", text, flags=re.IGNORECASE)
    names = {fold(word) for side in sides for word in WORD.findall(side.name)}
    little = names | word_list("says_nothing") | word_list("compares") | stop_words(language)
    return {fold(_ELIDED.sub("", word)) for word in WORD.findall(text)} - little


@lru_cache(maxsize=1)
def _field_words() -> frozenset[str]:
    """Return the folded words of the vocabulary: names of things, and of no organisation."""
    said = load_vocabulary().subject_words()
    return frozenset(word for phrase in said for word in WORD.findall(fold(phrase)))


@lru_cache(maxsize=len(KNOWN))
def _subject_terms(language: str) -> frozenset[str]:
    said = load_vocabulary().subject_words()
    return frozenset(term for phrase in said for term in analyse(phrase, language))


def _finds(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w)(?:{words})(?!\w)", text, re.IGNORECASE) is not None
