"""Ranked hits in, the few numbered passages that an answer is written from out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from assistant.answer import Hit, Passage
from assistant.facets import EUROPE, NO_FACETS, Facets, absent, asks_for_all, is_of, preferred
from assistant.lessons import parts_asked_for
from assistant.lists import asks_for_documents, asks_for_list, who_is_listed
from assistant.names import bearing, codes, names
from assistant.question import Question
from assistant.sides.aspects import part_of
from assistant.sides.wanted import TOLD_BY_A_WORD, compares
from assistant.things import with_things
from assistant.write.definition import defined_term, lacks_a_definition
from assistant.write.difference import telling, told_apart

MOST_PASSAGES = 5
WORD_BUDGET = 900
MOST_LISTED = 12
"""Documents that a list is made of."""

MOST_OF_ALL = 60
"""Documents of a list that is asked for by product or country alone: it is to be complete."""

_FAR_BEHIND = 0.12  # below the best score: what lies farther adds noise, not evidence
_FAR_IN_A_LIST = 0.2
_HARD_IN_A_LIST = ("country", "category", "outcome", "kind")  # where one has what is asked for
_DOERS = {"kind": frozenset({"pilot", "programme"})}


def passages_for(question: Question, hits: Sequence[Hit]) -> list[Passage]:
    """Return the passages to answer from: of documents that bear the names in the question.

    A list gets one of each document, of the country and the product that are asked for, and of
    those that tell what somebody did, or what was learnt. None where nothing is of that country,
    or of those who are asked for: what a city did is no answer to "welke waterschappen".
    """
    wanted = preferred(question)
    if absent(wanted, hits):
        return []
    named = names(question.text, question.language)
    if not compares(question):  # the other side may have no name
        named += codes(question.text, hits)
    told = bearing(named, hits)
    if not asks_for_list(question):
        told = _at_home(wanted, told) or told
        if terms := told_apart(question.text):
            told = telling(terms, [*_citable(told)], _quotes) or told
        return select_passages(_explaining(question, told) or told)
    doers = NO_FACETS if asks_for_documents(question) else _DOERS
    for facet in _HARD_IN_A_LIST:
        told = _of(facet, {**doers, **wanted}.get(facet, frozenset()), told) or told
    told = with_things(question, told)
    told = _telling(parts_asked_for(question), told) or told
    told = _by_those(preferred(replace(question, text=who_is_listed(question))), told)
    return _one_each(told, is_all=asks_for_all(question))


def _at_home(wanted: Facets, hits: Sequence[Hit]) -> list[Hit]:
    """Leave out what is of another country than the question names, and does not tell of it."""
    countries = wanted.get("country", frozenset())
    is_open = not countries or EUROPE in countries
    return [hit for hit in hits if is_open or is_of(hit, countries)]


def _explaining(question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits with a sentence that says what the term is, if one is asked for."""
    if defined_term(question.text) is None:
        return []
    return [hit for hit in hits if not lacks_a_definition(question.text, _quotes(hit))]


def _quotes(hit: Hit) -> list[str]:
    return [*map(hit.chunk.quote, hit.chunk.spans)]


def _of(facet: str, values: frozenset[str], hits: Sequence[Hit]) -> list[Hit]:
    return [hit for hit in hits if values & {*hit.chunk.meta.facet_values(facet)}]


def _by_those(who: Facets, hits: Sequence[Hit]) -> list[Hit]:
    """Leave out what is known to be of another sector than those who are asked for.

    Not where an umbrella is asked for: cities are authorities.
    """
    sectors = who.get("sector", frozenset()) & TOLD_BY_A_WORD
    return [
        hit
        for hit in hits
        if not (sectors and hit.chunk.meta.sector)
        or sectors & {*hit.chunk.meta.facet_values("sector")}
    ]


def _telling(parts: frozenset[str], hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits with sentences beneath a heading of one of the parts."""
    return [hit for hit in hits if parts & {part_of(span.section) for span in hit.chunk.spans}]


def _one_each(hits: Sequence[Hit], *, is_all: bool) -> list[Passage]:
    """Return the best passage of each document that is near enough, numbered from 1."""
    best: dict[str, Hit] = {}
    for hit in _citable(hits):
        best.setdefault(hit.chunk.meta.document_id, hit)
    if is_all:
        listed = list(best.values())[:MOST_OF_ALL]
    else:
        near = (hit for hit in best.values() if hit.score >= hits[0].score - _FAR_IN_A_LIST)
        listed = list(islice(near, MOST_LISTED))
    return [Passage(number=number, hit=hit) for number, hit in enumerate(listed, start=1)]


def select_passages(
    hits: Sequence[Hit], *, most: int = MOST_PASSAGES, word_budget: int = WORD_BUDGET
) -> list[Passage]:
    """Return the passages in order, numbered from 1; the first is always among them.

    An overview is never cited, but the documents beneath it.
    """
    passages: list[Passage] = []
    words = 0
    for hit in _citable(hits):
        words += len(hit.chunk.text.split())
        is_far = bool(passages) and hit.score < passages[0].hit.score - _FAR_BEHIND
        if len(passages) >= most or is_far or (passages and words > word_budget):
            break
        passages.append(Passage(number=len(passages) + 1, hit=hit))
    return passages


def _citable(hits: Sequence[Hit]) -> Iterator[Hit]:
    return (hit for hit in hits if hit.chunk.meta.kind != "overview")
