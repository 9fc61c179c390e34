from __future__ import annotations

import pytest

from assistant.write.difference import are_known, telling, told_apart

APART = "Het verschil tussen huur en lease zit in het eigendom."
UNLIKE = "Anders dan huur is lease een financiering."
BOTH = "Huur en lease komen allebei voor."
RENT = "Huur is gebruik tegen betaling."
LEASE = "Een lease is volgens de bank een vorm van financiering."
SORT = "Financiële lease is een vorm van financiering."
QUESTION = "Wat is het verschil tussen huur en lease?"


@pytest.mark.parametrize(
    "question",
    [
        QUESTION,
        "Verschil tussen huur en een lease",
        "Waarin verschillen huur en lease precies?",
        "What is the difference between rental and a lease?",
        "How does rental differ from leasing?",
        "Quelle est la différence entre la location et le leasing ?",
        "Was ist der Unterschied zwischen Miete und Leasing?",
        "Worin unterscheidet sich die Miete vom Leasing?",
    ],
)
def test_a_question_for_a_difference_is_seen_in_every_language(question: str) -> None:
    terms = told_apart(question)
    assert terms is not None
    assert ("huur" in terms[0], "lease" in terms[1]) == (True, True)
    assert are_known(terms)


@pytest.mark.parametrize(
    "question",
    [
        "Wat is het verschil tussen Gent en Brugge?",
        "Wat is het verschil tussen de aanpak van Gent en die van Brugge?",
        "Wat is het verschil in prijs tussen huur en lease?",
        "Wat is het verschil tussen reuse en hergebruik?",  # one thing, in two languages
        "Wat is huur?",
    ],
)
def test_other_questions_are_not(question: str) -> None:
    assert told_apart(question) is None


def test_what_may_be_names_in_small_letters_is_not_known() -> None:
    assert not are_known(told_apart("Wat is het verschil tussen gent en brugge?"))
    assert not are_known(None)


@pytest.mark.parametrize(
    ("sentences", "told"),
    [
        ([RENT, BOTH, UNLIKE, APART, LEASE], [APART, RENT, LEASE]),
        ([RENT, BOTH, UNLIKE], [UNLIKE, RENT]),
        ([LEASE, RENT], [RENT, LEASE]),
        ([RENT, BOTH], []),  # one of the two, and that both occur: no difference is told
        ([RENT, SORT], []),
        ([], []),
    ],
)
def test_the_difference_is_told_first_and_then_what_each_is(
    sentences: list[str], told: list[str]
) -> None:
    terms = told_apart(QUESTION)
    assert terms is not None
    assert telling(terms, sentences, lambda sentence: (sentence,)) == told
