"""Whether words are kept and how long, as the settings of the journal say."""

from __future__ import annotations

import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.answer import Outcome
from assistant.journal.engine import make_engine
from assistant.journal.opening import FILE
from assistant.journal.settings import JournalSettings
from bots.answer_json import reply_to_json
from bots.slack.blocks.answer import message_parts
from bots.slack.store.kept import Keeping
from bots.slack.store.opening import keeping_of, open_slack_store
from bots.slack.store.port import SlackStore, Thread
from tests.support.commands import ROOT, environment
from tests.support.journals import Clock
from tests.support.replies import answer, clarification, no_answer, reply
from tests.support.servers import wait_until
from tests.support.slack_stores import posted_number, slack_store_at

SECRET = "geheimzinnige"


def chosen(**changes: object) -> JournalSettings:
    """Return settings that no environment or file of this machine changes."""
    return JournalSettings(_env_file=None, **changes)  # type: ignore[arg-type]  # a test's own keywords


def keep_secret(store: SlackStore) -> None:
    block = {"type": "section", "text": {"type": "mrkdwn", "text": f"Een {SECRET} zin"}}
    store.keep(posted_number(1, question=f"Een {SECRET} vraag", blocks=(block,)))


def is_in(folder: Path) -> bool:
    return any(SECRET.encode() in path.read_bytes() for path in folder.iterdir())


@pytest.mark.parametrize(
    ("settings", "days"),
    [({}, 90), ({"retention_days": 3}, 3), ({"retention_days": 0}, 0), ({"journal": "off"}, 0)],
)
def test_it_is_kept_as_long_as_in_the_journal(settings: dict[str, object], days: int) -> None:
    assert keeping_of(chosen(**settings)) == Keeping(days)


@pytest.mark.parametrize("outcome", [answer(), no_answer(), clarification()])
def test_what_an_answer_really_repeats_of_the_question_is_screened(outcome: Outcome) -> None:
    asked = replace(reply(outcome), searched_for="Wat zei jan@voorbeeld.nl?")
    parts = message_parts(asked, language="nl", passes_on=True, only_to_asker=True)
    status = str(reply_to_json(asked)["status"])
    shown = tuple(block for part in parts for block in part)
    assert "jan@voorbeeld.nl" in str(shown)
    kept = Keeping(90).of(posted_number(1, status=status, blocks=shown))
    assert "jan@voorbeeld.nl" not in str(kept.blocks)


def test_by_default_it_is_in_the_file_of_the_journal_for_its_owner_only(tmp_path: Path) -> None:
    with open_slack_store(chosen(), data_dir=tmp_path) as store:
        assert store.claim("Ev1")
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes[FILE] == 0o600
    assert {*modes.values()} == {0o600}


def test_no_file_is_made_before_it_is_needed(tmp_path: Path) -> None:
    with open_slack_store(chosen(), data_dir=tmp_path):
        pass
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("settings", [{"retention_days": 0}, {"journal": "off"}])
def test_without_a_journal_words_never_reach_the_file(
    tmp_path: Path, settings: dict[str, object]
) -> None:
    with open_slack_store(chosen(**settings), data_dir=tmp_path) as store:
        keep_secret(store)
        assert store.posted("a1") is not None
        assert not is_in(tmp_path)


def test_words_of_before_go_once_none_are_kept(address: str | Path) -> None:
    before = slack_store_at(address)
    keep_secret(before)
    before.close()
    now = slack_store_at(address, days=0)
    found = now.posted("a1")
    assert found is not None
    assert (found.question, found.blocks) == ("", ())
    now.close()


def test_words_are_overwritten_in_the_file_once_their_user_is_forgotten(tmp_path: Path) -> None:
    store = slack_store_at(tmp_path / FILE)
    keep_secret(store)
    assert is_in(tmp_path)
    store.forget("T1", "U1")
    assert not is_in(tmp_path)
    store.close()


def test_what_is_too_old_goes_though_nobody_asks(address: str | Path) -> None:
    clock = Clock()
    store = slack_store_at(address, now=clock, look_every=0.01)
    keep_secret(store)
    store.take_part(Thread(team="T1", channel="C1", thread_ts="1.0"), conversation_id="c1")
    assert store.claim("Ev1")
    clock.pass_days(91.1)
    wait_until(lambda: _rows(address) == 0)
    store.close()


def test_nothing_heavy_is_imported_before_slack_runs() -> None:
    script = (
        "import sys, bots.slack.store.opening, bots.slack.audience, bots.slack.forgetting\n"
        "assert not {'sqlalchemy', 'alembic', 'slack_sdk', 'aiohttp'} & {*sys.modules}"
    )
    ran = subprocess.run(  # noqa: S603  our own script
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def _rows(address: str | Path) -> int:
    """Return how many rows the tables have that are purged."""
    engine = make_engine(address)
    with engine.connect() as connection:
        counts = [
            connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608  our own names
            for table in ("slack_event", "slack_thread", "slack_answer")
        ]
    engine.dispose()
    return sum(counts)
