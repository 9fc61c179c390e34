"""What arrives from Slack, read: whose it is, where it stands, and whether it needs anybody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bots.slack.listeners.typed import mentions_of

Payload = Mapping[str, Any]
"""An event or what came with it, as Slack's JSON has it."""

CHANGED, DELETED = "message_changed", "message_deleted"
_BY_PEOPLE = {None, "file_share", "thread_broadcast"}
_OURS_TOO = ("app_mention", "message")
_SLACKBOT = "USLACKBOT"


def is_by_bot(event: Payload, *, bot_user: str) -> bool:
    """Tell whether a program wrote it: the bot itself, another app, a workflow, Slack.

    Of a message that was edited or deleted it is the message that counts.
    """
    message = message_of(event)
    marks = ("bot_id", "bot_profile", "app_id", "workflow_id")
    return (
        any(message.get(mark) for mark in marks)
        or message.get("subtype") == "bot_message"
        or message.get("user") in {bot_user, _SLACKBOT}
        or (is_message(event) and not message.get("user"))
    )


def is_message(event: Payload) -> bool:
    """Tell whether it is about a message: written, edited, deleted, or naming the bot."""
    return event.get("type") in _OURS_TOO


def message_of(event: Payload) -> Payload:
    """Return the message that an event is about; the former one where it was deleted."""
    message = event.get("message") or event.get("previous_message")
    return message if isinstance(message, Mapping) else event


def concerns_us(event: Payload, *, bot_user: str) -> bool:
    """Tell whether a message may need an answer: the talk of a channel does not.

    It does where it names the bot, is a reply in a thread or is said to the bot alone.
    """
    if event.get("type") != "message":
        return True
    subtype = event.get("subtype")
    if subtype in (CHANGED, DELETED):
        return True
    if subtype not in _BY_PEOPLE:
        return False
    return event.get("channel_type") == "im" or is_reply(event) or mentions_bot(event, bot_user)


def is_reply(message: Payload) -> bool:
    """Tell whether a message is in a thread that another began."""
    return message.get("thread_ts") not in (None, message.get("ts"))


def mentions_bot(message: Payload, bot_user: str) -> bool:
    """Tell whether a message names the bot."""
    return bot_user in mentions_of(str(message.get("text") or ""))


def claim_of(body: Payload, team: str) -> str | None:
    """Return what is claimed once: a message by its place, anything else by Slack's own id.

    A mention comes as two events that are of one message.
    """
    event = body.get("event")
    if isinstance(event, Mapping):
        if is_message(event) and event.get("subtype") in _BY_PEOPLE and event.get("ts"):
            return message_claim(team, event)
        return f"event {body['event_id']}" if body.get("event_id") else None
    return f"trigger {body['trigger_id']}" if body.get("trigger_id") else None


def message_claim(team: str, message: Payload) -> str:
    """Return what a message is claimed by."""
    return f"message {team} {message.get('channel')} {message.get('ts')}"
