"""Passing a question on to people: the modal that asks first, and the message that they get."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.blocks.ids import ASK_HUMAN_VIEW, NOTE, PlaceValue, link_id
from bots.slack.blocks.kit import (
    Block,
    actions,
    link,
    link_button,
    modal,
    rich_list,
    rich_section,
    rich_text,
    section,
    submitted,
    text_input,
    words,
)
from bots.slack.blocks.state import entered_text
from bots.slack.blocks.text import shortened

NOTE_LIMIT = 1_000
QUESTION_LIMIT = 2_000
DOCUMENTS = 5
STATUSES = ("answered", "no_answer", "clarify")

_USER = re.compile(r"[UW][A-Z0-9]+")
_GROUP = re.compile(r"S[A-Z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class NearTitle:
    """A document by its title; `source` is linked where it is an address of the web."""

    title: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn:
    """What people get to see of a question; `status` is that of its answer.

    `question` may be empty, where none is kept. `nearest` are only documents that may be told of
    in the people's channel too.
    """

    question: str
    status: str
    nearest: tuple[NearTitle, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenNote:
    """What came back from the modal; `note` is empty where nothing was added."""

    place: PlaceValue
    note: str


def ask_human_view(passed: PassedOn, place: PlaceValue, *, language: str) -> Block:
    """Return the modal that says what is passed on, and takes a note."""
    title = phrase(language, Phrase.SLACK_ASK_HUMAN)
    view = modal(
        title,
        [
            section(phrase(language, Phrase.SLACK_ASK_HUMAN_INTRO)),
            _told(passed, language),
            text_input(
                phrase(language, Phrase.SLACK_ASK_HUMAN_NOTE),
                NOTE,
                most=NOTE_LIMIT,
                hint=phrase(language, Phrase.NO_PERSONAL_DATA),
            ),
        ],
        callback_id=ASK_HUMAN_VIEW,
        close=phrase(language, Phrase.SLACK_CLOSE),
    )
    return submitted(view, phrase(language, Phrase.SLACK_FORWARD), place.to_json())


def given_note(view: Mapping[str, Any]) -> GivenNote | None:
    """Return what a view of ours came back with; None where it is none of ours."""
    place = PlaceValue.from_json(view.get("private_metadata"))
    if place is None:
        return None
    return GivenNote(place=place, note=entered_text(view, NOTE)[:NOTE_LIMIT])


def ask_human_message(
    passed: PassedOn, *, user: str, group: str, note: str, thread_link: str, language: str
) -> list[Block]:
    """Return the message for people: who asks, what, what came of it, and where to answer.

    `group` may be empty: nobody is called then. The words of the asker call nobody either.
    """
    lead: list[Block] = []
    if _GROUP.fullmatch(group):
        lead += [{"type": "usergroup", "usergroup_id": group}, words(" ")]
    if _USER.fullmatch(user):
        lead += [{"type": "user", "user_id": user}, words(" ")]
    lead.append(words(phrase(language, Phrase.SLACK_ASKED_BY)))
    blocks = [rich_text([rich_section(lead)]), _told(passed, language)]
    if note.strip():
        head = words(f"{phrase(language, Phrase.SLACK_NOTE)}: ", bold=True)
        blocks.append(rich_text([rich_section([head, words(shortened(note, NOTE_LIMIT))])]))
    if thread_link.startswith("https://"):
        label = phrase(language, Phrase.SLACK_TO_THREAD)
        blocks.append(actions([link_button(label, link_id(1), thread_link)], "leerkring_thread"))
    return blocks


def _told(passed: PassedOn, language: str) -> Block:
    status = passed.status if passed.status in STATUSES else "no_answer"
    elements = [rich_section([words(phrase(language, Phrase(f"slack_status_{status}")))])]
    question = shortened(passed.question, QUESTION_LIMIT)
    if question:
        elements.insert(0, {"type": "rich_text_quote", "elements": [words(question)]})
    if passed.nearest:
        elements.append(rich_section([words(phrase(language, Phrase.SLACK_NEAR), bold=True)]))
        elements.append(
            rich_list(
                [link(shortened(each.title, 200), each.source)]
                for each in passed.nearest[:DOCUMENTS]
            )
        )
    return rich_text(elements)
