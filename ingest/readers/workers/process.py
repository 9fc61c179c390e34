"""One process that reads files, watched from outside."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from threading import Timer
from typing import BinaryIO, cast

from ingest.errors import IngestError, SourceError
from ingest.readers.files import ReadFile
from ingest.readers.workers.child import SetUp
from ingest.readers.workers.limits import OUT_OF_MEMORY, ReadLimits
from ingest.readers.workers.messages import BadMessageError, Message, receive, send, to_read

_START = (
    "import os, sys; sys.path += sys.argv.pop(1).split(os.pathsep); "
    "from ingest.readers.workers.child import main; main()"
)
_START_SECONDS = 60.0
_END_SECONDS = 5.0  # from its last word to its end
_BYTES_A_CHARACTER = 12  # in JSON, at most: one beyond U+FFFF
_ROOM = 16 << 20  # bytes of an answer besides

_PASSED_ON = ("PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "TESSDATA_PREFIX")
_PASSED_ON_STARTS = ("LC_", "LANG", "LD_LIBRARY_", "DYLD_")
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1"}


class StoppedError(Exception):
    """The process ended over a file, or had to be ended. Its text is a reason with what to do."""

    is_of_this_file = False
    """Whether a fresh process would do no better."""


class TooSlowError(StoppedError):
    """It took too long."""

    is_of_this_file = True

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"was not read within {seconds:g} s. Split it, save it anew in the program it was "
            "made with, or allow more with LEERKRING_READ_SECONDS."
        )


class TooHeavyError(StoppedError):
    """It took too much memory."""

    def __init__(self, megabytes: int) -> None:
        super().__init__(
            f"takes more than {megabytes:,} MB of memory to read. Split it, or allow more with "
            "LEERKRING_READ_MEGABYTES."
        )


class CrashedError(StoppedError):
    """It ended by itself."""

    def __init__(self, end: str) -> None:
        super().__init__(
            f"made the process that read it end ({end}). Open it in the program it was made with "
            "and save it anew."
        )


class ReaderProcess:
    """A process that reads one file at a time. It is ended by `close`, and knows no secrets."""

    def __init__(self, limits: ReadLimits, *, reader: str) -> None:
        self._limits = limits
        self._expired = False
        self._is_ready = False
        self.is_usable = True
        self.files = 0
        self._process = _start(limits, reader)
        self._requests = cast("BinaryIO", self._process.stdin)
        self._answers = cast("BinaryIO", self._process.stdout)

    def read(self, path: Path) -> ReadFile:
        """Return what the file holds; raises SourceError, or StoppedError: it is not usable then.

        Raises IngestError where no process starts.
        """
        self.is_usable = False
        if not self._is_ready:
            self._wait_until_ready()
        self.files += 1
        answer = self._ask(path)
        if answer.get("memory"):
            raise TooHeavyError(self._limits.megabytes)
        if "reason" in answer:
            self.is_usable = True
            raise SourceError(str(answer["source"]), str(answer["reason"]))
        try:
            read, notes = to_read(answer)
        except BadMessageError as error:
            raise CrashedError(str(error)) from error
        self.is_usable = True
        for name, level, text in notes:
            logging.getLogger(name).log(level, "%s", text)
        return read

    def close(self) -> None:
        """End the process and all that it started; may be called at any time, from any thread."""
        _kill(self._process)
        self._process.wait()
        for stream in (self._requests, self._answers):
            with suppress(OSError):  # what could not be written any more
                stream.close()

    def _wait_until_ready(self) -> None:
        timer = self._deadline(_START_SECONDS)
        try:
            ready = receive(self._answers, most_bytes=_ROOM)
        except (BadMessageError, OSError, ValueError):
            ready = None
        finally:
            timer.cancel()
        if ready is None:
            raise IngestError(
                f"The process that reads documents does not start ({self._end()}). Try "
                f"{sys.executable} -c 'import ingest.readers.workers.child', which says why."
            )
        self._is_ready = True

    def _ask(self, path: Path) -> Message:
        timer = self._deadline(self._limits.seconds)
        try:
            send(self._requests, {"path": str(path)})
            most_bytes = self._limits.characters * _BYTES_A_CHARACTER + _ROOM
            answer = receive(self._answers, most_bytes=most_bytes)
        except (BadMessageError, OSError, ValueError) as error:
            raise self._stopped(f"{type(error).__name__}: {error}") from error
        finally:
            timer.cancel()
        if answer is None or self._expired:
            raise self._stopped(self._end())
        return answer

    def _deadline(self, seconds: float) -> Timer:
        timer = Timer(seconds, self._expire)
        timer.daemon = True
        timer.start()
        return timer

    def _expire(self) -> None:
        self._expired = True
        _kill(self._process)

    def _stopped(self, end: str) -> StoppedError:
        if self._expired:
            return TooSlowError(self._limits.seconds)
        if self._process.poll() == OUT_OF_MEMORY:
            return TooHeavyError(self._limits.megabytes)
        return CrashedError(end)

    def _end(self) -> str:
        """Return how the process ended, in a word, once it has nothing more to say."""
        try:
            code = self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            _kill(self._process)
            code = self._process.wait()
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"


def _start(limits: ReadLimits, reader: str) -> subprocess.Popen[bytes]:
    """Start an interpreter that imports the readers alone, and shares nothing with this one."""
    set_up = SetUp(
        reader=reader,
        seconds=limits.seconds,
        megabytes=limits.megabytes,
        characters=limits.characters,
        log_level=logging.getLogger("ingest").getEffectiveLevel(),
    )
    here = str(Path(__file__).parents[3])
    paths = os.pathsep.join([here, *filter(os.path.isabs, sys.path)])
    try:
        return subprocess.Popen(  # noqa: S603  our own interpreter and program
            [sys.executable, "-I", "-S", "-c", _START, paths, json.dumps(asdict(set_up))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,
        )
    except OSError as error:
        raise IngestError(
            f"The process that reads documents can't be started ({error.strerror}): see to it that "
            f"{sys.executable} may be run, and that the system has processes and memory left."
        ) from error


def _environment() -> dict[str, str]:
    """Return what a reader may know of our environment: no key, no token, no address."""
    passed_on = {
        name: value
        for name, value in os.environ.items()
        if name.upper() in _PASSED_ON or name.upper().startswith(_PASSED_ON_STARTS)
    }
    return passed_on | _ONE_THREAD


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and those that it started; it leads a session of its own."""
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):  # gone in between
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
