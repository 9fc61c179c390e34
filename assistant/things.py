"""Which thing of its category is meant: a bridge is civil engineering, and so is a road."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.answer import Hit
from assistant.facets import preferred
from assistant.names import told
from assistant.question import Question
from ingest.document import Metadata, base_language
from ingest.text.vocabulary import load_vocabulary
from ingest.text.words import fold

Things = frozenset[int]
"""Things by their place in the vocabulary's list."""

_OR = re.compile(r"\b(?:of|en|or|and|ou|et|oder|und)\b", re.IGNORECASE)


@lru_cache(maxsize=4_096)
def things_in(text: str) -> Things:
    """Return the things that a text names, also as the end of a compound: `fietsbrug`."""
    return frozenset(n for n, named in enumerate(_patterns()) if named.search(fold(text)))


def with_things(question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """Leave out the documents that tell of none of the things in the question, if it names any.

    Where a bridge is asked for, roads are no answer, and nothing is left if nobody built one. Of
    bridges or lamps, what is of either is one.
    """
    asked = things_in(question.text)
    if not asked or _OR.search(question.text):
        return [*hits]
    tell = {h.chunk.meta.document_id for h in hits if asked & things_in(told(h))}
    return [hit for hit in hits if hit.chunk.meta.document_id in tell]


def is_of_another_product(question: Question, sentence: str, meta: Metadata) -> bool:
    """Tell whether the question names things or products, and the sentence only others.

    A document of the product that is asked for may call it anything.
    """
    things, said = things_in(question.text), things_in(sentence)
    if things and said:
        return not things & said
    asked = _products(question)
    if asked & {*meta.facet_values("category")}:
        return False
    told_of = _products(Question(text=sentence, language=base_language(meta.language)))
    return bool(asked and told_of) and not asked & told_of


def _products(question: Question) -> frozenset[str]:
    return preferred(question).get("category", frozenset())


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(rf"(?:{'|'.join(map(re.escape, sorted(words)))})(?!\w)")
        for words in load_vocabulary().things
    )
