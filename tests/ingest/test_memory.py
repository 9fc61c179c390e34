"""A run holds one batch at a time, however much there is to do."""

from __future__ import annotations

import gc
import random
from pathlib import Path

import pytest

from ingest.batches import BATCH_WORDS
from ingest.pipeline import ingest
from ingest.readers.files import read_here
from ingest.settings import IngestSettings
from tests.support.forgetful import FlatEmbedder, ForgetfulIndex

WORDS = 2_000  # of a document
A_BATCH = BATCH_WORDS // WORDS
HELD = 10 << 20  # bytes: a third of what the chunks and vectors of four batches take


def write_documents(folder: Path, count: int) -> Path:
    """Write made-up documents of sentences that all differ."""
    chosen = random.Random(1)  # noqa: S311  no secret
    folder.mkdir()
    for number in range(count):
        words = (f"woord{chosen.randrange(60)}" for _ in range(WORDS))
        text = "\n\n".join(" ".join(next(words) for _ in range(20)) + "." for _ in range(100))
        (folder / f"{number}.md").write_text(f"---\nlanguage: nl\n---\n{text}", encoding="utf-8")
    return folder


def peak(folder: Path, count: int) -> int:
    """Most bytes that this process has resident while it ingests so many documents."""
    sources = write_documents(folder / f"{count}", count)
    index = ForgetfulIndex(FlatEmbedder.dimensions)
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # begin to measure anew
    report = ingest(
        [sources],
        settings=IngestSettings(_env_file=None, data_dir=folder / f"data-{count}"),
        writers=lambda _: index,
        embedders=lambda *_, **__: FlatEmbedder(),
        read_files=read_here,
    )
    assert (report.documents, index.documents) == (count, count)
    status = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) << 10 for line in status if line.startswith("VmHWM"))


@pytest.mark.integration
def test_five_times_as_many_documents_take_no_more_memory(tmp_path: Path) -> None:
    peak(tmp_path, 1)  # imports
    assert peak(tmp_path, 5 * A_BATCH) - peak(tmp_path, A_BATCH) < HELD
