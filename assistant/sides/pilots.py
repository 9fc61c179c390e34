"""Which documents are set side by side: those of the organisations that a question names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.ambiguity import MOST_OPTIONS
from assistant.answer import Clarification, Hit, Option
from assistant.facets import preferred
from assistant.phrases.catalogue import Phrase, phrase
from assistant.readable import CITABLE, Asked
from assistant.sides.aspects import Said, sentences_of
from assistant.sides.organisations import (
    LOOKED_THROUGH,
    current,
    documents_of,
    hits_of,
    is_told,
    meant_by,
    organisations_of,
)
from assistant.sides.wanted import Side, Wanted
from assistant.trust import trusted_passages
from ingest.document import Metadata, Value

MOST_ROWS = 6
"""Pilots that are set side by side; a list has as many as it has documents."""

_MOST_READ = 240
_FAR_BEHIND = 0.12  # of an organisation's pilots: those this far behind are of another subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Pilot(Value):
    """One row: a document and its sentences, in order.

    `beside` are the sentences of other documents of the same organisation.
    """

    meta: Metadata
    said: tuple[Said, ...]
    beside: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pilots(Value):
    """The rows in order, the names of sides that have none, or what to ask back.

    Without rows the names are there where no document so much as mentions them.
    """

    found: tuple[Pilot, ...] = ()
    unknown: tuple[str, ...] = ()
    unclear: Clarification | None = None


def pilots_for(wanted: Wanted, asked: Asked, hits: Sequence[Hit]) -> Pilots:
    """Return the pilots of each side, or those of the list that is asked for."""
    if not wanted.sides:
        pilots = [hit for hit in hits if hit.chunk.meta.kind == "pilot"]
        lookup = asked.readable.document
        listed = [p.hit for p in trusted_passages(asked.question, pilots or hits, lookup)]
        return Pilots(found=_with_sentences(documents_of(listed), asked, listed))
    sides = [(side, hits_of(side, asked)) for side in wanted.sides]
    if unclear := _ask_back(sides, asked):
        return Pilots(unclear=unclear)
    if not any(of_side for _, of_side in sides):
        mentioned = any(is_told(side, asked) for side in wanted.sides)
        return Pilots(unknown=() if mentioned else tuple(side.name for side in wanted.sides))
    most = max(1, MOST_ROWS // len(sides))
    chosen = [
        meta
        for side, of_side in sides
        for meta in _best(side, of_side, asked, hits, has_subject=wanted.has_subject)[:most]
    ]
    rows = list({meta.document_id: meta for meta in chosen}.values())[:MOST_ROWS]
    known = [hit for _, of_side in sides for hit in of_side]
    return Pilots(
        found=_with_sentences(rows, asked, known),
        unknown=tuple(side.name for side, of_side in sides if not of_side),
    )


def _ask_back(sides: Sequence[tuple[Side, list[Hit]]], asked: Asked) -> Clarification | None:
    """Return the question which organisation is meant by a name that several bear.

    The filters of an option keep the other sides in.
    """
    for side, hits in sides:
        groups = meant_by(side, hits)
        if len(groups) > 1:
            others = [h for other, of_other in sides if other is not side for h in of_other]
            kept = tuple(organisations_of(others))
            options = (
                Option(label=own[0], filters={"organisation": tuple(dict.fromkeys((*own, *kept)))})
                for own in groups.values()
            )
            asked_back = phrase(asked.question.language, Phrase.WHICH_ONE, term=side.name)
            return Clarification(question=asked_back, options=tuple(options)[:MOST_OPTIONS])
    return None


def _best(
    side: Side, of_side: Sequence[Hit], asked: Asked, hits: Sequence[Hit], *, has_subject: bool
) -> list[Metadata]:
    """Return the documents of a side, those first that the question is nearest to.

    Where the question has a subject, only those of its product that are near it.
    """
    meant = {name for names in meant_by(side, of_side).values() for name in names}
    documents = [meta for meta in documents_of(of_side) if not meant or meta.organisation in meant]
    scores: dict[str, float] = {}
    for hit in hits:
        scores.setdefault(hit.chunk.meta.document_id, hit.score)
    best_first = sorted(documents, key=lambda meta: -scores.get(meta.document_id, 0.0))
    if not has_subject or not best_first:
        return best_first
    least = scores.get(best_first[0].document_id, 0.0) - _FAR_BEHIND
    near = [meta for meta in best_first if scores.get(meta.document_id, 0.0) >= least]
    products = preferred(asked.question).get("category", frozenset())
    return [meta for meta in near if products & {*meta.category}] or near


def _with_sentences(
    documents: Sequence[Metadata], asked: Asked, known: Sequence[Hit]
) -> tuple[Pilot, ...]:
    """Return the rows: every chunk of the organisations' documents is read."""
    chunks: dict[str, dict[str, Hit]] = {}
    for hit in (*known, *_all_of({m.organisation for m in documents if m.organisation}, asked)):
        of_document = chunks.setdefault(hit.chunk.meta.document_id, {})
        of_document.setdefault(hit.chunk.chunk_id, hit)
    said = {document: sentences_of(hits.values()) for document, hits in chunks.items()}
    metas = {d: next(iter(hits.values())).chunk.meta for d, hits in chunks.items()}
    return tuple(
        Pilot(
            meta=meta,
            said=tuple(said[meta.document_id]),
            beside=tuple(
                sentence
                for document, sentences in said.items()
                if document != meta.document_id
                and meta.organisation
                and metas[document].organisation == meta.organisation
                for sentence in sentences
            ),
        )
        for meta in documents
    )


def _all_of(organisations: set[str], asked: Asked) -> list[Hit]:
    if not organisations:
        return []
    filters = {**CITABLE, **asked.question.filters, "organisation": tuple(sorted(organisations))}
    most = min(_MOST_READ, LOOKED_THROUGH * len(organisations))
    return [
        hit
        for index in asked.readable.indexes
        for hit in current(
            index.nearest_dense(asked.dense, top_k=most, filters=filters), asked.readable
        )
    ]
