"""What may be asked next: questions about the cited pilots that the same documents answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, islice

from assistant.answer import Answer, Citation, Clarification, Hit, NoAnswer, Outcome
from assistant.lists import asks_for_list
from assistant.phrases.catalogue import Phrase, phrase
from assistant.question import Question
from assistant.sides.aspects import part_of
from assistant.sides.wanted import wanted
from assistant.sides.words import Aspect
from assistant.trust import is_named_safely
from ingest.document import Metadata
from ingest.text.vocabulary import load_vocabulary

MOST = 3


def suggestions_for(asked: Question, outcome: Outcome, hits: Sequence[Hit]) -> tuple[str, ...]:
    """Return at most MOST questions, in the asker's language; none where a question is asked back.

    Each is about organisations and products of documents that were found, and of a kind that they
    answer: what did not work only where a document has a part that says so.
    """
    match outcome:
        case Answer(citations=citations, table=table):
            pilots = _pilots(citations)
            offered = [] if table else [*_compared(pilots, asked)]
            offered += _failures(pilots, citations, hits, asked)
            offered += _listed([citation.meta for citation in citations], hits, asked)
        case NoAnswer(nearest=nearest):
            offered = [*_listed(nearest, hits, asked)]
        case Clarification():
            offered = []
    return tuple(islice(dict.fromkeys(offered), MOST))


def _pilots(citations: Sequence[Citation]) -> list[Metadata]:
    """Return the cited pilots of a named organisation, one of each, in order."""
    found: dict[str, Metadata] = {}
    for meta in (citation.meta for citation in citations):
        if meta.kind == "pilot" and meta.organisation and is_named_safely(meta):
            found.setdefault(meta.organisation, meta)
    return list(found.values())


def _compared(pilots: Sequence[Metadata], asked: Question) -> Iterator[str]:
    """Yield a comparison of two pilots that bought the same kind of thing, if it reads as one."""
    for one, other in combinations(pilots, 2):
        if {*one.facet_values("category")} & {*other.facet_values("category")}:
            names = {"one": _name(one), "other": _name(other)}
            offer = phrase(asked.language, Phrase.SUGGEST_COMPARE, **names)
            if wanted(replace(asked, text=offer)):
                yield offer
                return


def _failures(
    pilots: Sequence[Metadata],
    citations: Sequence[Citation],
    hits: Sequence[Hit],
    asked: Question,
) -> Iterator[str]:
    """Yield what did not work at a pilot whose document has a part for it, not quoted yet."""
    quoted = {(citation.meta.document_id, citation.span.start) for citation in citations}
    untold = {
        hit.chunk.meta.document_id
        for hit in hits
        for span in hit.chunk.spans
        if part_of(span.section) == Aspect.DID_NOT_WORK
        and (hit.chunk.meta.document_id, span.start) not in quoted
    }
    for meta in pilots:
        if meta.document_id in untold:
            yield phrase(asked.language, Phrase.SUGGEST_DID_NOT_WORK, who=_name(meta))
            return


def _name(meta: Metadata) -> str:
    """Return the organisation without what its name says in brackets."""
    return (meta.organisation or "").partition(" (")[0]


def _listed(found: Sequence[Metadata], hits: Sequence[Hit], asked: Question) -> Iterator[str]:
    """Yield the list of all pilots with a product of what was found, if several are known.

    Whoever asked for a list has one.
    """
    if asks_for_list(asked):
        return
    pilots = {hit.chunk.meta.document_id: hit.chunk.meta for hit in hits}.values()
    known = Counter(
        key for meta in pilots if meta.kind == "pilot" for key in meta.facet_values("category")
    )
    for key in dict.fromkeys(key for meta in found for key in meta.facet_values("category")):
        if known[key] > 1:
            what = load_vocabulary().label("category", key, asked.language)
            yield phrase(asked.language, Phrase.SUGGEST_ALL_OF, what=what)
            return
