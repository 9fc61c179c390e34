"""Both engines behind the port, empty, for tests that hold for either."""

from __future__ import annotations

from pathlib import Path

from qdrant_client import QdrantClient

from ingest.store.embedded import open_edge
from ingest.store.index import Fingerprint, Index
from ingest.store.qdrant import open_qdrant
from tests.support.chunks import build_fingerprint

LOCAL_CLIENT_WARNINGS = (
    "ignore:Payload indexes have no effect in the local Qdrant:UserWarning",
    "ignore:Local mode performs exact:UserWarning",
)
"""For pytest.mark.filterwarnings: what the client's `:memory:` mode does not have, and need not."""


def build_edge(path: Path, fingerprint: Fingerprint | None = None) -> Index:
    """Return a new embedded index in `path`."""
    return open_edge(path, fingerprint=fingerprint or build_fingerprint(), create=True)


def build_qdrant(fingerprint: Fingerprint | None = None) -> Index:
    """Return a new index in the memory of a Qdrant client."""
    return open_qdrant(
        QdrantClient(":memory:"),
        "public",
        fingerprint=fingerprint or build_fingerprint(),
        create=True,
        address="memory",
    )
