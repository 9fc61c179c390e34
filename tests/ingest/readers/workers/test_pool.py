"""Hostile files before the real processes: each costs itself, and nothing else."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from ingest.errors import IngestError, SourceError
from ingest.pipeline import read_files_apart
from ingest.readers.files import ReadFile, read_here
from ingest.readers.workers.limits import ReadLimits
from ingest.readers.workers.pool import read_apart
from ingest.settings import IngestSettings
from tests.support.hostile_readers import READER
from tests.support.hostile_readers import read as read_as_told

ROOT = Path(__file__).parents[4]
LIMITS = ReadLimits(seconds=30, megabytes=300, characters=100_000)


def files(folder: Path, *deeds: str) -> list[Path]:
    """Files that a hostile reader does as they say."""
    paths = [folder / f"{number}.txt" for number, _ in enumerate(deeds)]
    for path, deed in zip(paths, deeds, strict=True):
        path.write_text(deed, encoding="utf-8")
    return paths


def read(paths: Iterable[Path], limits: ReadLimits = LIMITS, *, at_once: int = 1) -> list[str]:
    """What came of each file: its text, or the reason against it."""
    outcomes = read_apart(paths, limits=limits, reader=READER, at_once=at_once)
    return [o.reason if isinstance(o, SourceError) else o.reading.text for o in outcomes]


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_until_gone(processes: Sequence[int]) -> bool:
    until = time.monotonic() + 10
    while any(map(is_running, processes)):
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


def test_what_is_read_apart_is_what_is_read_here(tmp_path: Path) -> None:
    (path,) = files(tmp_path, "rich")
    (outcome,) = read_apart([path], limits=LIMITS, reader=READER)
    assert outcome == read_as_told(path)


def test_the_readers_of_the_product_are_the_default(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: Titel\n---\n\nEen zin.", encoding="utf-8")
    (tmp_path / "a.md.meta.yaml").write_text("valid_as_of: 2021-07-01\n", encoding="utf-8")
    (tmp_path / "leeg.txt").touch()
    paths = [tmp_path / "a.md", tmp_path / "leeg.txt"]
    apart, here = list(read_apart(paths, limits=LIMITS)), list(read_here(paths))
    assert isinstance(here[0], ReadFile)
    assert apart[0] == here[0]
    assert str(apart[1]) == str(here[1])


def test_bad_files_fail_with_a_reason_and_the_others_are_read_in_order(tmp_path: Path) -> None:
    paths = files(
        tmp_path,
        *("say een", "devour", "say twee", "crash", "leave 3", "say drie", "be-killed"),
        *("devour-and-blame", "refuse is damaged.", "long 100001", "strange", "say vier"),
    )
    outcomes = read(paths, at_once=2)
    too_heavy = (
        "takes more than 300 MB of memory to read. Split it, or allow more with "
        "LEERKRING_READ_MEGABYTES."
    )
    ended = (
        "made the process that read it end ({}). Open it in the program it was made with and save "
        "it anew."
    )
    too_long = (
        "has 100,001 characters of text, more than the 100,000 of one document. Split it into "
        "documents of their own."
    )
    assert outcomes == [
        "een",
        too_heavy,
        "twee",
        ended.format("SIGSEGV"),
        ended.format("exit code 3"),
        "drie",
        ended.format("SIGKILL"),
        too_heavy,
        "is damaged.",
        too_long,
        "has metadata that can't be kept: write plain texts, figures and lists in its YAML.",
        "vier",
    ]


def test_a_file_that_takes_too_long_is_given_up_with_all_that_it_started(tmp_path: Path) -> None:
    paths = files(tmp_path, f"hang-with-a-child {tmp_path / 'processes'}", "say verder")
    outcomes = read(paths, replace(LIMITS, seconds=1.5))
    assert outcomes[0].startswith("was not read within 1.5 s. Split it")
    assert outcomes[1] == "verder"
    processes = [int(word) for word in (tmp_path / "processes").read_text("utf-8").split()]
    assert wait_until_gone(processes)


def test_nothing_is_left_running_when_a_run_stops_halfway(tmp_path: Path) -> None:
    paths = files(tmp_path, "process", f"hang-with-a-child {tmp_path / 'processes'}")
    reading = read_apart(paths * 20, limits=LIMITS, reader=READER, at_once=2)
    with closing(reading):
        first = next(reading)
        until = time.monotonic() + 20
        while not (tmp_path / "processes").exists() and time.monotonic() < until:
            time.sleep(0.01)
    assert isinstance(first, ReadFile)
    hanging = [int(word) for word in (tmp_path / "processes").read_text("utf-8").split()]
    assert wait_until_gone([int(first.reading.text), *hanging])


def test_what_earlier_files_left_behind_is_not_held_against_a_later_one(tmp_path: Path) -> None:
    paths = files(tmp_path, "keep 180", "keep 180", "say verder")
    assert read(paths) == ["kept", "kept", "verder"]


def test_a_process_is_replaced_after_so_many_files(tmp_path: Path) -> None:
    paths = files(tmp_path, *["process"] * 5)
    processes = read(paths, replace(LIMITS, files=2))
    assert [processes.index(process) for process in processes] == [0, 0, 2, 2, 4]


def test_a_reader_has_no_network_and_knows_no_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEERKRING_CHAT_KEY", "geheim")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        paths = files(tmp_path, "know LEERKRING_CHAT_KEY", "know PATH", f"connect {port}")
        outcomes = read(paths)
    assert outcomes[:2] == ["unknown", os.environ["PATH"]]
    assert "connected" not in outcomes[2]


def test_what_a_library_prints_or_logs_harms_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    paths = files(tmp_path, "print hallo", "log 2 of 3 pages have no text", "say verder")
    with caplog.at_level(logging.INFO):
        assert read(paths) == ["printed", "logged", "verder"]
    assert caplog.record_tuples == [
        ("ingest.readers.pdf", logging.WARNING, "2 of 3 pages have no text")
    ]


def test_a_process_that_was_taken_over_can_say_nothing_but_nonsense(tmp_path: Path) -> None:
    spoken, after = read(files(tmp_path, "out-of-turn", "say verder"))
    assert spoken.startswith("made the process that read it end (BadMessageError: ")
    assert after == "verder"


def test_no_descriptor_stays_open(tmp_path: Path) -> None:
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208  a folder of links that come and go
    read(files(tmp_path, "say een", "crash", "say twee"), at_once=2)
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208  as above


def test_no_process_starts_where_there_is_nothing_to_read() -> None:
    assert read([]) == []


def test_a_process_that_does_not_start_ends_the_run_and_says_how(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match=r"does not start \(exit code 1\)"):
        list(read_apart(files(tmp_path, "say x"), limits=LIMITS, reader="no.such:reader"))


def test_ctrl_c_in_the_terminal_reaches_the_run_alone(tmp_path: Path) -> None:
    reading = read_apart(
        files(tmp_path, "process", "process"), limits=LIMITS, reader=READER, at_once=1
    )
    with closing(reading):
        first = next(reading)
        assert isinstance(first, ReadFile)
        group = os.getpgid(int(first.reading.text))
    assert group != os.getpgid(0)


RUN = """
import sys, time
from pathlib import Path
from ingest.readers.workers.limits import ReadLimits
from ingest.readers.workers.pool import read_apart
from tests.support.hostile_readers import READER

reading = read_apart(map(Path, sys.argv[1:]), limits=ReadLimits(), reader=READER, at_once=1)
print(next(reading).reading.text, flush=True)
time.sleep(60)
"""


def test_nothing_is_left_running_when_the_run_is_killed(tmp_path: Path) -> None:
    paths = files(tmp_path, *["process"] * 4, "hang")
    command = [sys.executable, "-c", RUN, *map(str, paths)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as run:  # noqa: S603  our own
        assert run.stdout is not None
        process = int(run.stdout.readline())
        assert is_running(process)
        run.kill()
    assert wait_until_gone([process])


def test_the_settings_say_what_a_file_may_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.pipeline.read_apart", partial(read_apart, reader=READER))
    settings = IngestSettings(_env_file=None, data_dir=tmp_path, read_seconds=0.2)
    with closing(read_files_apart(settings)(files(tmp_path, "hang"))) as reading:
        (outcome,) = reading
    assert isinstance(outcome, SourceError)
    assert outcome.reason.startswith("was not read within 0.2 s.")
