from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace

import numpy as np
import pytest

from assistant.answer import Hit, Passage
from assistant.sentence_support import SentenceSignals, sentence_signals
from assistant.write.compare import Candidate, Comparison, PreparedSentence
from tests.support.chunks import build_chunk


def candidate(
    score: float = 0.5,
    *,
    cosine: float = 0.4,
    quote: str = "Het contract loopt tien jaar.",
    number: int = 1,
    document_id: str = "meubilair",
) -> Candidate:
    chunk = build_chunk(quote, document_id=document_id)
    passage = Passage(number=number, hit=Hit(chunk=chunk, score=1.0, cosine=0.7, bm25=0.0))
    sentence = PreparedSentence(
        passage=passage,
        span=chunk.spans[0],
        quote=quote,
        vector=np.zeros(2, dtype=np.float32),
        cosine=cosine,
        terms=frozenset(),
    )
    return Candidate(sentence=sentence, score=score, words=0.25, cue=1.0, given=1.0)


def seen(found: Candidate, others: Sequence[Candidate] = ()) -> SentenceSignals:
    """Return the signals of a candidate among others, all in order of score."""
    candidates = sorted([found, *others], key=lambda each: -each.score)
    return sentence_signals(found, Comparison(candidates=candidates, coverage=0.5))


def test_likeness_words_and_cue_are_the_candidates_own() -> None:
    signals = seen(candidate(cosine=0.4))
    assert (signals.cosine, signals.words, signals.cue, signals.given) == (0.4, 0.25, 1.0, 1.0)
    assert signals.passage_cosine == 0.7


def test_the_best_sentence_is_as_near_to_the_best_as_can_be() -> None:
    assert seen(candidate(0.5), [candidate(0.4)]).nearness == 0.0


def test_a_sentence_behind_the_best_is_below_zero_by_as_much() -> None:
    assert seen(candidate(0.4), [candidate(0.5)]).nearness == pytest.approx(-0.1)


def test_the_lead_is_over_the_fifth_best() -> None:
    others = [candidate(0.6 - n / 10) for n in range(1, 6)]  # 0.5, 0.4, 0.3, 0.2, 0.1
    assert seen(candidate(0.6), others).lead == pytest.approx(0.6 - 0.2)


def test_with_fewer_than_five_candidates_the_lead_is_over_the_last() -> None:
    assert seen(candidate(0.6), [candidate(0.5)]).lead == pytest.approx(0.1)


def test_the_margin_is_over_the_mean_of_all() -> None:
    others = [candidate(0.3), candidate(0.3)]
    assert seen(candidate(0.6), others).margin == pytest.approx(0.6 - 0.4)


def test_a_sentence_alone_stands_out_from_nothing() -> None:
    signals = seen(candidate())
    assert (signals.lead, signals.margin, signals.same_document) == (0.0, 0.0, 1.0)


def test_a_sentence_of_another_document_than_the_best_is_not_at_home() -> None:
    best = candidate(0.9, document_id="asfalt")
    assert seen(candidate(), [best]).same_document == 0.0
    assert seen(candidate(), [candidate(0.9)]).same_document == 1.0


@pytest.mark.parametrize(("number", "expected"), [(1, 1.0), (4, 0.25)])
def test_a_later_passage_counts_for_less(number: int, expected: float) -> None:
    assert seen(candidate(number=number)).passage == expected


def test_signals_are_named_and_rounded_to_five_places() -> None:
    named = replace(SentenceSignals(), lead=2 / 3).as_mapping()
    assert named.keys() == asdict(SentenceSignals()).keys()
    assert named["lead"] == 0.66667
