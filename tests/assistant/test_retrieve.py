from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from assistant.answer import Hit
from assistant.question import Question
from assistant.rank import CHUNKS_A_DOCUMENT, rank
from assistant.retrieve import fuse, retrieve
from assistant.select import MOST_LISTED, MOST_PASSAGES, passages_for, select_passages
from ingest.store.index import ScoredChunk
from ingest.text.lexical import question_vector
from tests.support.chunks import build_chunk, build_document
from tests.support.embedders import WordEmbedder
from tests.support.list_index import build_index

DUTCH = build_document("Het tapijt is herbruikbaar.", document_id="nl", title="a", language="nl")
FLEMISH = build_document("Het tapijt komt terug.", document_id="be", title="b", language="nl-BE")
ENGLISH = build_document("The tapijt was reused.", document_id="en", title="c", language="en")


def found(question: Question) -> dict[str, Hit]:
    embedder = WordEmbedder()
    index = build_index(embedder, DUTCH, FLEMISH, ENGLISH)
    hits = retrieve(
        question,
        dense=embedder.embed_question(question.text),
        sparse=question_vector(question.text, question.language),
        indexes=[index],
    )
    return {hit.chunk.meta.document_id: hit for hit in hits}


def scored(name: str, score: float) -> ScoredChunk:
    return ScoredChunk(chunk=build_chunk(f"Zin van {name}.", document_id=name), score=score)


def hit(name: str, score: float, *, text: str | None = None, words: int = 5) -> Hit:
    chunk = build_chunk(text or f"{name} " * words, document_id=name)
    return Hit(chunk=chunk, score=score, cosine=0.8, bm25=0.0)


def test_a_name_is_found_by_its_words_in_any_language() -> None:
    hits = found(Question(text="tapijt", language="nl"))
    assert all(hits[name].bm25 > 0 for name in ("nl", "be", "en"))


def test_a_language_filter_leaves_out_the_others() -> None:
    hits = found(Question(text="tapijt", language="nl", filters={"language": ("nl-BE",)}))
    assert set(hits) == {"be"}


def test_an_overview_is_only_found_by_who_asks_for_it() -> None:
    embedder = WordEmbedder()
    overview = build_document("Het tapijt in het kort.", document_id="over", kind="overview")
    index = build_index(embedder, DUTCH, overview)

    def names(**filters: tuple[str, ...]) -> list[str]:
        question = Question(text="tapijt", language="nl", filters=filters)
        dense, sparse = embedder.embed_question("tapijt"), question_vector("tapijt", "nl")
        hits = retrieve(question, dense=dense, sparse=sparse, indexes=[index])
        return [found.chunk.meta.document_id for found in hits]

    assert names() == ["nl"]
    assert names(kind=("overview",)) == ["over"]


QUESTION = np.array([1.0, 0.0], dtype=np.float32)


def test_a_chunk_that_both_halves_find_goes_before_one_that_only_one_finds() -> None:
    near = [scored("a", 0.9), scored("b", 0.89), scored("c", 0.7)]
    hits = fuse(QUESTION, near, [scored("b", 4.0)])
    assert [h.chunk.meta.document_id for h in hits] == ["b", "a", "c"]


def test_a_chunk_that_only_words_find_counts_as_the_farthest() -> None:
    hits = fuse(QUESTION, [scored("a", 0.9), scored("b", 0.7)], [scored("c", 4.0)])
    assert {h.chunk.meta.document_id: h.cosine for h in hits}["c"] == 0.7


def test_the_best_sentence_of_a_chunk_counts_beside_the_chunk() -> None:
    rows = np.array([[0.0, 1.0], [0.95, 0.3]], dtype=np.float32)
    plain, telling = scored("a", 0.8), replace(scored("b", 0.7), sentences=rows)
    hits = fuse(QUESTION, [plain, telling], [])
    assert [h.chunk.meta.document_id for h in hits] == ["b", "a"]
    assert hits[0].best_sentence == pytest.approx(0.95)


def test_a_country_that_is_asked_for_goes_before_a_nearer_document_of_another() -> None:
    swedish = replace(scored("se", 0.7), chunk=build_chunk("Zin.", document_id="se", country="SE"))
    wanted = {"country": frozenset({"SE"})}
    near = [scored("nl", 0.75), swedish, scored("far", 0.2)]
    assert fuse(QUESTION, near, [])[0].chunk.meta.country == "NL"
    assert fuse(QUESTION, near, [], wanted=wanted)[0].chunk.meta.country == "SE"


def test_of_the_country_that_is_asked_for_something_is_always_found() -> None:
    embedder = WordEmbedder()
    dutch = [build_document("Het tapijt.", document_id=f"nl{n}", country="NL") for n in range(9)]
    swedish = build_document("Stoelen.", document_id="se", country="SE")
    index = build_index(embedder, *dutch, swedish)
    text = "Welk tapijt in Zweden?"
    hits = retrieve(
        Question(text=text, language="nl"),
        dense=embedder.embed_question(text),
        sparse=question_vector(text, "nl"),
        indexes=[index],
        prefetch=3,
    )
    assert "se" in {hit.chunk.meta.document_id for hit in hits}


def test_of_the_product_that_a_list_is_asked_of_everything_is_found() -> None:
    embedder = WordEmbedder()
    others = [build_document("Welke pilots.", document_id=f"o{n}") for n in range(60)]
    ict = [
        build_document(f"Apparaat {n}.", document_id=f"ict{n}", category=("ict",))
        for n in range(60)
    ]
    index = build_index(embedder, *others, *ict)
    text = "Welke pilots gingen over ICT?"
    hits = retrieve(
        Question(text=text, language="nl"),
        dense=embedder.embed_question(text),
        sparse=question_vector(text, "nl"),
        indexes=[index],
    )
    assert {f"ict{n}" for n in range(60)} <= {hit.chunk.meta.document_id for hit in hits}


def test_what_words_are_worth_is_measured_in_the_spread_of_the_model() -> None:
    near, worded = [scored("a", 0.5), scored("b", 0.4)], [scored("b", 4.0)]
    narrow = fuse(QUESTION, near, worded, spread=0.07)
    wide = fuse(QUESTION, near, worded, spread=0.7)
    assert [h.chunk.meta.document_id for h in narrow] == ["a", "b"]
    assert [h.chunk.meta.document_id for h in wide] == ["b", "a"]


def test_nothing_found_is_no_hit() -> None:
    assert fuse(QUESTION, [], []) == []


def test_one_document_does_not_push_the_others_out() -> None:
    hits = [hit("a", 0.9 - n / 100, text=f"Deel {n}.") for n in range(5)] + [hit("b", 0.1)]
    ranked = [h.chunk.meta.document_id for h in rank(hits)]
    assert ranked == ["a"] * CHUNKS_A_DOCUMENT + ["b"]


def test_a_text_that_stands_in_the_corpus_twice_counts_once() -> None:
    ranked = rank([hit("a", 0.9, text="Zelfde zin."), hit("b", 0.8, text="Zelfde zin.")])
    assert [h.chunk.meta.document_id for h in ranked] == ["a"]


def test_a_version_of_the_same_page_counts_once() -> None:
    words = [f"woord{n}" for n in range(40)]
    page, edited = " ".join(words), " ".join([*words[:-1], "anders"])
    other = " ".join(words[:20])
    ranked = rank([hit("a", 0.9, text=page), hit("b", 0.8, text=edited), hit("c", 0.7, text=other)])
    assert [h.chunk.meta.document_id for h in ranked] == ["a", "c"]


def test_passages_stay_within_their_number_and_their_words() -> None:
    assert len(select_passages([hit(str(n), 0.9) for n in range(20)])) == MOST_PASSAGES
    long = [hit(str(n), 0.9, words=400) for n in range(5)]
    assert [p.number for p in select_passages(long)] == [1, 2]


def test_what_is_far_behind_the_best_is_no_passage() -> None:
    assert len(select_passages([hit("a", 1.0), hit("b", 0.9), hit("c", 0.2)])) == 2


def listed(*countries: str, question: str = "Welke provincies kochten tapijt?") -> list[str]:
    hits = [
        replace(hit("x", 0.9), chunk=build_chunk(f"Zin {n}.", document_id=f"d{n}", country=country))
        for n, country in enumerate(countries)
    ]
    passages = passages_for(Question(text=question, language="nl"), hits)
    return [passage.hit.chunk.meta.document_id for passage in passages]


def test_a_list_takes_a_passage_of_each_document() -> None:
    assert len(listed(*["NL"] * 8)) == 8
    assert len(listed(*["NL"] * 40)) == MOST_LISTED


def test_a_list_about_a_country_leaves_out_other_countries() -> None:
    asked = "Welke Zweedse provincies kochten tapijt?"
    assert listed("NL", "SE", "DK", "SE", question=asked) == ["d1", "d3"]


def test_a_list_about_a_product_leaves_out_other_products_where_one_is_there() -> None:
    found = [
        replace(hit("x", 0.9), chunk=build_chunk(f"{kind}.", document_id=kind, category=(kind,)))
        for kind in ("ict", "textiel", "catering")
    ]

    def of(text: str) -> list[str]:
        passages = passages_for(Question(text=text, language="nl"), found)
        return [passage.hit.chunk.meta.document_id for passage in passages]

    assert of("Welke provincies kochten ICT?") == ["ict"]
    assert of("Welke provincies kochten laptops?") == []  # its document tells of none
    assert of("Welke provincies kochten zonnepanelen?") == ["ict", "textiel", "catering"]


def test_nothing_of_the_country_that_is_asked_for_is_no_passage() -> None:
    assert listed("NL", "DK", question="Welke Poolse provincies kochten tapijt?") == []


def test_a_list_of_everything_that_there_is_of_a_product_is_not_cut_off() -> None:
    hits = [
        replace(
            hit("x", 0.9 - n / 50),
            chunk=build_chunk(f"Zin {n}.", document_id=f"d{n}", category=("ict",)),
        )
        for n in range(30)
    ]
    asked = (("over ICT", 30), ("over ICT met statiegeld", 11))
    for rest, expected in asked:
        question = Question(text=f"Welke pilots gingen {rest}?", language="nl")
        assert len(passages_for(question, hits)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wat kostte het tapijt in België?", ["d1", "d3"]),  # d3 is Dutch and tells of Belgium
        ("Wat kostte het tapijt in Polen?", []),  # said by name: nothing is of Poland
        ("Wat kostte het tapijt in Europa?", ["d0", "d1", "d2", "d3"]),
        ("Wat kostte het tapijt?", ["d0", "d1", "d2", "d3"]),
    ],
)
def test_what_is_of_another_country_does_not_answer_for_the_one_that_is_named(
    question: str, expected: list[str]
) -> None:
    told = (("NL", "Zin."), ("BE", "Zin."), ("IE", "Zin."), ("NL", "Een tapijt uit België."))
    hits = [
        replace(
            hit("x", 0.9), chunk=build_chunk(f"{text} {n}", document_id=f"d{n}", country=country)
        )
        for n, (country, text) in enumerate(told)
    ]
    passages = passages_for(Question(text=question, language="nl"), hits)
    assert [passage.hit.chunk.meta.document_id for passage in passages] == expected


def test_a_list_of_a_region_leaves_out_the_others_of_its_country() -> None:
    hits = [
        replace(
            hit("x", 0.9),
            chunk=build_chunk(f"Stoelen {n}.", document_id=f"d{n}", country="BE", region=region),
        )
        for n, region in enumerate(("BE-VLG", "BE-WAL", None))
    ]
    asked = Question(text="Quels pilotes wallons ont acheté des chaises ?", language="fr")
    passages = passages_for(asked, hits)
    assert [passage.hit.chunk.meta.document_id for passage in passages] == ["d1"]


def test_a_code_leaves_out_what_does_not_bear_it_unless_it_is_compared_with() -> None:
    hits = [
        hit("SOOH", 0.9, text="SOOH richt een plein in."),
        hit("gids", 0.88, text="De gids gaat over een plein."),
    ]
    for text, expected in (("Hoe groot is het plein van SOOH?", 1), ("Vergelijk SOOH, de gids", 2)):
        assert len(passages_for(Question(text=text, language="nl"), hits)) == expected


def test_a_list_is_made_of_what_somebody_did_where_there_is_such_a_thing() -> None:
    def of(*kinds: str) -> list[str]:
        found = [
            replace(hit("x", 0.9), chunk=build_chunk(f"{kind}.", document_id=kind, kind=kind))
            for kind in kinds
        ]
        passages = passages_for(
            Question(text="Welke provincies kochten tapijt?", language="nl"), found
        )
        return [passage.hit.chunk.meta.document_id for passage in passages]

    assert of("guidance", "pilot", "research", "programme") == ["pilot", "programme"]
    assert of("guidance", "research") == ["guidance", "research"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Welke gemeenten kochten tapijt?", ["gemeente", "onderwijs en gemeente", ""]),
        ("Welke waterschappen kochten tapijt?", [""]),
        ("Welke overheden kochten tapijt?", ["gemeente", "zorg", "onderwijs en gemeente", ""]),
        (
            "Welke pilots van gemeenten gingen over tapijt?",
            ["gemeente", "zorg", "onderwijs en gemeente", ""],
        ),
    ],
)
def test_what_others_did_is_no_answer_to_which_municipalities(
    asked: str, expected: list[str]
) -> None:
    hits = [
        replace(hit("x", 0.9), chunk=build_chunk(f"{n}.", document_id=str(n), sector=sector))
        for n, sector in enumerate(("gemeente", "zorg", "onderwijs en gemeente", None))
    ]
    passages = passages_for(Question(text=asked, language="nl"), hits)
    assert [passage.hit.chunk.meta.sector or "" for passage in passages] == expected
