"""An answer on the screen: live with Rich on a terminal, plain lines in a pipe."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from typing import TYPE_CHECKING, Self

from assistant.answer import Answer, Citation, Clarification, NoAnswer, Reply, Table
from assistant.phrases.catalogue import Phrase, phrase
from bots.answer_reading import read_reply
from bots.render import evidence_line, place, plain, searched_line, source_language, to_text
from bots.tables import marked_cell, text_blocks
from bots.terminal.asked import Piece, Shown, Step
from bots.terminal.screen import console, is_terminal, say

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table as RichTable
    from rich.text import Text

    from bots.answer_shape import AnswerJson

MARKER = r"\[\d+\]"
_MARKER_STYLE = "bold cyan"
_COLUMN = 16  # characters below which a column of sentences can't be read


def show_answer(shown: Iterator[Shown], *, language: str | None) -> AnswerJson:
    """Show the answer while it comes, then its sources; return it."""
    with _Terminal(language or "nl") if is_terminal() else nullcontext(_Lines()) as view:
        for event in shown:
            match event:
                case Step():
                    view.step(event.step)
                case Piece():
                    view.piece(_lead(event.text) + plain(event.text))
                case _:
                    view.end(read_reply(event))
                    return event
    raise RuntimeError("the steps of an answer ended without the answer")


class _Lines:
    """Plain text: the pieces as they come, then whatever the whole reply has after them."""

    def __init__(self) -> None:
        self._said = ""

    def step(self, step: str) -> None:
        """Say nothing: in a pipe there are only answers."""

    def piece(self, text: str) -> None:
        say(text, end="")
        self._said += text

    def end(self, reply: Reply) -> None:
        whole = to_text(reply)
        if whole.startswith(self._said):
            say(whole.removeprefix(self._said), end="")
        else:
            say(f"\n\n{whole}", end="")


class _Terminal:
    """Rich: a spinner until something comes, the growing text, then a table of sources."""

    def __init__(self, language: str) -> None:
        from rich.live import Live  # noqa: PLC0415  0.1 s, not needed in a pipe

        self._language = language
        self._console = console()
        self._pieces: list[str] = []
        self._live = Live(console=self._console, refresh_per_second=8)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._live.stop()  # or an interrupted command would leave the cursor hidden

    def step(self, step: str) -> None:
        from rich.spinner import Spinner  # noqa: PLC0415  as above

        if not self._pieces:
            words = phrase(self._language, Phrase(f"status_{step}"))
            self._live.update(Spinner("dots", words))
            self._live.start()

    def piece(self, text: str) -> None:
        self._pieces.append(text)
        self._live.update(_styled("".join(self._pieces)), refresh=True)

    def end(self, reply: Reply) -> None:
        self._live.update(_answered(reply, self._console.width), refresh=True)
        self._live.stop()
        for part in _tail(reply):
            self._console.print(part)


def _answered(reply: Reply, width: int) -> RenderableType:
    match reply.outcome:
        case Answer(table=Table() as table) if width >= _COLUMN * len(table.columns):
            return _side_by_side(table)
        case Answer(table=Table() as table):
            return _styled("\n".join(text_blocks(table, plain)))
    return _styled(_head(reply))


def _side_by_side(table: Table) -> RichTable:
    from rich.table import Table as RichTable  # noqa: PLC0415  as above

    drawn = RichTable(show_lines=True, header_style="bold")
    for position, column in enumerate(table.columns):
        drawn.add_column(_text(plain(column)), overflow="fold", style="" if position else "bold")
    for row in table.rows:
        drawn.add_row(*(_styled(marked_cell(cell, plain)) for cell in row))
    return drawn


def _head(reply: Reply) -> str:
    """Return what stands above the sources."""
    lines = to_text(reply).partition("\n\n")[0].splitlines()
    return "\n".join(plain(line) for line in lines)


def _lead(text: str) -> str:
    """Return the blank or new line that a piece begins with."""
    return text[: len(text) - len(text.lstrip())]


def _tail(reply: Reply) -> Iterator[RenderableType]:
    if reply.searched_for:
        searched = searched_line(reply.searched_for, reply.language)
        yield _text(f"\n{plain(searched)}", style="dim")
    match reply.outcome:
        case Answer(sentences=sentences, table=table) as answer:
            if table:
                yield from (_text(plain(s.text)) for s in sentences if not s.citations)
            yield ""
            yield _sources(answer, reply.language)
            yield _text(plain(evidence_line(answer.evidence, reply.language)), style="italic")
        case NoAnswer(nearest=nearest) if nearest:
            yield _text(f"\n{phrase(reply.language, Phrase.NEAREST)}:", style="bold")
            for meta in nearest:
                yield _text(f"• {plain(meta.title)}: {plain(meta.source)}")
        case Clarification(options=options):
            for number, option in enumerate(options, start=1):
                yield _text(f"{number}. {plain(option.label)}")


def _sources(answer: Answer, language: str) -> RichTable:
    from rich.table import Table as RichTable  # noqa: PLC0415  as above

    table = RichTable(box=None, show_header=False, padding=(0, 1, 1, 0), pad_edge=False)
    table.add_column(justify="right", style=_MARKER_STYLE)
    table.add_column(overflow="fold")
    for citation in answer.citations:
        spoken = source_language(citation, answer, language)
        table.add_row(f"[{citation.number}]", _source(citation, spoken, language))
    return table


def _source(citation: Citation, spoken: str, language: str) -> Text:
    meta = citation.meta
    about = (meta.organisation, meta.year, place(citation.span, language))
    words = (*about, spoken)
    text = _text("")
    text.append(plain(meta.title), style="bold")
    text.append(f"\n{plain(', '.join(word for word in words if word))}")
    text.append(f"\n“{plain(citation.quote)}”", style="dim")
    text.append(f"\n{plain(meta.source)}", style="blue")
    if meta.quote_origin == "restatement":
        text.append(f" ({phrase(language, Phrase.RESTATEMENT)})", style="dim")
    return text


def _styled(text: str) -> Text:
    styled = _text(text)
    styled.highlight_regex(MARKER, _MARKER_STYLE)
    return styled


def _text(text: str, *, style: str = "") -> Text:
    from rich.text import Text  # noqa: PLC0415  as above

    return Text(text, style=style)
