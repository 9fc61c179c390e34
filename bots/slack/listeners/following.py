"""Whether a reply in a thread is a question to the bot; people talk to each other there too.

Rather a follow-up that is missed than an answer that nobody asked for: a mention always works.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.follow_up.reading import Reading, read
from assistant.follow_up.rewrite import Rules, spoken
from assistant.follow_up.turn import Turn
from assistant.follow_up.words import words_of
from assistant.question import language_of
from assistant.word_list import word_groups
from bots.slack.listeners.typed import mentions_of, typed_text
from bots.slack.talk import Before
from ingest.text.language import KNOWN

LONGEST = 300
"""Characters of a follow-up without a mention; what is longer tells something."""

_CHOICE = 6
"""Words of a choice, at most."""

_CURT = 2
_PHRASE = 3
"""Words of the longest phrase that people say to each other."""

_OF_THE_FIELD = {"category", "subject"}
_PLAIN_MENTION = re.compile(r"(?<![\w.])@\w")
_CALLED = re.compile(r"^([A-ZÀ-Þ][\w'’-]+)\s*[,:]\s")
_QUESTION_MARK = re.compile(r"\?\s*[^\w?]*$")


def is_for_bot(
    text: str, *, before: Before, turns: Sequence[Turn], was_asked_back: bool = False
) -> bool:
    """Tell whether the text of a message, as Slack has it, is a question to the bot.

    `before` is who spoke before it in the thread, and `turns` are those of its conversation.
    `was_asked_back`: the last answer was a question; a few words right after it choose a meaning.
    """
    typed = typed_text(text)
    if before is Before.OTHER or _names_somebody(text) or not 0 < len(typed) <= LONGEST:
        return False
    language = spoken(typed, turns) or language_of(typed)
    reading = read(typed, language)
    is_after_bot = before is Before.BOT
    if _is_said_to_people(reading, is_after_bot=is_after_bot):
        return False
    if was_asked_back and is_after_bot and _is_choice(reading):
        return True
    if _is_curt(reading) or not _asks(reading, is_after_bot=is_after_bot):
        return False
    is_follow_up = Rules().rewrite(typed, language, turns) is not None
    names_field = any(mention.kind in _OF_THE_FIELD for mention in reading.mentions)
    return names_field or (is_follow_up and (is_after_bot or bool(reading.mentions)))


def is_stop(text: str) -> bool:
    """Tell whether a text, said to the bot, ends its part in a thread."""
    said = tuple(word.folded for word in words_of(text))
    return any(said in _words(language).stop for language in KNOWN)


def _names_somebody(text: str) -> bool:
    """Tell whether a message mentions people or groups, by Slack's marks or only by an @."""
    return any(mentions_of(text)) or _PLAIN_MENTION.search(text) is not None


def _is_said_to_people(reading: Reading, *, is_after_bot: bool) -> bool:
    """Tell whether it calls somebody by name, or is about who is in the room and their day.

    Right after an answer it may begin with `can you`.
    """
    called = _CALLED.match(reading.text)
    if called and not (reading.says_nothing(0) or reading.is_in(0)):
        return True
    words = _words(reading.language)
    said = tuple(word.folded for word in reading.words)
    polite = (phrase for phrase in words.polite if is_after_bot and said[: len(phrase)] == phrase)
    rest = said[len(next(polite, ())) :]
    return any(
        rest[start : start + length] in words.among_people
        for start in range(len(rest))
        for length in range(1, _PHRASE + 1)
    )


def _is_choice(reading: Reading) -> bool:
    """Tell whether a few words may say which meaning is meant: more than thanks or yes."""
    words = reading.words
    return 0 < len(words) <= _CHOICE and not all(
        reading.cues.has("courtesy", word) for word in words
    )


def _is_curt(reading: Reading) -> bool:
    """Tell whether it is a word or two that anybody may say to anybody: `toch?`, not `waarom?`."""
    said = tuple(word.folded for word in reading.words)
    if len(said) > _CURT or said in reading.cues.phrases["bare"]:
        return False
    return len(said) < _CURT or not reading.mentions


def _asks(reading: Reading, *, is_after_bot: bool) -> bool:
    """Tell whether it has the form of a question; right after an answer, `en in Gent` has too."""
    if _QUESTION_MARK.search(reading.text):
        return True
    if not is_after_bot or not reading.words:
        return False
    cues = reading.cues
    goes_on = cues.joined(reading.words) or cues.starts("about", reading.words)
    return cues.has("wh", reading.words[0]) or bool(goes_on and reading.mentions)


@dataclass(frozen=True, slots=True)
class _Words:
    """The lists of `assistant/words/among_people.yaml` of a language, folded."""

    among_people: frozenset[tuple[str, ...]]
    polite: frozenset[tuple[str, ...]]
    stop: frozenset[tuple[str, ...]]


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    lists: Mapping[str, Sequence[str]] = word_groups("among_people")[language]
    return _Words(
        among_people=frozenset(map(_folded, (*lists["to_people"], *lists["when"]))),
        polite=frozenset(map(_folded, lists["polite"])),
        stop=frozenset(map(_folded, lists["stop"])),
    )


def _folded(phrase: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words_of(phrase))
