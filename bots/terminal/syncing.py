"""One run of a sync: each source that is due, one after the other, on one data folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bots.terminal.fetching import fetch
from bots.terminal.ingesting import Wanted, alone_on, ingested
from ingest.errors import IngestError
from ingest.folder_rules import write_rules
from ingest.last_run import LastRun, keep
from ingest.report import IngestReport, Progress, Tally
from ingest.sync.due import Times
from ingest.sync.outcome import Outcome, outcome_of, rows_of
from ingest.sync.plan import Plan, PlannedSource
from ingest.web.gathered import Gathered

if TYPE_CHECKING:
    from ingest.settings import IngestSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncReport:
    """What came of a run: one outcome a source, in the order of the file."""

    file: str
    began_at: datetime
    ended_at: datetime
    outcomes: tuple[Outcome, ...]

    @property
    def went_wrong(self) -> bool:
        """Whether anything failed."""
        return any(outcome.went_wrong for outcome in self.outcomes)


def _now() -> datetime:
    return datetime.now(UTC)


def sync(
    plan: Plan,
    *,
    settings: IngestSettings,
    progress: Callable[[Progress], None],
    force: bool = False,
    whole: Plan | None = None,
    now: Callable[[], datetime] = _now,
) -> SyncReport:
    """Bring the sources that are due up to date; `force` takes the others too.

    `whole` is the file's whole plan where only some of its sources are to be run. A source whose
    files fail is an outcome; what breaks the index off ends the run, and its report says so.
    Raises BusyError where another run holds the data folder.
    """
    began = now()
    with alone_on(settings.data_dir):
        owner = plan.path
        everything = (whole or plan).sources
        write_rules(
            settings.data_dir,
            str(owner),
            [rule for each in everything for rule in each.rules(owner)],
        )
        times = Times(settings.data_dir)
        due = [each for each in plan.sources if force or times.is_due(plan, each, now=began)]
        outcomes = {each.name: Outcome(name=each.name) for each in plan.sources}
        for outcome in _run(due, settings=settings, progress=progress):
            outcomes[outcome.name] = outcome
        for source in due:
            if outcomes[source.name].report is not None:
                times.ran(plan, source, at=began)
        report = SyncReport(
            file=str(owner), began_at=began, ended_at=now(), outcomes=tuple(outcomes.values())
        )
        _keep(report, settings.data_dir)
    return report


def _run(
    due: Sequence[PlannedSource],
    *,
    settings: IngestSettings,
    progress: Callable[[Progress], None],
) -> Iterator[Outcome]:
    """Yield what came of each source, up to the first that the index breaks off."""
    for number, source in enumerate(due):
        before = rows_of(settings.data_dir)
        try:
            report = _brought_up(source, settings=settings, progress=progress)
        except IngestError as error:
            yield Outcome(name=source.name, stopped=str(error))
            for later in due[number + 1 :]:
                yield Outcome(
                    name=later.name, stopped=f"was not begun, for {source.name} broke off"
                )
            return
        yield outcome_of(source.name, report, before, rows_of(settings.data_dir))


def _brought_up(
    source: PlannedSource, *, settings: IngestSettings, progress: Callable[[Progress], None]
) -> IngestReport:
    fetched = _fetched(source, settings=settings, progress=progress)
    folders = [Path(place) for place in source.places if place not in source.addresses]
    files = [*folders, *fetched.files, *fetched.gone]
    if not files:
        return fetched.named(Tally().report())
    wanted = Wanted(prune=source.prune)
    return fetched.named(ingested(files, wanted, settings=settings, progress=progress))


def _fetched(
    source: PlannedSource, *, settings: IngestSettings, progress: Callable[[Progress], None]
) -> Gathered:
    if not source.addresses:
        return Gathered()
    from ingest.web.opening import Choice  # noqa: PLC0415  not for folders

    choice = Choice(include=source.include, exclude=source.exclude, defaults=dict(source.metadata))
    return fetch(
        source.addresses, settings=settings, choice=choice, prune=source.prune, progress=progress
    )


def _keep(report: SyncReport, data_dir: Path) -> None:
    """Keep what came of the sources together, as of one ingest run."""
    stopped = " ".join(each.stopped for each in report.outcomes if each.stopped)
    reports = [each.report for each in report.outcomes if each.report is not None]
    if stopped:
        keep(LastRun(ended_at=report.ended_at, stopped=stopped), data_dir=data_dir)
    elif reports:
        keep(LastRun(ended_at=report.ended_at, report=_together(reports)), data_dir=data_dir)


def _together(reports: Sequence[IngestReport]) -> IngestReport:
    total, *others = reports
    for other in others:
        total = replace(
            total,
            documents=total.documents + other.documents,
            chunks=total.chunks + other.chunks,
            added=total.added + other.added,
            updated=total.updated + other.updated,
            unchanged=total.unchanged + other.unchanged,
            removed=total.removed + other.removed,
            quarantined=total.quarantined + other.quarantined,
            failed=total.failed + other.failed,
            seconds=round(total.seconds + other.seconds, 3),
            problems=(*total.problems, *other.problems),
        )
    return total
