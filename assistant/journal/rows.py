"""Between rows of the journal's tables and the values of its port."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from assistant.answer import Reply
from assistant.journal import tables
from assistant.journal.entry import Entry
from assistant.journal.port import (
    AskedQuestion,
    Feedback,
    Kept,
    NearDocument,
    Quoted,
    Rating,
    Turn,
)
from assistant.journal.told import outcome_of

_LOOKED_AT = 50
"""Questions of a conversation that are looked at for its last turns."""


def question_row(entry: Entry) -> tables.Question:
    """Return the rows of an entry."""
    return tables.Question(
        conversation_key=entry.conversation,
        asked_at=entry.asked_at,
        text=entry.text,
        searched_for=entry.searched_for,
        language=entry.language,
        filters={facet: list(values) for facet, values in entry.filters.items()},
        facets={facet: list(values) for facet, values in entry.facets.items()},
        face=entry.face,
        audience=list(entry.audience),
        answer=_answer_row(entry),
    )


def turns(session: Session, key: str, *, audience: frozenset[str], limit: int) -> tuple[Turn, ...]:
    """Return the last turns of a conversation that were asked of no more than this audience."""
    latest = (
        select(tables.Question)
        .where(tables.Question.conversation_key == key)
        .options(joinedload(tables.Question.answer))
        .order_by(tables.Question.asked_at.desc(), tables.Question.id.desc())
        .limit(_LOOKED_AT)
    )
    readable = [row for row in session.scalars(latest) if audience.issuperset(row.audience)]
    return tuple(_turn(row) for row in reversed(readable[:limit]))


def asked_questions(session: Session, *, since: datetime | None) -> tuple[AskedQuestion, ...]:
    """Return the questions asked since then with all that came of them, oldest first."""
    answer = joinedload(tables.Question.answer)
    asked = (
        select(tables.Question)
        .options(
            answer,
            answer.options(selectinload(tables.Answer.citations)),
            answer.options(selectinload(tables.Answer.feedback)),
        )
        .order_by(tables.Question.asked_at, tables.Question.id)
    )
    if since is not None:
        asked = asked.where(tables.Question.asked_at >= since)
    return tuple(map(_asked, session.scalars(asked)))


def kept_answer(session: Session, answer_id: str) -> Kept | None:
    """Return what is kept of a reply, or None where there is none of this id."""
    answer = session.get(
        tables.Answer,
        answer_id,
        options=(joinedload(tables.Answer.question), selectinload(tables.Answer.citations)),
    )
    return None if answer is None else _kept(answer)


def _answer_row(entry: Entry) -> tables.Answer:
    result = entry.result
    return tables.Answer(
        id=entry.answer_id,
        status=result.status,
        reason=result.reason,
        text=result.text,
        writer=result.writer,
        corpus_version=entry.corpus_version,
        timings_ms=dict(entry.timings_ms),
        nearest=[{"document_id": near.document_id, "title": near.title} for near in result.nearest],
        told=entry.told,
        citations=[*_citation_rows(entry)],
    )


def _citation_rows(entry: Entry) -> Iterator[tables.Citation]:
    for number, quoted in entry.result.citations.items():
        yield tables.Citation(
            number=number,
            document_id=quoted.document_id,
            start=quoted.start,
            end=quoted.end,
            quote=quoted.quote,
        )


def _turn(row: tables.Question) -> Turn:
    return Turn(
        question=row.text,
        searched_for=row.searched_for,
        language=row.language,
        status=row.answer.status,
        filters=row.filters,
    )


def _kept(row: tables.Answer) -> Kept:
    question = row.question
    outcome = outcome_of(
        status=row.status,
        reason=row.reason,
        text=row.text,
        writer=row.writer,
        told=row.told,
        citations={each.number: _quoted(each) for each in row.citations},
        nearest=[NearDocument(**near) for near in row.nearest],
    )
    reply = Reply(
        answer_id=row.id,
        conversation_id="",
        question=question.text,
        searched_for=question.searched_for,
        language=question.language,
        outcome=outcome,
        filters=question.filters,
        corpus_version=row.corpus_version,
        timings_ms=row.timings_ms,
    )
    return Kept(
        reply=reply,
        asked_at=question.asked_at,
        audience=frozenset(question.audience),
        is_screened=True,
    )


def _quoted(row: tables.Citation) -> Quoted:
    return Quoted(document_id=row.document_id, start=row.start, end=row.end, quote=row.quote)


def _asked(row: tables.Question) -> AskedQuestion:
    answer = row.answer
    return AskedQuestion(
        answer_id=answer.id,
        conversation=row.conversation_key,
        asked_at=row.asked_at,
        text=row.text,
        searched_for=row.searched_for,
        language=row.language,
        status=answer.status,
        reason=answer.reason,
        facets=row.facets,
        nearest=tuple(NearDocument(**near) for near in answer.nearest),
        citations=tuple(map(_quoted, answer.citations)),
        feedback=tuple(
            Feedback(rating=Rating(each.rating), comment=each.comment, given_at=each.given_at)
            for each in answer.feedback
        ),
        audience=frozenset(row.audience),
        face=row.face,
        timings_ms=answer.timings_ms,
    )
