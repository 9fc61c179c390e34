"""When a quote or a sentence states a fact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.facts import (
    Fact,
    facts_of,
    quote_states,
    sentence_cites_gold,
    sentence_states,
    words_state,
)
from tests.support.evaluation_runs import (
    DOCUMENT,
    FACT,
    START,
    UNRELATED,
    answered,
    citation,
    question,
    result,
    sentence,
)

HERE = Fact(document_id=DOCUMENT, quote=FACT, language="nl", start=START, end=START + len(FACT))
HALF = len(FACT) // 2


def test_the_place_of_the_fact_states_it_whatever_its_words() -> None:
    assert quote_states(citation("Ja.", start=START + 10), HERE)


@pytest.mark.parametrize(("shift", "states"), [(HALF, True), (HALF + 1, False)])
def test_half_of_the_shorter_span_is_enough(shift: int, states: bool) -> None:  # noqa: FBT001  a case
    moved = citation("x" * len(FACT), start=START + shift)
    assert quote_states(moved, HERE) is states


def test_a_quote_without_words_states_nothing_even_at_the_place() -> None:
    assert not quote_states(citation("", start=START + 10), HERE)


def test_the_same_span_of_another_document_states_nothing() -> None:
    assert not quote_states(citation(UNRELATED, document_id="utrecht"), HERE)


def test_the_same_words_in_another_document_state_it() -> None:
    assert quote_states(citation(document_id="utrecht", start=7_000), HERE)


def test_the_same_words_in_another_language_are_not_compared() -> None:
    assert not quote_states(citation(document_id="aalborg", language="de"), HERE)


def test_flemish_and_dutch_are_one_language() -> None:
    assert quote_states(citation(document_id="mechelen", language="nl-BE"), HERE)


def test_a_quote_that_is_not_at_its_place_states_nothing() -> None:
    assert not quote_states(citation(faithful=False), HERE)


def test_a_fact_that_is_nowhere_can_be_stated_by_another_place() -> None:
    lost = replace(HERE, start=None, end=None)
    assert quote_states(citation(document_id="utrecht"), lost)
    assert not quote_states(citation(UNRELATED), lost)


def test_words_count_by_their_stems() -> None:
    assert words_state("De leveranciers en de meubels.", "een leverancier, een meubel", "nl")


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("appel banaan citroen dadel eikel framboos guave", True),
        ("appel banaan citroen dadel eikel framboos", False),
    ],
)
def test_seventy_per_cent_of_the_terms_are_enough(text: str, states: bool) -> None:  # noqa: FBT001  a case
    quote = "appel banaan citroen dadel eikel framboos guave hazelnoot inktvis jasmijn"
    assert words_state(text, quote, "nl") is states


def test_a_missing_number_is_never_made_up_for_by_words() -> None:
    assert not words_state(FACT.replace("2018", "2019"), FACT, "nl")
    assert words_state(f"{FACT} In 2019 ook.", FACT, "nl")


def test_words_without_content_state_nothing() -> None:
    assert not words_state("de het een", "de het een", "nl")


def test_a_sentence_is_read_in_the_language_of_the_fact() -> None:
    fact = Fact(document_id="d", quote="les meubles", language="fr", start=0, end=11)
    assert sentence_states("un meuble", fact, language="nl")
    assert not sentence_states("un meuble", replace(fact, language=None), language="nl")


def test_facts_keep_the_order_of_the_gold_and_need_no_places() -> None:
    asked = question()
    assert facts_of(result(asked)) == [HERE]
    (fact,) = facts_of(result(asked, gold=()))
    assert (fact.quote, fact.start, fact.language) == (FACT, None, None)


def test_a_sentence_cites_gold_by_the_quotes_beneath_itself_only() -> None:
    elsewhere = citation(UNRELATED, number=2, document_id="rotterdam")
    both = answered(question(), citation(), elsewhere)
    first, second = both.sentences
    assert sentence_cites_gold(both, first)
    assert not sentence_cites_gold(both, second)
    assert sentence_cites_gold(both, sentence(UNRELATED, (2, 1)))
    assert not sentence_cites_gold(both, sentence(FACT, ()))


def test_where_there_is_no_gold_no_sentence_cites_it() -> None:
    none = answered(question("unanswerable"), citation())
    assert not sentence_cites_gold(none, none.sentences[0])
