"""Takes the text out of a Word file that nobody sees who opens it: a place to hide instructions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STORIES = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml", re.IGNORECASE)
_STYLES = "word/styles.xml"
_SIGNS = (b"vanish", b"FFFFFF", b"ffffff", b'<w:sz w:val="')
_NO = {"0", "false", "off"}
_TINY = 6  # half points
_MERGED = re.compile(rb"<w:vMerge(?:\s[^>]*)?/>")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Styles:
    """The ids of the styles whose text is hidden, or that lay a shade behind it."""

    hidden: frozenset[str]
    shaded: frozenset[str]


def without_hidden(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return the parts without text that is hidden, tiny, or white on white.

    White text in a table and on a shaded ground stays: it is seen there.
    """
    styles = _styles(parts.get(_STYLES, b""))
    return {
        name: _visible(data, styles) if _STORIES.fullmatch(name) else data
        for name, data in parts.items()
    }


def with_aligned_cells(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return the parts with each cell in a column of its own: converters know no merged rows.

    Else what stands beside a cell over two rows would move under the header of its neighbour.
    """
    return {
        name: _MERGED.sub(b"", data) if _STORIES.fullmatch(name) else data
        for name, data in parts.items()
    }


def _styles(data: bytes) -> _Styles:
    if b"vanish" not in data and b"shd" not in data:
        return _Styles(hidden=frozenset(), shaded=frozenset())
    from docx.oxml import parse_xml  # noqa: PLC0415  only for this format

    styles = list(parse_xml(data).iter(f"{_W}style"))
    return _Styles(
        hidden=frozenset(_id(s) for s in styles if _is_on(s.find(f"{_W}rPr/{_W}vanish"))),
        shaded=frozenset(_id(s) for s in styles if next(s.iter(f"{_W}shd"), None) is not None),
    )


def _id(style: _Element) -> str:
    return str(style.get(f"{_W}styleId", ""))


def _visible(data: bytes, styles: _Styles) -> bytes:
    if not styles.hidden and not any(sign in data for sign in _SIGNS):
        return data
    from docx.opc.oxml import serialize_part_xml  # noqa: PLC0415  only for this format
    from docx.oxml import parse_xml  # noqa: PLC0415  the same

    root = parse_xml(data)
    hidden = [run for run in root.iter(f"{_W}r") if _is_hidden(run, styles)]
    for run in hidden:
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)
    return bytes(serialize_part_xml(root)) if hidden else data


def _is_hidden(run: _Element, styles: _Styles) -> bool:
    paragraph = next(run.iterancestors(f"{_W}p"), None)
    named = {_name(run.find(f"{_W}rPr/{_W}rStyle"))}
    if paragraph is not None:
        named.add(_name(paragraph.find(f"{_W}pPr/{_W}pStyle")))
    if named & styles.hidden:
        return True
    looks = run.find(f"{_W}rPr")
    if looks is None:
        return False
    size = looks.find(f"{_W}sz")
    if _is_on(looks.find(f"{_W}vanish")) or (size is not None and _number(size) < _TINY):
        return True
    return _is_white(looks) and not (named & styles.shaded or _is_on_ground(run, paragraph))


def _name(style: _Element | None) -> str:
    return "" if style is None else str(style.get(f"{_W}val", ""))


def _is_on(flag: _Element | None) -> bool:
    return flag is not None and (flag.get(f"{_W}val") or "1").lower() not in _NO


def _number(size: _Element) -> float:
    text = str(size.get(f"{_W}val", ""))
    return float(text) if re.fullmatch(r"\d{1,4}(?:\.\d{1,4})?", text) else 99.0


def _is_white(looks: _Element) -> bool:
    color = looks.find(f"{_W}color")
    return color is not None and (color.get(f"{_W}val") or "").upper() == "FFFFFF"


def _is_on_ground(run: _Element, paragraph: _Element | None) -> bool:
    """Say whether something may lie behind the run: a shade, a table, a box."""
    if next(run.iterancestors(f"{_W}tc", f"{_W}txbxContent"), None) is not None:
        return True
    places = [run.find(f"{_W}rPr/{_W}shd"), run.find(f"{_W}rPr/{_W}highlight")]
    if paragraph is not None:
        places.append(paragraph.find(f"{_W}pPr/{_W}shd"))
    return any(place is not None for place in places)
