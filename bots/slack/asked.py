"""A question as it came from Slack, however it was asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """How a question was asked."""

    MENTION = "mention"
    THREAD = "thread"  # a reply in a thread that the bot takes part in, without a mention
    DIRECT = "direct"
    PANE = "pane"
    COMMAND = "command"
    SHORTCUT = "shortcut"
    CHOICE = "choice"  # a button beneath a question that was asked back


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question, who asked it, and where the answer goes.

    `text` is what was typed without the mention. `message_ts` is the message that asks, None for a
    slash command; `thread_ts` is the thread to answer in, None where there is none. `language` is
    that of the user's Slack, for the words around the answer; the answer follows the question.
    `conversation_id` is the conversation that the question goes on with; None: that of its thread,
    or a new one.
    """

    text: str
    way: Way
    team: str
    channel: str
    user: str
    message_ts: str | None = None
    thread_ts: str | None = None
    language: str = "nl"
    conversation_id: str | None = None
