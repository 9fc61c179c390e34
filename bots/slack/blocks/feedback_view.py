"""The modal that asks what was wrong with an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.blocks.ids import COMMENT, FEEDBACK_VIEW, REASON, PlaceValue
from bots.slack.blocks.kit import (
    Block,
    choice,
    field,
    modal,
    option,
    section,
    submitted,
    text_input,
)
from bots.slack.blocks.state import chosen, entered_text

COMMENT_LIMIT = 1_000


class Wrong(StrEnum):
    """What may be wrong with an answer."""

    INCORRECT = "incorrect"
    SOURCE = "source"
    INCOMPLETE = "incomplete"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenReason:
    """What came back; `wrong` is None and `comment` empty where nothing was said."""

    place: PlaceValue
    wrong: Wrong | None
    comment: str

    @property
    def text(self) -> str:
        """What the journal keeps as the comment: `source: it says 2019`."""
        return ": ".join(filter(None, (self.wrong or "", self.comment)))


def feedback_view(place: PlaceValue, *, language: str) -> Block:
    """Return the modal for the answer that `place` names."""
    options = [
        option(phrase(language, Phrase(f"wrong_{wrong.value}")), wrong.value) for wrong in Wrong
    ]
    view = modal(
        phrase(language, Phrase.FEEDBACK_TITLE),
        [
            section(phrase(language, Phrase.FEEDBACK_INTRO)),
            field(
                phrase(language, Phrase.FEEDBACK_REASON),
                choice("radio_buttons", REASON, options, ()),
            ),
            text_input(
                phrase(language, Phrase.FEEDBACK_COMMENT),
                COMMENT,
                most=COMMENT_LIMIT,
                hint=phrase(language, Phrase.NO_PERSONAL_DATA),
            ),
        ],
        callback_id=FEEDBACK_VIEW,
        close=phrase(language, Phrase.SLACK_CLOSE),
    )
    return submitted(view, phrase(language, Phrase.FEEDBACK_SEND), place.to_json())


def given_reason(view: Mapping[str, Any]) -> GivenReason | None:
    """Return what a view of ours came back with; None where it is none of ours."""
    place = PlaceValue.from_json(view.get("private_metadata"))
    if place is None:
        return None
    known = [wrong for wrong in Wrong if wrong.value in chosen(view, REASON)]
    comment = entered_text(view, COMMENT)[:COMMENT_LIMIT]
    return GivenReason(place=place, wrong=known[0] if known else None, comment=comment)
