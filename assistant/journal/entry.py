"""What is kept of a reply: screened, and no more than the journal needs."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import assert_never

from assistant.answer import Answer, Clarification, NoAnswer, Outcome, Reply
from assistant.facets import WORTH, preferred
from assistant.journal.port import NearDocument, Quoted
from assistant.journal.told import Told, told_of
from assistant.phrases.catalogue import no_answer_text
from assistant.question import Question, clean
from ingest.document import Metadata
from ingest.screen import screened

Names = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What an outcome comes down to; `status` and `reason` are those of the answer's JSON."""

    status: str
    text: str
    reason: str | None = None
    writer: str | None = None
    nearest: tuple[NearDocument, ...] = ()
    citations: Mapping[int, Quoted] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One question with its answer as they are written down."""

    conversation: str
    asked_at: datetime
    text: str
    searched_for: str | None
    language: str
    filters: Names
    facets: Names
    face: str
    audience: Sequence[str]
    answer_id: str
    result: Result
    told: Told
    corpus_version: str
    timings_ms: Mapping[str, float]


def entry_of(reply: Reply, *, face: str, audience: frozenset[str], asked_at: datetime) -> Entry:
    """Return what is written down of a reply; personal data in the asker's words is replaced."""
    return Entry(
        conversation=conversation_key(reply.conversation_id),
        asked_at=asked_at,
        text=safe(reply.question),
        searched_for=None if reply.searched_for is None else safe(reply.searched_for),
        language=reply.language,
        filters={facet: [*map(safe, values)] for facet, values in reply.filters.items()},
        facets=_facets(reply),
        face=face,
        audience=sorted(audience),
        answer_id=reply.answer_id,
        result=_result(reply.outcome, reply.language),
        told=told_of(reply.outcome),
        corpus_version=reply.corpus_version,
        timings_ms=reply.timings_ms,
    )


def safe(text: str) -> str:
    """Return words of a person as they may be stored: valid text, screened."""
    return screened(clean(text))


def conversation_key(conversation_id: str) -> str:
    """Return the name under which a conversation is kept.

    Whoever knows its id can go on with it, and a face may make the id of that of a user.
    """
    return hashlib.sha256(
        f"leerkring conversation {conversation_id}".encode("utf-8", "replace")
    ).hexdigest()


def _facets(reply: Reply) -> Names:
    """Return the keys that the question names, and those that it was filtered by."""
    asked = Question(text=clean(reply.searched_for or reply.question), language=reply.language)
    named = preferred(asked)
    return {
        facet: sorted({*named.get(facet, ()), *map(safe, reply.filters.get(facet, ()))})
        for facet in WORTH
        if facet in named or facet in reply.filters
    }


def _result(outcome: Outcome, language: str) -> Result:
    match outcome:
        case Answer():
            return _answered(outcome)
        case NoAnswer(reason=reason, nearest=nearest):
            return Result(
                status="no_answer",
                reason=reason.value,
                text=safe(no_answer_text(outcome, language)),  # it may repeat the question
                nearest=_near(nearest),
            )
        case Clarification(question=question):
            return Result(status="clarify", text=safe(question))
        case _:
            assert_never(outcome)


def _answered(answer: Answer) -> Result:
    lines = [" ".join(sentence.text for sentence in answer.sentences)]
    if answer.table is not None:
        rows = ([cell.text for cell in row] for row in answer.table.rows)
        lines += [" | ".join(row) for row in (answer.table.columns, *rows)]
    return Result(
        status="answered",
        text="\n".join(filter(None, lines)),
        writer=answer.writer,
        nearest=_near([citation.meta for citation in answer.citations]),
        citations={
            citation.number: Quoted(
                document_id=citation.meta.document_id,
                start=citation.span.start,
                end=citation.span.end,
                quote=citation.quote,
            )
            for citation in answer.citations
        },
    )


def _near(documents: Sequence[Metadata]) -> tuple[NearDocument, ...]:
    """Return each document once, in order."""
    titles = {meta.document_id: meta.title for meta in documents}
    return tuple(NearDocument(document_id=each, title=title) for each, title in titles.items())
