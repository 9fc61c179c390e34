"""An outcome as the journal writes it down in JSON, and read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, assert_never

from assistant.answer import (
    Answer,
    Cell,
    Citation,
    Clarification,
    Layout,
    NoAnswer,
    Option,
    Outcome,
    Reason,
    Sentence,
    Table,
)
from assistant.evidence import weigh
from assistant.journal.port import NearDocument, Quoted
from ingest.document import Metadata, Span

Told = dict[str, Any]
"""What only JSON can hold of an outcome: its sentences and cells with the quotes they rest on."""


def told_of(outcome: Outcome) -> Told:
    """Return what is written down of an outcome beside its text and its quotes."""
    match outcome:
        case Answer(sentences=sentences, layout=layout, table=table):
            return {
                "layout": layout.value,
                "sentences": [_sentence_json(sentence) for sentence in sentences],
                "table": _table_json(table) if table else None,
            }
        case Clarification(options=options):
            return {"options": [option.label for option in options]}
        case NoAnswer():
            return {}
        case _:
            assert_never(outcome)


def outcome_of(
    *,
    status: str,
    reason: str | None,
    text: str,
    writer: str | None,
    told: Told | None,
    citations: Mapping[int, Quoted],
    nearest: Sequence[NearDocument],
) -> Outcome:
    """Return the outcome of a row.

    Of documents it has no more than id and title. A row from before `told` was kept is one
    sentence that rests on all that it cites.
    """
    if status == "clarify":
        labels = (told or {}).get("options", ())
        options = tuple(Option(label=label, filters={}) for label in labels)
        return Clarification(question=text, options=options)
    titles = {near.document_id: near.title for near in nearest}
    if status != "answered":
        metas = tuple(_meta(each, titles) for each in titles)
        return NoAnswer(reason=Reason(reason or Reason.NOTHING_FOUND), nearest=metas, text=text)
    cited = tuple(
        Citation(
            number=number,
            meta=_meta(quoted.document_id, titles),
            span=Span(start=quoted.start, end=quoted.end),
            quote=quoted.quote,
        )
        for number, quoted in citations.items()
    )
    whole = {"text": text, "citations": [*citations], "support": 0.0, "verbatim": False}
    found = told or {"layout": Layout.PROSE.value, "sentences": [whole], "table": None}
    return Answer(
        sentences=tuple(_sentence(each) for each in found["sentences"]),
        citations=cited,
        evidence=weigh(cited),
        writer=writer or "",
        layout=Layout(found["layout"]),
        table=_table(found["table"]) if found["table"] else None,
    )


def _sentence_json(sentence: Sentence) -> Told:
    return {
        "text": sentence.text,
        "citations": [*sentence.citations],
        "support": sentence.support,
        "verbatim": sentence.verbatim,
    }


def _sentence(given: Told) -> Sentence:
    return Sentence(
        text=given["text"],
        citations=tuple(given["citations"]),
        support=given["support"],
        verbatim=given["verbatim"],
    )


def _table_json(table: Table) -> Told:
    rows = [[{"text": c.text, "citations": [*c.citations]} for c in row] for row in table.rows]
    return {"columns": [*table.columns], "rows": rows}


def _table(given: Told) -> Table:
    rows = (
        tuple(Cell(text=cell["text"], citations=tuple(cell["citations"])) for cell in row)
        for row in given["rows"]
    )
    return Table(columns=tuple(given["columns"]), rows=tuple(rows))


def _meta(document_id: str, titles: Mapping[str, str]) -> Metadata:
    return Metadata(document_id=document_id, title=titles.get(document_id, ""), source="")
