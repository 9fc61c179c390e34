"""Whether a quote or a sentence states a fact of the gold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from evaluation.questions import EvalQuestion
from evaluation.run_file import GoldPlace, QuestionRun, RunCitation, RunHit, RunSentence
from ingest.document import base_language
from ingest.text.lexical import analyse

COVERED = 0.7
"""Share of a fact's content terms that words in another place must have to state it."""

OVERLAP = 0.5
"""Share of the shorter of two spans that both must have to be the same place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A gold quote with its place in the index; `language` is its document's, None if unknown."""

    document_id: str
    quote: str
    language: str | None
    start: int | None
    end: int | None


def asks_for_evidence(question: EvalQuestion) -> bool:
    """Tell whether the question has an answer with gold to find: ambiguous ones are asked back."""
    return question.answerable and bool(question.gold) and question.type != "ambiguous"


def facts_of(result: QuestionRun) -> list[Fact]:
    """Return the question's facts in the order of its gold; without places when it has none."""
    golds = result.question.gold
    places = result.gold or tuple(
        GoldPlace(document_id=gold.document_id, language=None, start=None, end=None)
        for gold in golds
    )
    return [
        Fact(
            document_id=gold.document_id,
            quote=gold.quote,
            language=place.language,
            start=place.start,
            end=place.end,
        )
        for gold, place in zip(golds, places, strict=True)
    ]


def holds(hit: RunHit, place: GoldPlace | Fact) -> bool:
    """Tell whether a hit's span holds the whole of a place; never one that is not in the index."""
    if hit.document_id != place.document_id or place.start is None or place.end is None:
        return False
    return hit.start <= place.start and place.end <= hit.end


def quote_states(citation: RunCitation, fact: Fact) -> bool:
    """Tell whether a citation's quote states the fact.

    It does when it is taken from the fact's own place (both spans share at least half of the
    shorter one), or when its words, in the same language, are the fact's (`words_state`). A
    quote that does not stand at its place (not `faithful`) states nothing. The same fact told
    in another language and document is not recognised.
    """
    if not citation.faithful:
        return False
    if _same_place(citation, fact):
        return True
    language = base_language(citation.language)
    if fact.language is None or base_language(fact.language) != language:
        return False
    return words_state(citation.quote, fact.quote, language)


def sentence_cites_gold(result: QuestionRun, sentence: RunSentence) -> bool:
    """Tell whether a quote beneath a shown sentence states a fact of the question's gold."""
    facts = facts_of(result)
    cited = [each for each in result.citations if each.number in sentence.citations]
    return any(quote_states(citation, fact) for citation in cited for fact in facts)


def sentence_states(text: str, fact: Fact, *, language: str) -> bool:
    """Tell whether a sentence's words are the fact's; `language` is for a fact without one."""
    return words_state(text, fact.quote, base_language(fact.language or language))


def words_state(text: str, quote: str, language: str) -> bool:
    """Tell whether a text has 70 % of a quote's different content terms, and all its numbers."""
    needed = _terms(quote, language)
    if not needed:
        return False
    found = needed & _terms(text, language)
    missing_number = any(_is_number(term) for term in needed - found)
    return not missing_number and len(found) >= COVERED * len(needed)


def _same_place(citation: RunCitation, fact: Fact) -> bool:
    if citation.document_id != fact.document_id or fact.start is None or fact.end is None:
        return False
    shared = min(citation.end, fact.end) - max(citation.start, fact.start)
    shorter = min(citation.end - citation.start, fact.end - fact.start)
    return 0 < shared >= OVERLAP * shorter


def _is_number(term: str) -> bool:
    return any(character.isdigit() for character in term)


@lru_cache(maxsize=8192)
def _terms(text: str, language: str) -> frozenset[str]:
    return frozenset(analyse(text, language))
