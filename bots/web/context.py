"""What every route needs, and the port to the assistant it asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Protocol

from fastapi import Depends, Request

from assistant.access import authorise
from assistant.answer import Event, Hit, Reply
from assistant.journal.port import Journal
from bots.web.callers import is_trusted
from ingest.document import StoredDocument
from ingest.store.index import Filters, IndexWriter


class Assistant(Protocol):
    """What the web asks of an assistant; `assistant.service.Assistant` is one. Safe in threads."""

    def ask(
        self,
        question: str,
        *,
        audience: frozenset[str],
        filters: Filters | None = None,
        language: str | None = None,
        conversation_id: str | None = None,
    ) -> Reply:
        """Return the whole reply; raises QuestionError for a question that is none."""
        ...

    def stream(
        self,
        question: str,
        *,
        audience: frozenset[str],
        filters: Filters | None = None,
        language: str | None = None,
        conversation_id: str | None = None,
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

    def forget(self, conversation_id: str) -> None:
        """Forget a conversation; nothing happens where there is none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What `create_app` was given."""

    assistant: Assistant
    journal: Journal
    index_writers: Callable[[str], IndexWriter] | None
    token: str | None
    audiences: frozenset[str]

    def audience(self, request: Request, requested: Sequence[str] = ()) -> frozenset[str]:
        """Return whose documents this caller may read.

        Raises NotAllowedError, and a 401 problem for a wrong token.
        """
        trusted = is_trusted(request.headers, self.token)
        return authorise(requested, trusted=trusted, known=self.audiences)


def context_of(request: Request) -> Context:
    """Return the context of the app that serves a request."""
    context: Context = request.app.state.context
    return context


CurrentContext = Annotated[Context, Depends(context_of)]
