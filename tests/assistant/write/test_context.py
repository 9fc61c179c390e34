from __future__ import annotations

from assistant.write.compare import Candidate
from assistant.write.context import contexts_of, with_context
from tests.support.candidates import candidates_of

FIRST, SECOND, THIRD = "Hattem kocht stoelen.", "Dat scheelde hout.", "Daardoor bleef er bos over."


def told(*sentences: tuple[str, float]) -> dict[str, list[str]]:
    """Return what is to be read before each sentence that can be read."""
    contexts = contexts_of(candidates_of(*sentences))
    return {
        candidate.sentence.quote: [leaned_on.sentence.quote for leaned_on in context]
        for candidate, context in contexts.items()
    }


def texts(candidates: list[Candidate]) -> list[str]:
    return [candidate.sentence.quote for candidate in candidates]


def test_what_leans_is_read_behind_all_that_it_leans_on() -> None:
    assert told((FIRST, 0.5), (SECOND, 0.5), (THIRD, 0.5)) == {
        FIRST: [],
        SECOND: [FIRST],
        THIRD: [FIRST, SECOND],
    }


def test_what_leans_on_something_that_is_never_quoted_is_left_out() -> None:
    assert told((FIRST, 0.0), (SECOND, 0.5), (THIRD, 0.5)) == {}


def test_what_leans_on_too_much_is_left_out() -> None:
    fourth = "Zij groeien door."
    assert fourth not in told((FIRST, 0.5), (SECOND, 0.5), (THIRD, 0.5), (fourth, 0.5))


def test_what_opens_its_passage_and_leans_is_left_out() -> None:
    assert told((SECOND, 0.5), (FIRST, 0.5)) == {FIRST: []}


def test_what_gets_its_subject_needs_nothing_before_it() -> None:
    own = candidates_of(
        ("Hattem kocht stoelen.", 0.5), ("Zij vroeg hout.", 0.5), organisation="Hattem"
    )
    assert list(contexts_of(own).values()) == [[], []]


def test_a_chosen_sentence_brings_the_one_that_it_leans_on() -> None:
    candidates = candidates_of((FIRST, 0.4), (SECOND, 0.9))
    chosen = with_context(candidates[1:], contexts_of(candidates))
    assert texts(chosen) == [FIRST, SECOND]


def test_nothing_is_told_twice() -> None:
    candidates = candidates_of((FIRST, 0.4), (SECOND, 0.9), (THIRD, 0.8))
    second, third = candidates[1:]
    chosen = with_context([third, second, candidates[0]], contexts_of(candidates))
    assert texts(chosen) == [FIRST, SECOND, THIRD]


def test_nothing_comes_between_a_sentence_and_what_it_leans_on() -> None:
    first, between, leaning = candidates_of(
        ("Zwolle kocht tapijt.", 0.5), (FIRST, 0.9), (SECOND, 0.8)
    )
    contexts = contexts_of([first, between, leaning])
    assert texts(with_context([between, first, leaning], contexts)) == [
        FIRST,
        SECOND,
        "Zwolle kocht tapijt.",
    ]
