"""What every command has in common, tried as other programs use it."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest

from bots.terminal.main import one_line
from tests.support.commands import ROOT, leerkring, leerkring_here, started

COMMANDS = ("ingest", "ask", "search", "serve", "slack", "gaps", "doctor")
HEAVY = ("haystack", "torch", "spacy", "numpy", "fastapi", "uvicorn", "qdrant_client", "pandas")
SLACK = ("slack_bolt", "slack_sdk", "aiohttp")


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder: nobody's .env or index counts."""
    monkeypatch.chdir(tmp_path)


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    ran = leerkring_here("--help", capsys=capsys)
    assert ran.code == 0
    assert all(f" {command} " in ran.out for command in COMMANDS)


def test_no_command_at_all_is_wrong_usage_and_shows_the_help(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ran = leerkring_here(capsys=capsys)
    assert ran.code == 2
    assert "doctor" in ran.out


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "from bots.terminal.main import run\n"
        "code = run(['--help'])\n"
        f"heavy = {{*sys.modules}} & set({(*HEAVY, *SLACK, 'httpx', 'pydantic')!r})\n"
        "print(code, heavy, file=sys.stderr)"
    )
    ran = leerkring(folder=ROOT, command=(sys.executable, "-c", script))
    assert ran.err.strip() == "0 set()"


def test_the_journal_and_the_port_to_the_assistant_load_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "import assistant.journal.background, bots.port\n"
        f"print({{*sys.modules}} & set({HEAVY!r}))"
    )
    ran = leerkring(folder=ROOT, command=(sys.executable, "-c", script))
    assert ran.out.strip() == "set()"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_a_data_folder_and_a_log_level(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = leerkring_here(command, "--help", capsys=capsys)
    assert "--data-dir" in ran.out
    assert "--log-level" in ran.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "--json"),
        ("ask", "--json", "vraag", "--wrong"),
        ("ask", "vraag", "nog een", "--json"),
        ("search", "vraag", "--top-k", "0", "--json"),
        ("search", "vraag", "--top-k", "veel", "--json"),
        ("wrong", "--json"),
        ("ask", "vraag", "--log-level", "loud", "--json"),
        ("ask", "vraag", "--filter", "category", "--json"),
        ("ask", "vraag", "--filter", "=ict", "--json"),
        ("ask", "vraag", "--language", "es", "--json"),
        ("ask", "vraag", "--audience", "everybody", "--json"),
        ("ingest", "--dry-run", "--reindex", "--json"),
        ("gaps", "--since", "yesterday", "--json"),
        ("gaps", "--k", "2", "--json"),
        ("gaps", "--audience", "everybody", "--json"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_one_line_of_json_and_exit_code_2(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    ran = leerkring_here(*arguments, capsys=capsys)
    assert ran.code == 2
    assert ran.json()["error"].keys() == {"type", "detail"}


def test_without_json_wrong_usage_is_a_sentence_on_standard_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ran = leerkring_here("ask", capsys=capsys)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("leerkring: Missing argument")


def test_a_question_that_looks_like_the_option_asks_for_no_json(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ran = leerkring_here("ask", "--", "--json", capsys=capsys)
    assert ran.out == ""


def test_an_unknown_facet_gets_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    ran = leerkring_here("ask", "vraag", "--filter", "categorie=ict", "--json", capsys=capsys)
    assert ran.code == 2
    error = ran.json()["error"]
    assert error["type"] == "unknown_facet"
    assert "category" in error["detail"]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("", "empty_question"),
        (" \t ", "empty_question"),
        ("?!", "empty_question"),
        ("x" * 100_000, "question_too_long"),
    ],
    ids=["empty", "blank", "signs", "long"],
)
@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_question_that_is_none_is_wrong_usage(
    command: str, question: str, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = leerkring_here(command, question, "--json", capsys=capsys)
    assert ran.code == 2
    assert ran.json()["error"]["type"] == kind


def test_a_question_of_bytes_that_are_no_text_is_wrong_usage(tmp_path: Path) -> None:
    ran = leerkring("ask", b"caf\xe9", "--json", folder=tmp_path)
    assert ran.code == 2
    assert ran.json()["error"]["type"] == "wrong_usage"


@pytest.mark.parametrize(
    ("stdin", "kind"),
    [
        (b"", "empty_question"),
        (b"Wat is\0circulair?", "wrong_usage"),
        (b"caf\xe9", "wrong_usage"),
        (b"x" * 5_000_000, "question_too_long"),
    ],
    ids=["empty", "NUL", "bytes", "long"],
)
def test_a_question_from_standard_input_is_looked_at_as_well(
    stdin: bytes, kind: str, tmp_path: Path
) -> None:
    ran = leerkring("ask", "-", "--json", folder=tmp_path, stdin=stdin)
    assert ran.code == 2
    assert ran.json()["error"]["type"] == kind


def test_a_misspelt_setting_is_one_line_of_json(tmp_path: Path) -> None:
    ran = leerkring("doctor", "--json", folder=tmp_path, env={"LEERKRING_DATADIR": "x"})
    assert ran.code == 2
    assert ran.json()["error"]["type"] == "settings"


def test_options_for_every_command_may_stand_before_it(tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.write_text("a file", encoding="utf-8")
    ran = leerkring("--data-dir", "other", "ingest", str(folder), "--json", folder=tmp_path)
    assert ran.code == 2
    assert "other" in ran.json()["error"]["detail"]


def test_the_data_folder_may_come_from_the_environment(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("a file", encoding="utf-8")
    ran = leerkring("ingest", "x", "--json", folder=tmp_path, env={"LEERKRING_DATA_DIR": "other"})
    assert "other" in ran.json()["error"]["detail"]


def test_what_was_not_foreseen_is_a_sentence_with_an_id_and_a_logged_traceback(
    tmp_path: Path,
) -> None:
    (tmp_path / ".leerkring").mkdir()
    script = (
        "import sys, bots.terminal.main as main\n"
        "from bots.terminal.options import start\n"
        "def boom() -> None:\n    start(None, None)\n    raise ZeroDivisionError('secret words')\n"
        "main.COMMANDS = (boom, main.ask)\n"
        "sys.exit(main.run(['boom', *sys.argv[1:]]))"
    )
    ran = leerkring(folder=tmp_path, command=(sys.executable, "-c", script))
    assert ran.code == 1
    assert "Traceback" not in ran.err
    assert "secret" not in ran.err
    error_id = ran.err.partition("error ")[2].partition(")")[0]
    log = (tmp_path / ".leerkring" / "leerkring.log").read_text(encoding="utf-8")
    assert f"error {error_id}" in log
    assert stat.S_IMODE((tmp_path / ".leerkring" / "leerkring.log").stat().st_mode) == 0o600
    assert "ZeroDivisionError" in log


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    with started("--help", folder=tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_one_line_is_one_line_for_every_reader() -> None:
    text = "a\u2028b\u2029c\x85d\x0be\x0cf\x1cg\nh\r"
    line = one_line({"text": text})
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"text": text}
