"""Checks of blocks and views: nothing Slack would refuse, no mark-up in words of others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from assistant.answer import Reply
from bots.slack.blocks.answer import message_parts
from bots.slack.blocks.text import BREAK
from tests.support.slack.limits import faults_of_message, faults_of_texts, faults_of_view


def check_message(blocks: Sequence[dict[str, Any]]) -> None:
    """Fail where Slack would refuse the blocks of a message."""
    assert blocks
    assert faults_of_message(blocks) == []
    _check_words(blocks)


def parts_of(found: Reply, **changes: Any) -> list[list[dict[str, Any]]]:
    """Return the messages of a reply, each of which Slack takes."""
    options = {"language": "nl", "passes_on": True, "only_to_asker": False} | changes
    parts = message_parts(found, **options)
    for part in parts:
        check_message(part)
    return parts


def one_part(found: Reply, **changes: Any) -> list[dict[str, Any]]:
    """Return the only message of a reply."""
    (part,) = parts_of(found, **changes)
    return part


def check_view(view: dict[str, Any]) -> None:
    """Fail where Slack would refuse a view."""
    assert view["blocks"]
    assert faults_of_view(view) == []
    _check_words(view["blocks"])


def check_inactive(escaped: str) -> None:
    """Fail where Slack would find a token of its own, an address, a name or an emoji code."""
    assert "<" not in escaped
    assert ">" not in escaped
    assert not re.search(r"&(?!amp;|lt;|gt;)", escaped)
    bare = re.sub(r"\\(.)", r"\1", escaped)
    assert not re.search(r":[\w+'-]+:", bare)
    assert not re.search(r"[@#]\w", bare)
    assert "://" not in bare
    assert not re.search(r"\w\.[a-zA-Z]{2}", bare)


def units(text: str) -> int:
    """Count as JavaScript does."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def nodes(found: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in blocks, outermost first."""
    if isinstance(found, dict):
        yield found
        for value in found.values():
            yield from nodes(value)
    elif isinstance(found, list | tuple):
        for value in found:
            yield from nodes(value)


def shown_words(found: Any) -> str:
    """Return all words that are shown, one text a line."""
    return "\n".join(
        node["text"]
        for node in nodes(found)
        if isinstance(node.get("text"), str) and "value" not in node
    )


def entered(view: dict[str, Any], **inputs: dict[str, Any]) -> dict[str, Any]:
    """Return a view as Slack sends it back."""
    values = {f"block of {name}": {name: given} for name, given in inputs.items()}
    return {**view, "state": {"values": values}}


def without_breaks(text: str) -> str:
    """Return a text as it is read: without the characters that break up what would be active."""
    return text.replace(BREAK, "")


def action_ids(found: Any) -> list[str]:
    return [node["action_id"] for node in nodes(found) if "action_id" in node]


def _check_words(blocks: Sequence[dict[str, Any]]) -> None:
    """Fail where words are none, can't be sent, or may be taken for mark-up, addresses or codes."""
    assert faults_of_texts(blocks) == []
    for node in nodes(blocks):
        text = node.get("text")
        if isinstance(text, str):
            assert text
            assert units(text) <= (12_000 if node["type"] == "markdown" else 3_000)
            text.encode("utf-8")
        if node.get("type") == "plain_text":
            assert node["emoji"] is False
        if node.get("type") == "context":
            assert all(units(each["text"]) <= 2_000 for each in node["elements"])
        if "url" in node:
            assert node["url"].startswith(("http://", "https://"))
        assert node.get("type") not in {"mrkdwn", "emoji", "broadcast"}
