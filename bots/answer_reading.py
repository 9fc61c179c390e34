"""The answer as JSON, read back: a server's answers are shown by the same code as our own."""

from __future__ import annotations

from assistant.answer import (
    Answer,
    Cell,
    Citation,
    Clarification,
    Evidence,
    Layout,
    NoAnswer,
    Option,
    Outcome,
    Reason,
    Reply,
    Sentence,
    Table,
)
from bots.answer_json import SECTION_SEPARATOR, layout_of
from bots.answer_shape import AnswerJson, CitationJson, EvidenceJson, SentenceJson, TableJson
from bots.errors import ServerProblemError
from ingest.document import Metadata, Span

_NO_EVIDENCE = Evidence(documents=0, organisations=0, countries=(), years=(), strength="unknown")


def read_reply(document: AnswerJson) -> Reply:
    """Return the reply of which this is the JSON; metadata that it leaves out is unknown.

    Raises ServerProblemError where it is not the JSON of an answer.
    """
    try:
        return Reply(
            answer_id=document["answer_id"],
            conversation_id=document["conversation_id"],
            question=document["question"],
            searched_for=document["searched_for"],
            language=document["language"],
            outcome=_outcome(document),
            filters=document["filters"],
            corpus_version=document["corpus_version"],
            timings_ms=document["timings_ms"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ServerProblemError(
            "The server gave an answer of another version. Use the same version of leerkring "
            f"for both ({type(error).__name__}: {error})."
        ) from error


def _outcome(document: AnswerJson) -> Outcome:
    match document["status"]:
        case "answered":
            return Answer(
                sentences=tuple(_sentence(sentence) for sentence in document["sentences"]),
                citations=tuple(_citation(citation) for citation in document["citations"]),
                evidence=_evidence(document["evidence"]),
                writer=document["writer"] or "",
                layout=Layout.TABLE if document["table"] else layout_of(document["answer"]),
                table=_table(document["table"]) if document["table"] else None,
            )
        case "clarify":
            options = (
                Option(label=option["label"], filters=option["filters"])
                for option in document["options"]
            )
            return Clarification(question=document["answer"], options=tuple(options))
    nearest = tuple(Metadata(**entry) for entry in document["nearest"])
    reason = Reason(document["reason"] or "nothing_found")
    return NoAnswer(reason=reason, nearest=nearest, text=document["answer"])


def _sentence(sentence: SentenceJson) -> Sentence:
    return Sentence(
        text=sentence["text"],
        citations=tuple(sentence["citations"]),
        support=sentence["support"],
        verbatim=sentence["verbatim"],
    )


def _table(table: TableJson) -> Table:
    rows = (
        tuple(Cell(text=cell["text"], citations=tuple(cell["citations"])) for cell in row)
        for row in table["rows"]
    )
    return Table(columns=tuple(table["columns"]), rows=tuple(rows))


def _citation(citation: CitationJson) -> Citation:
    meta = Metadata(
        document_id=citation["document_id"],
        title=citation["title"],
        organisation=citation["organisation"],
        year=citation["year"],
        country=citation["country"],
        language=citation["language"],
        kind=citation["kind"],
        source=citation["source"],
        quote_origin=citation["quote_origin"],
    )
    return Citation(
        number=citation["number"], meta=meta, span=_span(citation), quote=citation["quote"]
    )


def _span(citation: CitationJson) -> Span:
    section = citation["section"]
    return Span(
        start=citation["start"],
        end=citation["end"],
        section=tuple(section.split(SECTION_SEPARATOR)) if section else (),
        page=citation["page"],
        page_end=citation["page_end"],
        timecode=citation["timecode"],
    )


def _evidence(evidence: EvidenceJson | None) -> Evidence:
    if evidence is None:
        return _NO_EVIDENCE
    return Evidence(
        documents=evidence["documents"],
        organisations=evidence["organisations"],
        countries=tuple(evidence["countries"]),
        years=tuple(evidence["years"]),
        strength=evidence["strength"],
    )
