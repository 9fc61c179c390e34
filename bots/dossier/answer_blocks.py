"""What was answered as blocks: sentences in their layout, or a table; marks point at quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.answer import Answer, Layout, Sentence
from bots.dossier.blocks import Block, Grid, Items, Line, Paragraph, Run, Tone
from bots.dossier.words import legible, said


def answer_blocks(answer: Answer, *, number: int) -> Iterator[Block]:
    """Yield the answer; `number` is that of its part in the dossier. Framing follows as notes."""
    cited = [sentence for sentence in answer.sentences if sentence.citations]
    if answer.table is not None:
        yield Grid(
            columns=tuple(map(legible, answer.table.columns)),
            rows=tuple(
                tuple(_marked(cell.text, cell.citations, number) for cell in row)
                for row in answer.table.rows
            ),
        )
    elif answer.layout in {Layout.STEPS, Layout.LIST}:
        lines = tuple(_line(sentence, number) for sentence in cited)
        if lines:
            yield Items(lines=lines, is_numbered=answer.layout is Layout.STEPS)
    elif cited and answer.layout is not Layout.TABLE:
        yield Paragraph(line=tuple(_prose(cited, number)))
    for sentence in answer.sentences:
        if not sentence.citations:
            yield Paragraph(line=said(sentence.text), tone=Tone.NOTE)


def anchor(part: int, number: int) -> str:
    """Return the anchor of a quote: the part of the dossier it is in, and its number there."""
    return f"quote-{part}-{number}"


def _prose(sentences: Iterable[Sentence], part: int) -> Iterator[Run]:
    for position, sentence in enumerate(sentences):
        if position:
            yield Run(text=" ")
        yield from _line(sentence, part)


def _line(sentence: Sentence, part: int) -> Line:
    return _marked(sentence.text, sentence.citations, part)


def _marked(text: str, citations: Iterable[int], part: int) -> Line:
    marks = tuple(Run(text=f"[{each}]", target=anchor(part, each)) for each in citations)
    return (*said(text), Run(text=" "), *marks) if marks else said(text)
