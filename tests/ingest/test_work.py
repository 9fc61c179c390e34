"""How much of a run is done, by what files hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from ingest.document import Metadata, StoredDocument
from ingest.manifest.changes import Change
from ingest.manifest.pending import Pending
from ingest.sources import Source
from ingest.work import Work


def pending(path: Path, characters: int) -> Pending:
    name = path.name
    source = Source(path=path, source=name, root=path.parent, document_id=name)
    meta = Metadata(document_id=name, title=name, source=name)
    document = StoredDocument(meta=meta, text="x" * characters)
    return Pending(change=Change(source=source, content_hash=""), document=document)


def files(folder: Path, **sizes: int) -> list[Path]:
    """Files of so many bytes, by their name with `_` for the dot."""
    paths = [folder / name.replace("_", ".") for name in sizes]
    for path, size in zip(paths, sizes.values(), strict=True):
        path.write_bytes(b"x" * size)
    return paths


def shares(work: Work, documents: Iterable[Pending]) -> Iterator[float]:
    """The share before each document and, at last, after all."""
    for entry in work.watch(documents):
        yield work.share
        work.done(entry.document)
    yield work.share


def test_a_long_text_is_more_work_than_a_short_one(tmp_path: Path) -> None:
    short, long = files(tmp_path, a_txt=1_000, b_txt=99_000)
    work = Work()
    work.expect([short, long])
    assert list(shares(work, [pending(short, 1_000), pending(long, 99_000)])) == pytest.approx(
        [0, 0.01, 1]
    )


def test_what_files_of_a_format_held_tells_of_those_to_come(tmp_path: Path) -> None:
    paths = files(tmp_path, a_pdf=10_000_000, b_pdf=10_000_000, c_txt=1_000)
    work = Work()
    work.expect(paths)
    documents = [pending(paths[0], 1_000_000), pending(paths[1], 1_000_000)]
    seen = list(shares(work, [*documents, pending(paths[2], 1_000)]))
    assert seen[1] == pytest.approx(0.5, abs=0.01)


def test_files_that_gave_no_document_are_no_work(tmp_path: Path) -> None:
    paths = files(tmp_path, a_txt=1_000, broken_txt=500_000, b_txt=1_000, last_txt=500_000)
    work = Work()
    work.expect(paths)
    documents = [pending(paths[0], 1_000), pending(paths[2], 1_000)]
    assert list(shares(work, documents))[-1] == 1


def test_a_batch_counts_as_far_as_it_is_embedded(tmp_path: Path) -> None:
    paths = files(tmp_path, a_txt=600, b_txt=400)
    work = Work()
    work.expect(paths)
    batch = [pending(paths[0], 600), pending(paths[1], 400)]
    documents = [entry.document for entry in work.watch(batch)]
    work.take_in_hand(documents)
    seen = [work.share]
    for share in (0.5, 1.0):
        work.embedded(share)
        seen.append(work.share)
    for document in documents:
        work.done(document)
        seen.append(work.share)
    assert seen == pytest.approx([0, 0.5, 1, 1, 1])


def test_documents_that_are_known_need_no_guess() -> None:
    documents = [pending(Path("a.txt"), size).document for size in (300, 100)]
    work = Work()
    work.expect_documents(documents)
    work.done(documents[0])
    assert work.share == pytest.approx(0.75)


def test_nothing_to_do_is_all_done() -> None:
    assert Work().share == 1


def test_a_file_that_went_away_is_no_error(tmp_path: Path) -> None:
    work = Work()
    work.expect([tmp_path / "weg.txt"])
    assert work.share == 1
