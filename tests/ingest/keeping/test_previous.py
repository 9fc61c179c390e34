from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from ingest.errors import IngestError
from ingest.keeping.previous import roll_back
from ingest.keeping.switch import NOTE, finish_switch
from ingest.manifest.store import Manifest, State
from tests.support.dying import Countdown
from tests.support.kept import index_of, killed_copies, run, state_of, withdraw, write

pytestmark = [pytest.mark.integration, pytest.mark.timeout(600)]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    write(folder, "stoelen", "De gemeente kocht stoelen.")
    write(folder, "lampen", "De gemeente huurt lampen.")
    return folder


@pytest.fixture
def data(tmp_path: Path, docs: Path) -> Path:
    """Give a data folder with two documents, ingested by one run."""
    folder = tmp_path / "data"
    run(folder, docs)
    return folder


def change(docs: Path) -> None:
    write(docs, "stoelen", "De provincie leende krukken.")
    write(docs, "bureaus", "Het waterschap kocht bureaus.", access="participants")
    (docs / "lampen.md").unlink()


def test_a_rollback_brings_back_all_indexes_and_the_manifest(data: Path, docs: Path) -> None:
    before = state_of(data)
    change(docs)
    run(data, docs)
    assert state_of(data) != before
    assert roll_back(data).held_back == ()
    assert state_of(data) == before
    assert not list(data.glob("previous*"))


def test_after_a_rollback_the_next_run_does_again_what_was_undone(data: Path, docs: Path) -> None:
    change(docs)
    run(data, docs)
    after = state_of(data)
    roll_back(data)
    report = run(data, docs)
    assert (report.updated, report.added, report.removed) == (1, 1, 1)
    assert state_of(data) == after


def test_a_run_that_changes_nothing_leaves_the_copy_of_the_one_before(
    data: Path, docs: Path
) -> None:
    before = state_of(data)
    change(docs)
    run(data, docs)
    run(data, docs)
    roll_back(data)
    assert state_of(data) == before


def test_the_first_run_can_be_undone_too(data: Path) -> None:
    roll_back(data)
    assert state_of(data) == {"owed": [], "rows": []}


def test_without_an_earlier_state_it_is_said(data: Path) -> None:
    roll_back(data)
    with pytest.raises(IngestError, match="There is no earlier state"):
        roll_back(data)


def test_a_run_that_was_broken_off_and_its_sequel_are_undone_together(
    data: Path, docs: Path
) -> None:
    before = state_of(data)
    write(docs, "stoelen", "Halverwege.")
    with pytest.raises(IngestError, match="stopped"):
        run(data, docs, stop=IngestError("stopped"))
    change(docs)
    run(data, docs)
    roll_back(data)
    assert state_of(data) == before


def test_what_was_withdrawn_since_stays_withdrawn(data: Path, docs: Path) -> None:
    withdraw(data, "lampen")
    assert not list(data.glob("previous*"))  # its text lay in the copy
    write(docs, "stoelen", "De provincie leende krukken.")
    run(data, docs)
    roll_back(data)
    with closing(index_of(data, "public")) as index:
        assert index.document("lampen") is None
        assert [d.text for d in index.documents()] == ["De gemeente kocht stoelen."]


def test_what_is_set_aside_by_the_run_that_is_undone_stays_aside(data: Path, docs: Path) -> None:
    secret = "Vertrouwelijk: de inschrijfprijs van Bouwbedrijf Voorbeeld BV was 125.000 euro."
    write(docs, "lampen", f"# Beoordeling\n\n{secret}\n\nNiet openbaar maken. BSN 111222333.")
    report = run(data, docs)
    if not report.quarantined:
        pytest.skip("the gate lets this through")
    result = roll_back(data)
    assert result.held_back == ("lampen",)
    with closing(index_of(data, "public")) as index:
        assert index.document("lampen") is None
    with closing(Manifest(data / "manifest.sqlite3")) as manifest:
        held = manifest.holder("lampen")
        assert held is not None
        assert held.state is State.QUARANTINED


def go_back(countdown: Countdown, *, data: Path) -> None:
    assert countdown
    finish_switch(data)
    roll_back(data)


@pytest.mark.parametrize(
    "stride", [37, pytest.param(1, marks=pytest.mark.soak)], ids=["sample", "all"]
)
def test_a_rollback_killed_at_any_moment_leaves_the_one_state_or_the_other(
    stride: int, data: Path, docs: Path, tmp_path: Path
) -> None:
    before = state_of(data)
    change(docs)
    run(data, docs)
    after, seen = state_of(data), []
    for number, copy in killed_copies(go_back, data, tmp_path, stride=stride):
        seen.append(state_of(copy))
        assert seen[-1] in (before, after), f"killed before write {number}"
        if seen[-1] == after:
            roll_back(copy)
            assert state_of(copy) == before
    assert seen[-1] == before
    assert after in seen


def test_a_note_that_is_no_good_is_told(data: Path) -> None:
    (data / NOTE).write_text(json.dumps({"staged": "x"}), encoding="utf-8")
    with pytest.raises(IngestError, match=r"switching\.json.*can't be read"):
        finish_switch(data)
