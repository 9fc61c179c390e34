"""A follow-up that asks something of what was told before: `hoeveel kostte dat?`, `waarom?`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.follow_up.reading import Reading
from assistant.follow_up.subject import Subject
from assistant.follow_up.tidy import before_the_end, capitalised, tidied
from assistant.follow_up.turn import Turn
from assistant.follow_up.words import Word, cues, terms_of, words_of
from ingest.text.words import fold

_LONGEST = 9
"""Words of a question that points back and names something of its own."""

_FACETS = ("country", "year", "name", "sector")
_PARTICIPLE = re.compile(r"(ge|mis|op|be|ver)\w+[dtn]|cost|last|work|fail|succeed")
_BEING = {"is", "are", "was", "were"}  # there is, were there


def complete(reading: Reading, last: Reading, turn: Turn, subject: Subject) -> str | None:
    """Return the question with what it leaves out; None where it leaves out nothing."""
    words = reading.words
    start = reading.cues.joined(words)
    if start == len(words):
        return None
    if not subject:
        return None
    if _is_bare(reading, words[start:]):
        return _with_last_question(reading, start, last, turn)
    if not _leaves_out(reading, start):
        return None
    own_name = any(m.kind in _FACETS for m in reading.mentions)
    if any(m.kind == "category" for m in reading.mentions):
        subject = Subject(topic="", organisation=subject.organisation)
    elif own_name:
        subject = Subject(topic=subject.topic, organisation="")
    return _filled(reading, start, subject) if subject else None


def question_itself(text: str, language: str) -> str:
    """Return a question without the `Waarom?` that was put before it."""
    first, mark, rest = text.partition("?")
    words = words_of(first.partition(",")[0])
    is_bare = tuple(word.folded for word in words) in cues(language).phrases["bare"]
    return rest.strip() if mark and is_bare and rest.strip() else text


def _is_bare(reading: Reading, words: Sequence[Word]) -> bool:
    said = tuple(word.folded for word in words)
    meant = tuple(word.folded for word in words if not reading.cues.has("fillers", word))
    return bool({said, meant} & {*reading.cues.phrases["bare"]})


def _with_last_question(reading: Reading, start: int, last: Reading, turn: Turn) -> str:
    """Return `Waarom? ` and the last question, with who its answer was about."""
    asked = reading.of((start, len(reading.words)))
    who = turn.organisation()
    if who and fold(who) not in fold(last.text):
        behind = reading.cues.texts["organisation"].format(organisation=who)
        asked = f"{asked}, {behind}"
    mark = " ?" if reading.language == "fr" else "?"
    return f"{capitalised(asked)}{mark} {last.text}"


def _leaves_out(reading: Reading, start: int) -> bool:
    """Tell whether a question can't be understood without what was told before."""
    about = reading.cues.starts("about", reading.words[start:])
    positions = range(start + about, len(reading.words))
    has_cue = start + about > 0
    points = any(_points_back(reading, position) for position in positions)
    own = [position for position in positions if not reading.says_nothing(position)]
    named = [position for position in own if reading.is_in(position)]
    if own:
        strongly = any(_is_pronoun(reading, position) for position in positions)
        strongly = strongly or _is_that_one(reading, own) or _is_of_others(reading, own)
        return named == own and strongly and len(positions) <= _LONGEST and _is_question(reading)
    in_general = any(
        reading.cues.means("aspects_of_it", reading.words[position])
        and not reading.cues.means("aspects", reading.words[position])
        for position in positions
    )
    if in_general:
        return has_cue or points
    asked = any(reading.cues.means("aspects", reading.words[position]) for position in positions)
    return asked or (_is_question(reading) and points)


def _is_that_one(reading: Reading, own: Sequence[int]) -> bool:
    """Tell whether the only word of its own is one told before: `die weg`, `those chairs`."""
    before = reading.words[own[0] - 1] if len(own) == 1 and own[0] > 0 else None
    is_thing = reading.is_in(own[0], "category")
    return before is not None and is_thing and reading.cues.has("demonstrative", before)


def _is_of_others(reading: Reading, own: Sequence[int]) -> bool:
    """Tell whether the same is asked of others: `zijn er in België ook voorbeelden?`."""
    facets = all(reading.is_in(position, "country", "name") for position in own)
    return facets and any(reading.cues.has("others", word) for word in reading.words)


def _is_question(reading: Reading) -> bool:
    courtesy = any(reading.cues.has("courtesy", word) for word in reading.words)
    return "?" in reading.text or (
        not courtesy and any(reading.cues.has("wh", word) for word in reading.words)
    )


def _points_back(reading: Reading, position: int) -> bool:
    word = reading.words[position]
    return _is_pronoun(reading, position) or reading.cues.has("demonstrative", word)


def _is_pronoun(reading: Reading, position: int) -> bool:
    """Tell whether a word stands for something told before, and is no article or joint."""
    word = reading.words[position]
    if reading.cues.has("thing", word):
        return _stands_alone(reading, position)
    ending = word.folded.rpartition("-")[2]  # ont-ils
    return (
        _is_place(reading, position)
        or (reading.language == "nl" and word.folded == "daar")
        or ending in reading.cues.lists["people"]
    )


def _stands_alone(reading: Reading, position: int) -> bool:
    """Tell whether no noun follows: `het` in `wat kostte het?`, not in `het resultaat`."""
    if reading.language in {"en", "fr"} and reading.words[position].folded != "that":
        return True
    behind = reading.words[position + 1 : position + 2]
    if not behind or any(reading.cues.means(n, behind[0]) for n in ("fillers", "doings")):
        return True
    if reading.language == "de":
        return not behind[0].has_capital
    return not terms_of(behind[0].folded, reading.language) or _is_participle(behind[0])


def _is_participle(word: Word) -> bool:
    return _PARTICIPLE.fullmatch(word.folded) is not None


def _filled(reading: Reading, start: int, subject: Subject) -> str:
    """Return the question with its subject in the place of `there`, else behind it."""
    words = subject.behind(reading.language)
    for position in range(start, len(reading.words)):
        if _is_place(reading, position):
            return _put(reading, start, position, words)
    return _behind(reading, start, words)


def _is_place(reading: Reading, position: int) -> bool:
    """Tell whether a word is `there`, but not in `is there` and in `daar iets over`."""
    lists, words = reading.cues, reading.words
    beside = (*words[max(position - 1, 0) : position], *words[position + 1 : position + 2])
    is_empty = lists.language == "en" and any(word.folded in _BEING for word in beside)
    ends_open = lists.has("prepositions", words[-1])
    return lists.has("place", words[position]) and not (is_empty or ends_open)


def _put(reading: Reading, start: int, position: int, words: str) -> str:
    begin, at = reading.words[start].start, reading.words[position]
    text = f"{reading.text[begin : at.start]}{words}{reading.text[at.end :]}"
    return capitalised(tidied(text, ""))


def _behind(reading: Reading, start: int, words: str) -> str:
    return capitalised(before_the_end(reading.text[reading.words[start].start :], words))
