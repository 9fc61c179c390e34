from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.kept_sentences import SentencesOnDisk
from assistant.prepare import SentenceCache
from ingest.split import split
from tests.support.chunks import build_document
from tests.support.embedders import WordEmbedder

VECTOR = np.array([0.6, 0.8], dtype=np.float32)


def test_a_vector_is_there_for_the_next_process(tmp_path: Path) -> None:
    first = SentencesOnDisk(tmp_path / "s.sqlite3", model="m")
    first.put({"Het contract loopt.": VECTOR})
    first.close()
    found = SentencesOnDisk(tmp_path / "s.sqlite3", model="m").get(["Het contract loopt.", "Nee."])
    assert list(found) == ["Het contract loopt."]
    assert found["Het contract loopt."] @ VECTOR == pytest.approx(1, abs=1e-4)


def test_another_model_finds_nothing(tmp_path: Path) -> None:
    SentencesOnDisk(tmp_path / "s.sqlite3", model="m").put({"Het contract loopt.": VECTOR})
    other = SentencesOnDisk(tmp_path / "s.sqlite3", model="n")
    assert other.get(["Het contract loopt."]) == {}


def test_a_file_that_is_no_database_only_costs_time(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite3"
    path.write_bytes(b"not a database at all, but long enough to be looked at " * 20)
    kept = SentencesOnDisk(path, model="m")
    kept.put({"Het contract loopt.": VECTOR})
    assert kept.get(["Het contract loopt."]) == {}


def test_more_texts_than_one_query_takes_are_found(tmp_path: Path) -> None:
    kept = SentencesOnDisk(tmp_path / "s.sqlite3", model="m")
    kept.put({str(number): VECTOR for number in range(1_200)})
    assert len(kept.get([str(number) for number in range(1_300)])) == 1_200


def test_prepared_sentences_are_not_embedded_again_by_the_next_process(tmp_path: Path) -> None:
    chunk = split(build_document())[0]
    prepared = []
    for _ in range(2):
        embedder = WordEmbedder()
        disk = SentencesOnDisk(tmp_path / "s.sqlite3", model="m")
        prepared.append(SentenceCache(embedder, disk=disk).prepared(chunk, chunk.spans))
        disk.close()
    assert embedder.passages == 0
    for before, after in zip(*prepared, strict=True):
        assert before.vector @ after.vector == pytest.approx(1, abs=1e-3)
