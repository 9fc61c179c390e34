"""`ask` and `search` through a running server; the local way is tried in tests/integration."""

from __future__ import annotations

import json
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.access import PUBLIC
from assistant.errors import QuestionTooLongError
from assistant.phrases.catalogue import Phrase, phrase
from bots.answer_json import hits_to_json, reply_to_json
from bots.render import to_text
from tests.bots.terminal.test_usage import HEAVY
from tests.support.announced import running_server
from tests.support.assistants import FakeAssistant
from tests.support.commands import leerkring, leerkring_here, started
from tests.support.replies import (
    FIRST,
    META,
    answer,
    citation,
    hit,
    no_answer,
    reply,
    sentence,
    tabled,
)
from tests.support.servers import wait_until

QUESTION = "Waar koos de provincie voor?"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder: nobody's .env or index counts."""
    monkeypatch.chdir(tmp_path)


def test_ask_shows_what_every_face_shows(tmp_path: Path) -> None:
    with running_server(tmp_path / ".leerkring"):
        ran = leerkring("ask", QUESTION, folder=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == to_text(reply())


def test_ask_as_json_is_what_the_server_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with running_server(tmp_path / ".leerkring"):
        ran = leerkring_here("ask", QUESTION, "--json", capsys=capsys)
    assert ran.code == 0
    assert ran.json() == reply_to_json(reply())


def test_what_the_corpus_does_not_say_is_no_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nothing = reply(no_answer(nearest=[META]))
    with running_server(tmp_path / ".leerkring", FakeAssistant(reply=nothing)):
        ran = leerkring_here("ask", QUESTION, capsys=capsys)
    assert ran.code == 0
    assert ran.out == to_text(nothing)


def test_everything_that_was_asked_reaches_the_assistant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assistant = FakeAssistant()
    with running_server(tmp_path / ".leerkring", assistant):
        leerkring_here(
            *("ask", QUESTION, "--language", "nl-BE", "--audience", "participants"),
            *("--conversation", "c-1"),
            *("--filter", "category=ict", "--filter", "category=textiel", "--filter", "year=2018"),
            capsys=capsys,
        )
    (asked,) = assistant.asked
    assert asked.question == QUESTION
    assert asked.language == "nl"
    assert asked.conversation_id == "c-1"
    assert asked.audience == PUBLIC | {"participants"}
    assert asked.filters == {"category": ["ict", "textiel"], "year": ["2018"]}


def test_what_can_be_no_id_of_a_conversation_is_wrong_usage(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ran = leerkring_here("ask", QUESTION, "--conversation", "a b", "--json", capsys=capsys)
    assert ran.code == 2
    assert "leave it out" in ran.json()["error"]["detail"]


def test_without_an_audience_only_public_documents_are_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assistant = FakeAssistant()
    with running_server(tmp_path / ".leerkring", assistant):
        leerkring_here("ask", QUESTION, capsys=capsys)
    assert assistant.asked[0].audience == PUBLIC


def test_a_question_may_come_from_standard_input(tmp_path: Path) -> None:
    assistant = FakeAssistant()
    with running_server(tmp_path / ".leerkring", assistant):
        leerkring("ask", "-", folder=tmp_path, stdin=f"\ufeff{QUESTION}\r\n".encode())
    assert assistant.asked[0].question == QUESTION


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}], ids=str)
@pytest.mark.parametrize("options", [(), ("--json",)], ids=str)
def test_the_answer_is_utf8_whatever_the_locale_says(
    tmp_path: Path, locale: dict[str, str], options: tuple[str, ...]
) -> None:
    told = sentence("Eén €, 😀 en \u2028 één regel.")
    given = reply(answer([told], [citation(1, FIRST)]))
    with running_server(tmp_path / ".leerkring", FakeAssistant(reply=given)):
        ran = leerkring("ask", QUESTION, *options, folder=tmp_path, env=locale)
    assert "Eén €, 😀" in ran.out
    assert ran.code == 0
    if options:
        assert ran.json() == reply_to_json(given)


def test_characters_that_steer_a_terminal_do_not_reach_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = reply(answer([sentence("Tekst \x1b[31mrood\x07.")], [citation()]))
    with running_server(tmp_path / ".leerkring", FakeAssistant(reply=given)):
        ran = leerkring_here("ask", QUESTION, capsys=capsys)
    assert "\x1b" not in ran.out
    assert "\x07" not in ran.out


def test_a_failure_in_the_middle_is_an_error_with_its_id(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assistant = FakeAssistant(errors={QUESTION: RuntimeError("inside")}, error_after=3)
    with running_server(tmp_path / ".leerkring", assistant):
        ran = leerkring_here("ask", QUESTION, "--json", capsys=capsys)
    assert ran.code == 1
    assert ran.json()["error"]["type"] == "internal"


def test_a_question_that_only_the_server_finds_too_long_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assistant = FakeAssistant(errors={QUESTION: QuestionTooLongError(28, 20)})
    with running_server(tmp_path / ".leerkring", assistant):
        ran = leerkring_here("ask", QUESTION, "--json", capsys=capsys)
    assert ran.code == 2
    assert ran.json()["error"]["type"] == "question_too_long"


def test_a_served_ask_loads_nothing_heavy(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from bots.terminal.main import run\n"
        "code = run(['ask', 'vraag', '--json'])\n"
        f"heavy = {{*sys.modules}} & {{*{HEAVY!r}, 'pygments'}}\n"
        "print(code, sorted(heavy), file=sys.stderr)"
    )
    with running_server(tmp_path / ".leerkring"):
        ran = leerkring(folder=tmp_path, command=(sys.executable, "-c", script))
    assert ran.err.strip() == "0 []"


def test_search_as_json_is_the_documented_object(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hits = [hit(), hit(replace(META, document_id="b"))]
    with running_server(tmp_path / ".leerkring", FakeAssistant(hits=hits)):
        ran = leerkring_here("search", QUESTION, "--json", capsys=capsys)
    assert ran.code == 0
    assert ran.json() == hits_to_json(QUESTION, hits)


def test_search_gives_as_many_hits_as_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with running_server(tmp_path / ".leerkring", FakeAssistant(hits=[hit()] * 5)):
        ran = leerkring_here("search", QUESTION, "--top-k", "3", "--json", capsys=capsys)
    assert [found["rank"] for found in ran.json()["hits"]] == [1, 2, 3]


def test_search_in_a_pipe_is_one_line_a_hit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hits = [hit(text="Regel een.\n\nRegel\ttwee."), hit()]
    with running_server(tmp_path / ".leerkring", FakeAssistant(hits=hits)):
        ran = leerkring_here("search", QUESTION, capsys=capsys)
    lines = [line.split("\t") for line in ran.out.splitlines()]
    assert [line[0] for line in lines] == ["1", "2"]
    assert lines[0][-1] == "Regel een. Regel twee."


def test_search_that_finds_nothing_is_no_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with running_server(tmp_path / ".leerkring"):
        ran = leerkring_here("search", QUESTION, capsys=capsys)
    assert (ran.code, ran.out) == (0, "")


def test_a_server_that_went_away_leaves_one_sentence(tmp_path: Path) -> None:
    script = (
        "from pathlib import Path\n"
        "from bots.presence import RunningServer\n"
        "from bots.terminal.asked import Asked\n"
        "from bots.terminal.client import ServerClient\n"
        "gone = RunningServer(address='http://127.0.0.1:1', token='t', pid=1)\n"
        "try:\n    list(ServerClient(gone).ask(Asked(question='x')))\n"
        "except Exception as error:\n    print(type(error).__name__, error)\n"
    )
    ran = leerkring(folder=tmp_path, command=(sys.executable, "-c", script))
    assert ran.out.startswith("ServerProblemError leerkring serve at http://127.0.0.1:1 does not")


def test_a_proxy_in_the_environment_does_not_see_the_question(tmp_path: Path) -> None:
    proxy = {"http_proxy": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9"}
    with running_server(tmp_path / ".leerkring"):
        ran = leerkring("ask", QUESTION, folder=tmp_path, env=proxy)
    assert ran.code == 0


def test_the_first_sentence_is_there_before_the_answer_is_complete(tmp_path: Path) -> None:
    pause = 0.5
    with (
        running_server(tmp_path / ".leerkring", FakeAssistant(pause=pause)),
        started("ask", QUESTION, folder=tmp_path) as process,
    ):
        assert process.stdout is not None
        first = process.stdout.read(10)
        at_first = time.monotonic()
        process.stdout.read()
        waited = time.monotonic() - at_first
    assert FIRST.encode().startswith(first)
    assert waited > pause


def test_an_interrupted_command_says_so_and_exits_with_130(tmp_path: Path) -> None:
    assistant = FakeAssistant(pause=1.0)
    with (
        running_server(tmp_path / ".leerkring", assistant),
        started("ask", QUESTION, "--json", folder=tmp_path) as process,
    ):
        wait_until(lambda: bool(assistant.asked), seconds=60)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, b"")
    assert json.loads(out)["error"]["type"] == "interrupted"


ON_A_TERMINAL = (
    sys.executable,
    "-c",
    (
        "import pty, sys\n"
        "run = [sys.executable, '-m', 'bots.terminal.main', *sys.argv[1:]]\n"
        "sys.exit(pty.spawn(run) >> 8)"
    ),
)


def test_on_a_terminal_the_sources_stand_in_a_table(tmp_path: Path) -> None:
    terminal = {"TERM": "xterm-256color"}
    with running_server(tmp_path / ".leerkring"):
        ran = leerkring("ask", QUESTION, folder=tmp_path, env=terminal, command=ON_A_TERMINAL)
    assert ran.code == 0
    assert META.source in ran.out
    assert "\x1b[1;36m[1]\x1b[0m" in ran.out
    assert phrase("nl", Phrase.EVIDENCE) in ran.out


@pytest.mark.parametrize(("columns", "shown"), [("120", "┃"), ("40", "Wat werkte: –")])
def test_a_table_is_drawn_where_its_columns_fit(tmp_path: Path, columns: str, shown: str) -> None:
    terminal = {"TERM": "xterm-256color", "COLUMNS": columns}
    with running_server(tmp_path / ".leerkring", FakeAssistant(reply=reply(tabled()))):
        ran = leerkring("ask", QUESTION, folder=tmp_path, env=terminal, command=ON_A_TERMINAL)
    assert ran.code == 0
    assert shown in ran.out


def test_on_a_terminal_the_cursor_comes_back_after_a_failure(tmp_path: Path) -> None:
    terminal = {"TERM": "xterm-256color"}
    assistant = FakeAssistant(errors={QUESTION: RuntimeError("inside")}, error_after=3)
    with running_server(tmp_path / ".leerkring", assistant):
        ran = leerkring("ask", QUESTION, folder=tmp_path, env=terminal, command=ON_A_TERMINAL)
    assert ran.code == 1
    assert ran.out.rindex("\x1b[?25h") > ran.out.rindex("\x1b[?25l")
