"""The pieces of Block Kit that we use, as they are sent; words in them are never mark-up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bots.render import is_web_address, plain
from bots.slack.blocks.text import inert, inert_line

Block = dict[str, Any]
"""A block, an element of one or a view, as Slack's JSON has it."""

LABEL_LIMIT = 75
"""Characters on a button and in an option of a menu."""
URL_LIMIT = 3_000
TEXT_LIMIT = 2_900
"""Below the 3,000 characters of a section: what is longer is split before."""


def plain_text(text: str, limit: int = TEXT_LIMIT) -> Block:
    """Return words that are shown as they are: no mark-up, no emoji codes."""
    return {"type": "plain_text", "text": inert_line(text, limit) or "–", "emoji": False}


def section(text: str, accessory: Block | None = None) -> Block:
    """Return a paragraph, with an element at its side."""
    block: Block = {"type": "section", "text": plain_text(text)}
    return block if accessory is None else {**block, "accessory": accessory}


def header(text: str) -> Block:
    """Return a heading."""
    return {"type": "header", "text": plain_text(text, 150)}


def context(*lines: str) -> Block:
    """Return small words, at most ten lines of them."""
    return {"type": "context", "elements": [plain_text(line, 1_900) for line in lines[:10]]}


def divider() -> Block:
    """Return a line between two parts."""
    return {"type": "divider"}


def actions(elements: Sequence[Block], block_id: str) -> Block:
    """Return a row of at most 25 buttons and menus."""
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def button(label: str, action_id: str, value: str, *, said: str = "", style: str = "") -> Block:
    """Return a button; `said` is what a screen reader reads in place of its label."""
    element: Block = {
        "type": "button",
        "text": plain_text(label, LABEL_LIMIT),
        "action_id": action_id,
        "value": value,
    }
    if said:
        element["accessibility_label"] = inert_line(said, LABEL_LIMIT)
    return {**element, "style": style} if style else element


def link_button(label: str, action_id: str, address: str) -> Block:
    """Return a button that opens an address."""
    return {
        "type": "button",
        "text": plain_text(label, LABEL_LIMIT),
        "action_id": action_id,
        "url": address,
    }


def option(label: str, value: str) -> Block:
    """Return a line of a menu."""
    return {"text": plain_text(label, LABEL_LIMIT), "value": value}


def text_input(label: str, action_id: str, *, most: int, hint: str = "") -> Block:
    """Return a field of several lines that may stay empty."""
    element: Block = {
        "type": "plain_text_input",
        "action_id": action_id,
        "multiline": True,
        "max_length": most,
    }
    block = field(label, element)
    return {**block, "hint": plain_text(hint, 1_900)} if hint else block


def field(label: str, element: Block, *, block_id: str = "", is_optional: bool = True) -> Block:
    """Return an input of a modal under its label; its block is called as the input is."""
    return {
        "type": "input",
        "block_id": block_id or element["action_id"],
        "label": plain_text(label, 1_900),
        "element": element,
        "optional": is_optional,
    }


def choice(kind: str, action_id: str, options: Sequence[Block], chosen: Sequence[str]) -> Block:
    """Return radio buttons, boxes or a menu (`kind`) with the options of these values chosen."""
    element: Block = {"type": kind, "action_id": action_id, "options": list(options)}
    initial = [each for each in options if each["value"] in chosen]
    if not initial:
        return element
    if kind in {"radio_buttons", "static_select"}:
        return {**element, "initial_option": initial[0]}
    return {**element, "initial_options": initial}


def words(text: str, *, bold: bool = False, italic: bool = False) -> Block:
    """Return words of rich text, exactly as they are; never empty."""
    style = {name: True for name, is_on in (("bold", bold), ("italic", italic)) if is_on}
    element: Block = {"type": "text", "text": inert(text) or " "}
    return {**element, "style": style} if style else element


def link(text: str, address: str) -> Block:
    """Return a link of rich text; just the words where the address is none of the web's."""
    url = plain(address)
    if not is_web_address(url) or len(url) > URL_LIMIT:
        return words(text)
    return {"type": "link", "url": url, "text": inert(text) or url}


def rich_section(elements: Iterable[Block]) -> Block:
    """Return a paragraph of rich text."""
    return {"type": "rich_text_section", "elements": list(elements)}


def rich_list(items: Iterable[Iterable[Block]]) -> Block:
    """Return a list of rich text."""
    found = [rich_section(item) for item in items]
    return {"type": "rich_text_list", "style": "bullet", "elements": found}


def rich_text(elements: Iterable[Block], block_id: str = "") -> Block:
    """Return a block of rich text."""
    block: Block = {"type": "rich_text", "elements": list(elements)}
    return {**block, "block_id": block_id} if block_id else block


def modal(title: str, blocks: Sequence[Block], *, callback_id: str, close: str) -> Block:
    """Return a modal that is only read; `submitted` makes a form of it."""
    return {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain_text(title, 24),
        "close": plain_text(close, 24),
        "blocks": list(blocks),
    }


def submitted(view: Block, label: str, metadata: str) -> Block:
    """Return a modal with a button that sends it, and what it carries along."""
    return {**view, "submit": plain_text(label, 24), "private_metadata": metadata}
