"""Which documents were withdrawn, for who asks after one: when and why."""

from __future__ import annotations

import logging
from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ingest.document import Value
from ingest.errors import IngestError
from ingest.manifest.store import Manifest, State

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal(Value):
    """That a document was withdrawn: `on` is the day."""

    on: str
    reason: str


def withdrawal_of(
    document_id: str, *, data_dir: Path, audiences: Collection[str]
) -> Withdrawal | None:
    """Return the withdrawal of a document that these audiences could read; None for any other.

    A manifest that is not there or can't be read knows of none.
    """
    path = data_dir / "manifest.sqlite3"
    if not path.is_file():
        return None
    try:
        with closing(Manifest(path)) as manifest:
            entry = manifest.holder(document_id)
    except IngestError as error:
        logger.warning("%s", error)
        return None
    if entry is None or entry.state is not State.WITHDRAWN or entry.audience not in audiences:
        return None
    return Withdrawal(on=entry.noted_at[:10], reason=entry.reason)
