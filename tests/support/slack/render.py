"""Blocks, modals and app homes as HTML, much as Slack shows them: for a person to look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt

Json = Mapping[str, Any]

STYLE = """
body{columns:2;font:15px/1.46 Lato,"Noto Sans",Arial,sans-serif;color:#1d1c1d;margin:24px;
 background:#eee}
h2{font-size:15px;margin:20px 0 6px;break-after:avoid}
.message,.modal,.home{break-inside:avoid;
 background:#fff;border:1px solid #ddd;border-radius:8px;padding:12px 16px;
 width:640px;box-sizing:border-box}
.modal{width:520px}.home{width:720px}
.who{font-weight:900}.app{background:#e8e8e8;border-radius:2px;font-size:10px;padding:1px 3px;
 margin-left:5px;color:#616061}
.bar{display:flex;justify-content:space-between;border-bottom:1px solid #ddd;margin:-4px -16px 12px;
 padding:4px 16px 12px;font-weight:900;font-size:18px}
.foot{border-top:1px solid #ddd;margin:12px -16px -4px;padding:12px 16px 4px;text-align:right}
.block{margin:6px 0}.context{font-size:12.5px;color:#616061}.header{font-size:18px;font-weight:900}
.section{display:flex;gap:16px;justify-content:space-between}
.fields{display:grid;grid-template-columns:1fr 1fr;gap:6px 16px}
.button,.select{display:inline-block;border:1px solid #bbb;border-radius:4px;font-size:13px;
 font-weight:700;padding:3px 10px;margin:2px 6px 2px 0;background:#fff;color:#1d1c1d}
.primary{background:#007a5a;color:#fff;border-color:#007a5a}.danger{color:#e01e5a;border-color:#e01e5a}
.select{font-weight:400;color:#616061}.select::after{content:" \\25be"}
.field{border:1px solid #bbb;border-radius:4px;padding:6px 10px;color:#888;margin-top:4px}
.hint{font-size:12.5px;color:#616061}.label{font-weight:700}
table{border-collapse:collapse;font-size:13px}td,th{border:1px solid #ddd;padding:5px 8px;
 text-align:left;vertical-align:top}th{background:#f8f8f8}
a{color:#1264a3}hr{border:0;border-top:1px solid #ddd}blockquote{border-left:4px solid #ddd;
 margin:4px 0;padding-left:12px}code{background:#f4f4f4;border:1px solid #ddd;border-radius:3px;
 padding:1px 3px;font-size:12px}p{margin:4px 0}ul,ol{margin:4px 0;padding-left:24px}
.highlight{background:#fff3b8}.wrong{background:#fcc}
"""
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
_LINK = re.compile(r"&lt;(https?://[^|&]+(?:&amp;[^|&]+)*)\|([^&]*)&gt;")
_STYLES = {"bold": "b", "italic": "i", "strike": "s", "code": "code"}


def page(samples: Iterable[tuple[str, str]]) -> str:
    """Return one page of titles and what is shown beneath each."""
    shown = "".join(f"<h2>{escape(title)}</h2>{body}" for title, body in samples)
    return (
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Slack</title>'
        f"<style>{STYLE}</style></head><body>{shown}</body></html>"
    )


def message(blocks: Sequence[Json], *, only_to_asker: bool = False) -> str:
    """Return a message of the bot."""
    only = '<div class="hint">Alleen zichtbaar voor jou</div>' if only_to_asker else ""
    head = f'{only}<span class="who">Leerkring</span><span class="app">APP</span>'
    return f'<div class="message">{head}{_blocks(blocks)}</div>'


def view(shown: Json) -> str:
    """Return a modal or an app home."""
    if shown["type"] == "home":
        return f'<div class="home">{_blocks(shown["blocks"])}</div>'
    close, submit = _plain(shown.get("close")), _plain(shown.get("submit"))
    buttons = f'<span class="button">{close}</span>' if close else ""
    buttons += f'<span class="button primary">{submit}</span>' if submit else ""
    bar = f'<div class="bar"><span>{_plain(shown["title"])}</span><span>×</span></div>'
    foot = f'<div class="foot">{buttons}</div>'
    return f'<div class="modal">{bar}{_blocks(shown["blocks"])}{foot}</div>'


def _blocks(blocks: Sequence[Json]) -> str:
    return "".join(f'<div class="block {block["type"]}">{_block(block)}</div>' for block in blocks)


def _block(block: Json) -> str:
    shown = _BLOCKS.get(block["type"])
    return shown(block) if shown else _unknown(block)


def _section(block: Json) -> str:
    words = _text(block["text"]) if block.get("text") else ""
    fields = "".join(f"<div>{_text(each)}</div>" for each in block.get("fields", ()))
    left = f'{words}<div class="fields">{fields}</div>' if fields else words
    side = f"<div>{_element(block['accessory'])}</div>" if block.get("accessory") else ""
    return f"<div>{left}</div>{side}"


def _input(block: Json) -> str:
    hint = f'<div class="hint">{_plain(block["hint"])}</div>' if block.get("hint") else ""
    optional = ' <span class="hint">(optioneel)</span>' if block.get("optional") else ""
    label = f'<div class="label">{_plain(block["label"])}{optional}</div>'
    return f"{label}{_element(block['element'])}{hint}"


def _elements(block: Json) -> str:
    return "".join(_element(each) for each in block["elements"])


def _table(block: Json) -> str:
    def row(cells: Sequence[Json], tag: str) -> str:
        return "".join(f"<{tag}>{_cell(cell)}</{tag}>" for cell in cells)

    head, *rows = block["rows"]
    body = "".join(f"<tr>{row(cells, 'td')}</tr>" for cells in rows)
    return f"<table><tr>{row(head, 'th')}</tr>{body}</table>"


def _cell(cell: Json) -> str:
    return _rich(cell) if cell["type"] == "rich_text" else escape(str(cell.get("text", "")))


def _rich(block: Json) -> str:
    return "".join(_rich_part(part) for part in block["elements"])


def _rich_part(part: Json) -> str:
    if part["type"] == "rich_text_list":
        tag = "ol" if part["style"] == "ordered" else "ul"
        items = "".join(f"<li>{_rich_part(item)}</li>" for item in part["elements"])
        return f"<{tag}>{items}</{tag}>"
    words = "".join(_rich_word(word) for word in part["elements"])
    match part["type"]:
        case "rich_text_section":
            return f"<div>{words}</div>"
        case "rich_text_quote":
            return f"<blockquote>{words}</blockquote>"
        case "rich_text_preformatted":
            return f"<pre>{words}</pre>"
        case _:
            return _unknown(part)


def _rich_word(word: Json) -> str:
    match word["type"]:
        case "text":
            shown = escape(word["text"]).replace("\n", "<br>")
        case "link":
            shown = _link(word["url"], escape(word.get("text") or word["url"]))
        case "emoji":
            shown = f":{escape(word['name'])}:"
        case "channel":
            shown = f"#{escape(word['channel_id'])}"
        case "user" | "usergroup" as kind:
            shown = f"@{escape(word[f'{kind}_id'])}"
        case _:
            return _unknown(word)
    for name, tag in _STYLES.items():
        if word.get("style", {}).get(name):
            shown = f"<{tag}>{shown}</{tag}>"
    return shown


def _element(element: Json) -> str:
    shown = _ELEMENTS.get(element["type"])
    return shown(element) if shown else _unknown(element)


def _button(element: Json) -> str:
    return f'<span class="button {element.get("style", "")}">{_plain(element["text"])}</span>'


def _thumbs(element: Json) -> str:
    names = [_plain(element[each]["text"]) for each in ("positive_button", "negative_button")]
    return f'<span title="{" / ".join(names)}">▲ &nbsp; ▼</span>'


def _select(element: Json) -> str:
    return f'<span class="select">{_chosen(element)}</span>'


def _field(element: Json) -> str:
    rows = ' style="min-height:60px"' if element.get("multiline") else ""
    return f'<div class="field"{rows}>{_plain(element.get("placeholder"))}</div>'


def _chosen(element: Json) -> str:
    given = element.get("initial_options") or [element.get("initial_option")]
    chosen = ", ".join(_plain(each["text"]) for each in given if each)
    named = element.get("initial_conversation") or element.get("initial_channel")
    return chosen or escape(named or "") or _plain(element.get("placeholder"))


def _options(element: Json) -> str:
    given = element.get("initial_options") or [element.get("initial_option")]
    shown = []
    for option in element["options"]:
        marks = "◯◉" if element["type"] == "radio_buttons" else "☐☑"
        mark = marks[option in given]
        told = option.get("description")
        note = f' <span class="hint">{_text(told)}</span>' if told else ""
        shown.append(f"<div>{mark} {_text(option['text'])}{note}</div>")
    return "".join(shown)


def _text(text: Json) -> str:
    """Return a text object; mrkdwn as far as we use it: *bold*, _italic_, `code`, links, quotes."""
    shown = escape(text["text"], quote=False)
    if text["type"] == "mrkdwn":
        shown = shown.replace("&amp;lt;", "&lt;").replace("&amp;gt;", "&gt;")
        shown = shown.replace("&amp;amp;", "&amp;")
        shown = _LINK.sub(lambda found: _link(found[1], found[2]), shown)
        for mark, tag in (("*", "b"), ("_", "i"), ("`", "code")):
            shown = re.sub(
                rf"(?<!\w)\{mark}([^{mark}\n]+)\{mark}(?!\w)", rf"<{tag}>\1</{tag}>", shown
            )
        shown = re.sub(r"(?m)^&gt; ?(.*)$", r"<blockquote>\1</blockquote>", shown)
    return shown.replace("\n", "<br>")


def _plain(text: Json | None) -> str:
    return escape(text["text"]) if text else ""


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address)}">{words}</a>'


def _unknown(thing: Json) -> str:
    return f'<span class="wrong">{escape(str(thing))}</span>'


_BLOCKS: Mapping[str, Callable[[Json], str]] = {
    "section": _section,
    "divider": lambda _block: "<hr>",
    "header": lambda block: _plain(block["text"]),
    "context": _elements,
    "actions": _elements,
    "context_actions": _elements,
    "markdown": lambda block: _MARKDOWN.render(block["text"]),
    "rich_text": _rich,
    "table": _table,
    "input": _input,
}

_ELEMENTS: Mapping[str, Callable[[Json], str]] = {
    "button": _button,
    "feedback_buttons": _thumbs,
    "static_select": _select,
    "multi_static_select": _select,
    "conversations_select": _select,
    "channels_select": _select,
    "plain_text_input": _field,
    "checkboxes": _options,
    "radio_buttons": _options,
    "mrkdwn": lambda text: f"<div>{_text(text)}</div>",
    "plain_text": lambda text: f"<div>{_text(text)}</div>",
}
