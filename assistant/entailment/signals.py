"""What is seen of a claim and its evidence that tells whether the one follows from the other.

The model that weighs it is `fitted/entailment.json` (`logistic.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from assistant.claims.missing import Kind, missing_claims
from assistant.entailment.meaning import Word, alike, best_matches, words_of
from assistant.entailment.swapped import swapped_figure
from assistant.entailment.turns import Turns, turns_of
from assistant.logistic import SignalValues, mean
from ingest.document import Value, base_language

_PART = re.compile(r"[,;:–—]\s|\s(?:en|et|und|and|omdat|parce|weil|because|zodat|afin|damit)\s")
_FEWEST = 2  # words of a part of a claim that can lack support by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class EntailmentSignals(SignalValues):
    """What was seen, all of it higher for claims that follow, more or less.

    `coverage` is the share of the claim's words that the evidence has, `told` the share of the
    words of a text of the evidence that the claim has, at best; `weakest` the coverage of the part
    of the claim that has least, `new_words` 1 where no word of the claim is new and lower the more
    are; `ordered` the share that stands in the same order, `length` that of the evidence in the
    claim's, at most 1. `names` is lower the more names the evidence lacks; `contrast` is 0 where
    the claim sets two things apart and the evidence does not, else 1. `cosine` is that of both.
    Those with `across` are the same where the languages differ, and 0 where they do not; their
    namesakes are 0 there.
    """

    cosine: float = 0.0
    coverage: float = 0.0
    told: float = 0.0
    weakest: float = 0.0
    new_words: float = 0.0
    ordered: float = 0.0
    length: float = 0.0
    cosine_across: float = 0.0
    coverage_across: float = 0.0
    told_across: float = 0.0
    weakest_across: float = 0.0
    new_words_across: float = 0.0
    same_language: float = 0.0
    names: float = 0.0
    contrast: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen(Value):
    """The signals, and what is wrong by itself: `figure` and `name` stand nowhere in the evidence.

    `swapped` is a number that counts another thing there.
    """

    signals: EntailmentSignals
    turns: Turns
    figure: str | None
    name: str | None
    swapped: str | None
    same_language: bool


def see(
    claim: str,
    evidence: Sequence[str],
    *,
    claim_language: str,
    evidence_language: str,
    cosine: float,
    context: Sequence[str] = (),
) -> Seen:
    """Return what was seen of a claim; `context` (title, organisation) counts for names only."""
    words = words_of(claim, claim_language)
    texts = [words_of(text, evidence_language) for text in evidence]
    given = list(chain.from_iterable(texts))
    matches = best_matches(words, given)
    found = [likeness for likeness, _ in matches]
    coverage = mean(found)
    told = max((_mean_likeness(text, words) for text in texts), default=0.0)
    weakest = min(_parts(claim, claim_language, given), default=coverage)
    new = 1 / (1 + sum(1 - likeness for likeness in found))
    same = base_language(claim_language) == base_language(evidence_language)
    turns = turns_of(
        claim, evidence, claim_language=claim_language, evidence_language=evidence_language
    )
    around = [word for text in context for word in words_of(text, evidence_language)]
    figures, names = _missing(claim, evidence, [*given, *around], claim_language, evidence_language)
    swapped = swapped_figure(words, given, matches)
    signals = EntailmentSignals(
        cosine=cosine * same,
        coverage=coverage * same,
        told=told * same,
        weakest=weakest * same,
        new_words=new * same,
        ordered=_ordered(matches) * same,
        length=min(1.0, len(given) / max(1, len(words))),
        cosine_across=cosine * (not same),
        coverage_across=coverage * (not same),
        told_across=told * (not same),
        weakest_across=weakest * (not same),
        new_words_across=new * (not same),
        same_language=float(same),
        names=1 / (1 + len(names)),
        contrast=float(not turns.contrasted),
    )
    return Seen(
        signals=signals,
        turns=turns,
        figure=next(iter(figures), None),
        name=next(iter(names), None),
        swapped=swapped,
        same_language=same,
    )


def _missing(
    claim: str, evidence: Sequence[str], given: Sequence[Word], language: str, theirs: str
) -> tuple[list[str], list[str]]:
    """Return the figures and the names of the claim that the evidence lacks.

    A name in another language may be one that means the same: Verts and Grünen.
    """
    missing = missing_claims(claim, evidence, sentence_language=language, evidence_language=theirs)
    figures = [each.text for each in missing if each.kind is not Kind.NAME]
    names = [
        each.text
        for each in missing
        if each.kind is Kind.NAME
        and not any(alike(word, other) for word in words_of(each.text, language) for other in given)
    ]
    return figures, [name for name in names if words_of(name, language)]


def _parts(claim: str, language: str, given: Sequence[Word]) -> list[float]:
    """Return the coverage of each part of the claim that has words enough."""
    parts = [words_of(part, language) for part in _PART.split(claim) if part]
    return [_mean_likeness(part, given) for part in parts if len(part) >= _FEWEST]


def _ordered(matches: Sequence[tuple[float, int]]) -> float:
    """Return the length of the longest run of matches in rising order, over all words."""
    tails: list[int] = []
    for _, place in matches:
        if place >= 0:
            at = next((n for n, tail in enumerate(tails) if tail >= place), len(tails))
            tails[at : at + 1] = [place]
    return len(tails) / len(matches) if matches else 0.0


def _mean_likeness(of: Sequence[Word], among: Sequence[Word]) -> float:
    return mean([likeness for likeness, _ in best_matches(of, among)])
