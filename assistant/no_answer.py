"""Why there is no answer, and which documents came closest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from assistant.answer import Hit, NoAnswer, Reason
from assistant.facets import absent, preferred
from assistant.phrases.catalogue import Phrase, phrase
from assistant.question import Question
from assistant.trust import is_named_safely
from assistant.write.definition import defined_term
from ingest.text.vocabulary import load_vocabulary

NEAREST = 3
"""Documents that are named when there is no answer."""

NEAR_COSINE = 0.3
"""Documents without a passage or sentence above this are not named as near a question."""


def no_answer(question: Question, hits: Sequence[Hit]) -> NoAnswer:
    """Return the reason; a filter, country or term that leaves nothing is named."""
    if not hits and question.filters:
        text = _named(Phrase.FILTERS_EMPTY_OF, question.filters, question)
        return NoAnswer(reason=Reason.FILTERS_EMPTY, text=text)
    if not hits:
        return NoAnswer(reason=Reason.NOTHING_FOUND)
    near = {hit.chunk.meta.document_id: hit.chunk.meta for hit in hits if _is_near(hit)}
    if not near and question.filters:  # what is left out may be near
        text = _named(Phrase.NOTHING_WITHIN, question.filters, question)
        return NoAnswer(reason=Reason.NOT_SUPPORTED, text=text)
    if not near:
        return NoAnswer(reason=Reason.OUT_OF_DOMAIN)
    if countries := absent(preferred(question), hits):
        text = _named(Phrase.NOTHING_OF, {"country": sorted(countries)}, question)
        return NoAnswer(reason=Reason.NOTHING_FOUND, text=text)
    named = islice(filter(is_named_safely, near.values()), NEAREST)
    term = defined_term(question.text)
    text = phrase(question.language, Phrase.NOTHING_DEFINES, what=term) if term else ""
    return NoAnswer(reason=Reason.NOT_SUPPORTED, nearest=tuple(named), text=text)


def _is_near(hit: Hit) -> bool:
    return max(hit.cosine, hit.best_sentence) >= NEAR_COSINE


def _named(said: Phrase, facets: Mapping[str, Iterable[str]], question: Question) -> str:
    label = load_vocabulary().label
    what = ", ".join(
        label(facet, value, question.language)
        for facet, values in facets.items()
        for value in values
    )
    return phrase(question.language, said, what=what)
