"""A document's sentences in, those out that state an aspect of its pilot: its result."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.answer import Hit, Passage
from assistant.entailment.turns import is_planned
from assistant.sides.aspect_words import ASKED_OR_LEARNT, BAD, DENIED, DONE, GOOD, PARTS, PHASES
from assistant.sides.words import Aspect
from ingest.document import Metadata, Span, Value, base_language
from ingest.text.lexical import analyse, document_terms
from ingest.text.vocabulary import load_vocabulary
from ingest.text.words import fold

if TYPE_CHECKING:
    from ingest.text.embed import Vectors

_FIGURE = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SURE = 0.95  # beneath its heading; all three by docs/benchmarks.md
_BORNE_OUT = 0.9  # a facet with a word for it in a sentence
_LIKELY = 0.7  # by its words alone

LESSONS = "lessons"
"""The part that holds what was learnt, good and bad."""

_NEVER_A_FORM = frozenset({"koop"})  # everything that is told here was bought


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Said(Value):
    """A sentence of a document; `part` is what its heading says it is, empty where it does not."""

    passage: Passage
    span: Span
    quote: str
    part: str
    vector: Vectors | None

    @property
    def meta(self) -> Metadata:
        """What is known of its document."""
        return self.passage.hit.chunk.meta


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stated(Value):
    """Sentences that state an aspect, in reading order; `label` says it in a word where one does.

    `support` is how likely each of them does state it, 0 to 1.
    """

    sentences: tuple[Said, ...] = ()
    label: str = ""
    support: float = 0.0


def sentences_of(hits: Iterable[Hit]) -> list[Said]:
    """Return the sentences of the chunks of one document, each once, in order."""
    found: dict[Span, Said] = {}
    for hit in hits:
        chunk, vectors = hit.chunk, hit.sentences
        passage = Passage(number=1, hit=hit)
        for row, span in enumerate(chunk.spans):
            vector = None if vectors is None else vectors[row]
            if vector is None or vector.any():  # zeros: a label, which is never quoted
                found[span] = Said(
                    passage=passage,
                    span=span,
                    quote=chunk.quote(span),
                    part=part_of(span.section),
                    vector=vector,
                )
    return sorted(found.values(), key=lambda said: said.span.start)


@lru_cache(maxsize=4_096)  # every answer asks for the headings of all that was found
def part_of(section: tuple[str, ...]) -> str:
    """Return what a path of headings says of what stands beneath it, the innermost first."""
    for heading in reversed(section):
        folded = fold(heading).replace("’", "'")
        for part, words in PARTS.items():
            if re.search(words, folded):
                return part
    return ""


def state(said: Sequence[Said], aspect: Aspect, *, language: str, most: int = 2) -> Stated:
    """Return what a document states of an aspect; nothing is better than another thing.

    `language` is the asker's, for labels.
    """
    if not said:
        return Stated()
    meta = said[0].meta
    match aspect:
        case Aspect.PRODUCT:
            first = next((s for s in said if s.part == "what"), None)
            if first:
                return Stated(sentences=(first,), support=_SURE)
            return Stated(sentences=(said[0],), support=_LIKELY) if not said[0].part else Stated()
        case Aspect.PHASE:
            return _labelled(said, meta, "phase", language)
        case Aspect.CONTRACT_FORM:
            return _labelled(said, meta, "contract_form", language)
    return _told(said, aspect, most)


def _told(said: Sequence[Said], aspect: Aspect, most: int) -> Stated:
    """Return what stands beneath the heading of an aspect, or else one sentence in its words.

    Vectors do not help: those of "what was the result?" are as near to any other sentence.
    """
    if own := [s for s in said if s.part == aspect.value]:
        return Stated(sentences=_first(own, most), support=_SURE)
    elsewhere = [s for s in said if _may_state(s, aspect)]
    return Stated(sentences=_first(elsewhere, 1), support=_LIKELY if elsewhere else 0.0)


def _may_state(said: Said, aspect: Aspect) -> bool:
    match aspect:
        case Aspect.DID_NOT_WORK:
            return said.part in {"", "result", "lessons", "approach"} and _has(BAD, said.quote)
        case Aspect.WORKED:
            is_good = _has(GOOD, said.quote) and BAD.search(said.quote) is None
            return said.part in {"", "result", "lessons"} and is_good and not _plans(said)
    is_done = DONE.search(said.quote) is not None and ASKED_OR_LEARNT.search(said.quote) is None
    return said.part in {"", "approach"} and is_done and not _plans(said)


def _plans(said: Said) -> bool:
    return is_planned(said.quote, said.meta.language)


def tells_in_words(quote: str, parts: frozenset[str]) -> bool:
    """Tell whether a sentence says by its words that it is of one of the parts."""
    is_bad = _has(BAD, quote)
    return (
        (Aspect.DID_NOT_WORK.value in parts and is_bad)
        or (Aspect.WORKED.value in parts and _has(GOOD, quote) and not is_bad)
        or (LESSONS in parts and re.search(PARTS[LESSONS], fold(quote)) is not None)
    )


def _has(words: re.Pattern[str], quote: str) -> bool:
    return any(not DENIED.search(quote[: found.start()]) for found in words.finditer(quote))


def _first(said: Sequence[Said], most: int) -> tuple[Said, ...]:
    """Return the first sentences in reading order, those with figures first and plans last."""

    def behind(sentence: Said) -> tuple[bool, bool]:
        before = _before_figure(sentence.quote)
        return is_planned(before, sentence.meta.language), before == sentence.quote

    return tuple(sorted(sorted(said, key=behind)[:most], key=lambda s: s.span.start))


def _before_figure(quote: str) -> str:
    """Return what stands before the first figure that is no year; all where there is none.

    A plan behind it is what a result is set against: -7%, with an aim of 50%.
    """
    figure = next((f for f in _FIGURE.finditer(quote) if not _YEAR.fullmatch(f.group())), None)
    return quote[: figure.start()] if figure else quote


def _labelled(said: Sequence[Said], meta: Metadata, facet: str, language: str) -> Stated:
    """Return the facet's values that a sentence bears out, each by its first such sentence."""
    found: dict[str, Said] = {}
    for key in meta.facet_values(facet):
        sentence = next((s for s in said if says(s.quote, facet, key, meta.language)), None)
        if sentence is not None and key not in _NEVER_A_FORM:
            found[key] = sentence
    label = ", ".join(load_vocabulary().label(facet, key, language) for key in found)
    sentences = sorted(dict.fromkeys(found.values()), key=lambda s: s.span.start)
    return Stated(sentences=tuple(sentences), label=label, support=_BORNE_OUT if found else 0.0)


def says(quote: str, facet: str, key: str, language: str) -> bool:
    """Tell whether a sentence has a word for the value of a facet."""
    terms = _terms(quote, language)
    if any(phrase <= terms for phrase in _phrases(facet, key, base_language(language))):
        return True
    also = PHASES.get(key) if facet == "phase" else None
    return also is not None and also.search(quote) is not None


@lru_cache(maxsize=1_024)  # each sentence is looked at for every value of two facets
def _terms(quote: str, language: str) -> frozenset[str]:
    return frozenset(document_terms(quote, language))


@lru_cache(maxsize=256)
def _phrases(facet: str, key: str, language: str) -> tuple[frozenset[str], ...]:
    term = load_vocabulary().facets[facet].get(key)
    phrases = (frozenset(analyse(word, language)) for word in (term.words() if term else ()))
    return tuple(phrase for phrase in phrases if phrase)
