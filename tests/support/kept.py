"""A data folder with two documents in an embedded index, to be kept, changed and put back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path

from ingest.keeping.copies import copy_folder
from ingest.keeping.previous import Writers, kept_before
from ingest.keeping.switch import finish_switch
from ingest.manifest.editing import Editor
from ingest.manifest.store import Manifest
from ingest.pipeline import ingest
from ingest.readers.files import read_here
from ingest.report import IngestReport
from ingest.settings import IngestSettings
from ingest.store.index import Fingerprint, Index
from ingest.store.opening import existing_audiences, fingerprint_of, open_index
from tests.support.desk import FRONT
from tests.support.dying import dies_at
from tests.support.embedders import WordEmbedder

EMBEDDER = WordEmbedder()
FINGERPRINT: Fingerprint = fingerprint_of(EMBEDDER)
TIMES = ("ingested_at", "noted_at")


def write(docs: Path, name: str, text: str, *, access: str = "public") -> None:
    docs.mkdir(exist_ok=True)
    page = FRONT.format(id=name, access=access, text=text)
    (docs / f"{name}.md").write_text(page, encoding="utf-8")


def run(data: Path, docs: Path, *, stop: Exception | None = None) -> IngestReport:
    """Ingest with the state before it kept; with `stop` the run ends by it after its last write."""
    with opened(data) as writers, kept_before(data, writers) as kept:
        report = ingest(
            [docs],
            settings=settings_in(data),
            writers=kept,
            prune=True,
            embedders=lambda _settings, **_sizes: EMBEDDER,
            read_files=read_here,
        )
        if stop is not None:
            raise stop
        return report


def withdraw(data: Path, document_id: str) -> None:
    with opened(data) as writers, closing(Manifest(data / "manifest.sqlite3")) as manifest:
        Editor(manifest=manifest, writers=writers, settings=settings_in(data)).withdraw(
            document_id, reason="Bevat vertrouwelijke prijzen."
        )


@contextmanager
def opened(data: Path) -> Iterator[Writers]:
    indexes: dict[str, Index] = {}
    with ExitStack() as stack:

        def writer(audience: str) -> Index:
            if audience not in indexes:
                indexes[audience] = index_of(data, audience, create=True)
                stack.callback(indexes[audience].close)
            return indexes[audience]

        yield writer


def settings_in(data: Path) -> IngestSettings:
    return IngestSettings(_env_file=None, data_dir=data)


def index_of(data: Path, audience: str, *, create: bool = False) -> Index:
    return open_index(settings_in(data), audience, fingerprint=FINGERPRINT, create=create)


def state_of(data: Path) -> dict[str, object]:
    """Return all that counts: rows but for their times, versions, counts and texts of indexes."""
    with closing(Manifest(data / "manifest.sqlite3")) as manifest:
        rows = [asdict(entry) for entry in manifest.entries()]
        state: dict[str, object] = {"owed": manifest.owed_removals()}
    state["rows"] = [{k: v for k, v in row.items() if k not in TIMES} for row in rows]
    for audience in existing_audiences(settings_in(data)):
        with closing(index_of(data, audience)) as index:
            documents = {d.meta.document_id: d.text for d in index.documents()}
            chunks = sorted(chunk.chunk_id for chunk in index.chunks({}))
            if documents:
                state[audience] = (index.version(), index.counts(), documents, chunks)
    return state


def killed_copies(
    task: Callable[..., None], data: Path, into: Path, *, stride: int
) -> Iterator[tuple[int, Path]]:
    """Yield copies in which the task was killed before its write of this number, and one whole.

    The next command has begun in each, which ends what was broken off.
    """
    number, died = 0, True
    while died:
        copy = into / f"copy-{number}"
        copy_folder(data, copy)
        died = dies_at(number, partial(task, data=copy))
        finish_switch(copy)  # as every command does that starts
        yield number, copy
        shutil.rmtree(copy)
        number += stride
