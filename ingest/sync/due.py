"""When each source was last brought up to date, kept in the data folder."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from ingest.durable import write_durably
from ingest.sync.plan import Plan, PlannedSource

logger = logging.getLogger(__name__)

FILE = "sync.json"

_SLACK = 0.05
"""Share of an interval that a run may be early: what starts it each night is not to the second."""


class Times:
    """The start of the last run of each source that came to its end, by file and name."""

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / FILE
        self._times = _read(self._path)

    def is_due(self, plan: Plan, source: PlannedSource, *, now: datetime) -> bool:
        """Tell whether a source is to be run; a clock set back does not keep it waiting."""
        last = self.last(plan, source)
        if last is None or source.every is None or last > now:
            return True
        return now - last >= source.every * (1 - _SLACK)

    def last(self, plan: Plan, source: PlannedSource) -> datetime | None:
        """Return when the last run of a source began."""
        return self._times.get(_key(plan, source))

    def ran(self, plan: Plan, source: PlannedSource, *, at: datetime) -> None:
        """Note that a source was brought up to date; that this can't be is only logged."""
        self._times[_key(plan, source)] = at
        text = json.dumps({key: time.isoformat() for key, time in self._times.items()})
        try:
            write_durably(self._path, text)
        except OSError as error:
            logger.warning("when sources were synced is not kept: %s", error.strerror)


def _key(plan: Plan, source: PlannedSource) -> str:
    return f"{plan.path}#{source.name}"


def _read(path: Path) -> dict[str, datetime]:
    try:
        raw: Mapping[str, str] = json.loads(path.read_text(encoding="utf-8"))
        return {key: datetime.fromisoformat(time) for key, time in raw.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
