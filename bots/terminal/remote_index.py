"""The index of a running server, as ingestion sees it."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict

from bots.errors import ServerProblemError
from bots.handover import to_json
from bots.presence import RunningServer
from bots.terminal.client import ServerClient
from ingest.errors import IndexMismatchError
from ingest.settings import IngestSettings
from ingest.store.index import Counts, Fingerprint, IndexedDocument

BODY_BYTES = 7_500_000
"""A request stays below this; the server takes 8 MB. One larger document goes alone."""


@contextmanager
def remote_writers(
    server: RunningServer, settings: IngestSettings
) -> Iterator[Callable[[str], RemoteIndex]]:
    """Give the indexes of a running server to write to."""
    from ingest.store.opening import fingerprint_of  # noqa: PLC0415  the engine of the index
    from ingest.text.engines import make_embedder  # noqa: PLC0415  loads a model

    fingerprint = fingerprint_of(make_embedder(settings))
    with ServerClient(server) as client:
        yield lambda audience: RemoteIndex(client, audience=audience, fingerprint=fingerprint)


class RemoteIndex:
    """Hands finished chunks to the server that holds the index of an audience.

    `fingerprint` is this process's: the server refuses chunks that were made with another.
    """

    def __init__(self, client: ServerClient, *, audience: str, fingerprint: Fingerprint) -> None:
        self._client = client
        self._audience = audience
        self._fingerprint = fingerprint

    @property
    def fingerprint(self) -> Fingerprint:
        """What the chunks were made with."""
        return self._fingerprint

    def put(self, batch: Sequence[IndexedDocument]) -> None:
        """Hand over the documents, in as many requests as their size asks for."""
        for documents in batches(batch):
            self._send(put=documents, remove=())

    def remove(self, document_ids: Collection[str]) -> None:
        """Take documents out."""
        if document_ids:
            self._send(put=(), remove=sorted(document_ids))

    def counts(self) -> Counts:
        """Return how much the server's index holds; raises IndexMismatchError."""
        answer = self._client.call("GET", "/api/index", query={"audience": self._audience})
        fingerprint, counts = answer.get("fingerprint"), answer.get("counts")
        if not (isinstance(fingerprint, Mapping) and isinstance(counts, Mapping)):
            raise ServerProblemError("The server did not say what its index holds.")
        found = Fingerprint(**fingerprint)
        if found != self._fingerprint:
            raise IndexMismatchError(
                "the running server", found=str(found), expected=str(self._fingerprint)
            )
        return Counts(documents=int(counts["documents"]), chunks=int(counts["chunks"]))

    def _send(self, *, put: Sequence[str], remove: Sequence[str]) -> None:
        head = json.dumps(
            {
                "audience": self._audience,
                "fingerprint": asdict(self._fingerprint),
                "remove": list(remove),
            }
        )
        body = f'{head[:-1]}, "put": [{", ".join(put)}]}}'.encode()
        self._client.call("POST", "/api/ingest", body=body)


def batches(batch: Sequence[IndexedDocument], *, limit: int = BODY_BYTES) -> Iterator[list[str]]:
    """Yield the documents as JSON texts, as many together as stay below `limit` bytes."""
    together: list[str] = []
    size = 0
    for indexed in batch:
        text = json.dumps(to_json(indexed))
        if together and size + len(text) > limit:
            yield together
            together, size = [], 0
        together.append(text)
        size += len(text)
    if together:
        yield together
