"""What a run changed, told by document."""

from __future__ import annotations

from pathlib import Path

from ingest.sync.outcome import Outcome, outcome_of, rows_of
from tests.support.desk import Desk


def run(desk: Desk) -> Outcome:
    before = rows_of(desk.settings.data_dir)
    report = desk.run(prune=True)
    return outcome_of("bron", report, before, rows_of(desk.settings.data_dir))


def test_new_changed_gone_and_failed_are_told_apart(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write("blijft.txt", "Een zin over lampen.")
    desk.write("anders.txt", "Een zin over bureaus.")
    desk.write("weg.txt", "Een zin over stoelen.")
    assert run(desk).new == ("anders.txt", "blijft.txt", "weg.txt")

    desk.write("anders.txt", "Een andere zin over bureaus.")
    desk.write("nieuw.txt", "Een zin over tafels.")
    desk.write("leeg.txt", "")
    (desk.sources / "weg.txt").unlink()
    outcome = run(desk)
    assert outcome.new == ("nieuw.txt",)
    assert outcome.changed == ("anders.txt",)
    assert outcome.gone == ("weg.txt",)
    assert [problem.source for problem in outcome.failed] == [str(desk.sources / "leeg.txt")]
    assert outcome.went_wrong


def test_a_run_that_changes_nothing_tells_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write("a.txt")
    run(desk)
    outcome = run(desk)
    assert (outcome.new, outcome.changed, outcome.gone) == ((), (), ())
    assert not outcome.went_wrong


def test_a_file_that_was_renamed_is_neither_new_nor_gone(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    path = desk.write("a.txt")
    run(desk)
    path.rename(desk.sources / "b.txt")
    outcome = run(desk)
    assert (outcome.new, outcome.gone, outcome.changed) == ((), (), ("b.txt",))


def test_what_the_gate_sets_aside_is_told_as_such(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write("nota.md", "# Nota\n\nInschrijver Bouwbedrijf Voorbeeld bood € 1.234.567.\n")
    outcome = run(desk)
    assert [problem.source for problem in outcome.quarantined] == ["nota.md"]
    assert outcome.failed == ()
    assert not outcome.went_wrong
