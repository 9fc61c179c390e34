from __future__ import annotations

import pytest

from assistant.entailment.entail import Claimed, cosines, support_of
from assistant.entailment.signals import see
from tests.support.embedders import WordEmbedder

EVIDENCE = "De gemeente Gent kocht in 2018 voor het stadskantoor 200 gebruikte stoelen."
NEAR = 0.8


def why(claim: str, evidence: str = EVIDENCE, of: str = "nl", at: str = "nl") -> str:
    support = support_of(
        claim, [evidence], claim_language=of, evidence_language=at, cosine=NEAR, inferred=0.99
    )
    assert support.is_supported == (not support.why)
    return support.why


def test_the_evidence_itself_is_fully_supported_whatever_the_cosine() -> None:
    support = support_of(
        f" {EVIDENCE}\n", [EVIDENCE], claim_language="nl", evidence_language="nl", cosine=-1.0
    )
    assert (support.probability, support.is_supported, support.why) == (1.0, True, "")


def test_the_same_in_nearly_the_same_words_is_supported() -> None:
    claim = "In 2018 kocht de gemeente Gent 200 gebruikte stoelen voor het stadskantoor."
    support = support_of(
        claim, [EVIDENCE], claim_language="nl", evidence_language="nl", cosine=0.95
    )
    assert support.is_supported
    assert support.probability > 0.8


def test_another_subject_is_not_supported() -> None:
    claim = "Rijkswaterstaat legde asfalt met een verlaagde temperatuur."
    support = support_of(claim, [EVIDENCE], claim_language="nl", evidence_language="nl", cosine=0.1)
    assert not support.is_supported
    assert support.probability < 0.2


def test_no_evidence_supports_nothing() -> None:
    support = support_of(
        "Gent kocht stoelen.", [], claim_language="nl", evidence_language="nl", cosine=0.0
    )
    assert not support.is_supported


@pytest.mark.parametrize(
    ("claim", "says"),
    [
        ("De gemeente Gent kocht in 2018 300 gebruikte stoelen.", "300"),
        ("De gemeente Gent kocht in 2019 200 gebruikte stoelen.", "2019"),
        ("De gemeente Gent kocht in 2018 geen 200 gebruikte stoelen.", "negated"),
        ("De gemeente Gent kocht in 2018 200 nieuwe stoelen.", "nieuwe"),
        ("De gemeente Gent kocht in Kortrijk 200 gebruikte stoelen.", "Kortrijk"),
    ],
)
def test_a_claim_that_fails_a_check_is_refused_whatever_a_model_infers(
    claim: str, says: str
) -> None:
    assert says in why(claim)


def test_a_plan_told_as_achieved_is_refused() -> None:
    evidence = "De gemeente Gent wil 200 gebruikte stoelen kopen."
    assert "planned (wil)" in why("De gemeente Gent kocht 200 gebruikte stoelen.", evidence)
    assert why("De gemeente Gent is van plan 200 gebruikte stoelen te kopen.", evidence) == ""


def test_numbers_that_count_each_others_things_are_refused() -> None:
    evidence = "De stad kocht 10 stoelen en 200 tafels."
    assert "counts another thing" in why("De stad kocht 200 stoelen en 10 tafels.", evidence)
    assert why("De stad kocht 200 tafels en 10 stoelen.", evidence) == ""


def test_a_name_may_stand_in_the_documents_title() -> None:
    claim, evidence = "De gemeente Gent kocht stoelen.", "Er zijn stoelen gekocht."
    refused, shown = (
        support_of(
            claim,
            [evidence],
            claim_language="nl",
            evidence_language="nl",
            cosine=NEAR,
            context=context,
            inferred=0.9,
        )
        for context in ([], ["Gent koopt meubilair"])
    )
    assert refused.why == "the evidence does not name Gent"
    assert shown.is_supported


def test_a_model_of_inference_decides_what_the_checks_leave() -> None:
    claim = "De gemeente Gent kocht stoelen."
    doubtful, sure = (
        support_of(
            claim,
            [EVIDENCE],
            claim_language="nl",
            evidence_language="nl",
            cosine=NEAR,
            inferred=inferred,
        )
        for inferred in (0.3, 0.8)
    )
    assert (doubtful.is_supported, doubtful.probability) == (False, 0.3)
    assert (sure.is_supported, sure.probability) == (True, 0.8)


def test_evidence_in_several_places_counts_together() -> None:
    parts = ["De stad kocht 200 stoelen.", "De stoelen zijn gebruikt."]
    whole = see(
        "De stad kocht 200 gebruikte stoelen.",
        parts,
        claim_language="nl",
        evidence_language="nl",
        cosine=NEAR,
    )
    first = see(
        "De stad kocht 200 gebruikte stoelen.",
        parts[:1],
        claim_language="nl",
        evidence_language="nl",
        cosine=NEAR,
    )
    assert whole.signals.coverage == 1.0
    assert first.signals.coverage < 1.0


def test_a_translation_has_the_signals_for_two_languages() -> None:
    seen = see(
        "The city bought 200 used chairs.",
        ["La ville a acheté 200 chaises d'occasion."],
        claim_language="en",
        evidence_language="fr",
        cosine=0.7,
    )
    assert not seen.same_language
    assert (seen.signals.cosine, seen.signals.cosine_across) == (0.0, 0.7)
    assert seen.signals.coverage_across > 0.8
    assert (seen.figure, seen.name, seen.swapped) == (None, None, None)


def test_flemish_and_dutch_are_one_language() -> None:
    seen = see(
        "De stad koopt.",
        ["De stad koopt."],
        claim_language="nl",
        evidence_language="nl-BE",
        cosine=1.0,
    )
    assert seen.same_language


def test_claims_and_evidence_are_embedded_in_one_batch_and_the_best_evidence_counts() -> None:
    embedder = WordEmbedder(common=0.0)
    claims = [
        Claimed(
            text="De stad kocht stoelen.",
            language="nl",
            evidence=("Over papier.", "De stad kocht stoelen."),
            evidence_language="nl",
        ),
        Claimed(text="Niets hiervan.", language="nl", evidence=(), evidence_language="nl"),
    ]
    near, none = cosines(claims, embedder)
    assert near == pytest.approx(1.0, abs=1e-5)
    assert none == 0.0
    assert embedder.passages == 4
    supports = [
        support_of(
            claim.text,
            claim.evidence,
            claim_language=claim.language,
            evidence_language=claim.evidence_language,
            cosine=cosine,
        )
        for claim, cosine in zip(claims, (near, none), strict=True)
    ]
    assert [each.is_supported for each in supports] == [True, False]
