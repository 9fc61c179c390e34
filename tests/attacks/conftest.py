"""One index for the whole suite: harmless documents, poisoned ones, and what others may not see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing

import pytest

from assistant.service import Assistant, build_assistant
from assistant.settings import AssistantSettings
from ingest.pipeline import ingest
from ingest.settings import IngestSettings
from ingest.store.index import Index
from ingest.store.opening import fingerprint_of
from tests.support.attacks import write_sources
from tests.support.embedders import WordEmbedder
from tests.support.indexes import build_edge

EMBEDDER = WordEmbedder()


@pytest.fixture(scope="session")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Index]]:
    """Ingest every document of the suite as the product would; give the index of each audience."""
    folder = tmp_path_factory.mktemp("attacks")
    sources = write_sources(folder / "bronnen")
    made = {a: build_edge(folder / a, fingerprint_of(EMBEDDER)) for a in ("public", "participants")}
    with closing(made["public"]), closing(made["participants"]):
        report = ingest(
            [sources],
            settings=IngestSettings(_env_file=None, data_dir=folder / "data"),
            writers=made.__getitem__,
            embedders=lambda _settings, **_sizes: EMBEDDER,
        )
        assert report.problems == ()
        yield made


@pytest.fixture(scope="session")
def extractive(indexes: Mapping[str, Index]) -> Assistant:
    return build_assistant(AssistantSettings(_env_file=None), indexes=indexes, embedder=EMBEDDER)
