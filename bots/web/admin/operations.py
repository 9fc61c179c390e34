"""What an admin is shown beside the journal: where ingestion leaves its notes, and gap reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.gaps.report import GapReport
from bots.web.admin.lately import Lately
from bots.web.admin.rated import Rated
from bots.web.admin.timing import Timing
from ingest.last_run import LastRun, last_run
from ingest.manifest.withdrawn import Withdrawal, withdrawal_of
from ingest.originals import original_path, read_original

if TYPE_CHECKING:
    from assistant.journal.port import Journal
    from ingest.text.embed import Embedder

GAPS_K = 3
_MINUTE, _TEN_MINUTES = 60.0, 600.0


@dataclass(frozen=True, kw_only=True)
class Operations:
    """What the server was started with, as far as an admin is shown it.

    `data_dir` is None where there is none; `embedder` gives what questions are embedded with;
    `retention_days` is None where no journal is kept. What takes long to count is kept for a
    while: gap reports for ten minutes, the rest for one.
    """

    data_dir: Path | None = None
    serves_originals: bool = False
    embedder: Callable[[], Embedder] | None = None
    gaps_k: int = GAPS_K
    retention_days: int | None = None
    gap_reports: Lately[GapReport] = field(default_factory=lambda: Lately(_TEN_MINUTES))
    timings: Lately[Timing] = field(default_factory=lambda: Lately(_MINUTE))
    ratings: Lately[Rated] = field(default_factory=lambda: Lately(_MINUTE))

    def forget(self) -> None:
        """Forget what was counted: some of it is to be shown no more."""
        for counted in (self.gap_reports, self.timings, self.ratings):
            counted.clear()

    def last_ingest(self) -> LastRun | None:
        """Return what the last ingestion into the data folder came to."""
        return None if self.data_dir is None else last_run(self.data_dir)

    def withdrawal(self, document_id: str, *, audience: frozenset[str]) -> Withdrawal | None:
        """Return when and why a document was withdrawn that this audience could read."""
        if self.data_dir is None:
            return None
        return withdrawal_of(document_id, data_dir=self.data_dir, audiences=audience)

    def has_original(self, document_id: str, *, audience: frozenset[str]) -> bool:
        """Tell whether the PDF that a document was read from seems to be there to be served."""
        if self.data_dir is None or not self.serves_originals:
            return False
        found = original_path(document_id, data_dir=self.data_dir, audiences=audience)
        return found is not None

    def original(self, document_id: str, *, audience: frozenset[str]) -> bytes | None:
        """Return that PDF; None where it may not be served or is no more what was read."""
        if self.data_dir is None or not self.serves_originals:
            return None
        return read_original(document_id, data_dir=self.data_dir, audiences=audience)

    def gaps(
        self, journal: Journal, *, audience: frozenset[str], since: datetime, days: int
    ) -> GapReport:
        """Return the gap report of these days, as `leerkring gaps` has it."""
        from assistant.gaps.find import find_gaps  # noqa: PLC0415  only where it is asked for

        def make() -> GapReport:
            embedder = self.embedder
            if embedder is None:
                return GapReport(k=self.gaps_k, audience=audience, since=since)
            asked = journal.questions(since=since)
            return find_gaps(asked, embedder, k=self.gaps_k, audience=audience, since=since)

        return self.gap_reports.get((audience, days), make)
