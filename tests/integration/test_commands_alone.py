"""The commands with the real model and index, without a server: files in, cited answers out."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.journal.opening import open_kept
from bots.settings import load_settings
from tests.support.commands import Ran, leerkring, leerkring_here, started
from tests.support.corpora import ABOUT_BIKES, BIKES, COFFEE, write_documents
from tests.support.mcp_stdio import called_by_stdio
from tests.support.servers import wait_until

pytestmark = pytest.mark.integration

Here = Callable[..., Ran]
BEGIN = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two documents, ingested by a process of its own."""
    place = tmp_path_factory.mktemp("alone")
    write_documents(place / "docs")
    ran = leerkring("ingest", "docs", "--json", folder=place)
    report = ran.json()
    assert (ran.code, report["added"], report["documents"]) == (0, 2, 2)
    return place


@pytest.fixture
def here(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    """Run commands in this process and that folder."""
    monkeypatch.chdir(folder)
    return lambda *arguments: leerkring_here(*arguments, capsys=capsys)


def test_a_question_gets_a_quote_that_can_be_checked(here: Here) -> None:
    answer = here("ask", ABOUT_BIKES, "--json").json()
    assert answer["status"] == "answered"
    citation = answer["citations"][0]
    assert citation["source"] == "fietsen.md"
    assert BIKES[citation["start"] : citation["end"]] == citation["quote"]


def test_in_a_process_of_its_own_nothing_is_said_beside_the_answer(folder: Path) -> None:
    ran = leerkring("ask", ABOUT_BIKES, folder=folder)
    assert (ran.code, ran.err) == (0, "")
    assert "[1]" in ran.out


def kept() -> int:
    settings = load_settings()
    with open_kept(settings.journal, data_dir=settings.ingest.data_dir) as journal:
        return journal.count()


def test_what_is_asked_is_in_the_journal_and_can_be_forgotten(here: Here) -> None:
    before = kept()
    answer = here("ask", ABOUT_BIKES, "--json").json()
    wait_until(lambda: kept() > before)  # a process that ends waits for it; this one goes on
    ran = here("forget", answer["conversation_id"], "--json")
    assert (ran.code, ran.json()["questions"]) == (0, 1)


def test_a_follow_up_in_another_process_is_understood_from_the_journal(
    folder: Path, here: Here
) -> None:
    before = leerkring("ask", ABOUT_BIKES, "--json", folder=folder).json()
    conversation = before["conversation_id"]
    after = here("ask", "Waarom?", "--conversation", conversation, "--json").json()
    assert after["conversation_id"] == conversation
    assert after["searched_for"] == f"Waarom? {ABOUT_BIKES}"


def test_a_second_ingest_finds_everything_unchanged(here: Here) -> None:
    report = here("ingest", "docs", "--json").json()
    assert (report["unchanged"], report["added"], report["updated"]) == (2, 0, 0)


def test_an_ingest_with_nothing_new_loads_nothing_heavy(folder: Path) -> None:
    script = (
        "import sys\n"
        "from bots.terminal.main import run\n"
        "code = run(['ingest', 'docs', '--json'])\n"
        "print(code, {*sys.modules} & {'haystack', 'torch', 'spacy'}, file=sys.stderr)"
    )
    ran = leerkring(folder=folder, command=(sys.executable, "-c", script))
    assert ran.err.strip().endswith("0 set()")


def test_a_source_that_fails_leaves_the_others_and_exit_code_1(folder: Path, here: Here) -> None:
    (folder / "empty.md").write_text("", encoding="utf-8")
    ran = here("ingest", "docs", "empty.md", "absent.pdf", "--json")
    assert ran.code == 1
    report = ran.json()
    assert (report["unchanged"], report["failed"]) == (2, 2)
    assert "absent.pdf" in {problem["source"] for problem in report["problems"]}


def test_a_dry_run_makes_no_index(tmp_path: Path, here: Here) -> None:
    write_documents(tmp_path / "docs", bekers=COFFEE)
    data = tmp_path / "data"
    ran = here("ingest", str(tmp_path / "docs"), "--dry-run", "--json", "--data-dir", str(data))
    assert (ran.code, ran.json()["added"]) == (0, 1)
    assert not (data / "index").exists()


def test_an_index_is_made_anew_from_what_is_stored(tmp_path: Path, here: Here) -> None:
    data = ("--data-dir", str(tmp_path / "data"))
    write_documents(tmp_path / "docs", bekers=COFFEE)
    here("ingest", str(tmp_path / "docs"), *data)
    (tmp_path / "docs" / "bekers.md").unlink()
    report = here("ingest", "--reindex", "--json", *data).json()
    assert (report["updated"], report["documents"], report["added"]) == (1, 1, 0)
    assert here("search", "bekers", "--json", *data).json()["hits"]


@pytest.mark.parametrize(
    "command", [("ask", ABOUT_BIKES), ("search", ABOUT_BIKES), ("serve", "--port", "0")]
)
def test_without_an_index_the_command_that_makes_one_is_named(
    command: tuple[str, ...], tmp_path: Path, here: Here
) -> None:
    ran = here(*command, "--data-dir", str(tmp_path))
    assert ran.code == 1
    assert "leerkring ingest" in ran.err


def test_doctor_finds_everything_well(here: Here) -> None:
    ran = here("doctor")
    assert ran.code == 0
    assert all(line.startswith("ok ") for line in ran.out.splitlines())
    assert "2 documents" in ran.out


def test_doctor_fails_where_there_is_no_index(tmp_path: Path, here: Here) -> None:
    ran = here("doctor", "--json", "--data-dir", str(tmp_path))
    assert ran.code == 1
    assert [check["name"] for check in ran.json()["checks"] if not check["ok"]] == ["index"]


def test_tools_are_answered_from_the_index_where_no_server_runs(folder: Path) -> None:
    answer, document, nothing = called_by_stdio(
        folder,
        ("ask_lessons", {"question": ABOUT_BIKES}),
        ("get_document", {"document_id": "fietsen"}),
        ("get_document", {"document_id": "../fietsen"}),
    )
    citation = answer["citations"][0]
    assert document["text"][citation["start"] : citation["end"]] == citation["quote"]
    assert "no document '../fietsen'" in nothing


def test_standard_output_of_the_tools_is_the_protocols_alone(tmp_path: Path) -> None:
    ran = leerkring("mcp", folder=tmp_path, stdin=json.dumps(BEGIN).encode() + b"\n")
    assert (ran.code, ran.err) == (0, "")
    assert ran.json()["result"]["serverInfo"]["name"] == "leerkring"
    assert not (tmp_path / ".leerkring").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_tools_end_when_told_to_though_their_input_goes_on(
    tmp_path: Path, number: signal.Signals
) -> None:
    reading, writing = os.pipe()
    with (
        os.fdopen(writing, "wb") as into,
        started("mcp", folder=tmp_path, stdin=reading) as process,
    ):
        os.close(reading)
        into.write(json.dumps(BEGIN).encode() + b"\n")
        into.flush()
        assert process.stdout is not None
        assert b"serverInfo" in process.stdout.readline()
        process.send_signal(number)
        assert (process.wait(timeout=10), process.communicate()[1]) == (0, b"")


def test_tools_without_an_index_say_which_command_makes_one(tmp_path: Path) -> None:
    (said,) = called_by_stdio(tmp_path, ("ask_lessons", {"question": ABOUT_BIKES}))
    assert "leerkring ingest" in said
