"""`leerkring ask … --dossier FILE`, through a running server."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.bots.terminal.test_usage import HEAVY
from tests.support.announced import running_server
from tests.support.assistants import FakeAssistant
from tests.support.commands import leerkring, leerkring_here
from tests.support.dossiers import READERS
from tests.support.replies import DOCUMENT, FIRST, META, SECOND, reply

QUESTION = "Waar koos de provincie voor?"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder: nobody's .env or index counts."""
    monkeypatch.chdir(tmp_path)


def assistant() -> FakeAssistant:
    return FakeAssistant(documents={META.document_id: DOCUMENT})


def test_the_suffix_says_which_format_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with running_server(tmp_path / ".leerkring", assistant()):
        for suffix, read in READERS.items():
            file = tmp_path / f"dossier.{suffix.upper()}"
            ran = leerkring_here("ask", QUESTION, "--dossier", str(file), capsys=capsys)
            assert (ran.code, ran.err) == (0, "")
            assert FIRST in ran.out
            found = read(file.read_bytes())
            assert found.has(FIRST)
            assert found.has(SECOND)


def test_with_json_the_answer_is_what_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with running_server(tmp_path / ".leerkring", assistant()):
        ran = leerkring_here(
            *("ask", QUESTION, "--dossier", "d.md", "--language", "fr", "--json"), capsys=capsys
        )
    assert (ran.code, ran.json()["answer_id"]) == (0, reply().answer_id)
    assert (tmp_path / "d.md").read_text().startswith("# Dossier de Leerkring")


def test_a_file_that_is_there_is_overwritten_only_when_told_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "d.md").write_text("van iemand")
    asked = assistant()
    with running_server(tmp_path / ".leerkring", asked):
        refused = leerkring_here("ask", QUESTION, "--dossier", "d.md", capsys=capsys)
        assert (refused.code, asked.asked) == (2, [])
        assert "--force" in refused.err
        assert (tmp_path / "d.md").read_text() == "van iemand"
        told = leerkring_here("ask", QUESTION, "--dossier", "d.md", "--force", capsys=capsys)
    assert told.code == 0
    assert FIRST in (tmp_path / "d.md").read_text()


@pytest.mark.parametrize(
    ("path", "says"),
    [("d.odt", ".md, .docx and .pdf"), ("d", "none of"), ("weg/d.pdf", "Make it first")],
)
def test_a_file_that_can_not_be_written_is_told_before_anything_is_asked(
    path: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = leerkring_here("ask", QUESTION, "--dossier", path, "--json", capsys=capsys)
    assert ran.code == 2
    assert says in ran.json()["error"]["detail"]


def test_a_dossier_of_a_running_server_loads_nothing_heavy_here(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from bots.terminal.main import run\n"
        "code = run(['ask', 'vraag', '--json', '--dossier', 'd.pdf'])\n"
        f"heavy = {{*sys.modules}} & {{*{HEAVY!r}, 'docx', 'reportlab', 'babel'}}\n"
        "print(code, sorted(heavy), file=sys.stderr)"
    )
    with running_server(tmp_path / ".leerkring", assistant()):
        ran = leerkring(folder=tmp_path, command=(sys.executable, "-c", script))
    assert ran.err.strip() == "0 []"
    assert (tmp_path / "d.pdf").read_bytes().startswith(b"%PDF-")
