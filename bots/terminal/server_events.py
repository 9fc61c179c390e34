"""Server-sent events, read as the standard says: https://html.spec.whatwg.org/#event-stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerEvent:
    """One event: its name and its data, lines joined."""

    name: str
    data: str


def read_events(parts: Iterable[str]) -> Iterator[ServerEvent]:
    """Yield the events of a text that comes in parts, cut anywhere; comments are skipped.

    Only LF and CR LF end a line: a U+2028 in a document does not, though `splitlines` says so.
    """
    rest = ""
    for part in parts:
        *blocks, rest = (rest + part).replace("\r\n", "\n").split("\n\n")
        for block in blocks:
            event = _event(block)
            if event is not None:
                yield event


def _event(block: str) -> ServerEvent | None:
    name, data = "message", []
    for line in block.split("\n"):
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "event":
            name = value
        elif field == "data":
            data.append(value)
    return ServerEvent(name=name, data="\n".join(data)) if data else None
