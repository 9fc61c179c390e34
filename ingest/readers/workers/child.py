"""What runs in a reader's process: it reads the files whose paths come in, until no more come."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from ingest.errors import SourceError
from ingest.readers.files import ReadFile
from ingest.readers.workers.limits import limit_memory, set_alarm
from ingest.readers.workers.messages import Note, from_read, receive, send

_MOST_REQUEST = 1 << 20  # bytes: a path
_MOST_NOTES = 20  # a file
_NETWORK = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname")
_NO_METADATA = "has metadata that can't be kept: write plain texts, figures and lists in its YAML."


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """What a process is told when it starts; `reader` is `module:function`."""

    reader: str
    seconds: float
    megabytes: int
    characters: int
    log_level: int


def main() -> None:
    """Serve the run that started this process, with a SetUp as JSON behind its name."""
    set_up = SetUp(**json.loads(sys.argv[1]))
    requests, answers = _own_streams()
    limit_memory(set_up.megabytes)
    sys.addaudithook(refuse_network)
    module, _, name = set_up.reader.partition(":")
    reader: Callable[[Path], ReadFile] = getattr(import_module(module), name)
    paths: SimpleQueue[str] = SimpleQueue()
    Thread(target=_listen, args=(requests, paths), daemon=True).start()
    send(answers, {"ready": True})
    while True:
        path = Path(paths.get())
        set_alarm(set_up.seconds)
        answer(path, reader, answers, set_up=set_up)
        set_alarm(0)


def answer(
    path: Path, reader: Callable[[Path], ReadFile], answers: BinaryIO, *, set_up: SetUp
) -> None:
    """Send what is read of a file, or why it can't be."""
    try:
        with _notes(set_up.log_level) as notes:
            read = reader(path)
        _check_length(path, read, set_up.characters)
        send(answers, from_read(read, notes))
    except SourceError as error:
        send(answers, _refusal(error))
    except (TypeError, ValueError, RecursionError) as error:
        send(answers, _refusal(SourceError(path, _NO_METADATA), error))
    except MemoryError:
        send(answers, {"memory": True})


def refuse_network(event: str, _arguments: tuple[object, ...]) -> None:
    """Let no library reach out: what is read may name addresses (an audit hook)."""
    if event in _NETWORK:
        raise PermissionError("a reader's process has no network")


def _own_streams() -> tuple[BinaryIO, BinaryIO]:
    """Take standard input and output for ourselves: what a library prints goes nowhere."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    return requests, answers


def _listen(requests: BinaryIO, paths: SimpleQueue[str]) -> None:
    """Pass paths on; end this process at once when the run is over or gone."""
    while message := receive(requests, most_bytes=_MOST_REQUEST):
        paths.put(str(message["path"]))
    os._exit(0)


@contextmanager
def _notes(level: int) -> Iterator[list[Note]]:
    """Collect what our readers log; other libraries may quote the document."""
    notes: list[Note] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if len(notes) < _MOST_NOTES:
                notes.append((record.name, record.levelno, record.getMessage()))

    logger, handler = logging.getLogger("ingest"), Collect()
    logger.setLevel(level)
    logger.addHandler(handler)
    try:
        yield notes
    finally:
        logger.removeHandler(handler)


def _check_length(path: Path, read: ReadFile, most: int) -> None:
    length = len(read.reading.text)
    if length > most:
        raise SourceError(
            path,
            f"has {length:,} characters of text, more than the {most:,} of one document. "
            "Split it into documents of their own.",
        )


def _refusal(error: SourceError, cause: BaseException | None = None) -> Mapping[str, object]:
    """Return the refusal; what went wrong for want of memory says so, whatever it was taken for."""
    seen: BaseException | None = cause or error
    while seen is not None:
        if isinstance(seen, MemoryError):
            return {"memory": True}
        seen = seen.__cause__ or seen.__context__
    return {"source": error.source, "reason": error.reason}
