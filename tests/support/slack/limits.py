"""What Slack would refuse: checked by the SDK's own validators, and by the limits it documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

Json = Mapping[str, Any]

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
MARKDOWN = 12_000  # all markdown blocks of a message together, and each part of a stream
BLOCKS_TEXT = 13_000  # all texts of a message with markdown: from 13,172 on Slack refuses it
TABLE_ROWS, TABLE_COLUMNS, TABLE_TEXT = 100, 20, 10_000
ONLY_IN_MESSAGES = frozenset({"markdown", "table", "context_actions", "plan", "task_card"})
TEXTS = {
    "title": 24,
    "submit": 24,
    "close": 24,
    "callback_id": 255,
    "external_id": 255,
    "private_metadata": 3_000,
}
"""Of a view."""
LENGTHS: Mapping[str, Mapping[str, int]] = {
    "header": {"text": 150},
    "section": {"text": 3_000},
    "image": {"image_url": 3_000, "alt_text": 2_000, "title": 2_000},
    "input": {"label": 2_000, "hint": 2_000},
    "markdown": {"text": MARKDOWN},
    "button": {"text": 75, "value": 2_000, "url": 3_000, "accessibility_label": 75},
    "icon_button": {"text": 75, "value": 2_000, "accessibility_label": 75},
    "plain_text_input": {"placeholder": 150, "initial_value": 3_000},
    "static_select": {"placeholder": 150},
    "multi_static_select": {"placeholder": 150},
    "conversations_select": {"placeholder": 150},
    "channels_select": {"placeholder": 150},
    "users_select": {"placeholder": 150},
}
"""Characters, by type and key."""
COUNTS: Mapping[str, Mapping[str, int]] = {
    "section": {"fields": 10},
    "actions": {"elements": 25},
    "context": {"elements": 10},
    "context_actions": {"elements": 5},
    "static_select": {"options": 100},
    "multi_static_select": {"options": 100},
    "checkboxes": {"options": 10},
    "radio_buttons": {"options": 10},
    "overflow": {"options": 5},
}
"""How many, by type and key."""
CALLS_EVERYBODY = ("<!channel", "<!here", "<!everyone")
READ_AS_MARKUP = frozenset({None, "mrkdwn", "markdown", "markdown_text"})  # None: the call itself


def faults_of_message(blocks: Sequence[Json]) -> list[str]:
    """Return what is wrong with the blocks of a message; an empty list: nothing."""
    found = list(_faults(blocks, most=MESSAGE_BLOCKS))
    markdown = sum(len(block["text"]) for block in blocks if block.get("type") == "markdown")
    if markdown > MARKDOWN:
        found.append(f"markdown blocks have {markdown} characters together, {MARKDOWN} at most")
    texts = sum(len(text) for text in _texts(blocks))
    if markdown and texts > BLOCKS_TEXT:
        found.append(f"blocks have {texts} characters together, {BLOCKS_TEXT} at most")
    tables = [block for block in blocks if block.get("type") == "table"]
    if len(tables) > 1:
        found.append(f"{len(tables)} tables, 1 at most")
    return found + [fault for table in tables for fault in _faults_of_table(table)]


def faults_of_view(view: Json) -> list[str]:
    """Return what is wrong with a modal or an app home."""
    found = list(_faults(view.get("blocks", ()), most=VIEW_BLOCKS))
    for key, most in TEXTS.items():
        if len(text := _text_of(view.get(key))) > most:
            found.append(f"{key} of the view has {len(text)} characters, {most} at most")
    kinds = {block.get("type") for block in view.get("blocks", ())}
    found += [f"{kind} is for messages only" for kind in sorted(kinds & ONLY_IN_MESSAGES)]
    if view.get("type") == "modal" and not _text_of(view.get("title")):
        found.append("a modal wants a title")
    if "input" in kinds and view.get("type") == "modal" and not view.get("submit"):
        found.append("a modal with an input wants a submit button")
    try:
        View(**deepcopy(dict(view))).validate_json()
    except (SlackObjectFormationError, TypeError, ValueError) as error:
        found.append(f"the view: {error}")
    return found


def faults_of_texts(data: object) -> list[str]:
    """Return the words that would call everybody, where Slack reads them as such in a call.

    In plain text and in rich text they are letters like any others.
    """
    read = [
        str(each[key])
        for each in _objects(data)
        for key in ("text", "markdown_text")
        if isinstance(each.get(key), str) and each.get("type") in READ_AS_MARKUP
    ]
    return [f"{word}> would call everybody" for word in CALLS_EVERYBODY if word in " ".join(read)]


def _faults(blocks: Sequence[Json], *, most: int) -> Iterator[str]:
    if len(blocks) > most:
        yield f"{len(blocks)} blocks, {most} at most"
    ids = [block["block_id"] for block in blocks if block.get("block_id")]
    yield from (f"block_id {name} stands twice" for name in set(ids) if ids.count(name) > 1)
    for number, block in enumerate(blocks):
        for fault in (*_faults_by_sdk(block), *_faults_of(block)):
            yield f"block {number} ({block.get('type')}): {fault}"


def _faults_by_sdk(block: Json) -> Iterator[str]:
    try:
        parsed = Block.parse(deepcopy(dict(block)))
        if parsed is None:
            yield "no such type of block"
            return
        yield from _lost(block, parsed.to_dict(), "")
    except (SlackObjectFormationError, TypeError, ValueError, AttributeError) as error:
        yield str(error)


def _lost(given: object, kept: object, place: str) -> Iterator[str]:
    """Yield the keys that the SDK's models don't know."""
    if isinstance(given, Mapping) and isinstance(kept, Mapping):
        for key, value in given.items():
            if key not in kept and value not in (None, [], {}, ""):
                yield f"{place}{key} is not known there"
            yield from _lost(value, kept.get(key), f"{place}{key}.")
    elif isinstance(given, (list, tuple)) and isinstance(kept, (list, tuple)):
        if len(given) != len(kept):
            yield f"{place} has {len(given) - len(kept)} elements of no known type"
        for one, other in zip(given, kept, strict=False):
            yield from _lost(one, other, place)


def _faults_of(block: Json) -> Iterator[str]:
    actions = [each["action_id"] for each in _objects(block) if "action_id" in each]
    yield from (
        f"action_id {name} stands twice" for name in set(actions) if actions.count(name) > 1
    )
    for each in _objects(block):
        kind = str(each.get("type", "option" if "text" in each and "value" in each else ""))
        for key, most in LENGTHS.get(kind, {}).items():
            if len(text := _text_of(each.get(key))) > most:
                yield f"{kind}.{key} has {len(text)} characters, {most} at most"
        for key, most in COUNTS.get(kind, {}).items():
            if len(each.get(key) or ()) > most:
                yield f"{kind}.{key} has {len(each[key])} entries, {most} at most"
        if kind in {"plain_text", "mrkdwn", "raw_text"} and not 1 <= len(each["text"]) <= 3_000:
            yield f"a text has {len(each['text'])} characters, 1 to 3000 are allowed"
        if kind == "option" and (len(_text_of(each["text"])) > 75 or len(each["value"]) > 150):
            yield "an option has 75 characters of text and 150 of value at most"
        if kind == "feedback_buttons" and block.get("type") != "context_actions":
            yield "feedback_buttons stand in context_actions only"


def _faults_of_table(table: Json) -> Iterator[str]:
    rows = table.get("rows") or ()
    widths = {len(row) for row in rows}
    if len(rows) > TABLE_ROWS:
        yield f"a table of {len(rows)} rows, {TABLE_ROWS} at most"
    if widths and max(widths) > TABLE_COLUMNS:
        yield f"a table of {max(widths)} columns, {TABLE_COLUMNS} at most"
    if len(widths) > 1:
        yield f"a table whose rows have {sorted(widths)} cells"
    if (written := sum(len(text) for text in _texts(rows))) > TABLE_TEXT:
        yield f"a table of {written} characters, {TABLE_TEXT} at most"


def _objects(value: object) -> Iterator[Json]:
    if isinstance(value, Mapping):
        yield value
        for each in value.values():
            yield from _objects(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _objects(each)


def _texts(value: object) -> Iterator[str]:
    for each in _objects(value):
        if isinstance(each.get("text"), str):
            yield each["text"]


def _text_of(value: object) -> str:
    if isinstance(value, Mapping):
        return str(value.get("text", ""))
    return value if isinstance(value, str) else ""
