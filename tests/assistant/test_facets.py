from __future__ import annotations

import pytest

from assistant.answer import Hit
from assistant.facets import WORTH, absent, asks_for_all, bonus, preferred
from assistant.question import Question
from tests.support.chunks import build_chunk, build_metadata


def facets(text: str, language: str = "nl") -> dict[str, set[str]]:
    return {
        facet: set(values)
        for facet, values in preferred(Question(text=text, language=language)).items()
    }


@pytest.mark.parametrize(
    ("text", "language", "facet", "value"),
    [
        ("Welke Zweedse pilots zijn er?", "nl", "country", "SE"),
        ("Quelle commune suédoise a commencé ?", "fr", "country", "SE"),
        ("Which Swedish town began?", "en", "country", "SE"),
        ("Welche schwedische Stadt begann?", "de", "country", "SE"),
        ("Wat deden Vlaamse ziekenhuizen?", "nl", "country", "BE-VLG"),
        ("Quelles communes wallonnes ont acheté ?", "fr", "country", "BE-WAL"),
        ("Welche Gemeinden in Wallonien kauften?", "de", "country", "BE-WAL"),
        ("Welke Brusselse gemeenten kochten?", "nl", "country", "BE-BRU"),
        ("Quels pouvoirs adjudicateurs belges ?", "fr", "country", "BE"),
        ("Wat deden Vlaamse ziekenhuizen?", "nl", "sector", "zorg"),
        ("Wat leerde men van werkkledij?", "nl", "category", "bedrijfskleding"),
        ("What was learnt about laptops?", "en", "category", "ict"),
        ("Hoe ging het in 2019?", "nl", "year", "2019"),
        ("Wat ging mis bij de kantine?", "nl", "outcome", "failed"),
        ("Wat ging mis bij de kantine?", "nl", "outcome", "mixed"),
        ("Welke proefprojecten zijn er?", "nl", "kind", "pilot"),
        ("Hoe werkt betalen per gebruik?", "nl", "contract_form", "pay-per-use"),
        ("Hoe werkt pay-per-use?", "nl", "contract_form", "pay-per-use"),
        ("Wat doe je bij het gunnen?", "nl", "phase", "gunnen"),
        ("Wat levert repareren op?", "nl", "r_strategy", "repair"),
    ],
)
def test_a_facet_is_seen_in_the_words_of_the_question(
    text: str, language: str, facet: str, value: str
) -> None:
    assert value in facets(text, language)[facet]


def test_a_question_without_such_words_prefers_nothing() -> None:
    assert facets("Hoe begin je?") == {}


def test_the_keys_of_countries_are_no_words() -> None:
    assert "country" not in facets("Wie ist es, und si, se, it, no?", "de")


def test_each_preferred_value_adds_what_its_facet_is_worth() -> None:
    wanted = preferred(Question(text="Welke Nederlandse bureaus in 2018?", language="nl"))
    here = build_metadata(country="NL", category=("kantoormeubilair",), year="2018")
    there = build_metadata(country="SE", category=("kantoormeubilair",), year="2019")
    assert bonus(here, wanted) == pytest.approx(
        sum(WORTH[f] for f in ("country", "category", "year"))
    )
    assert bonus(there, wanted) == pytest.approx(WORTH["category"])


def test_what_is_of_no_known_region_counts_for_each_of_its_country() -> None:
    wanted = preferred(Question(text="Qui achète en Wallonie ?", language="fr"))
    law, walloon, flemish = (
        build_metadata(country="BE", region=region) for region in (None, "BE-WAL", "BE-VLG")
    )
    assert bonus(law, wanted) == bonus(walloon, wanted) == WORTH["country"]
    assert bonus(flemish, wanted) == bonus(build_metadata(country="FR"), wanted) == 0


def test_a_country_is_asked_for_with_all_its_regions() -> None:
    wanted = preferred(Question(text="Wat deden Belgische gemeenten?", language="nl"))
    assert bonus(build_metadata(country="BE", region="BE-BRU"), wanted) == WORTH["country"]


def hit(text: str, country: str, region: str | None = None) -> Hit:
    chunk = build_chunk(text, country=country, region=region)
    return Hit(chunk=chunk, score=0.5, cosine=0.5, bm25=0.0)


def test_a_region_is_absent_where_only_another_one_of_the_country_is_told_of() -> None:
    wanted = preferred(Question(text="Hoe doet Wallonië dat?", language="nl"))
    flemish = hit("De stad kocht stoelen.", "BE", "BE-VLG")
    assert absent(wanted, [flemish]) == {"BE-WAL"}
    assert absent(wanted, [flemish, hit("La commune.", "BE", "BE-WAL")]) == frozenset()
    assert absent(wanted, [flemish, hit("De wet van 2016.", "BE")]) == frozenset()


def test_a_country_is_absent_when_no_hit_is_of_it_or_tells_of_it() -> None:
    wanted = preferred(Question(text="Hoe doet Polen dat?", language="nl"))
    dutch = hit("De gemeente kocht stoelen.", "NL")
    assert absent(wanted, [dutch]) == {"PL"}
    assert absent(wanted, [dutch, hit("Een Poolse stad.", "PL")]) == frozenset()
    assert absent(wanted, [dutch, hit("Stoelen uit Polen.", "EU")]) == frozenset()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Welke pilots gingen over ICT?", "nl"),
        ("Welke pilots waren er rond bedrijfskleding in Nederland?", "nl"),
        ("Quels projets en France concernent le mobilier de bureau ?", "fr"),
        ("Which pilots were about furniture?", "en"),
        ("Wie heeft ervaring met circulaire catering?", "nl"),
        ("Quels pilotes de vêtements de travail circulaires ?", "fr"),
        ("Welche Schweizer Projekte mit zirkulären Möbeln gibt es?", "de"),
        ("Welche Projekte gab es in der Schweiz?", "de"),
        ("Welke pilots zijn mislukt?", "nl"),
        ("Quels projets ont échoué ?", "fr"),
        ("Welke documenten hebben jullie over beton?", "nl"),
    ],
)
def test_a_list_by_product_or_country_alone_asks_for_all(text: str, language: str) -> None:
    assert asks_for_all(Question(text=text, language=language))


@pytest.mark.parametrize(
    "text",
    [
        "Welke pilots gingen over ICT met statiegeld?",  # says more
        "Welke pilots waren er?",  # of everything that there is
        "Wat leerde de pilot over ICT?",  # no list
        "Welke pilots zijn geslaagd?",  # too many to be complete
    ],
)
def test_a_list_of_what_was_done_in_one_way_does_not(text: str) -> None:
    assert not asks_for_all(Question(text=text, language="nl"))
