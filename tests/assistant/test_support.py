from __future__ import annotations

import math
from dataclasses import asdict, replace

import numpy as np
import pytest

from assistant.answer import Hit, Passage
from assistant.logistic import fitted_model
from assistant.question import Question
from assistant.readable import Asked, Readable, embed_question
from assistant.support import Signals, signals_of
from assistant.weigh import Weighed, weigh
from assistant.write.compare import GIVEN, Candidate, Comparison, PreparedSentence, compare
from ingest.document import StoredDocument
from ingest.embed_chunks import embed_chunks
from ingest.split import split
from tests.support.chunks import build_chunk, build_document
from tests.support.embedders import WordEmbedder

NAMES = tuple(asdict(Signals()))
QUESTION = Question(text="Hoe lang loopt het contract voor hergebruikt meubilair?", language="nl")
ANSWER = "Het contract voor hergebruikt meubilair loopt tien jaar."


def hit(cosine: float = 0.9, bm25: float = 0.0, **fields: object) -> Hit:
    chunk = build_chunk(f"Zin met {cosine} en {bm25}.", **fields)  # type: ignore[arg-type]  # metadata
    return Hit(chunk=chunk, score=1.0, cosine=cosine, bm25=bm25)


def comparison(*cosines: float, found_in: Hit | None = None, coverage: float = 0.5) -> Comparison:
    """Return candidates in this order, all of one passage."""
    passage = Passage(number=1, hit=found_in or hit())
    span = passage.hit.chunk.spans[0]
    sentences = [
        PreparedSentence(
            passage=passage,
            span=span,
            quote=passage.hit.chunk.quote(span),
            vector=np.zeros(2, dtype=np.float32),
            cosine=cosine,
            terms=frozenset(),
        )
        for cosine in cosines
    ]
    candidates = [Candidate(sentence=found, score=found.cosine) for found in sentences]
    return Comparison(candidates=candidates, coverage=coverage)


def test_the_shipped_model_does_not_support_what_nothing_was_seen_of() -> None:
    assert not fitted_model("refusal").says_yes(asdict(Signals()))


def test_the_best_passage_and_its_margin_over_all_that_were_found() -> None:
    hits = [hit(0.7), hit(0.9), hit(0.8)]
    signals = signals_of(QUESTION, hits, comparison(0.5))
    assert signals.passage_cosine == 0.9
    assert signals.margin == pytest.approx(0.9 - 0.8)


def test_the_best_sentence_need_not_be_the_first_candidate() -> None:
    signals = signals_of(QUESTION, [hit()], comparison(0.6, 0.9, 0.3))
    assert signals.sentence_cosine == 0.9
    assert signals.sentence_margin == pytest.approx(0.9 - 0.6)


def test_the_coverage_is_the_comparisons() -> None:
    assert signals_of(QUESTION, [hit()], comparison(0.5, coverage=0.25)).coverage == 0.25


def test_the_best_score_by_words_counts_by_its_logarithm() -> None:
    hits = [hit(bm25=1.0), hit(bm25=math.e - 1), hit(bm25=0.0)]
    assert signals_of(QUESTION, hits, comparison(0.5)).bm25 == pytest.approx(1.0)


def test_without_a_shared_word_the_halves_do_not_agree() -> None:
    signals = signals_of(QUESTION, [hit(0.9), hit(0.8)], comparison(0.5))
    assert (signals.bm25, signals.agreement) == (0.0, 0.0)


def test_the_agreement_is_the_share_of_the_five_best_that_both_halves_have() -> None:
    near = [hit(0.9 - n / 100) for n in range(3)]
    both = [hit(0.85, bm25=2.0), hit(0.84, bm25=1.0)]
    worded = [hit(0.5 - n / 100, bm25=5.0 + n) for n in range(4)]
    # near: 3 + both; by words: the 4 worded and the better of both
    assert signals_of(QUESTION, [*worded, *both, *near], comparison(0.5)).agreement == 0.2


def test_five_hits_that_share_words_agree_wholly() -> None:
    hits = [hit(0.9 - n / 100, bm25=1.0 + n) for n in range(5)]
    assert signals_of(QUESTION, hits, comparison(0.5)).agreement == 1.0


@pytest.mark.parametrize(("language", "expected"), [("nl", 1.0), ("nl-BE", 1.0), ("fr", 0.0)])
def test_the_language_is_that_of_the_best_candidate_without_its_region(
    language: str, expected: float
) -> None:
    found = comparison(0.5, found_in=hit(language=language))
    assert signals_of(QUESTION, [hit(language="fr")], found).same_language == expected


@pytest.mark.parametrize(("nearest", "expected"), [(0.8, 0.0), (0.88, 1.0)])
def test_a_sentence_that_came_first_for_giving_it_alone_is_not_the_nearest(
    nearest: float, expected: float
) -> None:
    far, *others = comparison(nearest, *[0.85] * 12).candidates
    first = replace(far, score=nearest + GIVEN, given=1.0)
    signals = signals_of(QUESTION, [hit()], Comparison(candidates=[first, *others], coverage=0.5))
    assert signals.nearest_given == expected
    assert signals.given_share == 0.1


def test_without_a_sentence_to_quote_nothing_was_seen() -> None:
    assert signals_of(QUESTION, [hit(0.99, bm25=20.0)], comparison()) == Signals()


def test_signals_are_named_and_rounded_to_five_places() -> None:
    named = Signals(coverage=2 / 3).as_mapping()
    assert tuple(named) == NAMES
    assert named["coverage"] == 0.66667


def weighed(*documents: StoredDocument) -> Weighed:
    embedder = WordEmbedder()
    asked = embed_question(QUESTION, Readable([]), embedder)
    hits = hits_in(documents, embedder, asked)
    passages = [Passage(number=n, hit=found) for n, found in enumerate(hits, 1)]
    return weigh(asked, hits, passages)


def hits_in(
    documents: tuple[StoredDocument, ...], embedder: WordEmbedder, asked: Asked
) -> list[Hit]:
    embedded = embed_chunks(embedder, [c for document in documents for c in split(document)])
    return [
        Hit(
            chunk=entry.chunk,
            score=1.0,
            cosine=float(np.dot(entry.dense, asked.dense)),
            bm25=5.0,
            sentences=entry.sentences,
        )
        for entry in embedded
    ]


def test_what_states_the_answer_is_more_likely_support_than_what_does_not() -> None:
    right, wrong = (
        weighed(build_document(text)) for text in (ANSWER, "Op vrijdag is er taart voor iedereen.")
    )
    assert right.probability > wrong.probability
    assert right.is_supported
    assert not wrong.is_supported


def test_the_probability_is_the_shipped_models_of_the_signals() -> None:
    found = weighed(build_document(ANSWER))
    told = fitted_model("refusal").probability(asdict(found.signals))
    assert found.probability == pytest.approx(told, abs=0.5e-4)


def test_without_passages_nothing_is_supported() -> None:
    nothing = weighed()
    assert (nothing.probability, nothing.is_supported, nothing.signals) == (0.0, False, Signals())


def test_passages_of_labels_only_support_nothing() -> None:
    labels = weighed(build_document("- Contract hergebruikt meubilair\n- Hergebruikt meubilair"))
    assert (labels.probability, labels.is_supported) == (0.0, False)


@pytest.mark.parametrize(
    ("likeness", "question", "given"),
    [
        (0.8, "Wat kost een olifant?", 0.0),  # far from this field, and no word for it
        (0.8, "Wat kost een beker?", 1.0),
        (0.8, "Wat kost dat?", 1.0),  # nothing is named
        (0.9, "Wat kost een olifant?", 1.0),  # in words of its own, of this field all the same
    ],
)
def test_a_sum_is_of_what_the_question_names(likeness: float, question: str, given: float) -> None:
    (document,) = [build_document("Een beker kost 0,25 euro.\n", title="Bekers")]
    asked = Question(text=question, language="nl")
    (entry,) = embed_chunks(WordEmbedder(), split(document))
    found = Hit(chunk=entry.chunk, score=1.0, cosine=0.3, bm25=0.0, sentences=entry.sentences)
    vector = WordEmbedder().embed_question(question)
    compared = compare(asked, vector, [Passage(number=1, hit=found)])
    low = replace(
        compared,
        candidates=[
            replace(c, sentence=replace(c.sentence, cosine=0.3)) for c in compared.candidates
        ],
    )
    assert signals_of(asked, [found], low, likeness=likeness).given == given
