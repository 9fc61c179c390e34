"""A dossier as Markdown (CommonMark with tables): what documents say is escaped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from bots.dossier.blocks import (
    Block,
    Facts,
    Grid,
    Heading,
    Items,
    Line,
    Outline,
    Paragraph,
    Quotation,
    Run,
    Sideways,
    Tone,
)
from bots.render import escaped
from bots.tables import markdown_row


def to_markdown(outline: Outline) -> bytes:
    """Return the dossier as UTF-8; quotes are block quotes, marks are not links."""
    blocks = (
        block
        for each in outline.blocks
        for block in (each.blocks if isinstance(each, Sideways) else (each,))
    )
    parts = ("\n".join(_lines(block)) for block in blocks)
    return ("\n\n".join(parts) + "\n").encode()


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=level, text=text):
            yield f"{'#' * level} {escaped(text)}"
        case Paragraph(line=line, tone=tone):
            yield f"**{_text(line)}**" if tone is Tone.WARNING else _text(line)
        case Items(lines=lines, is_numbered=is_numbered):
            for number, line in enumerate(lines, start=1):
                yield f"{f'{number}.' if is_numbered else '-'} {_text(line)}"
        case Facts(rows=rows):
            for label, line in rows:
                yield f"- **{escaped(label)}:** {_text(line)}"
        case Quotation(words=words):
            yield f"> {escaped(words)}"
        case Grid(columns=columns, rows=rows):
            yield markdown_row(map(escaped, columns))
            yield markdown_row("---" for _ in columns)
            for row in rows:
                yield markdown_row(map(_text, row))
        case _:
            assert_never(block)


def _text(line: Line) -> str:
    return "".join(map(_run, line)).strip()


def _run(run: Run) -> str:
    if run.address:
        address = run.address.replace("<", "%3C").replace(">", "%3E")
        return f"<{address}>" if run.address == run.text else f"[{escaped(run.text)}](<{address}>)"
    lead = " " if run.text[:1] == " " else ""
    tail = " " if run.text[1:] and run.text[-1:] == " " else ""
    text = f"{lead}{escaped(run.text)}{tail}"
    return f"**{text.strip()}**{tail}" if run.is_bold else text
