"""Takes the text off a page that nobody sees: a place to hide instructions.

Text that is printed invisibly over a picture is what character recognition found in it, and stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pdfminer.layout import LTPage
    from pdfplumber.page import Page

_INVISIBLE = {3, 7}  # text rendering modes: nothing is painted
_TINY = 2.0  # points
_LIGHT = 0.97  # of full brightness
_BEHIND = 400  # shapes that are looked at: more is a drawing

Thing = dict[str, Any]
Spot = tuple[int, int]


def visible(page: Page) -> Page:
    """Return the page without characters that are invisible, tiny, white on white or off it."""
    unpainted = _lay_out(page)
    suspects = [char for char in page.chars if _is_suspect(char, page, unpainted)]
    if not suspects:
        return page
    pictures = page.images
    grounds = [shape for shape in (*page.rects, *page.curves)[:_BEHIND] if _is_dark(shape)]
    hidden = {
        id(char)
        for char in suspects
        if _is_never_seen(char, page)
        or not _has_behind(char, _grounds_for(char, unpainted, pictures, grounds))
    }
    return page.filter(lambda thing: id(thing) not in hidden) if hidden else page


def _grounds_for(
    char: Thing, unpainted: set[Spot], pictures: Sequence[Thing], grounds: Sequence[Thing]
) -> Sequence[Thing]:
    return pictures if _spot(char["x0"], char["y0"]) in unpainted else [*pictures, *grounds]


def _lay_out(page: Page) -> set[Spot]:
    """Lay the page out, as pdfplumber would, and return where characters are not painted.

    pdfplumber keeps the layout, but not the mode in which text is painted.
    """
    from pdfminer.pdfinterp import PDFPageInterpreter  # noqa: PLC0415  takes 0.4 s
    from pdfplumber.page import PDFPageAggregatorWithMarkedContent  # noqa: PLC0415  the same

    unpainted: set[Spot] = set()

    class Device(PDFPageAggregatorWithMarkedContent):
        """Notes the place of each character that is not painted."""

        mode = 0

        def render_string(self, textstate: Any, *args: Any, **kwargs: Any) -> None:
            self.mode = textstate.render
            super().render_string(textstate, *args, **kwargs)

        def render_char(self, *args: Any, **kwargs: Any) -> float:
            advance: float = super().render_char(*args, **kwargs)
            if self.mode in _INVISIBLE:
                char = self.cur_item._objs[-1]  # noqa: SLF001  as pdfplumber's own device does
                unpainted.add(_spot(char.x0, char.y0))
            return advance

    device = Device(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    layout: LTPage = device.get_result()
    page._layout = layout  # noqa: SLF001  where pdfplumber looks for it
    return unpainted


def _spot(x0: float, y0: float) -> Spot:
    return round(x0 * 10), round(y0 * 10)


def _is_suspect(char: Thing, page: Page, unpainted: set[Spot]) -> bool:
    return (
        _is_never_seen(char, page)
        or (bool(unpainted) and _spot(char["x0"], char["y0"]) in unpainted)
        or _is_light(char["non_stroking_color"])
    )


def _is_never_seen(char: Thing, page: Page) -> bool:
    left, top, right, bottom = page.bbox
    across = char["x1"] > left and char["x0"] < right
    return char["size"] < _TINY or not (across and char["bottom"] > top and char["top"] < bottom)


def _is_light(color: object) -> bool:
    """Say whether a colour is white: grey, RGB, or CMYK, where none of the inks is white."""
    parts = color if isinstance(color, tuple | list) else (color,)
    if not parts or not all(isinstance(part, int | float) for part in parts):
        return False
    if len(parts) == 4:  # noqa: PLR2004  CMYK
        return bool(max(parts) <= 1 - _LIGHT)
    return bool(min(parts) >= _LIGHT)


def _is_dark(shape: Thing) -> bool:
    return bool(shape.get("fill")) and not _is_light(shape.get("non_stroking_color"))


def _has_behind(char: Thing, things: Sequence[Thing]) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return any(t["x0"] <= x <= t["x1"] and t["top"] <= y <= t["bottom"] for t in things)
