"""Which index the settings mean: embedded, or on a server."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.document import AUDIENCE_NAME
from ingest.errors import AudienceNameError
from ingest.store.embedded import open_edge, read_edge, rebuild_edge
from ingest.store.index import Fingerprint
from ingest.text.centring import model_of
from ingest.text.lexical import ANALYSIS_VERSION

if TYPE_CHECKING:
    from pydantic import HttpUrl
    from qdrant_client import QdrantClient

    from ingest.document import StoredDocument
    from ingest.settings import IngestSettings
    from ingest.store.index import Index
    from ingest.text.embed import Embedder

SERVER_TIMEOUT_S = 60


def fingerprint_of(embedder: Embedder) -> Fingerprint:
    """Return what vectors of this process are made with."""
    return Fingerprint(
        model=model_of(embedder), dimensions=embedder.dimensions, analysis=ANALYSIS_VERSION
    )


def open_index(
    settings: IngestSettings, audience: str, *, fingerprint: Fingerprint, create: bool
) -> Index:
    """Open the index of an audience; close it when done.

    Raises IndexMissingError (unless `create`), IndexMismatchError, IndexDamagedError, and, for an
    embedded index that another process has open, IndexLockedError.
    """
    _check_audience(audience)
    if settings.qdrant_url is None:
        return open_edge(_folder(settings, audience), fingerprint=fingerprint, create=create)
    from ingest.store.qdrant import open_qdrant  # noqa: PLC0415  the client takes 1 s to import

    return open_qdrant(
        _client(settings, settings.qdrant_url),
        audience,
        fingerprint=fingerprint,
        create=create,
        address=_address(settings.qdrant_url),
    )


def rebuild_index(
    settings: IngestSettings, audience: str, *, fingerprint: Fingerprint
) -> AbstractContextManager[Index]:
    """Return a context with an empty index, which replaces the audience's own if all goes well.

    After an error in the block the old index is as it was.
    """
    _check_audience(audience)
    if settings.qdrant_url is None:
        return rebuild_edge(_folder(settings, audience), fingerprint=fingerprint)
    from ingest.store.qdrant import rebuild_qdrant  # noqa: PLC0415  the client takes 1 s to import

    return rebuild_qdrant(
        _client(settings, settings.qdrant_url),
        audience,
        fingerprint=fingerprint,
        address=_address(settings.qdrant_url),
    )


def stored_documents(settings: IngestSettings, audience: str) -> list[StoredDocument]:
    """Return all documents of an audience, also of an index that another model made."""
    _check_audience(audience)
    if settings.qdrant_url is None:
        return read_edge(_folder(settings, audience))
    from ingest.store.qdrant import read_qdrant  # noqa: PLC0415  the client takes 1 s to import

    client = _client(settings, settings.qdrant_url)
    return read_qdrant(client, audience, address=_address(settings.qdrant_url))


def existing_audiences(settings: IngestSettings) -> tuple[str, ...]:
    """Return the audiences that have an index, in order; nothing is opened or locked."""
    if settings.qdrant_url is None:
        finished = _folder(settings, ".").glob("*/CURRENT")
        names = sorted(path.parent.name for path in finished)
        return tuple(name for name in names if AUDIENCE_NAME.fullmatch(name))
    from ingest.store.qdrant import qdrant_audiences  # noqa: PLC0415  takes 1 s to import

    client = _client(settings, settings.qdrant_url)
    try:
        return qdrant_audiences(client, address=_address(settings.qdrant_url))
    finally:
        client.close()


def _check_audience(audience: str) -> None:
    if not AUDIENCE_NAME.fullmatch(audience):
        raise AudienceNameError(audience)


def _folder(settings: IngestSettings, audience: str) -> Path:
    return settings.data_dir / "index" / audience


def _client(settings: IngestSettings, url: HttpUrl) -> QdrantClient:
    from qdrant_client import QdrantClient  # noqa: PLC0415  takes 1 s to import

    key = settings.qdrant_api_key
    return QdrantClient(
        url=str(url).rstrip("/"),
        # An address without a port means 80 or 443, as everywhere; the client would take 6333.
        port=url.port,
        api_key=key.get_secret_value() if key else None,
        timeout=SERVER_TIMEOUT_S,
        check_compatibility=False,  # asks the server at once and only warns where it is away
    )


def _address(url: HttpUrl) -> str:
    return f"{url.scheme}://{url.host}:{url.port}{(url.path or '').rstrip('/')}"
