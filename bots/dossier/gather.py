"""From what is kept of answers to a dossier: what may be read now, every quote compared anew."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from importlib.metadata import version

from assistant.answer import Answer, Citation, NoAnswer, Sentence, Table
from assistant.errors import UnknownAnswerError
from assistant.evidence import weigh
from assistant.journal.port import Kept
from assistant.phrases.catalogue import CATALOGUE, phrase_language
from bots.dossier.content import Dossier, Filed
from bots.source_places import span_in
from ingest.document import Span, StoredDocument

Documents = Callable[[str], StoredDocument | None]
"""Gives a document by its id, or None where this reader has none of that id."""


def gather(
    answer_ids: Sequence[str],
    *,
    answers: Callable[[str], Kept],
    documents: Documents,
    audience: Collection[str],
    made_at: datetime,
    language: str | None = None,
) -> Dossier:
    """Return the dossier of these answers, each once, in the language of the first unless said.

    An answer that was made from documents of others than this `audience` is as one that is not
    kept. Raises UnknownAnswerError where none of them can be had.
    """
    found: list[Filed] = []
    missing: list[str] = []
    for answer_id in dict.fromkeys(answer_ids):
        kept = _kept(answer_id, answers)
        if kept is None or not kept.audience.issubset(audience):
            missing.append(answer_id)
        else:
            found.append(filed(kept, documents=documents))
    if not found:
        raise UnknownAnswerError(missing[0] if missing else "")
    return Dossier(
        made_at=made_at,
        language=phrase_language(language or found[0].reply.language),
        version=version("leerkring"),
        answers=tuple(found),
        missing=tuple(missing),
    )


def filed(kept: Kept, *, documents: Documents) -> Filed:
    """Return an answer with its quotes compared, without what rests on documents not to be read."""
    reply, outcome = kept.reply, kept.reply.outcome
    match outcome:
        case Answer():
            read = {each: documents(each) for each in _cited(outcome)}
            hidden = {
                citation.number
                for citation in outcome.citations
                if read[citation.meta.document_id] is None
            }
            citations = [*_compared(outcome.citations, read)]
            return Filed(
                reply=replace(reply, outcome=_readable(outcome, citations, hidden, reply.language)),
                asked_at=kept.asked_at,
                changed=frozenset(c.number for c in citations if not _stands(c, read)),
                left_out=sum(document is None for document in read.values()),
                is_screened=kept.is_screened,
            )
        case NoAnswer(nearest=nearest):
            near = [documents(meta.document_id) for meta in nearest]
            outcome = replace(outcome, nearest=tuple(each.meta for each in near if each))
    return Filed(
        reply=replace(reply, outcome=outcome), asked_at=kept.asked_at, is_screened=kept.is_screened
    )


def _kept(answer_id: str, answers: Callable[[str], Kept]) -> Kept | None:
    try:
        return answers(answer_id)
    except UnknownAnswerError:
        return None


def _cited(answer: Answer) -> Iterable[str]:
    return dict.fromkeys(citation.meta.document_id for citation in answer.citations)


def _compared(
    citations: Iterable[Citation], read: dict[str, StoredDocument | None]
) -> Iterator[Citation]:
    """Yield the citations that may be read, with what is known of their documents now."""
    for citation in citations:
        document = read[citation.meta.document_id]
        if document is None:
            continue
        is_placed = citation.span != Span(start=citation.span.start, end=citation.span.end)
        if is_placed or not _stands(citation, read):
            yield replace(citation, meta=document.meta)
        else:
            place = span_in(document, citation.span.start, citation.span.end)
            yield replace(citation, meta=document.meta, span=place)


def _stands(citation: Citation, read: dict[str, StoredDocument | None]) -> bool:
    document = read[citation.meta.document_id]
    span = citation.span
    return document is not None and document.text[span.start : span.end] == citation.quote


def _readable(
    answer: Answer, citations: Sequence[Citation], hidden: Collection[int], language: str
) -> Answer:
    return replace(
        answer,
        sentences=tuple(
            sentence for sentence in answer.sentences if _tells(sentence, hidden, language)
        ),
        citations=tuple(citations),
        evidence=weigh(citations),
        table=_table(answer.table, hidden) if answer.table else None,
    )


def _tells(sentence: Sentence, hidden: Collection[int], language: str) -> bool:
    """Tell whether a sentence stays; where something is hidden, of ours only what names nothing."""
    if hidden and not sentence.citations:
        return sentence.text in CATALOGUE[phrase_language(language)].values()
    return not {*sentence.citations} & {*hidden}


def _table(table: Table, hidden: Collection[int]) -> Table | None:
    """Return the rows that rest on nothing hidden; one without quotes may be about it, too."""
    if not hidden:
        return table
    cited = [(row, {number for cell in row for number in cell.citations}) for row in table.rows]
    rows = tuple(row for row, numbers in cited if numbers and not numbers & {*hidden})
    return replace(table, rows=rows) if rows else None
