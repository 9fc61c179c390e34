"""Scorers of support for tests: by common words, and what is asked of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.text.lexical import analyse


@dataclass(frozen=True, kw_only=True)
class Scored:
    probability: float
    is_supported: bool
    why: str = ""


@dataclass(kw_only=True)
class WordScorer:
    """Finds support where `least` of the claim's terms stand in the evidence.

    `cosines` are those it was given.
    """

    least: float = 0.6
    cosines: list[float] = field(default_factory=list)

    def __call__(
        self,
        claim: str,
        evidence: Sequence[str],
        *,
        claim_language: str,
        evidence_language: str,
        cosine: float,
        context: Sequence[str],
    ) -> Scored:
        self.cosines.append(cosine)
        terms = set(analyse(claim, claim_language))
        given = {
            term for text in (*evidence, *context) for term in analyse(text, evidence_language)
        }
        share = len(terms & given) / len(terms) if terms else 0.0
        is_supported = share >= self.least
        why = "" if is_supported else "other words"
        return Scored(probability=share, is_supported=is_supported, why=why)
