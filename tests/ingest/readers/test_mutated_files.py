"""Every reader gives text or our own error for damaged files, and never hangs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.errors import SourceError
from ingest.readers.registry import read
from ingest.text.blocks import blocks_of
from tests.support.format_cases import CASES
from tests.support.mutations import Mutation, mutations, zip_mutations

_BY_NAME = {case.name: case for case in CASES}
SEEDS = (
    *("lo-structure.docx", "lo-notes.docx", "smartart.pptx", "groep.pptx"),
    *("verborgen.pdf", "bijlage.pdf", "formulier.pdf", "lo-merged.pdf", "verborgen.html"),
    *("lo-structure.html", "lijst.md", "cp1252.txt", "sprekers.vtt", "tijden.srt", "les.zip"),
    "film.h5p",
)
_ARCHIVES = (".docx", ".pptx", ".zip", ".h5p")
_SECONDS = 20.0  # of this process; each file here has at most 100 kB and takes a fraction of one
_COMMON = settings(
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for files, on a machine without tesseract."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", "")
        yield tmp_path_factory.mktemp("beschadigd")


def _check(folder: Path, name: str, mutation: Mutation) -> None:
    seed = folder / "heel" / name
    if not seed.exists():
        seed.parent.mkdir(exist_ok=True)
        seed.write_bytes(_BY_NAME[name].file(folder).read_bytes())
    path = folder / f"stuk{seed.suffix}"
    path.write_bytes(mutation(seed.read_bytes()))
    started = time.thread_time()
    try:
        reading = read(path)
    except SourceError as error:
        assert error.reason.rstrip(".")  # noqa: PT017  either is right
    else:
        assert reading.text.strip()
        assert not set(reading.text) & set("\0\r\ufeff")
        reading.text.encode()
        assert all(0 <= mark.offset <= len(reading.text) for mark in reading.marks)
        assert list(blocks_of(reading.text)) or reading.text
    assert time.thread_time() - started < _SECONDS


def _mutations(name: str) -> st.SearchStrategy[Mutation]:
    return zip_mutations() if name.endswith(_ARCHIVES) else mutations()


@pytest.mark.parametrize("name", SEEDS)
def test_a_damaged_file_gives_text_or_a_reason(folder: Path, name: str) -> None:
    @settings(_COMMON, max_examples=12, derandomize=True)
    @given(_mutations(name))
    def check(mutation: Mutation) -> None:
        _check(folder, name, mutation)

    check()


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", SEEDS)
def test_a_damaged_file_gives_text_or_a_reason_many_times(folder: Path, name: str) -> None:
    @settings(_COMMON, max_examples=1000)
    @given(_mutations(name))
    def check(mutation: Mutation) -> None:
        _check(folder, name, mutation)

    check()
