from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bots.presence import (
    SERVER_HEADER,
    address_of,
    announce,
    find_server,
    server_id,
    withdraw,
)

TOKEN = "tok"


@contextmanager
def alive(token: str | None) -> Iterator[tuple[str, list[str | None]]]:
    """Answer /livez as the server with this token; give the address and the tokens seen."""
    seen: list[str | None] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.headers.get("Authorization"))
            self.send_response(200)
            if token is not None:
                self.send_header(SERVER_HEADER, server_id(token))
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", seen
        server.shutdown()
        thread.join()


def dead_pid() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_server_that_is_announced_and_answers_is_found(tmp_path: Path) -> None:
    with alive(TOKEN) as (address, _):
        announced = announce(tmp_path, address=address, token=TOKEN)
        assert find_server(tmp_path) == announced


def test_the_token_is_not_sent_to_find_out_who_listens(tmp_path: Path) -> None:
    with alive(TOKEN) as (address, seen):
        announce(tmp_path, address=address, token=TOKEN)
        find_server(tmp_path)
    assert seen == [None]


def test_another_server_at_the_address_is_not_taken_for_ours(tmp_path: Path) -> None:
    with alive("another token") as (address, _):
        announce(tmp_path, address=address, token=TOKEN)
        assert find_server(tmp_path) is None


def test_a_web_server_that_is_none_of_ours_is_not_taken_for_ours(tmp_path: Path) -> None:
    with alive(None) as (address, _):
        announce(tmp_path, address=address, token=TOKEN)
        assert find_server(tmp_path) is None


def test_the_note_can_be_read_by_its_owner_only(tmp_path: Path) -> None:
    announce(tmp_path, address="http://127.0.0.1:1", token=TOKEN)
    assert stat.S_IMODE((tmp_path / "serve.json").stat().st_mode) == 0o600


def test_nothing_but_the_note_is_left_behind(tmp_path: Path) -> None:
    announce(tmp_path, address="http://127.0.0.1:1", token=TOKEN)
    announce(tmp_path, address="http://127.0.0.1:2", token=TOKEN)
    assert [file.name for file in tmp_path.iterdir()] == ["serve.json"]


def test_a_note_whose_process_lives_and_does_not_answer_is_ignored_and_kept(tmp_path: Path) -> None:
    announce(tmp_path, address="http://127.0.0.1:1", token=TOKEN)
    assert find_server(tmp_path) is None
    assert (tmp_path / "serve.json").exists()


def test_a_note_of_a_process_that_is_gone_is_removed(tmp_path: Path) -> None:
    note = {"address": "http://127.0.0.1:1", "token": TOKEN, "pid": dead_pid()}
    (tmp_path / "serve.json").write_text(json.dumps(note), encoding="utf-8")
    assert find_server(tmp_path) is None
    assert not (tmp_path / "serve.json").exists()


@pytest.mark.parametrize(
    "note",
    ["", "[]", "{}", '{"address": "x"}', '{"address": "x", "token": "t", "pid": "?"}', "\udcff"],
)
def test_a_note_that_is_none_counts_as_none(tmp_path: Path, note: str) -> None:
    (tmp_path / "serve.json").write_text(note, encoding="utf-8", errors="surrogateescape")
    assert find_server(tmp_path) is None


def test_an_address_that_is_none_counts_as_none(tmp_path: Path) -> None:
    announce(tmp_path, address="http://[nonsense", token=TOKEN)
    assert find_server(tmp_path) is None


def test_a_folder_that_is_not_there_has_no_server(tmp_path: Path) -> None:
    assert find_server(tmp_path / "absent") is None


def test_withdrawing_removes_the_own_note(tmp_path: Path) -> None:
    announce(tmp_path, address="http://127.0.0.1:1", token=TOKEN)
    withdraw(tmp_path)
    assert not (tmp_path / "serve.json").exists()


def test_withdrawing_leaves_the_note_of_another_process(tmp_path: Path) -> None:
    note = {"address": "http://127.0.0.1:1", "token": TOKEN, "pid": os.getpid() + 1}
    (tmp_path / "serve.json").write_text(json.dumps(note), encoding="utf-8")
    withdraw(tmp_path)
    assert (tmp_path / "serve.json").exists()


def test_a_token_does_not_show_when_a_server_is_printed(tmp_path: Path) -> None:
    assert TOKEN not in repr(announce(tmp_path, address="http://127.0.0.1:1", token=TOKEN))


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),
        ("::", "http://[::1]:8000"),
        ("::1", "http://[::1]:8000"),
        ("localhost", "http://localhost:8000"),
    ],
)
def test_a_host_becomes_an_address_that_can_be_called(host: str, address: str) -> None:
    assert address_of(host, 8000) == address
