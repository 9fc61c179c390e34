from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from assistant.answer import Hit
from assistant.sides.aspects import part_of, says, sentences_of, state
from assistant.sides.words import Aspect
from ingest.shipped import shipped_corpus
from ingest.split import split
from tests.support.chunks import build_document

PILOT = """## Wat

De gemeente huurt bureaus.

## Aanpak

- De gemeente legde in de gunningscriteria hergebruik vast.
- De gemeente sloot een contract voor de huur van bureaus.

## Resultaat

- De bureaus gaan langer mee.
- Er werd 62% hergebruikt.
- Het vervoer bleek duurder dan gedacht.

## Lessen: wat werkte

- Vroeg praten met leveranciers werkte goed.
"""


def hits(text: str = PILOT, **fields: object) -> list[Hit]:
    given = {"phase": ("gunnen", "opschalen"), "contract_form": ("huur", "lease"), **fields}
    document = build_document(text, **given)  # type: ignore[arg-type]  # a test's own keywords
    return [Hit(chunk=chunk, score=1.0, cosine=0.0, bm25=0.0) for chunk in split(document)]


def stated(aspect: Aspect, text: str = PILOT, **fields: object) -> tuple[list[str], str]:
    found = state(sentences_of(hits(text, **fields)), aspect, language="nl")
    return [said.quote for said in found.sentences], found.label


def test_every_heading_of_the_vocabulary_says_what_stands_beneath_it() -> None:
    path = Path(shipped_corpus()) / "vocabulary.yaml"
    for heading in yaml.safe_load(path.read_text("utf-8"))["pilot_headings"]:
        for language in ("nl", "fr", "en", "de"):
            assert part_of((heading[language],)) == heading["key"]


def test_the_innermost_heading_counts() -> None:
    assert part_of(("Resultaten", "Wat niet werkte")) == "did_not_work"
    assert part_of(("Lessen", "Inkoop van kabels")) == "lessons"
    assert part_of(("Colofon",)) == ""


def test_the_product_is_what_the_first_part_says() -> None:
    assert stated(Aspect.PRODUCT) == (["De gemeente huurt bureaus."], "")


def test_a_result_with_a_figure_goes_before_one_without() -> None:
    quotes, _ = stated(Aspect.RESULT)
    assert "Er werd 62% hergebruikt." in quotes
    assert len(quotes) == 2


def test_a_plan_is_no_result_where_no_heading_says_so() -> None:
    prose = "De gemeente huurt bureaus.\n\nHet doel was om 62% te hergebruiken.\n"
    assert stated(Aspect.RESULT, prose) == ([], "")
    achieved = prose.replace("Het doel was om 62% te hergebruiken", "Er werd 62% bespaard")
    assert stated(Aspect.RESULT, achieved) == (["Er werd 62% bespaard."], "")


def test_what_was_reached_goes_before_what_is_planned() -> None:
    text = PILOT.replace("- Er werd 62%", "- De gemeente wil 90% halen.\n- Er werd 62%")
    quotes, _ = stated(Aspect.RESULT, text)
    assert "De gemeente wil 90% halen." not in quotes


def test_a_result_that_is_set_against_an_aim_is_a_result() -> None:
    aim = "- Er kwam 7% minder, bij een doel van 50%."
    text = PILOT.replace("- De bureaus gaan langer mee.", aim)
    assert aim.removeprefix("- ") in stated(Aspect.RESULT, text)[0]


def test_without_drawbacks_is_nothing_that_did_not_work() -> None:
    text = PILOT.replace("Het vervoer bleek duurder dan gedacht", "Het ging zonder nadelen")
    assert stated(Aspect.DID_NOT_WORK, text) == ([], "")


def test_a_facet_stands_in_a_cell_where_a_sentence_bears_it_out_and_no_further() -> None:
    assert stated(Aspect.PHASE) == (
        ["De gemeente legde in de gunningscriteria hergebruik vast."],
        "gunnen",
    )
    quotes, label = stated(Aspect.CONTRACT_FORM)
    assert (quotes, label) == (["De gemeente sloot een contract voor de huur van bureaus."], "huur")


def test_a_facet_that_no_sentence_bears_out_is_not_told() -> None:
    assert stated(Aspect.CONTRACT_FORM, contract_form=("statiegeld",)) == ([], "")


def test_what_worked_stands_beneath_its_heading() -> None:
    assert stated(Aspect.WORKED) == (["Vroeg praten met leveranciers werkte goed."], "")


def test_what_did_not_work_is_also_found_among_the_results_by_its_words() -> None:
    assert stated(Aspect.DID_NOT_WORK) == (["Het vervoer bleek duurder dan gedacht."], "")
    without = PILOT.replace("duurder dan gedacht", "zoals gedacht")
    assert stated(Aspect.DID_NOT_WORK, without) == ([], "")


@pytest.mark.parametrize(
    ("quote", "key", "language"),
    [
        ("The award criteria encourage natural features.", "gunnen", "en"),
        ("Die Gemeinde verlangte eine hohe Modularität.", "specificeren", "de"),
        ("Le marché a fait l'objet d'un sourcing.", "marktdialoog", "fr"),
    ],
)
def test_a_phase_is_known_by_its_words_in_each_language(
    quote: str, key: str, language: str
) -> None:
    assert says(quote, "phase", key, language)
    assert not says("Rien, nothing, nichts.", "phase", key, language)
