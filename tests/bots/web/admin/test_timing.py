from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from assistant.journal.port import AskedQuestion
from bots.web.admin.lately import Lately
from bots.web.admin.outcomes import outcome_slots, route_troubles
from bots.web.admin.plots import HEIGHT, latency_plot, troubles_plot
from bots.web.admin.timing import Quantiles, Timing, quantile, timing
from bots.web.middleware.traffic import Kind, Served, Traffic
from tests.support.gaps import asked

NOW = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
PUBLIC = frozenset({"public"})


def took(total: float, *, hours: float = 0, **more: object) -> AskedQuestion:
    """Return a question so many hours ago."""
    when = NOW - timedelta(hours=hours)
    return replace(asked(asked_at=when, timings_ms={"total": total}), **more)  # type: ignore[arg-type]  # a test's own keywords


def of(*rows: AskedQuestion, days: int = 1) -> Timing:
    return timing(rows, audience=PUBLIC, now=NOW, days=days)


def test_a_quantile_is_the_smallest_value_that_the_share_does_not_exceed() -> None:
    values = [float(number) for number in range(100, 0, -1)]
    assert [quantile(values, share) for share in (0.5, 0.95, 1.0)] == [50.0, 95.0, 100.0]
    assert quantile([7.0], 0.5) == 7.0


def test_one_day_is_told_by_hours_and_more_by_days_of_utc() -> None:
    by_hour = of(took(10), took(30), took(20, hours=1), took(99, hours=25))
    assert len(by_hour.slots) == 24
    assert by_hour.slots[-1].begins == datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert by_hour.slots[-1].steps == {"total": Quantiles(n=2, p50=10, p95=30)}
    assert by_hour.steps["total"] == Quantiles(n=3, p50=20, p95=30)
    by_day = of(took(10), took(99, hours=25), days=7)
    assert [slot.questions for slot in by_day.slots] == [0, 0, 0, 0, 0, 1, 1]
    assert by_day.slots[-2].begins == datetime(2026, 11, 21, tzinfo=UTC)


def test_answers_are_told_from_questions_and_steps_that_were_not_done_are_left_out() -> None:
    slot = of(took(10, status="answered"), took(20)).slots[-1]
    assert (slot.questions, slot.answered) == (2, 1)
    assert "first_sentence" not in slot.steps


def test_the_timings_of_other_audiences_are_left_out() -> None:
    assert of(took(10, audience=frozenset({"public", "buyers"}))).steps == {}


def test_a_plot_reaches_from_nothing_to_a_round_number_above_the_highest() -> None:
    plot = latency_plot(of(took(100), took(380), took(20, hours=3)).slots, "total")
    assert [value for value, _ in plot.lines] == [0.0, 250.0, 500.0]
    last = plot.columns[-1]
    assert last.parts == (("p50", 0.0, round(HEIGHT * 100 / 500, 1)),)
    assert last.mark == round(HEIGHT * 380 / 500, 1)
    assert last.is_labelled
    assert max(column.x + column.width for column in plot.columns) <= 100
    assert all(column.parts == () for column in plot.columns[:-4])


def test_a_plot_of_nothing_has_no_bars() -> None:
    plot = latency_plot(of().slots, "total")
    assert {column.mark for column in plot.columns} == {None}


def test_what_requests_came_to_is_told_by_hour_day_and_route() -> None:
    traffic = Traffic(now=NOW.timestamp)
    for status in (200, 401, 429, 429, 500):
        traffic.count(Served(method="POST", route="/api/ask", status=status, seconds=0.1))
    failed = Served(method="POST", route="/a", status=200, seconds=0.1, stream_failed=True)
    traffic.count(failed)
    counted = traffic.counted()
    for days in (1, 7):
        last = outcome_slots(counted, now=NOW, days=days)[-1]
        assert last.kinds == {Kind.OK: 1, Kind.REFUSED: 1, Kind.LIMITED: 2, Kind.FAILED: 2}
        assert last.troubles == 5
    told = route_troubles(counted)
    assert [(each.route, each.statuses) for each in told] == [
        ("/api/ask", {401: 1, 429: 2, 500: 1}),
        ("/a", {500: 1}),
    ]
    parts = troubles_plot(outcome_slots(counted, now=NOW, days=1)).columns[-1].parts
    assert [name for name, _, _ in parts] == ["refused", "limited", "failed"]
    assert parts[1][1] == parts[0][2]  # one stands on the other


def test_what_was_made_lately_is_kept_for_a_while_and_not_for_ever() -> None:
    seconds, made = [0.0], []
    lately: Lately[int] = Lately(60, most=2, now=lambda: seconds[0])

    def make() -> int:
        made.append(1)
        return len(made)

    assert [lately.get("a", make), lately.get("a", make)] == [1, 1]
    seconds[0] = 60
    assert lately.get("a", make) == 2
    assert [lately.get(key, make) for key in "bca"] == [3, 4, 5]
