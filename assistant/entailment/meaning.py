"""Which words of two texts mean the same, within a language and across the four.

Two words are alike by their stems, by a part of a compound, by the field's vocabulary, by the
common words in `words/translations.txt`, or, across languages, by how they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import islice

from ingest.document import Value, base_language
from ingest.text.compounds import LINKS, compound_parts
from ingest.text.lexical import TOKEN
from ingest.text.vocabulary import load_vocabulary
from ingest.text.words import fold, stem, stop_words

LANGUAGES = ("nl", "fr", "en", "de")
"""The order of the columns of `words/translations.txt`."""

SAME, SENSE, PART, WRITTEN = 1.0, 0.9, 0.7, 0.8
"""How far two words mean the same: by stem, by meaning, by a part, by how they are written."""

_FIGURES = frozenset("023456789")
_SHORTEST = 4  # letters of a beginning that two words share
_SHARED = 0.72  # of the shorter word, at least
_SOUNDS = (("ph", "f"), ("k", "c"), ("z", "c"), ("y", "i"), ("ij", "i"), ("j", "i"), ("qu", "c"))
_GROUPS = re.compile("(?<=\\d)[., \u00a0\u2009\u202f](?=\\d{3}(?!\\d))")
_MARKS = re.compile(r"(?<=\w)n['’]t\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word(Value):
    """A word of a text: `place` is its number among all words, stop words included."""

    text: str
    stem: str
    language: str
    place: int
    parts: frozenset[str]
    senses: frozenset[int]
    sound: str


def tokens(text: str) -> list[str]:
    """Return all folded words, stop words included; `isn't` is `is not` and 1,400 is 1400."""
    return TOKEN.findall(fold(_GROUPS.sub("", _MARKS.sub(" not", text))))


def words_of(text: str, language: str) -> list[Word]:
    """Return the words that are terms, in order, repeats included; numerals are figures.

    A bare one is left out: it is mostly an article.
    """
    base = base_language(language)
    stop = stop_words(base)
    if base in LANGUAGES:
        from text_to_num import alpha2digit  # noqa: PLC0415  only where words are compared

        text = alpha2digit(text, base, threshold=0.0)
    return [
        _word(token, base, place)
        for place, token in enumerate(tokens(text))
        if token not in stop and (len(token) > 1 or token in _FIGURES)
    ]


def alike(one: Word, other: Word) -> float:
    """Return how far two words mean the same, 0 to 1."""
    if one.stem == other.stem or one.text == other.text:
        return SAME
    if one.senses & other.senses:
        return SENSE
    if _alike_in_writing(one.sound, other.sound):
        return WRITTEN
    if one.parts & other.parts or one.stem in other.parts or other.stem in one.parts:
        return PART
    return 0.0


def best_matches(of: Sequence[Word], among: Sequence[Word]) -> list[tuple[float, int]]:
    """Return for each word how far the likest among the others is like it, and its number.

    The number is -1 where none is like it at all.
    """
    found = []
    for word in of:
        likeness = [alike(word, other) for other in among]
        most = max(likeness, default=0.0)
        found.append((most, likeness.index(most) if most else -1))
    return found


def _alike_in_writing(one: str, other: str) -> bool:
    if one[:_SHORTEST] != other[:_SHORTEST]:
        return False
    shorter = min(len(one), len(other))
    return shorter >= _SHORTEST and _shared_beginning(one, other) >= _SHARED * shorter + 1


def _shared_beginning(one: str, other: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _word(token: str, base: str, place: int) -> Word:
    root, parts, senses, sound = _known(token, base)
    return Word(
        text=token, stem=root, language=base, place=place, parts=parts, senses=senses, sound=sound
    )


@lru_cache(maxsize=32_768)  # words; each is met many times
def _known(token: str, base: str) -> tuple[str, frozenset[str], frozenset[int], str]:
    root = stem(token, base)
    parts = compound_parts(token, base) or tuple(_ends(token, base))
    senses = frozenset(
        sense for form in (token, *parts) for sense in _senses().get((base, stem(form, base)), ())
    )
    return root, frozenset(stem(part, base) for part in parts), senses, _sound(token)


def _ends(token: str, base: str) -> Iterator[str]:
    """Yield the longest beginning and end of a Dutch or German word that have a meaning here.

    For compounds with a part that no list of words has: Möbelstücke.
    """
    if base not in LINKS or not token.isalpha():
        return
    cuts = range(_SHORTEST, len(token) - _SHORTEST + 1)
    heads = (token[:cut] for cut in reversed(cuts))
    tails = (token[cut:] for cut in cuts)
    for side in (heads, tails):
        known = (part for part in side if (base, stem(part, base)) in _senses())
        yield from islice(known, 1)


def _sound(token: str) -> str:
    """Return a word as it would be spelt in any of the languages, more or less."""
    if not token.isalpha():
        return ""
    for written, spoken in _SOUNDS:
        token = token.replace(written, spoken)
    return token


@lru_cache(maxsize=1)
def _senses() -> Mapping[tuple[str, str], frozenset[int]]:
    """Return by language and stem the numbers of the meanings that a word has."""
    found: dict[tuple[str, str], set[int]] = {}
    for number, meaning in enumerate(_meanings()):
        for language, forms in meaning.items():
            for form in forms:
                found.setdefault((language, stem(fold(form), language)), set()).add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


def _meanings() -> Iterator[Mapping[str, Sequence[str]]]:
    """Yield each meaning's words by language: the common ones, then the vocabulary's."""
    text = (files("assistant") / "words" / "translations.txt").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            columns = line.split(";")
            yield {tag: column.split() for tag, column in zip(LANGUAGES, columns, strict=True)}
    vocabulary = load_vocabulary()
    for variant in vocabulary.variants:
        yield dict.fromkeys(LANGUAGES, tuple(word for word in variant.words() if " " not in word))
    for subject in vocabulary.subjects():  # not their synonyms: a chair is no table
        yield {tag: [subject.label(tag)] for tag in LANGUAGES if " " not in subject.label(tag)}
    for names in vocabulary.places:
        single = [name for name in names if " " not in name]
        yield dict.fromkeys(LANGUAGES, single)
