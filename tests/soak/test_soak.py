"""Kills, many files and load: a sample in every run, the full matrices in `make soak`."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from assistant.service import build_assistant
from assistant.settings import AssistantSettings
from bots.answer_shape import CitationJson
from bots.web.app import create_app
from ingest.pipeline import ingest
from ingest.report import IngestReport
from ingest.store.index import Index
from ingest.store.opening import fingerprint_of, open_index, stored_documents
from ingest.text.embed import Embedder
from ingest.text.engines import make_embedder
from tests.support.commands import leerkring_here
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
        *(
            pytest.param(size, marks=pytest.mark.soak, id=f"full-{n}")
            for n, size in enumerate(full)
        ),
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
BETWEEN = 0.06
"""Seconds between two moments of the full matrix, which reaches beyond the end of a run."""

SURELY_BUSY = 0.1
"""No run is done within so many seconds, or the kills would prove nothing."""


@pytest.mark.parametrize(
    "moments", sizes((0.1, 1.0, 1.7), *((BETWEEN * n,) for n in range(1, KILLS + 1)))
)
def test_after_kills_the_next_run_completes_the_index(
    moments: Sequence[float],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    docs, data = tmp_path / "docs", tmp_path / ".leerkring"
    busy = []
    for turn, moment in enumerate(moments):
        write_numbered(docs, range(2 * turn, 2 * turn + 2))
        busy.append(run_and_kill(("ingest", str(docs), "--data-dir", str(data)), after=moment))
    assert busy[0] or moments[0] > SURELY_BUSY
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
    assert embedder.passages == 3 * count  # each a chunk of two sentences, embedded once


@dataclass(frozen=True, kw_only=True)
class Load:
    """So many who ask at the same time, each this many questions, and on for these seconds."""

    askers: int
    questions: int
    seconds: float = 0.0


@pytest.mark.parametrize(
    "load", sizes(Load(askers=8, questions=3), Load(askers=20, questions=3, seconds=60))
)
def test_many_askers_at_once_all_get_quotes_that_stand_in_the_document(
    load: Load, served: str
) -> None:
    with ThreadPoolExecutor(load.askers) as pool:
        counts = list(pool.map(lambda asker: ask_on(served, asker, load), range(load.askers)))
    assert all(count >= load.questions for count in counts)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """Serve eight documents, with the real model and index; give the address."""
    ingest_here(write_numbered(tmp_path / "docs", range(len(CITIES))), folder=tmp_path)
    embedder = make_embedder(settings_of(tmp_path))
    with index_for(embedder, tmp_path) as index:
        assistant = build_assistant(
            AssistantSettings(_env_file=None), indexes={"public": index}, embedder=embedder
        )
        with running(create_app(assistant, settings=web_settings())) as address:
            yield address


def ask_on(address: str, asker: int, load: Load) -> int:
    """Ask until the load is done, look up every quote, and return how many were answered."""
    asked, end = 0, time.monotonic() + load.seconds
    with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        while asked < load.questions or time.monotonic() < end:
            question = question_about((asker + asked) % len(CITIES))
            answer = client.post("/api/ask", json={"question": question}).raise_for_status().json()
            assert answer["status"] == "answered", answer
            assert_quotes_are_slices(answer["citations"], lambda id_: text_at(client, id_))
            asked += 1
    return asked


def text_at(client: httpx.Client, document_id: str) -> str:
    """Return the stored text that the server gives."""
    return str(client.get(f"/api/documents/{document_id}").raise_for_status().json()["text"])


def assert_quotes_are_slices(
    citations: Sequence[CitationJson], text_of_document: Callable[[str], str]
) -> None:
    """Fail where there is no citation, or one whose quote does not stand where it says."""
    assert citations
    for citation in citations:
        text = text_of_document(citation["document_id"])
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def index_for(embedder: Embedder, folder: Path) -> closing[Index]:
    """Open the index of a folder until the end of a `with` block."""
    fingerprint = fingerprint_of(embedder)
    return closing(open_index(settings_of(folder), "public", fingerprint=fingerprint, create=True))


def stored(folder: Path) -> dict[str, str]:
    """Return the texts in the index of a folder by id."""
    documents = stored_documents(settings_of(folder), "public")
    return {document.meta.document_id: document.text for document in documents}
