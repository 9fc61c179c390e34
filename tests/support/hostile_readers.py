"""A reader that does what a file says, in the process of the readers: hang, crash, leak …"""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from ingest.document import Mark
from ingest.errors import SourceError
from ingest.readers.files import ReadFile
from ingest.readers.reading import Reading

READER = "tests.support.hostile_readers:read"

_kept: list[bytearray] = []


def read(path: Path) -> ReadFile:
    """Do what the first word of the file says with the second; the text is what came of it."""
    word, _, value = path.read_text("utf-8").partition(" ")
    outcome = _DEEDS[word](value)
    if isinstance(outcome, ReadFile):
        return outcome
    return ReadFile(reading=Reading(text=outcome), sidecar={})


def _say(value: str) -> str:
    return value


def _process(_: str) -> str:
    return str(os.getpid())


def _tell_modules(names: str) -> str:
    return " ".join(name for name in names.split() if name in sys.modules)


def _hang(_: str) -> str:
    while True:
        time.sleep(60)


def _hang_with_a_child(value: str) -> str:
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    Path(value).write_text(f"{os.getpid()} {child.pid}", encoding="utf-8")
    return _hang("")


def _devour(_: str) -> str:
    eaten = []
    while True:
        eaten.append(bytearray(1 << 24))


def _devour_and_blame_the_file(_: str) -> str:
    try:
        return _devour("")
    except MemoryError as error:
        raise SourceError("bron", "is damaged.") from error


def _keep(megabytes: str) -> str:
    _kept.append(bytearray(int(megabytes) << 20))
    return "kept"


def _crash(_: str) -> str:
    ctypes.string_at(0)
    return ""


def _leave(code: str) -> str:
    os._exit(int(code))


def _be_killed(_: str) -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    return _hang("")


def _refuse(value: str) -> str:
    raise SourceError("bron", value)


def _print(value: str) -> str:
    print(value, flush=True)  # noqa: T201  what a library may do
    os.write(1, value.encode())
    return "printed"


def _connect(port: str) -> str:
    with socket.create_connection(("127.0.0.1", int(port))):
        return "connected"


def _know(name: str) -> str:
    return os.environ.get(name, "unknown")


def _log(value: str) -> str:
    logging.getLogger("ingest.readers.pdf").warning(value)
    logging.getLogger("pdfminer").warning("words of the document")
    return "logged"


def _write_long(characters: str) -> str:
    return "x" * int(characters)


def _be_rich(_: str) -> ReadFile:
    reading = Reading(
        text="Zin.\n\nZin \U0001f333.",
        marks=(Mark(offset=0, page=1), Mark(offset=6, timecode="00:01:02")),
        title="Titel",
        year="2021",
        language="nl-BE",
        front={"valid_as_of": date(2021, 7, 1), "category": ["ict"], "year": 2021, "x": None},
    )
    return ReadFile(reading=reading, sidecar={"organisation": "Gemeente Voorbeeld"})


def _give_strange_metadata(_: str) -> ReadFile:
    return ReadFile(reading=Reading(text="Zin.", front={"title": {1, 2}}), sidecar={})


def _speak_out_of_turn(_: str) -> str:
    for descriptor in range(3, 20):
        try:
            os.write(descriptor, b"\xff" * 64)
        except OSError:
            continue
    return "spoke"


_DEEDS: Mapping[str, Callable[[str], str | ReadFile]] = {
    "say": _say,
    "process": _process,
    "modules": _tell_modules,
    "hang": _hang,
    "hang-with-a-child": _hang_with_a_child,
    "devour": _devour,
    "devour-and-blame": _devour_and_blame_the_file,
    "keep": _keep,
    "crash": _crash,
    "leave": _leave,
    "be-killed": _be_killed,
    "refuse": _refuse,
    "print": _print,
    "connect": _connect,
    "know": _know,
    "log": _log,
    "long": _write_long,
    "rich": _be_rich,
    "strange": _give_strange_metadata,
    "out-of-turn": _speak_out_of_turn,
}
