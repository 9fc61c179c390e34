from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from evaluation.beir import (
    SYSTEMS,
    BeirResult,
    evaluate_beir,
    measured,
    per_query,
    read_benchmark,
)
from evaluation.errors import BenchmarkError
from ingest.embed_chunks import embed_chunks
from ingest.settings import IngestSettings
from ingest.split import split
from ingest.text.centring import embed_question
from ingest.text.engines import make_embedder
from tests.support.benchmarks import CORPUS, QUERIES, write_benchmark


def test_a_benchmark_is_read_with_the_queries_that_are_judged(tmp_path: Path) -> None:
    benchmark = read_benchmark(write_benchmark(tmp_path))
    assert [document.meta.document_id for document in benchmark.documents] == [
        "fietsen",
        "bekers",
        "lampen",
        "asfalt",
    ]
    assert [(query.query_id, query.language) for query in benchmark.queries] == [
        ("v1", "nl"),
        ("v2", "nl"),
        ("v3", "fr"),
    ]
    assert benchmark.qrels == {"v1": {"bekers": 1}, "v2": {"lampen": 1}, "v3": {"fietsen": 1}}


def test_title_and_language_of_a_document_are_known(tmp_path: Path) -> None:
    document = read_benchmark(write_benchmark(tmp_path)).documents[0]
    assert (document.meta.title, document.meta.language) == ("Dienstfietsen", "nl")
    assert document.text.startswith("De gemeente Zwolle")


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ({"language": "fr"}, "fr"),
        ({"metadata": {"language": "de"}}, "de"),
        ({"metadata": {}}, ""),
        ({"metadata": None}, ""),
        ({"language": None}, ""),
        ({}, ""),
    ],
)
def test_the_language_of_a_query_stands_in_it_or_in_its_metadata(
    query: dict[str, object], language: str, tmp_path: Path
) -> None:
    queries = [{"_id": "v1", "text": "Wat?", **query}]
    benchmark = read_benchmark(write_benchmark(tmp_path, queries=queries))
    assert [found.language for found in benchmark.queries] == [language]


@pytest.mark.parametrize("corpus", [[{"_id": 7, "text": "x"}], [{"_id": "7", "text": "x"}]])
def test_an_id_may_be_a_number_and_a_title_may_lack(
    corpus: list[dict[str, object]], tmp_path: Path
) -> None:
    (document,) = read_benchmark(write_benchmark(tmp_path, corpus=corpus)).documents
    assert (document.meta.document_id, document.meta.title) == ("7", "")


def test_a_text_may_hold_line_separators(tmp_path: Path) -> None:
    text = "Eén\u2028twee\u2029drie\x85vier"
    corpus = [{"_id": "d", "text": text}]
    (document,) = read_benchmark(write_benchmark(tmp_path, corpus=corpus)).documents
    assert document.text == f"{text}\n"


@pytest.mark.parametrize("score", ["1", "1.0", "2"])
def test_a_judgement_may_be_graded_or_written_as_a_fraction(score: str, tmp_path: Path) -> None:
    folder = write_benchmark(tmp_path, qrels=[("v1", "bekers", score)])
    assert read_benchmark(folder).qrels == {"v1": {"bekers": int(float(score))}}


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl", "qrels/test.tsv"])
def test_a_file_that_is_not_there_is_named(name: str, tmp_path: Path) -> None:
    (write_benchmark(tmp_path) / name).unlink()
    with pytest.raises(BenchmarkError, match=f"{name} is not there. A BEIR folder has"):
        read_benchmark(tmp_path)


@pytest.mark.parametrize(
    ("name", "line", "problem"),
    [
        ("corpus.jsonl", "{", "is no JSON Lines"),
        ("corpus.jsonl", "[1]", "without _id and text"),
        ("corpus.jsonl", '{"_id": "d"}', "without _id and text"),
        ("queries.jsonl", '{"text": "Wat?"}', "without _id and text"),
        ("queries.jsonl", '"Wat?"', "without _id and text"),
        ("qrels/test.tsv", "v1\tbekers", "no judgement"),
        ("qrels/test.tsv", "v1\tbekers\tveel", "no judgement"),
    ],
)
def test_a_bad_line_is_an_error_that_names_its_file(
    name: str, line: str, problem: str, tmp_path: Path
) -> None:
    with (write_benchmark(tmp_path) / name).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    with pytest.raises(BenchmarkError, match=f"{name}.*{problem}"):
        read_benchmark(tmp_path)


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (write_benchmark(tmp_path) / "queries.jsonl").write_bytes(b'{"_id": "v1", "text": "\xe9"}')
    with pytest.raises(BenchmarkError, match=r"queries\.jsonl"):
        read_benchmark(tmp_path)


def test_without_a_judged_query_there_is_nothing_to_measure(tmp_path: Path) -> None:
    write_benchmark(tmp_path, qrels=[("other", "bekers", "1")])
    with pytest.raises(BenchmarkError, match=r"no query that qrels/test\.tsv judges"):
        read_benchmark(tmp_path)


def test_a_system_that_is_none_is_refused_before_the_folder_is_read(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match=r"google is no system.*leerkring, bm25, dense"):
        evaluate_beir(tmp_path / "absent", system="google", store=tmp_path)


def test_measures_are_those_counted_by_hand() -> None:
    ranking = {"other": 3.0, "a": 2.0, "b": 1.0}  # gold at the ranks 2 and 3
    found = measured({"v1": {"a": 1, "b": 1}}, {"v1": ranking})
    gain = 1 / math.log2(3) + 1 / math.log2(4)
    ideal = 1 / math.log2(2) + 1 / math.log2(3)
    assert found == {
        "nDCG@10": round(gain / ideal, 4),
        "R@1": 0.0,
        "R@5": 1.0,
        "R@10": 1.0,
        "R@100": 1.0,
        "RR@10": 0.5,
    }


def test_what_ranks_beyond_ten_counts_for_the_measure_at_a_hundred_only() -> None:
    ranking = {f"d{number}": 100.0 - number for number in range(20)}
    found = measured({"v1": {"d10": 1}}, {"v1": ranking})
    assert found == {
        "nDCG@10": 0.0,
        "R@1": 0.0,
        "R@5": 0.0,
        "R@10": 0.0,
        "R@100": 1.0,
        "RR@10": 0.0,
    }


def test_a_query_without_a_ranking_counts_as_zero() -> None:
    qrels = {"v1": {"a": 1}, "v2": {"a": 1}}
    for rankings in ({"v1": {"a": 1.0}}, {"v1": {"a": 1.0}, "v2": {}}):
        assert set(measured(qrels, rankings).values()) == {0.5}


def test_each_query_has_measures_of_its_own() -> None:
    qrels = {"v1": {"a": 1}, "v2": {"a": 1, "b": 1}, "v3": {"a": 1}}
    found = per_query(qrels, {"v1": {"x": 2.0, "a": 1.0}, "v2": {"b": 1.0}})
    assert [found[query]["RR@10"] for query in qrels] == [0.5, 1.0, 0.0]
    assert [found[query]["R@5"] for query in qrels] == [1.0, 0.5, 0.0]


def test_a_query_that_nobody_judged_does_not_count() -> None:
    rankings = {"v1": {"a": 1.0}, "v2": {"b": 1.0}}
    assert set(measured({"v1": {"a": 1}}, rankings).values()) == {1.0}


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BeirResult]:
    """Run the tiny benchmark with each system, in stores of their own."""
    folder = write_benchmark(tmp_path_factory.mktemp("benchmark"))
    return {
        system: evaluate_beir(
            folder,
            system=system,
            store=tmp_path_factory.mktemp(system),
            embedding=IngestSettings(_env_file=None),
        )
        for system in SYSTEMS
    }


@pytest.mark.integration
@pytest.mark.parametrize("system", SYSTEMS)
def test_each_system_finds_what_shares_words_with_the_query(
    system: str, results: dict[str, BeirResult]
) -> None:
    result = results[system]
    assert (result.system, result.queries) == (system, 3)
    assert set(result.by_language["nl"].values()) == {1.0}


@pytest.mark.integration
def test_words_alone_do_not_find_what_is_said_in_another_language(
    results: dict[str, BeirResult],
) -> None:
    assert set(results["bm25"].by_language["fr"].values()) == {0.0}
    assert results["bm25"].overall["R@100"] == 0.6667


@pytest.mark.integration
@pytest.mark.parametrize("system", ["dense", "leerkring"])
def test_vectors_find_what_is_said_in_another_language(
    system: str, results: dict[str, BeirResult]
) -> None:
    assert results[system].by_language["fr"]["R@5"] == 1.0
    assert results[system].by_language["fr"]["RR@10"] == 1.0
    assert results[system].overall["R@5"] == 1.0


@pytest.mark.integration
def test_the_dense_system_embeds_a_query_as_the_product_does(
    results: dict[str, BeirResult], tmp_path: Path
) -> None:
    embedder = make_embedder(IngestSettings(_env_file=None))
    query, bekers = str(QUERIES[0]["text"]), str(CORPUS[1]["_id"])
    documents = read_benchmark(write_benchmark(tmp_path)).documents
    (chunk,) = split(next(d for d in documents if d.meta.document_id == bekers))
    (embedded,) = embed_chunks(embedder, [chunk])
    question, _ = embed_question(embedder, query, "nl")
    expected = np.dot(embedded.dense, question)
    assert results["dense"].rankings["v1"][bekers] == pytest.approx(expected, abs=0.02)


@pytest.mark.integration
@pytest.mark.parametrize("system", ["dense", "leerkring"])
def test_every_document_is_ranked_once_best_first(
    system: str, results: dict[str, BeirResult]
) -> None:
    for ranking in results[system].rankings.values():
        assert sorted(ranking) == sorted(str(line["_id"]) for line in CORPUS)
        assert list(ranking.values()) == sorted(ranking.values(), reverse=True)


@pytest.mark.integration
@pytest.mark.parametrize("system", SYSTEMS)
def test_the_figures_of_the_languages_make_up_the_whole(
    system: str, results: dict[str, BeirResult]
) -> None:
    result = results[system]
    assert list(result.by_language) == ["fr", "nl"]
    for name, value in result.overall.items():
        mean = (result.by_language["fr"][name] + 2 * result.by_language["nl"][name]) / 3
        assert value == pytest.approx(mean, abs=1e-3)


@pytest.mark.integration
def test_queries_without_a_language_give_no_figures_by_language(tmp_path: Path) -> None:
    plain = [{"_id": line["_id"], "text": line["text"]} for line in QUERIES]
    result = evaluate_beir(
        write_benchmark(tmp_path / "benchmark", queries=plain),
        system="bm25",
        store=tmp_path / "store",
        embedding=IngestSettings(_env_file=None),
    )
    assert result.by_language == {}
    assert result.overall["R@1"] == 0.6667
