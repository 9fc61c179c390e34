"""Every id that Slack gives back to us, and what buttons and views carry."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Self

from assistant.journal.port import Rating

FEEDBACK = "leerkring_feedback"
SOURCE = "leerkring_source"
"""The menu of sources; its buttons are `source_id(number)`. SOURCES fits both."""
SHARE = "leerkring_share"
ASK_HUMAN = "leerkring_ask_human"
LINK = "leerkring_link"
"""Buttons that only open an address; Slack tells of a click all the same: acknowledge it."""

SOURCES = re.compile(r"leerkring_source(?:_\d+)?\Z")
CHOICES = re.compile(r"leerkring_choice_\d+\Z")
LINKS = re.compile(r"leerkring_link(?:_\d+)?\Z")

HOME_LANGUAGE = "leerkring_home_language"
HOME_DELETE = "leerkring_home_delete"
HOME_ADMIN = "leerkring_home_admin"
HOME_REFRESH = "leerkring_home_refresh"
ADMIN_CHANNEL = "leerkring_admin_channel"
ADMIN_VISIBILITY = "leerkring_admin_visibility"
ADMIN_AUDIENCE = "leerkring_admin_audience"
ADMIN_CATEGORY = "leerkring_admin_category"
ADMIN_PHASE = "leerkring_admin_phase"
ADMIN_COUNTRY = "leerkring_admin_country"
ADMIN_FOLLOWS = "leerkring_admin_follows"

FEEDBACK_VIEW = "leerkring_feedback_view"
SOURCE_VIEW = "leerkring_source_view"
ASK_HUMAN_VIEW = "leerkring_ask_human_view"
ADMIN_VIEW = "leerkring_admin_view"
HOME_VIEW = "leerkring_home_view"

REASON = "leerkring_reason"
COMMENT = "leerkring_comment"
NOTE = "leerkring_note"
"""Inputs of the modals: the id of the block and of the input in it are the same."""

SOURCES_BLOCK = "leerkring_sources"
TABLE_BLOCK = "leerkring_table"
CHOICES_BLOCK = "leerkring_choices"
FEEDBACK_BLOCK = "leerkring_feedback_row"
ACTIONS_BLOCK = "leerkring_actions"

VALUE_LIMIT = 2_000
"""Characters in the value of a button."""
OPTION_VALUE_LIMIT = 150
"""Characters in the value of an option of a menu."""
METADATA_LIMIT = 3_000
"""Characters that a view may carry along."""

_LONGEST = 1_500
_HIGHEST = 2**53


@dataclass(frozen=True, slots=True)
class Coded:
    """A value that travels through Slack: a JSON list of its tag and its fields.

    Raises ValueError for an empty or endless text and for a negative number.
    """

    TAG: ClassVar[str] = ""

    def __post_init__(self) -> None:
        for name in (each.name for each in fields(self)):
            value = getattr(self, name)
            if isinstance(value, int) and not 0 <= value < _HIGHEST:
                raise ValueError(f"{name} of a button is {value}: expected 0 or more")
            if isinstance(value, str) and len(value) > _LONGEST:
                raise ValueError(f"{name} of a button has more than {_LONGEST} characters")

    def to_json(self) -> str:
        """Return the value for a button, an option or a view."""
        values = [getattr(self, each.name) for each in fields(self)]
        written = json.dumps([self.TAG, *values], separators=(",", ":"))
        return written.replace("<", "\\u003c")  # no token of Slack's, wherever it may be read

    @classmethod
    def from_json(cls, text: object) -> Self | None:
        """Return what came back; None where it is not ours, of another kind or malformed."""
        if not isinstance(text, str) or len(text) > METADATA_LIMIT:
            return None
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            return None
        expected = fields(cls)
        if not isinstance(found, list) or len(found) != len(expected) + 1 or found[0] != cls.TAG:
            return None
        values = dict(zip((each.name for each in expected), found[1:], strict=True))
        kinds = (each.metadata.get("kind", _KINDS[str(each.type)]) for each in expected)
        if any(type(value) is not kind for value, kind in zip(found[1:], kinds, strict=True)):
            return None
        try:
            return cls(**values)
        except ValueError:
            return None


_KINDS: Mapping[str, type] = {"str": str, "int": int, "bool": bool, "Rating": str}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceValue(Coded):
    """Which quote to show: `start` and `end` in the stored text, `number` as it is cited.

    `digest` is `digest_of` the quote: a document may have changed since.
    """

    TAG: ClassVar[str] = "s"
    answer_id: str
    number: int
    document_id: str
    start: int
    end: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackValue(Coded):
    """A thumb for an answer."""

    TAG: ClassVar[str] = "f"
    answer_id: str
    rating: Rating

    def __post_init__(self) -> None:
        Coded.__post_init__(self)
        object.__setattr__(self, "rating", Rating(self.rating))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceValue(Coded):
    """An option of a question that was asked back, counted from 1.

    `label` is the whole of it, for a process that did not ask back; empty where it is too long.
    """

    TAG: ClassVar[str] = "c"
    answer_id: str
    number: int
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerValue(Coded):
    """Which answer a button belongs to: to share it, or to pass it on."""

    TAG: ClassVar[str] = "a"
    answer_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceValue(Coded):
    """Which answer a modal is about, and where it stands; empty where it stands nowhere."""

    TAG: ClassVar[str] = "p"
    answer_id: str
    channel: str = ""
    thread_ts: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelValue(Coded):
    """Which channel the admin's modal is about; empty where none was picked yet."""

    TAG: ClassVar[str] = "ch"
    channel: str = ""


def digest_of(quote: str) -> str:
    """Return six characters that tell whether a quote still stands where it stood."""
    return hashlib.sha256(quote.encode("utf-8", "replace")).hexdigest()[:6]


def source_id(number: int) -> str:
    """Return the id of the button of a source."""
    return f"{SOURCE}_{number}"


def choice_id(number: int) -> str:
    """Return the id of the button of an option."""
    return f"leerkring_choice_{number}"


def link_id(number: int) -> str:
    """Return the id of a button that only opens an address."""
    return f"{LINK}_{number}"


def value_of(action: Mapping[str, Any]) -> str | None:
    """Return the value of an action as it came from Slack: of a button, or a menu's option."""
    option = action.get("selected_option")
    value = option.get("value") if isinstance(option, Mapping) else action.get("value")
    return value if isinstance(value, str) else None
