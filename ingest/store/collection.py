"""Collections on a Qdrant server and the aliases by which audiences find theirs."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from qdrant_client import QdrantClient, models

from ingest.errors import IndexDamagedError, IndexMismatchError
from ingest.store.payload import fingerprint_from_payload
from ingest.store.points import (
    DENSE,
    FINGERPRINT_ID,
    KEYWORDS,
    LINKS,
    LINKS_TRIED,
    SPARSE,
    exact_kilobytes,
    fingerprint_point,
)
from ingest.store.server import struct

if TYPE_CHECKING:
    from ingest.store.index import Fingerprint

PREFIX = "leerkring-"


def aliases(client: QdrantClient) -> dict[str, str]:
    """Return our aliases on the server, each with the collection it leads to."""
    found = {alias.alias_name: alias.collection_name for alias in client.get_aliases().aliases}
    return {name: found[name] for name in sorted(found) if name.startswith(PREFIX)}


def collection_name(alias: str, fingerprint: Fingerprint, *, besides: str | None = None) -> str:
    """Return the name of a collection of this fingerprint that is not the one `besides`."""
    name = f"{alias}-{hashlib.sha256(str(fingerprint).encode()).hexdigest()[:8]}"
    return f"{name}-2" if name == besides else name


def ensure_collection(client: QdrantClient, name: str, fingerprint: Fingerprint) -> None:
    """Make the collection, its keyword indexes and its fingerprint, or what is missing of them.

    Whoever breaks off or comes at the same moment does no harm: each step can be repeated.
    """
    if not client.collection_exists(name):
        size, cosine = fingerprint.dimensions, models.Distance.COSINE
        client.create_collection(
            name,
            vectors_config={DENSE: models.VectorParams(size=size, distance=cosine)},
            sparse_vectors_config={SPARSE: models.SparseVectorParams(modifier=models.Modifier.IDF)},
            hnsw_config=models.HnswConfigDiff(
                m=LINKS, ef_construct=LINKS_TRIED, full_scan_threshold=exact_kilobytes(size)
            ),
            optimizers_config=models.OptimizersConfigDiff(indexing_threshold=exact_kilobytes(size)),
            on_disk_payload=True,
        )
    for field in KEYWORDS:
        client.create_payload_index(name, field, models.PayloadSchemaType.KEYWORD)
    client.upsert(name, [struct(fingerprint_point(fingerprint))])


def point_alias(client: QdrantClient, alias: str, collection: str) -> None:
    """Let the alias lead to the collection, in one step for whoever reads meanwhile."""
    steps: list[models.AliasOperations] = []
    if alias in aliases(client):
        gone = models.DeleteAlias(alias_name=alias)
        steps.append(models.DeleteAliasOperation(delete_alias=gone))
    made = models.CreateAlias(collection_name=collection, alias_name=alias)
    steps.append(models.CreateAliasOperation(create_alias=made))
    client.update_collection_aliases(steps)


def check_fingerprint(
    client: QdrantClient, collection: str, expected: Fingerprint, *, place: str
) -> None:
    """Raise IndexMismatchError where the collection was made with another fingerprint."""
    records = client.retrieve(collection, [FINGERPRINT_ID], with_payload=True)
    if not records:
        raise IndexDamagedError(place, "it does not say what it was made with")
    found = fingerprint_from_payload(records[0].payload or {}, place=place)
    if found != expected:
        raise IndexMismatchError(place, found=str(found), expected=str(expected))
