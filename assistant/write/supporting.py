"""A sentence of a chat model and the passages it cites in, the quotes that may support it out."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.claims.missing import missing_claims
from assistant.supported import context_of
from assistant.write.compare import Candidate
from ingest.text.embed import Vectors

_LOOKED_AT = 6  # nearest sentences of a passage
_AS_NEAR = 0.15  # cosine that a sentence with more of the claims may lie behind the nearest
_MOST = 2  # quotes of one passage


def supporting(
    text: str, vector: Vectors, candidates: Sequence[Candidate], *, language: str
) -> list[Candidate]:
    """Return the one or two candidates of a passage that have most of what the text says.

    The nearest in meaning comes first, unless one as near has numbers or names that it lacks; a
    second one is there for what is lacking still. `vector` is the text's.
    """
    nearest = sorted(candidates, key=lambda each: -likeness(vector, each))[:_LOOKED_AT]
    if not nearest:
        return []
    least = likeness(vector, nearest[0]) - _AS_NEAR
    near = [each for each in nearest if likeness(vector, each) >= least]
    chosen = [min(near, key=lambda each: _lacking(text, [each], language))]
    for other in nearest:
        lacking = _lacking(text, chosen, language)
        if not lacking or len(chosen) == _MOST:
            break
        if _lacking(text, [*chosen, other], language) < lacking:
            chosen.append(other)
    return chosen


def likeness(vector: Vectors, candidate: Candidate) -> float:
    """Return the cosine of a text and a candidate."""
    return float(vector @ candidate.sentence.vector)


def _lacking(text: str, chosen: Sequence[Candidate], language: str) -> int:
    passage = chosen[0].sentence.passage
    evidence = [*(each.sentence.quote for each in chosen), context_of(passage, language)]
    theirs = passage.hit.chunk.meta.language
    return len(missing_claims(text, evidence, sentence_language=language, evidence_language=theirs))
