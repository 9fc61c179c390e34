"""When a source is run again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ingest.sync.due import FILE, Times
from ingest.sync.plan import Plan, PlannedSource

START = datetime(2026, 11, 2, 3, tzinfo=UTC)


def plan_of(*, every: timedelta | None) -> Plan:
    source = PlannedSource(name="a", places=("/x",), every=every)
    return Plan(path=Path("/bronnen.toml"), sources=(source,))


@pytest.mark.parametrize(
    ("later", "is_due"),
    [
        (timedelta(hours=12), False),
        (timedelta(hours=23, minutes=59), True),  # each night, and a moment early
        (timedelta(days=-1), True),  # the clock was set back
    ],
)
def test_a_source_waits_for_its_time(tmp_path: Path, later: timedelta, *, is_due: bool) -> None:
    plan = plan_of(every=timedelta(days=1))
    Times(tmp_path).ran(plan, plan.sources[0], at=START)
    assert Times(tmp_path).is_due(plan, plan.sources[0], now=START + later) is is_due


def test_a_source_without_a_time_is_always_due(tmp_path: Path) -> None:
    plan = plan_of(every=None)
    Times(tmp_path).ran(plan, plan.sources[0], at=START)
    assert Times(tmp_path).is_due(plan, plan.sources[0], now=START)


def test_times_that_can_not_be_read_make_everything_due(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("[1, 2", encoding="utf-8")
    plan = plan_of(every=timedelta(days=1))
    assert Times(tmp_path).is_due(plan, plan.sources[0], now=START)
