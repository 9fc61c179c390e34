"""Bad files, a bad index, a full disk and bad questions, at the command: one sentence for each."""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ingest.store.folder import IndexFolder
from ingest.store.opening import stored_documents
from tests.support.chunks import build_fingerprint, build_indexed
from tests.support.commands import Ran, leerkring, leerkring_here
from tests.support.corpora import ABOUT_BIKES, ABOUT_LAMPS, COFFEE, LAMPS, write_documents
from tests.support.files import WORDS, paragraph, write_pdf, write_scanned_pdf
from tests.support.indexes import build_edge
from tests.support.ingesting import ingest_here, settings_of

pytestmark = pytest.mark.integration

Here = Callable[..., Ran]

ABSENT = "weg.pdf"
BAD = {
    ABSENT: "does not exist",
    "leeg.md": "is empty",
    "stuk.pdf": "is damaged or no PDF",
    "dicht.pdf": "protected with a password",
    "scan.pdf": "only images",
    "zip.docx": "is a zip file, but no Word file",
    "bytes.txt": "is not a text file",
    "codering.txt": "neither UTF-8 nor Windows-1252",
    "yaml.md": "wrong front matter: line 3",
    "soort.md": "Choose from",
}
"""What the one problem of each says, at least."""

FULL_DISK = (
    "import shutil, sys\n"
    "shutil.disk_usage = lambda _: shutil._ntuple_diskusage(10**9, 10**9, 0)\n"
    "from bots.terminal.main import run\n"
    "sys.exit(run(sys.argv[1:]))"
)
"""The command on a disk that says it has no byte left."""


def write_bad_files(folder: Path) -> None:
    """Write every file of BAD but the absent one."""
    whole = write_pdf(folder / "stuk.pdf", [paragraph(WORDS)])
    whole.write_bytes(whole.read_bytes()[:400])
    write_pdf(folder / "dicht.pdf", [paragraph(WORDS)], password="geheim")
    write_scanned_pdf(folder / "scan.pdf")
    with zipfile.ZipFile(folder / "zip.docx", "w") as container:
        container.writestr("verslag.txt", "tekst")
    (folder / "leeg.md").write_bytes(b"")
    (folder / "bytes.txt").write_bytes(bytes(range(128)) * 20)
    (folder / "codering.txt").write_bytes(bytes(range(128, 256)) * 20)
    (folder / "yaml.md").write_text("---\ntitle: [onaf\n---\nTekst.\n", encoding="utf-8")
    (folder / "soort.md").write_text("---\nkind: gedicht\n---\nTekst.\n", encoding="utf-8")


@dataclass(frozen=True, kw_only=True)
class Mixed:
    """A folder with one document stored before, and the run over good and bad files after it."""

    folder: Path
    ran: Ran

    def problems(self) -> list[dict[str, str]]:
        report: dict[str, Any] = self.ran.json()
        return list(report["problems"])


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Mixed:
    folder = tmp_path_factory.mktemp("bad")
    ingest_here(write_documents(folder / "before"), folder=folder)
    write_bad_files(write_documents(folder / "mixed", lampen=LAMPS, bekers=f"{COFFEE}\nNieuw.\n"))
    return Mixed(folder=folder, ran=leerkring("ingest", "mixed", ABSENT, "--json", folder=folder))


@pytest.fixture
def here(mixed: Mixed, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    """Run commands in this process and the folder of the mixed run."""
    monkeypatch.chdir(mixed.folder)
    return lambda *arguments: leerkring_here(*arguments, capsys=capsys)


def test_a_run_with_bad_files_ends_with_exit_code_1_and_one_line_of_json(mixed: Mixed) -> None:
    report = mixed.ran.json()
    assert mixed.ran.code == 1
    assert (report["added"], report["failed"]) == (2, len(BAD))
    assert "Traceback" not in mixed.ran.err


def test_each_bad_source_has_one_problem_and_no_other_has(mixed: Mixed) -> None:
    assert sorted(Path(problem["source"]).name for problem in mixed.problems()) == sorted(BAD)


@pytest.mark.parametrize("name", BAD)
def test_a_problem_says_what_is_wrong_on_one_line(mixed: Mixed, name: str) -> None:
    (reason,) = (p["reason"] for p in mixed.problems() if Path(p["source"]).name == name)
    assert BAD[name] in reason
    assert re.fullmatch(r".{15,400}", reason), reason


def test_good_files_among_bad_ones_can_be_asked(here: Here) -> None:
    answer = here("ask", ABOUT_LAMPS, "--json").json()
    assert answer["citations"][0]["source"] == "lampen.md"


def test_what_was_stored_before_a_bad_run_is_still_answered_from(here: Here) -> None:
    answer = here("ask", ABOUT_BIKES, "--json").json()
    assert answer["citations"][0]["source"] == "fietsen.md"


def test_a_full_disk_is_one_sentence_and_loses_nothing(mixed: Mixed) -> None:
    write_documents(mixed.folder / "more", extra="# Extra\n\nEen zin over tapijt.\n")
    before = stored(mixed.folder)
    command = (sys.executable, "-c", FULL_DISK)
    ran = leerkring("ingest", "more", "--json", folder=mixed.folder, command=command)
    assert_one_sentence(ran, kind="storage_full", words="Free some space")
    assert stored(mixed.folder) == before
    assert before


@pytest.fixture
def of_another_model(tmp_path: Path) -> Path:
    """A folder whose index, closed again, was made with another model, and a file to ingest."""
    place = tmp_path / ".leerkring" / "index" / "public"
    index = build_edge(place, build_fingerprint(model="another-model"))
    index.put([build_indexed()])
    index.close()
    write_documents(tmp_path / "docs")
    return tmp_path


COMMANDS = [("ask", ABOUT_BIKES), ("search", ABOUT_BIKES), ("ingest", "docs")]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_an_index_of_another_model_names_the_way_out(
    command: tuple[str, ...],
    of_another_model: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(of_another_model)
    ran = leerkring_here(*command, "--json", capsys=capsys)
    assert_one_sentence(ran, kind="index_mismatch", words="leerkring ingest --reindex")
    assert "another-model" in ran.json()["error"]["detail"]
    assert len(stored(of_another_model)) == 1


def test_an_index_in_use_by_another_process_is_one_sentence(mixed: Mixed) -> None:
    index = IndexFolder(settings_of(mixed.folder).data_dir / "index" / "public")
    index.hold()
    try:
        ran = leerkring("ask", ABOUT_BIKES, "--json", folder=mixed.folder)
    finally:
        index.release()
    assert_one_sentence(ran, kind="index_locked", words="in use by another process")


def stored(folder: Path) -> set[str]:
    """Return the ids of the documents in the index of a folder, whichever model made it."""
    return {found.meta.document_id for found in stored_documents(settings_of(folder), "public")}


def assert_one_sentence(ran: Ran, *, kind: str, words: str) -> None:
    """Fail unless the command failed with an error of that kind that says the words."""
    error = ran.json()["error"]
    assert (ran.code, error["type"]) == (1, kind), error
    assert words in error["detail"]
    assert "Traceback" not in ran.err
