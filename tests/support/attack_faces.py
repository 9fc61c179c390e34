"""What somebody sees of an answer, in every face: as JSON, events, text, Markdown, on a screen."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from typing import TYPE_CHECKING, Any

from bots.answer_reading import read_reply
from bots.render import to_markdown, to_text
from bots.terminal.answer_view import show_answer
from bots.terminal.asked import Piece, Step
from ingest.text.invisible import without_invisible
from ingest.text.words import fold
from tests.support.web import SentEvent, sent_events

if TYPE_CHECKING:
    from starlette.testclient import TestClient

_OUR_COLOURS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u00ad\ufeff\U000e0000-\U000e0fff]"
)


class _Screen(io.StringIO):
    """A standard output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def faces_of(
    client: TestClient, question: str, *, conversation: str | None = None
) -> dict[str, str]:
    """Ask over HTTP, as a stream; return what each face shows of it, the question left out."""
    body = {"question": question} | ({"conversation_id": conversation} if conversation else {})
    response = client.post("/api/ask/stream", json=body)
    assert response.status_code == 200, response.text
    events = list(sent_events(response.text))
    answer: Any = next(event.data for event in events if event.event == "answer")
    reply = read_reply(answer)
    streamed = [event for event in events if event.event != "answer"]
    return {
        "json": "\n".join(_texts(answer)),
        "stream": "\n".join(text for event in streamed for text in _texts(event.data)),
        "text": to_text(reply),
        "markdown": to_markdown(reply).replace("\\", ""),
        "screen": _OUR_COLOURS.sub("", _on_screen(streamed, answer)),
        "pipe": _written(io.StringIO(), streamed, answer),
    }


def seen(patterns: tuple[str, ...], shown: Mapping[str, str]) -> list[str]:
    """Return the faces in which one of the patterns can be read."""
    return [face for face, text in shown.items() if any(_reads(text, p) for p in patterns)]


def _reads(text: str, pattern: str) -> bool:
    folded = fold(pattern)
    return pattern in text or bool(folded and folded in fold(without_invisible(text)))


def _texts(value: object) -> Iterator[str]:
    """Yield every text in a JSON value but the question, which the asker wrote."""
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from _texts(item)
        case dict():
            for key, item in value.items():
                if key not in {"question", "conversation_id"}:
                    yield from _texts(item)


def _on_screen(events: list[SentEvent], answer: Any) -> str:
    return _written(_Screen(), events, answer)


def _written(output: io.StringIO, events: list[SentEvent], answer: Any) -> str:
    with redirect_stdout(output):
        show_answer(_shown(events, answer), language="nl")
    return output.getvalue()


def _shown(events: list[SentEvent], answer: Any) -> Iterator[Any]:
    for event in events:
        if event.event == "status":
            yield Step(step=str(event.data["step"]))
        elif event.event == "delta":
            yield Piece(text=str(event.data["text"]).strip())
    yield answer
