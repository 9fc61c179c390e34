from __future__ import annotations

from dataclasses import asdict

import pytest

from assistant.answer import Draft
from assistant.logistic import fitted_model
from assistant.question import Question
from assistant.sentence_support import SentenceSignals
from assistant.write.extractive import ExtractiveWriter
from ingest.document import StoredDocument
from tests.support.chunks import build_document
from tests.support.embedders import WordEmbedder
from tests.support.passages import comparison_of

QUESTION = "Hoe lang loopt het contract voor hergebruikt meubilair?"
ANSWER = "Het contract voor hergebruikt meubilair loopt tien jaar."


def written(
    question: str, *documents: StoredDocument, embedder: WordEmbedder | None = None
) -> list[Draft]:
    asked = Question(text=question, language="nl")
    comparison = comparison_of(asked, documents, embedder or WordEmbedder())
    return list(ExtractiveWriter(answer_words=60).write(asked, comparison))


def test_the_sentence_that_answers_stands_before_those_that_precede_it() -> None:
    text = f"Het contract voor meubilair kwam er in 2018, na lang overleg. {ANSWER}"
    assert written(QUESTION, build_document(text))[0].text == ANSWER


def test_what_says_the_same_twice_is_said_once() -> None:
    document = build_document(f"{ANSWER} {ANSWER}")
    assert len(written(QUESTION, document)) == 1


def test_a_label_is_no_sentence() -> None:
    document = build_document(f"- Contract meubilair\n- {ANSWER}")
    assert [draft.text for draft in written(QUESTION, document)] == [ANSWER]


def test_an_answer_keeps_to_its_words() -> None:
    lines = " ".join(f"Contract {n} voor hergebruikt meubilair loopt {n} jaar." for n in range(9))
    drafts = written(QUESTION, build_document(lines))
    assert sum(len(draft.text.split()) for draft in drafts) <= 60


def test_a_question_for_a_quantity_is_not_answered_without_one() -> None:
    document = build_document("Het contract voor hergebruikt meubilair loopt gewoon door.")
    assert written(QUESTION, document) == []


def test_a_figure_of_another_product_answers_no_question_for_one() -> None:
    text = "Een stoel die is opgeknapt, scheelt 90 procent aan CO2."
    assert written("Hoeveel CO2 scheelt een stoel?", build_document(text))
    assert not written("Hoeveel CO2 scheelt een laptop?", build_document(text))
    assert written("Hoe scheelt een laptop CO2?", build_document(text))


def test_the_support_of_a_sentence_is_the_shipped_models_of_its_signals() -> None:
    text = f"{ANSWER} Op vrijdag is er taart. Het contract voor meubilair telt twee leveranciers."
    for draft in written(QUESTION, build_document(text)):
        assert draft.signals.keys() == asdict(SentenceSignals()).keys()
        told = fitted_model("support").probability(draft.signals)
        assert draft.support == pytest.approx(told, abs=1e-3)


def test_without_passages_there_is_no_answer() -> None:
    assert written(QUESTION) == []


def test_a_row_is_told_with_the_heads_of_its_columns() -> None:
    table = "| gemeente | stoelen |\n|---|---|\n| Hattem | 40 |\n| Zwolle | 15 |"
    told = written("Hoeveel stoelen kocht Hattem?", build_document(f"Zo ging het.\n\n{table}"))
    assert told[0].text == "[gemeente] Hattem – [stoelen] 40"


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Lessen", "Een les is om de leverancier vroeg te spreken."),
        ("Wat niet werkte", "Een les is om de leverancier vroeg te spreken."),
        ("Aanpak", "Een les is om de leverancier vroeg te spreken."),  # it says so itself
    ],
)
def test_what_pilots_learnt_stands_beneath_its_heading(heading: str, told: str) -> None:
    near = "De pilots met tapijt leerden pilots met tapijt kennen."
    learnt = "Een les is om de leverancier vroeg te spreken."
    text = f"# Tapijt\n\n## Wat\n\n{near}\n\n## {heading}\n\n{learnt}\n"
    (draft,) = written("Wat leerden pilots met tapijt?", build_document(text))
    assert draft.text == told


def test_what_was_bought_is_no_answer_to_what_did_not_work() -> None:
    bought = build_document("# Tapijt\n\n## Wat\n\nDe pilots met tapijt kochten tapijt.\n")
    assert written("Wat werkte niet bij pilots met tapijt?", bought) == []


RESULTS = (
    "# Licht\n\n## Wat\n\nDe stad Lille kocht licht als dienst van een bedrijf uit de regio.\n\n"
    "## Resultaat\n\nHet licht in Lille werd zuiniger en het verbruik van stroom daalde.\n\n"
    "## Lessen: wat niet werkte\n\nDe meters van het licht in Lille kwamen later dan beloofd.\n"
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Wat was het resultaat van licht in de stad Lille?",
            "Het licht in Lille werd zuiniger en het verbruik van stroom daalde.",
        ),
        (
            "Wat werkte niet bij licht in de stad Lille?",
            "De meters van het licht in Lille kwamen later dan beloofd.",
        ),
    ],
)
def test_the_part_that_is_asked_for_is_quoted_before_what_is_nearer(
    question: str, told: str
) -> None:
    assert written(question, build_document(RESULTS))[0].text == told


def test_what_one_bought_is_no_answer_to_what_did_not_work_there() -> None:
    bought = build_document("# Licht\n\n## Wat\n\nDe stad Lille kocht licht als dienst.\n")
    assert written("Wat werkte niet bij licht in de stad Lille?", bought) == []


def test_what_failed_is_listed_by_what_did_not_work() -> None:
    failed = build_document(
        "# Licht\n\n## Wat\n\nDe pilots met licht mislukten niet.\n\n"
        "## Wat niet werkte\n\nDe meters kwamen later dan beloofd bij de bewoners aan.\n",
        outcome="failed",
    )
    (draft,) = written("Welke pilots zijn mislukt?", failed)
    assert draft.text == "De meters kwamen later dan beloofd bij de bewoners aan."
