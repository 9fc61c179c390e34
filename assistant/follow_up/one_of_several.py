"""A follow-up about one of those that were told: `en de tweede?`, `why did the last one fail?`."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.follow_up.reading import Reading
from assistant.follow_up.subject import Subject
from assistant.follow_up.tidy import before_the_end, capitalised, tidied
from assistant.follow_up.turn import Turn
from assistant.follow_up.words import beside_an_ordinal, ordinals

_LEAST = 2
"""Organisations of which one can be chosen."""


def one_of_several(reading: Reading, turns: Sequence[Turn], subject: Subject) -> str | None:
    """Return the question about the one that is asked for, of the last that were several."""
    words = reading.words
    told = next((t for turn in reversed(turns) if len(t := turn.organisations()) >= _LEAST), ())
    start = reading.cues.joined(words)
    at = next((p for p in range(start, len(words)) if words[p].folded in ordinals()), None)
    number = ordinals()[words[at].folded] if at is not None else 0
    if at is None or not -1 <= number <= len(told):
        return None
    who = told[number - 1 if number > 0 else -1]
    one = Subject(topic=subject.topic, organisation=who)
    if all(w.folded in beside_an_ordinal() for p, w in enumerate(words[start:], start) if p != at):
        texts = reading.cues.texts
        return texts["did_with" if one.topic else "did"].format(topic=one.topic, organisation=who)
    if not _stands_for_one(reading, start, at):
        return None
    text = _put(reading, start, at, who)
    about = Subject(topic=subject.topic, organisation="")
    return before_the_end(text, about.behind(reading.language)) if about else text


def _stands_for_one(reading: Reading, start: int, at: int) -> bool:
    """Tell whether `the second` has no noun behind it, in a question without words of its own."""
    words, lists = reading.words, reading.cues
    behind = words[at + 1 : at + 2]
    alone = not behind or behind[0].folded == "one"
    alone = alone or any(lists.has(name, behind[0]) for name in ("fillers", "aspects"))
    own = [p for p in range(start, len(words)) if p != at and not reading.says_nothing(p)]
    return alone and not own and at > start and lists.has("articles", words[at - 1])


def _put(reading: Reading, start: int, at: int, who: str) -> str:
    words = reading.words
    end = at + 1 if words[at + 1 : at + 2] and words[at + 1].folded == "one" else at
    before = reading.text[words[start].start : words[at - 1].start]
    return capitalised(tidied(f"{before}{who}{reading.text[words[end].end :]}", ""))
