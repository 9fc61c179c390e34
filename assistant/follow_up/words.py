"""A text as words with their places, and the words by which follow-ups are known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.word_list import word_groups
from ingest.text.lexical import analyse
from ingest.text.words import fold

_WORD = re.compile(  # l'éclairage is two words, foto's and 't are one
    r"(?:\b(?:[cdjlmnst]|qu)['’](?=\w)|[’']t\b|[^\W_]+(?:[’'-][^\W_]+)*)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: folded, with `'` for every apostrophe, and where it stands."""

    text: str
    folded: str
    start: int
    end: int

    @property
    def has_capital(self) -> bool:
        """Tell whether its first letter is one."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The lists of `assistant/words/follow_ups.yaml` of a language; phrases as tuples of words."""

    language: str
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    lists: Mapping[str, frozenset[str]]
    stems: Mapping[str, frozenset[str]]
    texts: Mapping[str, str]
    before: Mapping[str, str]

    def has(self, name: str, word: Word) -> bool:
        """Tell whether a list has the word as it stands."""
        return word.folded in self.lists[name]

    def means(self, name: str, word: Word) -> bool:
        """Tell whether a list has the word in any of its forms."""
        if word.folded in self.lists[name]:
            return True
        terms = terms_of(word.folded, self.language)
        return bool(terms) and all(term in self.stems[name] for term in terms)

    def joined(self, words: Sequence[Word]) -> int:
        """Return how many words at the start say nothing but that something follows."""
        taken = 0
        while step := self.starts("and", words[taken:]):
            taken += step
        return taken

    def starts(self, name: str, words: Sequence[Word]) -> int:
        """Return how many words the longest phrase of a list takes at the start; 0: none."""
        said = tuple(word.folded for word in words)
        lengths = (len(p) for p in self.phrases[name] if said[: len(p)] == p)
        return max(lengths, default=0)


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text in order."""
    return tuple(
        Word(match[0], fold(match[0]).replace("’", "'"), *match.span())
        for match in _WORD.finditer(text)
    )


@lru_cache(maxsize=4_096)
def terms_of(word: str, language: str) -> tuple[str, ...]:
    """Return the terms of one word: none of a stop word, two of `ict-tender`."""
    return tuple(analyse(word, language))


@lru_cache(maxsize=4)
def cues(language: str) -> Cues:
    """Return the lists of nl, fr, en or de."""
    raw = word_groups("follow_ups")[language]
    phrases = {
        name: tuple(_folded(phrase) for phrase in given)
        for name, given in raw.items()
        if isinstance(given, list)
    }
    lists = {
        name: frozenset(words[0] for words in given if len(words) == 1)
        for name, given in phrases.items()
    }
    return Cues(
        language=language,
        phrases=phrases,
        lists=lists,
        stems={
            name: frozenset(term for word in given for term in terms_of(word, language))
            for name, given in lists.items()
        },
        texts={name: given for name, given in raw.items() if isinstance(given, str)} | raw["with"],
        before=raw["before"],
    )


def _folded(phrase: str) -> tuple[str, ...]:
    if phrase.endswith("'"):  # an elided word is one before another only
        return tuple(word.folded for word in words_of(f"{phrase}x"))[:-1]
    return tuple(word.folded for word in words_of(phrase))


@lru_cache(maxsize=1)
def ordinals() -> Mapping[str, int]:
    """Return what number a folded word stands for; -1: the last."""
    return {
        fold(word): number
        for number, given in word_groups("follow_ups")["ordinals"].items()
        for word in given
    }


@lru_cache(maxsize=1)
def beside_an_ordinal() -> frozenset[str]:
    """Return the words that may stand beside the number of one of several."""
    return frozenset(map(fold, word_groups("follow_ups")["beside_an_ordinal"]))
