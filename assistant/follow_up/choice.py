"""The answer to a question that was asked back: which of the meanings it names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Clarification, Option
from assistant.follow_up.words import beside_an_ordinal, cues, ordinals, words_of
from ingest.text.lexical import analyse
from ingest.text.vocabulary import load_vocabulary
from ingest.text.words import fold

_SAYS_NOTHING = ("and", "fillers", "courtesy", "prepositions", "articles")
_LONGEST = 12
"""Words of a choice that is no whole label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a term means in a conversation."""

    term: str
    option: Option


def choose(said: str, unclear: Clarification, language: str) -> Option | None:
    """Return the option that is named by its number, its label or words of it; None: no choice.

    Words that several options have choose what those have in common: their organisation.
    """
    same = (option for option in unclear.options if fold(option.label) == fold(said.strip()))
    if named := next(same, None) or _by_number(said, unclear.options):
        return named
    words = [word.folded for word in words_of(said)]
    if len(words) > _LONGEST or _is_question(words, language):
        return None
    silent = frozenset().union(*(cues(language).lists[name] for name in _SAYS_NOTHING))
    telling = [w for w in words if w not in silent | beside_an_ordinal() and analyse(w, language)]
    term = frozenset(analyse(unclear.term, language))
    distinct = [word for word in telling if not term.issuperset(analyse(word, language))]
    if not distinct:
        return None
    return _common([o for o in unclear.options if _has_all(o.label, distinct, language)])


def with_choice(question: str, choice: Choice) -> str:
    """Return the question with the meaning in the place of the term, or in brackets behind it."""
    label = choice.option.label
    organisation = next(iter(choice.option.filters.get("organisation", ())), None)
    found = re.search(rf"(?<!\w){re.escape(choice.term)}(?!\w)", question, re.IGNORECASE)
    if found is None:
        return question
    if organisation is None:
        meant = f"{found[0]} ({label})"
    else:
        meant = organisation if fold(choice.term) in fold(organisation) else found[0]
    if fold(meant) in fold(question):
        return question
    return f"{question[: found.start()]}{meant}{question[found.end() :]}"


def _by_number(said: str, options: Sequence[Option]) -> Option | None:
    words = [word.folded for word in words_of(said)]
    said_first = sorted(
        (word for word in words if word in ordinals()), key=beside_an_ordinal().__contains__
    )
    numbers = [ordinals()[word] for word in said_first[:1]]  # the first one is no two numbers
    others = (word for word in words if word not in said_first[:1])
    if not numbers or not all(word in beside_an_ordinal() for word in others):
        return None
    place = numbers[0] - 1 if numbers[0] > 0 else len(options) - 1
    return options[place] if place < len(options) else None


def _is_question(words: Sequence[str], language: str) -> bool:
    return bool(words) and words[0] in cues(language).lists["wh"]


def _has_all(label: str, words: Sequence[str], language: str) -> bool:
    marks = _marks(label, language)
    return all(_marks(word, language) & marks for word in words)


def _marks(text: str, language: str) -> frozenset[str]:
    """Return the terms of a text, and the kinds of organisation in it whatever their language."""
    vocabulary = load_vocabulary()
    kinds = (
        f"{key} (sector)" for word in words_of(text) for key in vocabulary.keys("sector", word.text)
    )
    return frozenset((*analyse(text, language), *(word.folded for word in words_of(text)), *kinds))


def _common(options: Sequence[Option]) -> Option | None:
    if len(options) < 2:  # noqa: PLR2004  one is chosen, or none
        return next(iter(options), None)
    filters: Mapping[str, Sequence[str]] = {
        facet: values
        for facet, values in options[0].filters.items()
        if all(tuple(option.filters.get(facet, ())) == tuple(values) for option in options)
    }
    organisation = next(iter(filters.get("organisation", ())), None)
    if organisation is None:
        return None
    return Option(label=organisation, filters={"organisation": (organisation,)})
