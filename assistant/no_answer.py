"""Why there is no answer, and which documents came closest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from assistant.answer import Hit, NoAnswer, Reason
from assistant.facets import absent, preferred
from assistant.phrases.catalogue import Phrase, phrase
from assistant.question import Question
from assistant.trust import is_named_safely
from ingest.text.vocabulary import load_vocabulary

NEAREST = 3
"""Documents that are named when there is no answer."""

NEAR_COSINE = 0.3
"""Documents without a passage or sentence above this are not named as near a question."""


def no_answer(question: Question, hits: Sequence[Hit]) -> NoAnswer:
    """Return the reason; a filter or a country that leaves nothing is said by its name."""
    if not hits and question.filters:
        text = phrase(
            question.language, Phrase.FILTERS_EMPTY_OF, what=_named(question.filters, question)
        )
        return NoAnswer(reason=Reason.FILTERS_EMPTY, text=text)
    if not hits:
        return NoAnswer(reason=Reason.NOTHING_FOUND)
    near = {hit.chunk.meta.document_id: hit.chunk.meta for hit in hits if _is_near(hit)}
    if not near and question.filters:  # what is left out may be near
        what = _named(question.filters, question)
        text = phrase(question.language, Phrase.NOTHING_WITHIN, what=what)
        return NoAnswer(reason=Reason.NOT_SUPPORTED, text=text)
    if not near:
        return NoAnswer(reason=Reason.OUT_OF_DOMAIN)
    if countries := absent(preferred(question), hits):
        what = _named({"country": sorted(countries)}, question)
        text = phrase(question.language, Phrase.NOTHING_OF, what=what)
        return NoAnswer(reason=Reason.NOTHING_FOUND, text=text)
    named = islice(filter(is_named_safely, near.values()), NEAREST)
    return NoAnswer(reason=Reason.NOT_SUPPORTED, nearest=tuple(named))


def _is_near(hit: Hit) -> bool:
    return max(hit.cosine, hit.best_sentence) >= NEAR_COSINE


def _named(facets: Mapping[str, Iterable[str]], question: Question) -> str:
    label = load_vocabulary().label
    return ", ".join(
        label(facet, value, question.language)
        for facet, values in facets.items()
        for value in values
    )
