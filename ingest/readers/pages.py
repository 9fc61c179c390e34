"""Puts the text of pages together and marks where each begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.document import Mark
from ingest.readers.pdf_blocks import Block, Kind
from ingest.readers.wrapping import join_two

_OPEN_END = re.compile(r"[^\W_]$|[,\-\u2010]$")


def join_pages(pages: Iterable[tuple[int, Sequence[Block]]]) -> tuple[str, tuple[Mark, ...]]:
    """Return the Markdown of all pages, and a mark where each page's text begins.

    A paragraph that runs on from one column or page to the next becomes one again; its page
    begins inside it.
    """
    text = ""
    last: Block | None = None
    marks: list[Mark] = []
    for number, blocks in pages:
        for position, block in enumerate(blocks):
            text = _appended(text, last, block)
            if position == 0:
                marks.append(Mark(offset=len(text) - len(_markdown(block)), page=number))
            last = block
    return text, tuple(marks)


def _appended(text: str, last: Block | None, block: Block) -> str:
    markdown = _markdown(block)
    if last is None:
        return markdown
    if _runs_on(last, block):
        return join_two(text, markdown)
    return text + ("\n" if last.kind == block.kind == Kind.ITEM else "\n\n") + markdown


def _runs_on(last: Block, block: Block) -> bool:
    """Say whether a paragraph goes on: no end before, and no beginning after."""
    if block.kind is not Kind.PARAGRAPH or last.kind not in (Kind.PARAGRAPH, Kind.ITEM):
        return False
    return bool(_OPEN_END.search(last.text)) and block.text[0].islower()


def _markdown(block: Block) -> str:
    if block.kind is Kind.HEADING:
        return f"{'#' * block.level} {block.text}"
    if block.kind is Kind.PARAGRAPH:
        return re.sub(r"^(?=#{1,6}\s|[-*+>]\s|\||```|~~~)", r"\\", block.text)
    return block.text
