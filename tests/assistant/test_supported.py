from __future__ import annotations

from typing import Any

import pytest

from assistant.answer import Draft, Place
from assistant.question import Question
from assistant.supported import Checker
from tests.support.chunks import build_document
from tests.support.embedders import WordEmbedder
from tests.support.passages import passages_of
from tests.support.scorers import WordScorer

QUOTE = "Het contract loopt tien jaar."
EMBEDDER = WordEmbedder(common=0.0)


def place_in(text: str = QUOTE, **fields: Any) -> Place:
    document = build_document(text, title="Meubilair", **fields)
    passage = passages_of(Question(text="Hoe?", language="nl"), [document], EMBEDDER)[0]
    span = passage.hit.chunk.spans[0]
    return Place(passage=passage, span=span, quote=passage.hit.chunk.quote(span))


def draft(text: str, *places: Place) -> Draft:
    return Draft(text=text, places=places or (place_in(),), support=1.0)


def refusal(text: str, *places: Place, scorer: WordScorer | None = None) -> str | None:
    return Checker(EMBEDDER, scorer or WordScorer()).refusal(draft(text, *places), "nl")


def test_words_that_the_quote_has_are_supported() -> None:
    assert refusal("Het contract loopt tien jaar lang.") is None


def test_other_words_are_not() -> None:
    assert refusal("Paspoorten worden gewogen.") == "its quotes do not support it"


def test_what_can_be_looked_up_is_looked_up_before_the_scorer_is_asked() -> None:
    scorer = WordScorer(least=0.0)
    verdict = Checker(EMBEDDER, scorer).check(draft("Het contract loopt elf jaar."), "nl")
    assert verdict.why == "not in its sources: quantity"
    assert scorer.cosines == []


def test_what_the_citation_says_of_its_document_counts_too() -> None:
    place = place_in(organisation="Alliander", country="NL", year="2018")
    assert refusal("Het contract van Alliander loopt tien jaar.", place) is None
    assert refusal("Het contract uit 2018 loopt tien jaar.", place) is None
    assert refusal("Het contract uit 2019 loopt tien jaar.", place) is not None
    assert refusal("Het contract van Liander loopt tien jaar.", place) is not None


def test_the_scorer_gets_the_cosine_of_sentence_and_nearest_quote() -> None:
    scorer = WordScorer()
    far = place_in("De leverancier neemt oude bureaus terug.")
    for places in ((place_in(),), (far, place_in())):
        refusal("Het contract loopt tien jaar.", *places, scorer=scorer)
    assert scorer.cosines[0] == scorer.cosines[1] > 0.8


def test_all_that_is_said_must_stand_in_quotes_of_one_language() -> None:
    dutch = place_in("Het contract loopt tien jaar.", language="nl")
    english = place_in("The contract costs 30 euros.", language="en", document_id="b")
    said = "Het contract loopt tien jaar en kost 30 euro."
    assert refusal(said, dutch, english, scorer=WordScorer(least=0.0)) is not None
    assert refusal("Het contract loopt tien jaar.", dutch, english) is None


@pytest.mark.parametrize("known", [True, False])
def test_known_names_are_looked_up_wherever_they_stand(known: bool) -> None:  # noqa: FBT001  a case
    checker = Checker(EMBEDDER, WordScorer(least=0.0))
    names = ("Meppel",) if known else ()
    verdict = checker.check(draft("Meppel loopt tien jaar."), "nl", names=names)
    assert verdict.is_supported is not known
