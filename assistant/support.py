"""Do the passages support an answer at all? A first rule, until evaluation fits one.

multilingual-e5-small puts almost every pair of texts between 0.75 and 0.92, so that neither a
high cosine of a passage nor one of a sentence says enough by itself. The weights are those of a
logistic regression on 194 questions, half of them answerable (docs/benchmarks.md); there it tells
about four of five unanswerable questions, and takes those that name a known pilot and ask for
what its document leaves out for answerable.
"""

from __future__ import annotations

from dataclasses import dataclass

NEAR_COSINE = 0.81
"""A passage below this has nothing to do with the question: one answerable question in fifty has
none above it, and about half of those on other subjects."""

THRESHOLD = 3.486
_SENTENCE = 3.148  # weights beside that of the passage, which is one
_COVERAGE = 0.081


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What was seen: the best cosine of a passage and of a sentence, and the words found.

    `coverage` is the share of the question's terms in the sentences, rare ones counting for
    more, 0 to 1.
    """

    passage_cosine: float
    sentence_cosine: float
    coverage: float

    @property
    def strength(self) -> float:
        """The sum that is compared with the threshold."""
        return self.passage_cosine + _SENTENCE * self.sentence_cosine + _COVERAGE * self.coverage

    @property
    def supports(self) -> bool:
        """Whether an answer may be given."""
        return self.strength >= THRESHOLD
