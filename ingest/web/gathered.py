"""What came of fetching, and how a report of its files speaks of addresses."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.report import IngestReport, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Files to ingest by the address they are of, those that are gone, and what went wrong.

    The paths of both are given to a run: of what is gone, nothing is found and all is pruned.
    """

    files: dict[Path, str] = field(default_factory=dict)
    gone: dict[Path, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def named(self, report: IngestReport) -> IngestReport:
        """Return a report of these files with their addresses, and with the problems before."""
        missing = {str(path) for path in self.gone}  # that they are is no problem
        told = [problem for problem in report.problems if problem.source not in missing]
        names = {str(path): address for path, address in self.files.items()}
        names |= {path.name: address for path, address in self.files.items()}
        problems = (replace(each, source=names.get(each.source, each.source)) for each in told)
        return replace(
            report,
            failed=report.failed + len(self.problems) - (len(report.problems) - len(told)),
            problems=(*self.problems, *problems),
        )
