"""Do the passages support an answer at all? A first rule, until one is fitted on question sets.

multilingual-e5-small puts almost every pair of texts between 0.75 and 0.92, so that neither a
high cosine of a passage nor one of a sentence says enough by itself; their sum with the share of
the question's words found tells answerable questions from others.
"""

from __future__ import annotations

from dataclasses import dataclass

THRESHOLD = 1.675
_WORDS = 0.08  # weight of the share of words found, beside two cosines of weight one


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What was seen: the best cosine of a passage and of a sentence, and the words found.

    `coverage` is the share of the question's terms in the best passage, 0 to 1.
    """

    passage_cosine: float
    sentence_cosine: float
    coverage: float

    @property
    def strength(self) -> float:
        """The sum that is compared with the threshold."""
        return self.passage_cosine + self.sentence_cosine + _WORDS * self.coverage

    @property
    def supports(self) -> bool:
        """Whether an answer may be given."""
        return self.strength >= THRESHOLD
