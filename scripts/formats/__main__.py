"""Measure pages and chunks a second by format, and write them into docs/benchmarks.md.

Each whole run is followed at once by its engine alone on the same texts, so that other work on the
machine slows down both. Made-up reports of shuffled sentences; the real engine and index.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"

from ingest.settings import IngestSettings
from ingest.text.engines import BULK_THRESHOLD, make_embedder
from scripts.formats.files import FORMATS, WORDS_A_PAGE, WORDS_A_SLIDE
from scripts.formats.measure import Cost, Size, cost_of
from scripts.measured_page import machine, rewrite

READ = Size(files=6, pages=20)
WRITE = Size(files=2, pages=6)
AIM = 1.10


def main() -> None:
    """Measure all formats, or those named, and rewrite their part of the page."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        settings = IngestSettings(_env_file=None, data_dir=options.data or Path(folder))
        embedder = make_embedder(settings, passages=BULK_THRESHOLD + 1)
        cost_of("Markdown", embedder, read=_ONE, write=_ONE, pairs=1)  # imports
        costs = []
        for name in options.formats or FORMATS:
            costs.append(cost_of(name, embedder, read=READ, write=WRITE, pairs=options.pairs))
            print(costs[-1], flush=True)
    text = table(costs)
    print(text)
    if not options.formats:
        rewrite("formats", text)


_ONE = Size(files=1, pages=1)


def table(costs: Sequence[Cost]) -> str:
    """Return the figures as Markdown."""
    rows = [_row("format", "pages/s, one process", "pages/s, two", "chunks/s", "work", "time")]
    rows += [_row(*["---"] * 6), *map(_figures, costs)]
    work = statistics.median(ratio for cost in costs for ratio in cost.work)
    elapsed = statistics.median(ratio for cost in costs for ratio in cost.time)
    said = (
        f"{machine()}. Reading: {READ.files} files of {READ.pages} pages, the start of processes "
        f"included; a page is {WORDS_A_PAGE} words (a slide {WORDS_A_SLIDE}). Chunks: whole runs "
        f"of {WRITE.files} files of {WRITE.pages} pages. Work and time: those of whole runs to "
        "those of their engine alone, in seconds of processor (readers included) and of the "
        f"clock; median and each pair. Of all pairs, the medians are {work:.2f} and "
        f"{elapsed:.2f} (aim ≤ {AIM:.2f})."
    )
    return "\n".join([said, "", *rows])


def _figures(cost: Cost) -> str:
    one, two = cost.pages_a_second
    chunks = f"{cost.chunks_a_second:.1f} ({cost.chunks})"
    return _row(cost.name, f"{one:.0f}", f"{two:.0f}", chunks, _pairs(cost.work), _pairs(cost.time))


def _pairs(ratios: Sequence[float]) -> str:
    return f"{statistics.median(ratios):.2f} ({', '.join(f'{ratio:.2f}' for ratio in ratios)})"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("formats", nargs="*", help="of these alone, which are not written down")
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--data", type=Path, help="a data folder that has the model unpacked")
    return parser.parse_args()


if __name__ == "__main__":
    main()
