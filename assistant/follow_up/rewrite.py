"""Follow-ups rewritten as questions that stand by themselves, by rules.

Rather a follow-up that is not understood than a question that is made into another one: whatever
has words of its own is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from assistant.follow_up.ellipsis import complete, question_itself
from assistant.follow_up.exchange import exchange
from assistant.follow_up.fragment import fragment_of
from assistant.follow_up.one_of_several import one_of_several
from assistant.follow_up.reading import Reading, read
from assistant.follow_up.subject import Subject, subject_of
from assistant.follow_up.tidy import capitalised
from assistant.follow_up.turn import Turn
from assistant.follow_up.words import cues, words_of
from ingest.text.language import KNOWN
from ingest.text.words import fold, stop_words

_LONGEST = 14
"""Words of a follow-up; a longer question says what it is about."""

_SHORT = 6
"""Words up to which a language is told by the conversation and by small words."""

_ANNOUNCED = 5
"""Words before `iets anders:` in which another subject may be announced."""

_BEHIND = re.compile(r"\s*[:,.;–-]\s*(?=\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """The question to search for and its language, which may be that of an earlier one.

    `is_new_topic` tells that it was said that another subject begins.
    """

    text: str
    language: str
    is_new_topic: bool = False


class Rewriter(Protocol):
    """Puts into a question what it leaves out."""

    def rewrite(self, question: str, language: str, turns: Sequence[Turn]) -> Rewritten | None:
        """Return the question to search for; None where it stands by itself.

        `turns` are those of the conversation, the last one last; there may be none.
        """
        ...


class Rules:
    """Rewrites by the words of `assistant/words/follow_ups.yaml` and the vocabulary."""

    def rewrite(self, question: str, language: str, turns: Sequence[Turn]) -> Rewritten | None:
        """Return the question to search for; None where it stands by itself."""
        if rest := _behind_new_topic(question, language):
            return Rewritten(text=capitalised(rest), language=language, is_new_topic=True)
        if not turns or len(words_of(question)) > _LONGEST:
            return None
        turn, last, subject = _last_about_something(turns)
        reading = read(question, language, turn.organisations())
        if not reading.words or not last.words:
            return None
        text = one_of_several(reading, turns, subject) or complete(reading, last, turn, subject)
        if text is None and (fragment := fragment_of(reading, last)):
            text, language = exchange(fragment, last), last.language
        if text is None or fold(text) == fold(question):
            return None
        return Rewritten(text=text, language=language)


def _last_about_something(turns: Sequence[Turn]) -> tuple[Turn, Reading, Subject]:
    """Return the last turn that has a subject: thanks and what was not understood have none."""
    for turn in reversed(turns):
        about = _about(turn)
        if about[2]:
            break
    return about


def _about(turn: Turn) -> tuple[Turn, Reading, Subject]:
    itself = question_itself(turn.question, turn.language)
    last = read(itself, turn.language, turn.organisations())
    return turn, last, subject_of(last, turn)


def spoken(question: str, turns: Sequence[Turn]) -> str | None:
    """Return the language of a short question in a conversation; None: it is to be detected.

    A language detector is misled by names; small words tell, and else the conversation goes on in
    its language.
    """
    words = words_of(question)
    if not turns or len(words) > _SHORT:
        return None
    said = [word.folded for word in words]
    counts = {language: sum(w in _small_words(language) for w in said) for language in KNOWN}
    most = max(counts.values())
    best = [language for language, count in counts.items() if count == most]
    if turns[-1].spoken in best:
        return turns[-1].spoken
    return best[0] if len(best) == 1 else None


@lru_cache(maxsize=len(KNOWN))
def _small_words(language: str) -> frozenset[str]:
    lists = cues(language).lists
    names = ("and", "wh", "prepositions", "articles", "thing", "place", "people", "courtesy")
    return stop_words(language).union(*(lists[name] for name in names))


def _behind_new_topic(question: str, language: str) -> str:
    """Return what follows `iets anders:`, or nothing."""
    words = words_of(question)
    said = tuple(word.folded for word in words)
    for phrase in cues(language).phrases["new_topic"]:
        for start in range(min(len(said) - len(phrase), _ANNOUNCED) + 1):
            end = start + len(phrase)
            if said[start:end] == phrase and (rest := _BEHIND.match(question, words[end - 1].end)):
                return question[rest.end() :]
    return ""
