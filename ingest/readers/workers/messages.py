"""What passes between a run and a reader's process: its length, then JSON.

No pickle: a hostile file may take over the process that reads it, and must get no further.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

from ingest.readers.files import ReadFile

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_LENGTH = 8  # bytes in front of each message
_DATE = "__date__"

Message = dict[str, object]
Note = tuple[str, int, str]
"""What a reader logged: name of the logger, level, message."""


class BadMessageError(ValueError):
    """What came is none of ours: cut off, too long or something else."""


def send(stream: BinaryIO, message: Mapping[str, object]) -> None:
    """Write a message. Raises TypeError, ValueError or RecursionError for what is no JSON."""
    data = json.dumps(message, default=_plain).encode()
    stream.write(len(data).to_bytes(_LENGTH, "big") + data)
    stream.flush()


def receive(stream: BinaryIO, *, most_bytes: int) -> Message | None:
    """Return the next message; None where the stream is at its end."""
    head = stream.read(_LENGTH)
    if not head:
        return None
    length = int.from_bytes(head, "big")
    if len(head) < _LENGTH or length > most_bytes:
        raise BadMessageError(f"{length} bytes are announced, {most_bytes} at most are expected")
    data = stream.read(length)
    if len(data) < length:
        raise BadMessageError(f"{len(data)} of {length} bytes came")
    try:
        message = json.loads(data, object_hook=_with_dates)
    except (ValueError, RecursionError) as error:
        raise BadMessageError(f"it is no JSON ({type(error).__name__})") from error
    if not isinstance(message, dict):
        raise BadMessageError(f"a {type(message).__name__} came")
    return message


def from_read(read: ReadFile, notes: Sequence[Note]) -> Message:
    """Return the message that carries what was read and logged."""
    return {"read": asdict(read), "notes": list(notes)}


def to_read(message: Message) -> tuple[ReadFile, list[Note]]:
    """Return what `from_read` was given; raises BadMessageError where a type is another."""
    reads, notes = _checks()
    try:
        return (
            reads.validate_python(message.get("read")),
            notes.validate_python(message.get("notes")),
        )
    except ValueError as error:
        raise BadMessageError("what was read has another form") from error


@cache
def _checks() -> tuple[TypeAdapter[ReadFile], TypeAdapter[list[Note]]]:
    from pydantic import TypeAdapter  # noqa: PLC0415  of no use where files are read

    return TypeAdapter(ReadFile), TypeAdapter(list[Note])


def _plain(value: object) -> object:
    """Carry the dates that YAML reads; other objects of YAML are no metadata."""
    if isinstance(value, date):
        return {_DATE: value.isoformat()}
    raise TypeError(f"{type(value).__name__} is no JSON")


def _with_dates(value: dict[str, object]) -> object:
    text = value.get(_DATE)
    if len(value) != 1 or not isinstance(text, str):
        return value
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
