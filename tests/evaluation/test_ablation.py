from __future__ import annotations

import json
import math
from pathlib import Path
from typing import cast

import numpy as np
import pytest

from evaluation.beir import Query
from ingest.document import StoredDocument
from ingest.embed_chunks import embed_chunks
from ingest.split import split
from ingest.store.edge import EdgeIndex
from ingest.store.index import IndexedDocument
from ingest.text.centring import centres_of, embed_passages
from ingest.text.embed import Vectors
from ingest.text.lexical import question_vector
from scripts.ablation.__main__ import main
from scripts.ablation.measure import rows_of
from scripts.ablation.peer import INSTALL, peers, peers_missing
from scripts.ablation.sets import Judged
from scripts.ablation.systems import (
    PRODUCT,
    WITHOUT,
    LexicalWithin,
    NoLexical,
    NoSentences,
    Parts,
    halves_and_fusions,
    parts_of,
    product,
    swapped,
    without_parts,
)
from scripts.ablation.table import TITLE, as_json, markdown, write
from scripts.ablation.vectors import RememberingEmbedder, UncentredIndex, uncentred
from tests.support.benchmarks import write_benchmark
from tests.support.chunks import build_document, build_fingerprint
from tests.support.embedders import WordEmbedder
from tests.support.indexes import LOCAL_CLIENT_WARNINGS, build_edge

DOCUMENTS = (
    ("fietsen", "nl", "De gemeente Zwolle kocht refurbished dienstfietsen voor medewerkers."),
    ("bekers", "nl-BE", "De provincie verving wegwerpbekers door herbruikbare koffiebekers."),
    ("lampen", "fr", "La commune de Meppel loue des lampes avec une garantie de reprise."),
    ("asfalt", "en", "Rotterdam paves a quiet road with asphalt from biogenic binders."),
)


class CentredEmbedder(WordEmbedder):
    """Gives vectors of the length and the name that the shipped centres go with."""

    model = "multilingual-e5-small (made up)"

    def __init__(self) -> None:
        super().__init__(384)


def _index(folder: Path, embedder: WordEmbedder) -> EdgeIndex:
    fingerprint = build_fingerprint(dimensions=embedder.dimensions, model=embedder.model)
    index = cast("EdgeIndex", build_edge(folder, fingerprint))
    index.put(
        [
            _indexed(build_document(f"{text}\n", document_id=name, language=language), embedder)
            for name, language, text in DOCUMENTS
        ]
    )
    return index


def _indexed(document: StoredDocument, embedder: WordEmbedder) -> IndexedDocument:
    return IndexedDocument(document=document, chunks=embed_chunks(embedder, split(document)))


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    return parts_of(_index(tmp_path / "index", CentredEmbedder()), CentredEmbedder())


def _near_centre(languages: list[str]) -> Vectors:
    centres = centres_of(CentredEmbedder.model)
    assert centres is not None
    noise = np.random.default_rng(1).standard_normal((len(languages), 384)) / 40
    vectors = np.stack([centres.passages[tag] for tag in languages]) + noise
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def test_centring_is_undone_exactly() -> None:
    languages = ["nl", "fr", "en", "de", "nl"]
    given = _near_centre(languages)

    class Given(CentredEmbedder):
        def embed_passages(self, texts: object) -> Vectors:  # noqa: ARG002  the port's name
            return given

    centred = embed_passages(Given(), [""] * 5, languages)
    assert np.abs(centred - given).max() > 0.01
    assert np.allclose(uncentred(centred, languages, Given.model), given, atol=1e-5)


def test_a_row_of_zeros_is_no_vector_before_and_after() -> None:
    assert not uncentred(np.zeros((1, 384), np.float32), ["nl"], CentredEmbedder.model).any()


def test_vectors_of_a_model_without_centres_stay_as_they_are() -> None:
    vectors = np.eye(2, 64, dtype=np.float32)
    assert uncentred(vectors, ["nl", "fr"], "words") is vectors


def test_the_uncentred_index_compares_with_vectors_as_the_model_gave_them(parts: Parts) -> None:
    embedder = CentredEmbedder()
    question = embedder.embed_question("Welke dienstfietsen kocht Zwolle?")
    (first, *_) = found = parts.uncentred.nearest_dense(question, top_k=10)
    assert first.chunk.meta.document_id == "fietsen"
    assert len(found) == len(DOCUMENTS)
    for hit in found:
        (whole,) = (c for c in split(_document(hit.chunk.meta.document_id)))
        (embedded,) = embed_chunks(WordEmbedder(384), [whole])  # no centres go with it
        assert hit.score == pytest.approx(float(embedded.dense @ question), abs=1e-4)


def _document(name: str) -> StoredDocument:
    ((language, text),) = [(tag, text) for found, tag, text in DOCUMENTS if found == name]
    return build_document(f"{text}\n", document_id=name, language=language)


def test_the_uncentred_index_gives_the_same_sentences_to_both_halves(parts: Parts) -> None:
    embedder = CentredEmbedder()
    asked = "dienstfietsen Zwolle"
    (worded,) = parts.uncentred.nearest_sparse(question_vector(asked, "nl"), top_k=1)
    (near,) = parts.uncentred.nearest_dense(embedder.embed_question(asked), top_k=1)
    assert worded.sentences is not None
    assert near.sentences is worded.sentences
    (whole,) = split(_document("fietsen"))
    (expected,) = embed_chunks(WordEmbedder(384), [whole])
    assert expected.sentences is not None
    cosines = (worded.sentences * expected.sentences).sum(axis=1)
    assert np.all(cosines > 0.99)


def test_the_uncentred_index_keeps_to_filters(parts: Parts) -> None:
    question = CentredEmbedder().embed_question("dienstfietsen")
    found = parts.uncentred.nearest_dense(question, top_k=10, filters={"language": ("fr", "en")})
    assert {hit.chunk.meta.document_id for hit in found} == {"lampen", "asfalt"}
    assert len(parts.uncentred.chunks({})) == len(DOCUMENTS)


def test_a_question_is_embedded_once_for_all_systems() -> None:
    embedder = WordEmbedder()
    remembering = RememberingEmbedder(embedder)
    first, again = remembering.embed_question("Wat?"), remembering.embed_question("Wat?")
    assert embedder.questions == 1
    assert np.array_equal(first, again)
    assert remembering.model == "words"


def test_lenses_take_out_one_thing_each(parts: Parts) -> None:
    vector = question_vector("gemeente provincie dienstfietsen koffiebekers", "nl")
    dense = CentredEmbedder().embed_question("dienstfietsen")
    assert {hit.chunk.meta.language for hit in parts.index.nearest_sparse(vector, top_k=9)} >= {
        "nl",
        "nl-BE",
    }
    assert NoLexical(parts.index).nearest_sparse(vector, top_k=9) == []
    bare = NoSentences(parts.index)
    assert {hit.sentences for hit in bare.nearest_sparse(vector, top_k=9)} == {None}
    assert {hit.sentences for hit in bare.nearest_dense(dense, top_k=9)} == {None}
    assert bare.counts() == parts.index.counts()


@pytest.mark.parametrize(
    ("language", "found"), [("nl", {"fietsen", "bekers"}), ("en", {"asfalt"}), ("de", set())]
)
def test_words_are_looked_for_in_one_language_whatever_its_region(
    language: str, found: set[str], parts: Parts
) -> None:
    vector = question_vector("gemeente provincie rotterdam", "nl")
    hits = LexicalWithin(parts.index, language).nearest_sparse(vector, top_k=9)
    assert {hit.chunk.meta.document_id for hit in hits} == found


def test_reciprocal_ranks_are_added_up(parts: Parts) -> None:
    systems = halves_and_fusions(parts)
    asked = "Wie legt asfalt in Rotterdam?"
    words, near = systems["BM25 alone"](asked), systems["vectors, centred"](asked)
    expected: dict[str, float] = {}
    for ranking in (words, near):
        for rank, document_id in enumerate(ranking, 1):
            expected[document_id] = expected.get(document_id, 0.0) + 1 / (60 + rank)
    best = sorted(expected, key=lambda document_id: -expected[document_id])
    fused = systems["RRF of BM25 and vectors, centred"](asked)
    assert [expected[key] for key in fused] == [expected[key] for key in best]
    assert 0 < len(words) < len(near) == len(DOCUMENTS)


def test_a_swapped_name_holds_while_the_product_searches_and_no_longer(parts: Parts) -> None:
    from assistant import retrieve  # noqa: PLC0415  looked at as a module

    before = retrieve.PREFETCH
    nothing = swapped("assistant.components", retrieve=lambda *_, **__: [])(parts)
    assert nothing("Welke dienstfietsen kocht Zwolle?") == []
    assert product(parts)("Welke dienstfietsen kocht Zwolle?")[0] == "fietsen"
    assert before == retrieve.PREFETCH


def test_a_name_that_the_product_no_longer_has_is_an_error(parts: Parts) -> None:
    with pytest.raises(AttributeError, match="no_such_part"):
        swapped("assistant.retrieve", no_such_part=None)(parts)("Wat?")


def test_every_variant_still_fits_the_product(parts: Parts) -> None:
    asked = "Welke dienstfietsen kocht Zwolle?"
    found = {name: search(asked) for name, search in without_parts(parts).items()}
    assert len(found) == len(WITHOUT)
    assert all("fietsen" in ranking for ranking in found.values())


def test_only_the_embedded_index_can_be_taken_apart(parts: Parts) -> None:
    with pytest.raises(TypeError, match="LEERKRING_QDRANT_URL"):
        parts_of(cast("EdgeIndex", parts.uncentred), CentredEmbedder())


JUDGED = Judged(
    name="made-up",
    queries=(
        Query(query_id="v1", text="Wat?", language="nl"),
        Query(query_id="v2", text="Wie?", language="nl-BE"),
        Query(query_id="v3", text="Qui ?", language="fr"),
    ),
    qrels={"v1": {"a": 1, "b": 1}, "v2": {"a": 1}, "v3": {"a": 1}},
    languages={"a": "nl", "b": "fr"},
)
RANKINGS = {
    "theirs": {"v1": ["x", "a", "b"], "v2": ["x"], "v3": ["a"]},
    PRODUCT: {"v1": ["a", "b"], "v2": ["x", "a"], "v3": ["a"]},
}


def test_figures_are_those_counted_by_hand() -> None:
    theirs, ours = rows_of(JUDGED, RANKINGS, product=PRODUCT)
    gain = (1 / math.log2(3) + 1 / math.log2(4)) / (1 + 1 / math.log2(3))
    assert theirs.overall["nDCG@10"].value == pytest.approx((gain + 0 + 1) / 3)
    assert theirs.overall["R@5"].value == pytest.approx(2 / 3)
    assert theirs.by_language["nl"]["R@5"].value == pytest.approx(1 / 2)
    assert theirs.by_language["fr"]["R@5"].value == 1.0
    assert ours.overall["R@5"].value == 1.0
    assert theirs.lead is not None
    assert theirs.lead.value == pytest.approx((1 - gain + 1 / math.log2(3)) / 3)
    assert theirs.lead.low <= theirs.lead.value <= theirs.lead.high
    assert ours.lead is None


def test_across_languages_only_gold_in_another_language_counts() -> None:
    assert JUDGED.elsewhere() == {"v1": {"b": 1}, "v3": {"a": 1}}
    lost = {"v1": ["a"], "v2": [], "v3": ["a"]}
    theirs, _ = rows_of(JUDGED, {"theirs": lost, PRODUCT: RANKINGS[PRODUCT]}, product=PRODUCT)
    assert (theirs.across.value, theirs.across.n) == (0.5, 2)


def test_the_table_has_a_row_a_system_and_says_the_difference_to_ours() -> None:
    rows = rows_of(JUDGED, RANKINGS, product=PRODUCT)
    _, _, head, rule, theirs, ours = markdown(rows, "about").splitlines()
    assert head.split(" | ")[-3:] == ["nDCG@10 fr", "nDCG@10 nl", "ours minus it |"]
    assert {line.count("|") for line in (head, rule, theirs, ours)} == {8}
    assert theirs.startswith("| theirs | .667 |")
    assert "| +.31" in theirs
    assert ours.startswith(f"| {PRODUCT} | 1.000 [1.000, 1.000] |")


def test_a_difference_that_rounds_to_nothing_has_no_sign() -> None:
    same = {"theirs": RANKINGS[PRODUCT], PRODUCT: RANKINGS[PRODUCT]}
    table = markdown(rows_of(JUDGED, same, product=PRODUCT), "about")
    assert "| .000 [.000, .000] |" in table


def test_json_has_null_where_there_is_nothing_to_measure() -> None:
    queries = tuple(Query(query_id=q.query_id, text=q.text, language="") for q in JUDGED.queries)
    judged = Judged(name="", queries=queries, qrels=JUDGED.qrels, languages=JUDGED.languages)
    found = as_json(rows_of(judged, RANKINGS, product=PRODUCT), {"set": "made-up"})
    (theirs, ours) = json.loads(json.dumps(found, allow_nan=False))["systems"]
    assert (theirs["across"]["value"], theirs["by_language"]) == (None, {})
    assert ours["lead"] is None
    assert markdown(rows_of(judged, RANKINGS, product=PRODUCT), "").count("nan") == 0


def test_a_set_keeps_its_place_on_the_page(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"# Page\n\n{TITLE}\n\nWords.\n\n## Next\n\nMore.\n", "utf-8")
    for text in ("first", "second"):
        write(text, "dev", page)
    write("other", "faq", page)
    assert page.read_text("utf-8") == (
        f"# Page\n\n{TITLE}\n\nWords.\n\n"
        "<!-- ablations dev: begin -->\nsecond\n<!-- ablations dev: end -->\n\n"
        "<!-- ablations faq: begin -->\nother\n<!-- ablations faq: end -->\n\n## Next\n\nMore.\n"
    )


def test_a_page_without_the_heading_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Page\n", "utf-8")
    with pytest.raises(ValueError, match="Ablations and peers"):
        write("text", "dev", page)
    assert page.read_text("utf-8") == "# Page\n"


def test_without_the_peer_it_is_said_what_to_install() -> None:
    assert INSTALL in str(peers_missing(lambda _: None))
    assert peers_missing(lambda _: object()) is None


@pytest.mark.integration
def test_the_script_measures_a_benchmark_without_the_peer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_benchmark(tmp_path / "kleintje")
    page = tmp_path / "page.md"
    page.write_text(f"{TITLE}\n", "utf-8")
    arguments = [str(folder), "--json", "--write", "--page", str(page)]
    assert main(arguments, missing=lambda: peers_missing(lambda _: None)) == 0
    out, said = capsys.readouterr()
    found = json.loads(out)
    assert (found["set"], found["questions"], found["across_languages"]) == ("kleintje", 3, 1)
    systems = {row["system"]: row for row in found["systems"]}
    assert INSTALL in said
    assert not [name for name in systems if "LlamaIndex" in name]
    assert systems[PRODUCT]["overall"]["R@5"]["value"] == 1.0
    assert systems["BM25 alone"]["across"]["value"] == 0.0
    assert f"| {PRODUCT} |" in page.read_text("utf-8")


def test_a_set_that_is_none_is_said_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["no-such-set"], missing=lambda: None) == 1
    assert "no such question set" in capsys.readouterr().err


@pytest.mark.integration
@pytest.mark.filterwarnings(*LOCAL_CLIENT_WARNINGS, "ignore::DeprecationWarning")
def test_the_peer_searches_the_same_vectors(parts: Parts) -> None:
    pytest.importorskip("llama_index.vector_stores.qdrant", reason=INSTALL)
    found = {name: search("dienstfietsen in Zwolle") for name, search in peers(parts).items()}
    assert len(found) == 2
    assert {ranking[0] for ranking in found.values()} == {"fietsen"}
    assert isinstance(parts.uncentred, UncentredIndex)
