"""A hand-written assistant for tests of the faces."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.answer import Event, Hit, Reply
from assistant.coverage import COVERED, Coverage
from assistant.errors import EmptyQuestionError
from assistant.inventory import Inventory, Lessons
from ingest.document import StoredDocument
from ingest.store.index import Counts, Filters
from tests.support.replies import events_of, reply


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the assistant was asked, as it arrived."""

    question: str
    audience: frozenset[str]
    filters: Filters | None = None
    language: str | None = None
    conversation_id: str | None = None
    earlier: tuple[str, ...] = ()
    top_k: int | None = None


@dataclass(kw_only=True)
class FakeAssistant:
    """Gives the replies it was given: `replies` by question, else `reply`.

    `errors` are raised for their questions: at once, or in a stream after `error_after` events.
    A stream waits `pause` seconds before each event. `asked`, `forgotten` and `closed` say what
    happened.
    """

    reply: Reply = field(default_factory=reply)
    replies: Mapping[str, Reply] = field(default_factory=dict)
    hits: Sequence[Hit] = ()
    documents: Mapping[str, StoredDocument] = field(default_factory=dict)
    errors: Mapping[str, Exception] = field(default_factory=dict)
    error_after: int = 0
    pause: float = 0.0
    asked: list[Asked] = field(default_factory=list)
    closed: int = 0
    forgotten: list[str] = field(default_factory=list)
    covers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    lessons: Mapping[str, Lessons] = field(default_factory=dict)

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
        self._note(
            Asked(
                question=question,
                audience=audience,
                filters=filters,
                language=language,
                conversation_id=conversation_id,
                earlier=tuple(earlier),
            )
        )
        if question in self.errors:
            raise self.errors[question]
        return self._reply_to(question)

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
        self._note(
            Asked(
                question=question,
                audience=audience,
                filters=filters,
                language=language,
                conversation_id=conversation_id,
                earlier=tuple(earlier),
            )
        )
        try:
            for position, event in enumerate(events_of(self._reply_to(question))):
                if question in self.errors and position == self.error_after:
                    raise self.errors[question]
                time.sleep(self.pause)
                yield event
        finally:
            self.closed += 1

    def search(
        self,
        question: str,
        *,
        audience: frozenset[str],
        filters: Filters | None = None,
        top_k: int = 10,
    ) -> list[Hit]:
        self._note(Asked(question=question, audience=audience, filters=filters, top_k=top_k))
        if question in self.errors:
            raise self.errors[question]
        return list(self.hits[:top_k])

    def document(self, document_id: str, *, audience: frozenset[str]) -> StoredDocument | None:
        if document_id in self.errors:
            raise self.errors[document_id]
        found = self.documents.get(document_id)
        return found if found is not None and found.meta.access in audience else None

    def coverage(self, *, audience: frozenset[str]) -> Coverage:
        read = [each for each in self.documents.values() if each.meta.access in audience]
        return Coverage(
            corpus_version="v1",
            documents=len(read),
            organisations=len({each.meta.organisation for each in read}),
            facets={facet: self.covers.get(facet, {}) for facet in COVERED},
        )

    def inventory(self, *, audience: frozenset[str]) -> Inventory:
        read = {key: each.meta for key, each in self.documents.items()}
        mine = tuple(read[key] for key in sorted(read) if read[key].access in audience)
        return Inventory(
            corpus_version="v1",
            documents=mine,
            lessons={m.document_id: self.lessons.get(m.document_id, Lessons()) for m in mine},
        )

    def counts(self, *, audience: frozenset[str]) -> Counts | None:
        read = [each for each in self.documents.values() if each.meta.access in audience]
        return Counts(documents=len(read), chunks=2 * len(read)) if read else None

    def corpus_version(self, *, audience: frozenset[str]) -> str:
        return f"v1-{'-'.join(sorted(audience))}"

    def forget(self, conversation_id: str) -> None:
        self.forgotten.append(conversation_id)

    def _note(self, asked: Asked) -> None:
        if not asked.question.strip():
            raise EmptyQuestionError
        self.asked.append(asked)

    def _reply_to(self, question: str) -> Reply:
        return self.replies.get(question, self.reply)
