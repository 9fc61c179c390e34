"""The port to the assistant that every face asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from assistant.answer import Event, Hit, Reply
from ingest.document import StoredDocument
from ingest.store.index import Counts, Filters

if TYPE_CHECKING:
    from assistant.coverage import Coverage
    from assistant.inventory import Inventory


class Assistant(Protocol):
    """What a face asks of an assistant; `assistant.service.Assistant` is one. Safe in threads."""

    def ask(
        self,
        question: str,
        *,
        audience: frozenset[str],
        filters: Filters | None = None,
        language: str | None = None,
        conversation_id: str | None = None,
        earlier: Sequence[str] = (),
    ) -> Reply:
        """Return the whole reply; raises QuestionError for a question that is none.

        `earlier` are the questions before this one, oldest first, where nothing is remembered
        under the id.
        """
        ...

    def stream(
        self,
        question: str,
        *,
        audience: frozenset[str],
        filters: Filters | None = None,
        language: str | None = None,
        conversation_id: str | None = None,
        earlier: Sequence[str] = (),
    ) -> Iterator[Event]:
        """Yield the reply as it comes about, the whole of it last; raises as `ask` does."""
        ...

    def search(
        self,
        question: str,
        *,
        audience: frozenset[str],
        filters: Filters | None = None,
        top_k: int = 10,
    ) -> list[Hit]:
        """Return the hits, best first; raises as `ask` does."""
        ...

    def document(self, document_id: str, *, audience: frozenset[str]) -> StoredDocument | None:
        """Return the document, or None where this audience has none of that id."""
        ...

    def coverage(self, *, audience: frozenset[str]) -> Coverage:
        """Return what the documents that this audience may read are about, counted."""
        ...

    def inventory(self, *, audience: frozenset[str]) -> Inventory:
        """Return the documents that this audience may read, and what their pilots tell."""
        ...

    def counts(self, *, audience: frozenset[str]) -> Counts | None:
        """Return how much the indexes of this audience hold; None where it has none."""
        ...

    def corpus_version(self, *, audience: frozenset[str]) -> str:
        """Return what changes with every document that this audience may read."""
        ...

    def forget(self, conversation_id: str) -> None:
        """Forget a conversation; nothing happens where there is none."""
        ...
