"""Checks of blocks and views: the SDK's own validators, and Slack's limits that it has not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
OPTION_VALUE = 150


def check_message(blocks: Sequence[dict[str, Any]]) -> None:
    """Fail where Slack would refuse the blocks of a message."""
    assert 1 <= len(blocks) <= MESSAGE_BLOCKS
    markdown = [each["text"] for each in blocks if each["type"] == "markdown"]
    assert sum(map(units, markdown)) <= 12_000
    assert sum(each["type"] == "table" for each in blocks) <= 1
    _check_blocks(blocks)


def check_view(view: dict[str, Any]) -> None:
    """Fail where Slack would refuse a view."""
    parsed = View(**view)
    parsed.validate_json()
    assert parsed.to_dict()["blocks"]
    assert 1 <= len(view["blocks"]) <= VIEW_BLOCKS
    assert not any(each["type"] in {"markdown", "table"} for each in view["blocks"])
    _check_blocks(view["blocks"])


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


def action_ids(found: Any) -> list[str]:
    return [node["action_id"] for node in nodes(found) if "action_id" in node]


def _check_blocks(blocks: Sequence[dict[str, Any]]) -> None:
    for block in blocks:
        parsed = Block.parse(block)
        assert parsed is not None, block["type"]
        parsed.validate_json()
        parsed.to_dict()
        for node in nodes(block):
            _check_node(node)
        ids = Counter(action_ids(block))
        assert not [each for each, count in ids.items() if count > 1]
    given = Counter(block["block_id"] for block in blocks if "block_id" in block)
    assert not [each for each, count in given.items() if count > 1]


def _check_node(node: dict[str, Any]) -> None:
    text = node.get("text")
    if isinstance(text, str):
        assert text
        assert units(text) <= (12_000 if node["type"] == "markdown" else 3_000)
        text.encode("utf-8")
    if node.get("type") == "plain_text":
        assert node["emoji"] is False
    if node.get("type") == "table":
        _check_table(node)
    if node.get("type") == "context":
        assert all(units(each["text"]) <= 2_000 for each in node["elements"])
    for choice in node.get("options", ()):
        assert units(choice["value"]) <= OPTION_VALUE
        assert units(choice["text"]["text"]) <= 75
    if "options" in node:
        assert 1 <= len(node["options"]) <= 100
    if node.get("type") == "button" and "text" in node:
        assert units(node["text"]["text"]) <= 75
        assert units(node.get("value", "")) <= 2_000
        assert units(node.get("accessibility_label", "")) <= 75
    if "url" in node:
        assert node["url"].startswith(("http://", "https://"))


def _check_table(node: dict[str, Any]) -> None:
    rows = node["rows"]
    assert len(rows) <= 101
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows[0]) <= 20
    assert len(rows) <= 100
    assert sum(units(cell["text"]) for row in rows for cell in row) <= 10_000
