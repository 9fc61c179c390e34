"""An outcome as JSON, version 1: what the terminal prints and the web answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from assistant.answer import (
    Answer,
    Citation,
    Clarification,
    Evidence,
    Hit,
    Layout,
    NoAnswer,
    Option,
    Reply,
    Sentence,
    Table,
)
from assistant.phrases.catalogue import no_answer_text
from bots.answer_shape import (
    AnswerJson,
    CitationJson,
    EvidenceJson,
    HitJson,
    HitsJson,
    NearestJson,
    OptionJson,
    SentenceJson,
    TableJson,
)
from ingest.document import Metadata

VERSION = 1
SECTION_SEPARATOR = " › "

_ITEMS = {Layout.STEPS: "{number}. ", Layout.LIST: "- "}


def reply_to_json(reply: Reply) -> AnswerJson:
    """Return the reply with all keys; what does not apply to its status is empty or null."""
    result = _without_outcome(reply)
    match reply.outcome:
        case Answer() as answer:
            result["status"] = "answered"
            result["answer"] = answer_text(answer)
            result["sentences"] = [_sentence_to_json(sentence) for sentence in answer.sentences]
            result["citations"] = citations_to_json(answer.citations)
            result["evidence"] = _evidence_to_json(answer.evidence)
            result["writer"] = answer.writer
            result["table"] = _table_to_json(answer.table) if answer.table else None
        case NoAnswer(reason=reason, nearest=nearest) as nothing:
            result["answer"] = no_answer_text(nothing, reply.language)
            result["reason"] = reason.value
            result["nearest"] = [_nearest_to_json(meta) for meta in nearest]
        case Clarification(question=question, options=options):
            result["status"] = "clarify"
            result["answer"] = question
            result["options"] = [_option_to_json(option) for option in options]
        case _:
            assert_never(reply.outcome)
    return result


def hits_to_json(question: str, hits: Sequence[Hit]) -> HitsJson:
    """Return the hits in the order given, ranked from 1."""
    return {
        "question": question,
        "hits": [_hit_to_json(rank, hit) for rank, hit in enumerate(hits, start=1)],
    }


def citations_to_json(citations: Sequence[Citation]) -> list[CitationJson]:
    """Return each quote with its place; pages and sections are null where the file has none."""
    return [_citation_to_json(citation) for citation in citations]


def answer_text(answer: Answer) -> str:
    """Return the sentences, each followed by its markers; steps and lists have a line for each."""
    return "".join(
        piece(sentence, layout=answer.layout, number=number)
        for number, sentence in enumerate(answer.sentences, start=1)
    )


def piece(sentence: Sentence, *, layout: Layout, number: int) -> str:
    """Return what a sentence adds to the text of its answer: `Text. [1][2]`, led by what parts it.

    `number` counts the sentences from 1. Framing has a line of its own.
    """
    item = _ITEMS.get(layout, "") if sentence.citations else ""
    new_line = "\n" if item or not sentence.citations else " "
    lead = new_line if number > 1 else ""
    return f"{lead}{item.format(number=number)}{marked(sentence.text, sentence.citations)}"


def marked(text: str, citations: Iterable[int]) -> str:
    """Return words and the numbers of their citations: `Text. [1][2]`."""
    return f"{text} {''.join(f'[{number}]' for number in citations)}".rstrip()


def layout_of(answer: str) -> Layout:
    """Return the layout that a text was made with by `answer_text`."""
    begins = (layout for layout, item in _ITEMS.items() if answer.startswith(item.format(number=1)))
    return next(begins, Layout.PROSE)


def section_text(section: Sequence[str]) -> str | None:
    """Return a path of headings as `A › B`, or None where there is none."""
    return SECTION_SEPARATOR.join(section) or None


def _without_outcome(reply: Reply) -> AnswerJson:
    return {
        "version": VERSION,
        "answer_id": reply.answer_id,
        "conversation_id": reply.conversation_id,
        "question": reply.question,
        "searched_for": reply.searched_for,
        "language": reply.language,
        "status": "no_answer",
        "answer": "",
        "sentences": [],
        "citations": [],
        "evidence": None,
        "reason": None,
        "nearest": [],
        "options": [],
        "suggestions": list(reply.suggestions),
        "table": None,
        "filters": _filters_to_json(reply.filters),
        "writer": None,
        "corpus_version": reply.corpus_version,
        "timings_ms": dict(reply.timings_ms),
    }


def _sentence_to_json(sentence: Sentence) -> SentenceJson:
    return {
        "text": sentence.text,
        "citations": list(sentence.citations),
        "support": sentence.support,
        "verbatim": sentence.verbatim,
    }


def _citation_to_json(citation: Citation) -> CitationJson:
    meta, span = citation.meta, citation.span
    return {
        "number": citation.number,
        "document_id": meta.document_id,
        "title": meta.title,
        "organisation": meta.organisation,
        "year": meta.year,
        "country": meta.country,
        "language": meta.language,
        "kind": meta.kind,
        "source": meta.source,
        "quote_origin": meta.quote_origin,
        "page": span.page,
        "page_end": span.page_end,
        "section": section_text(span.section),
        "timecode": span.timecode,
        "quote": citation.quote,
        "start": span.start,
        "end": span.end,
    }


def _evidence_to_json(evidence: Evidence) -> EvidenceJson:
    return {
        "documents": evidence.documents,
        "organisations": evidence.organisations,
        "countries": list(evidence.countries),
        "years": list(evidence.years),
        "strength": evidence.strength,
    }


def _table_to_json(table: Table) -> TableJson:
    return {
        "columns": list(table.columns),
        "rows": [
            [{"text": cell.text, "citations": list(cell.citations)} for cell in row]
            for row in table.rows
        ],
    }


def _nearest_to_json(meta: Metadata) -> NearestJson:
    return {"document_id": meta.document_id, "title": meta.title, "source": meta.source}


def _option_to_json(option: Option) -> OptionJson:
    return {"label": option.label, "filters": _filters_to_json(option.filters)}


def _filters_to_json(filters: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    return {facet: list(values) for facet, values in filters.items()}


def _hit_to_json(rank: int, hit: Hit) -> HitJson:
    chunk = hit.chunk
    first = chunk.spans[0] if chunk.spans else None
    return {
        "rank": rank,
        "score": hit.score,
        "document_id": chunk.meta.document_id,
        "chunk_id": chunk.chunk_id,
        "title": chunk.meta.title,
        "source": chunk.meta.source,
        "page": first.page if first else None,
        "section": section_text(first.section) if first else None,
        "text": chunk.text,
    }
