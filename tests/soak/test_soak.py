"""Kills, many files and load: a sample in every run, the full matrices in `make soak`."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from assistant.service import build_assistant
from assistant.settings import AssistantSettings
from bots.web.app import create_app
from ingest.pipeline import ingest
from ingest.report import IngestReport
from ingest.settings import IngestSettings
from ingest.store.opening import fingerprint_of, open_index, stored_documents
from ingest.text.engines import make_embedder
from tests.support.commands import Ran, leerkring_here
from tests.support.corpora import write_documents
from tests.support.embedders import WordEmbedder
from tests.support.ingesting import ingest_here, settings_of
from tests.support.killed import run_and_kill
from tests.support.servers import running
from tests.support.web import web_settings

CITIES = ("Almelo", "Breda", "Coevorden", "Delft", "Edam", "Franeker", "Gouda", "Heerlen")
GOODS = ("bureaus", "lampen", "bakfietsen", "laptops", "tapijten", "gordijnen", "straatstenen")


def sizes(sample: object, *full: object) -> list[object]:
    """Return the size that every run takes, and those of `make soak`."""
    return [
        pytest.param(sample, marks=pytest.mark.integration, id="sample"),
        *(pytest.param(size, marks=pytest.mark.soak, id=f"full-{n}") for n, size in enumerate(full)),
    ]


def text_of(number: int) -> str:
    city, goods = CITIES[number % len(CITIES)], GOODS[number % len(GOODS)]
    return (
        f"# Stuk {number}\n\nDe gemeente {city} kocht in {1990 + number % 30} hergebruikte {goods} "
        f"voor gebouw {number}. De leverancier nam de oude {goods} terug.\n"
    )


def write_numbered(folder: Path, numbers: range) -> Path:
    return write_documents(folder, **{f"stuk-{number}": text_of(number) for number in numbers})


def question_about(number: int) -> str:
    return f"Wat kocht de gemeente {CITIES[number]} voor gebouw {number}?"


KILLS = 40
BETWEEN = 0.05
"""Seconds between two moments of the full matrix: it covers the two seconds that a run takes."""


@pytest.mark.parametrize(
    "moments", sizes((0.3, 0.6, 0.9), *((BETWEEN * n,) for n in range(1, KILLS + 1)))
)
def test_after_kills_the_next_run_completes_the_index(
    moments: Sequence[float],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    docs, data = tmp_path / "docs", tmp_path / ".leerkring"
    for turn, moment in enumerate(moments):
        write_numbered(docs, range(2 * turn, 2 * turn + 2))
        run_and_kill(("ingest", str(docs), "--data-dir", str(data)), after=moment)
    monkeypatch.chdir(tmp_path)
    report = leerkring_here("ingest", "docs", "--json", capsys=capsys).json()
    count = 2 * len(moments)
    assert (report["documents"], report["added"] + report["unchanged"]) == (count, count)
    assert stored(tmp_path) == {f"stuk-{n}": text_of(n).strip() for n in range(count)}
    found = leerkring_here("search", question_about(0), "--json", capsys=capsys).json()
    assert "stuk-0" in {hit["document_id"] for hit in found["hits"]}
    answer = leerkring_here("ask", question_about(0), "--json", capsys=capsys).json()
    assert_quotes_are_slices(answer["citations"], stored(tmp_path).__getitem__)


@pytest.mark.parametrize("count", sizes(60, 2_000))
def test_many_files_go_in_once_and_a_second_run_changes_nothing(count: int, tmp_path: Path) -> None:
    folder = write_numbered(tmp_path / "docs", range(count))
    embedder = WordEmbedder()

    def run() -> IngestReport:
        with index_for(embedder, tmp_path) as index:
            return ingest(
                [folder],
                settings=settings_of(tmp_path),
                writers=lambda _: index,
                embedders=lambda _settings, **_sizes: embedder,
            )

    first, second = run(), run()
    assert (first.added, first.failed, first.documents) == (count, 0, count)
    assert (second.unchanged, second.added, second.updated) == (count, 0, 0)
    assert embedder.passages == count
