"""An ingest run that is killed before any of its writes: a sample in every run, all in `make soak`.

Counted are the operations of the engine, the statements of SQLite and what is done to files.
"""

from __future__ import annotations

import shutil
from contextlib import ExitStack, closing
from dataclasses import asdict
from functools import partial
from pathlib import Path

import pytest

from ingest.keeping.copies import copy_folder  # holes stay holes: 190 MB are 1
from ingest.manifest.store import Manifest
from ingest.pipeline import ingest
from ingest.readers.files import read_here
from ingest.report import IngestReport
from ingest.settings import IngestSettings
from ingest.store.index import Index
from ingest.store.opening import existing_audiences, fingerprint_of, open_index
from tests.support.desk import FRONT
from tests.support.dying import Countdown, dies_at, writers_that_die
from tests.support.embedders import WordEmbedder

pytestmark = [pytest.mark.integration, pytest.mark.timeout(900)]

EMBEDDER = WordEmbedder()
_TIMES = ("ingested_at", "noted_at")


def run(settings: IngestSettings, docs: Path, countdown: Countdown) -> IngestReport:
    """Bring the index up to date, with all that is gone taken out."""
    with ExitStack() as stack:
        return ingest(
            [docs],
            settings=settings,
            writers=writers_that_die(settings, fingerprint_of(EMBEDDER), countdown, stack),
            prune=True,
            embedders=lambda _settings, **_sizes: EMBEDDER,
            read_files=read_here,
        )


def task(countdown: Countdown, *, data: Path, docs: Path) -> None:
    run(settings_in(data), docs, countdown)


def settings_in(data: Path) -> IngestSettings:
    return IngestSettings(_env_file=None, data_dir=data)


def write(docs: Path, name: str, text: str, *, access: str = "public") -> None:
    page = FRONT.format(id=name.removesuffix("-nieuw"), access=access, text=text)
    (docs / f"{name}.md").write_text(page, encoding="utf-8")


def text_of(name: str, version: str) -> str:
    return "\n\n".join(f"## Deel {n}\n\nStuk {name} {version} {n}. {'Zin. ' * 120}" for n in "abc")


def write_first(docs: Path) -> None:
    docs.mkdir()
    for name in ("stoelen", "lampen", "fietsen", "tapijten"):
        write(docs, name, text_of(name, "eerst"))


def change(docs: Path) -> None:
    """One changes, one is renamed, one moves to other readers, one goes, one comes."""
    write(docs, "stoelen", text_of("stoelen", "daarna"))
    (docs / "lampen.md").rename(docs / "verlichting.md")
    write(docs, "fietsen", text_of("fietsen", "eerst"), access="participants")
    (docs / "tapijten.md").unlink()
    write(docs, "bureaus", text_of("bureaus", "daarna"))


def state_of(data: Path) -> dict[str, object]:
    """Return all that counts: rows but for their times, versions, counts and texts of indexes."""
    settings = settings_in(data)
    with closing(Manifest(data / "manifest.sqlite3")) as manifest:
        rows = [asdict(entry) for entry in manifest.entries()]
        owed = manifest.owed_removals()
    state: dict[str, object] = {"owed": owed}
    state["rows"] = [{k: v for k, v in row.items() if k not in _TIMES} for row in rows]
    for audience in existing_audiences(settings):
        with closing(index_of(settings, audience)) as index:
            documents = {d.meta.document_id: d.text for d in index.documents()}
            state[audience] = (index.version(), index.counts(), documents)
    return state


def index_of(settings: IngestSettings, audience: str) -> Index:
    return open_index(settings, audience, fingerprint=fingerprint_of(EMBEDDER), create=False)


def assert_whole(data: Path, docs: Path) -> None:
    """Fail where a document is half of one, or neither as it was nor as it is now."""
    settings, found = settings_in(data), []
    for audience in existing_audiences(settings):
        with closing(index_of(settings, audience)) as index:
            texts = {d.meta.document_id: d.text for d in index.documents()}
            assert index.counts().documents == len(texts)
            chunks = list(index.chunks({}))
            assert index.counts().chunks == len(chunks)  # nothing is left that does not count
            for chunk in chunks:
                assert texts[chunk.meta.document_id][chunk.start : chunk.end] == chunk.text
            assert {chunk.meta.document_id for chunk in chunks} == texts.keys()
            found += texts
            if audience == "public" and "stoelen" in texts:
                assert texts["stoelen"].count("eerst") in (0, 3)
    assert len(found) == len(set(found)), "a document stands in two audiences"
    assert {"stoelen", "lampen"} <= set(found), docs


@pytest.mark.parametrize(
    "stride", [19, pytest.param(1, marks=pytest.mark.soak)], ids=["sample", "all"]
)
def test_a_run_killed_before_any_write_leaves_documents_whole_and_the_next_completes_it(
    stride: int, tmp_path: Path
) -> None:
    docs, before, whole = tmp_path / "docs", tmp_path / "before", tmp_path / "whole"
    write_first(docs)
    run(settings_in(before), docs, Countdown(-1))
    change(docs)
    copy_folder(before, whole)
    run(settings_in(whole), docs, Countdown(-1))
    expected, number, died = state_of(whole), 0, True
    while died:
        data = tmp_path / f"data-{number}"
        copy_folder(before, data)
        died = dies_at(number, partial(task, data=data, docs=docs))
        assert_whole(data, docs)
        report = run(settings_in(data), docs, Countdown(-1))
        assert report.failed == 0
        assert state_of(data) == expected, f"killed before write {number}"
        shutil.rmtree(data)
        number += stride
    assert number > 30
