"""Which parts of a run get figures of their own."""

from __future__ import annotations

from dataclasses import replace

from evaluation.questions import Gold
from evaluation.slices import slices
from tests.support.evaluation_runs import mixed_results, places, question, result


def test_a_result_is_in_every_slice_that_it_belongs_to() -> None:
    given = result(question("list", language="nl-BE"))
    names = ("all", "answerable", "language nl-BE", "type list", "nl→nl")
    assert slices([given]) == {name: [given] for name in names}


def test_evidence_in_two_languages_is_in_two_pairs_and_once_in_each() -> None:
    golds = tuple(Gold(document_id=name, quote="x") for name in "abc")
    asked = question(gold=golds, language="fr")
    nl, be, en = places(asked)
    found = (nl, replace(be, language="nl-BE"), replace(en, language="en"))
    parts = slices([result(asked, gold=found)])
    assert {name: len(part) for name, part in parts.items() if "→" in name} == {
        "fr→en": 1,
        "fr→nl": 1,
    }


def test_a_document_that_is_not_there_gives_no_pair() -> None:
    asked = question()
    lost = replace(places(asked)[0], language=None)
    assert not [name for name in slices([result(asked, gold=(lost,))]) if "→" in name]


def test_answerable_and_unanswerable_make_the_whole() -> None:
    given = mixed_results(100)
    parts = slices(given)
    assert parts["all"] == given
    assert len(parts["answerable"]) + len(parts["unanswerable"]) == len(given)
    assert all(result.question.answerable for result in parts["answerable"])


def test_slices_come_in_the_order_of_the_report_whatever_the_order_of_results() -> None:
    given = mixed_results(200)
    names = list(slices(given))
    assert names == list(slices(given[::-1]))
    assert names[:4] == ["all", "answerable", "unanswerable", "language nl"]
    assert names[-1] == "nl→nl"


def test_nothing_has_no_slices() -> None:
    assert slices([]) == {}
