from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import pdist

from assistant.gaps.group import embed_questions, group_by_meaning
from ingest.text.embed import Vectors
from scripts.gap_likeness import embed, pairwise, paraphrases
from tests.support.embedders import WordEmbedder


def near(*centres: int, seed: int = 0, noise: float = 0.15) -> Vectors:
    """Return unit vectors, each near the axis that is given."""
    made = np.eye(8)[list(centres)]
    made = made + noise * np.random.default_rng(seed).standard_normal(made.shape)
    unit: Vectors = (made / np.linalg.norm(made, axis=1, keepdims=True)).astype(np.float32)
    return unit


def test_alike_rows_are_one_group_and_the_largest_comes_first() -> None:
    groups = group_by_meaning(near(0, 1, 1, 2, 1, 2), likeness=0.6)
    assert [sorted(group) for group in groups] == [[1, 2, 4], [3, 5], [0]]


def test_the_first_of_a_group_is_the_nearest_to_its_centre() -> None:
    angles = np.radians([0, 20, 40, 10, 25])
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    (group,) = group_by_meaning(vectors, likeness=0.5)
    assert group[0] == 1


def test_without_rows_there_are_no_groups() -> None:
    assert group_by_meaning(np.zeros((0, 4), dtype=np.float32)) == []


def test_a_question_that_was_repeated_pulls_no_other_into_its_group() -> None:
    angles = np.radians([0, 40, 80])
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    once = group_by_meaning(vectors, likeness=0.7)
    often = group_by_meaning(np.repeat(vectors, [1, 50, 1], axis=0), likeness=0.7)
    assert sorted(map(len, often)) == sorted(len(group) + 49 * (1 in group) for group in once)


@settings(deadline=None, max_examples=30)
@given(
    centres=st.lists(st.integers(0, 7), min_size=2, max_size=40),
    seed=st.integers(0, 1_000),
    noise=st.floats(0.05, 0.6),
    likeness=st.floats(0.2, 0.9),
)
def test_linking_part_by_part_is_average_linkage_of_the_whole(
    centres: list[int], seed: int, noise: float, likeness: float
) -> None:
    vectors = near(*centres, seed=seed, noise=noise)
    tree = linkage(pdist(vectors.astype(np.float64), "cosine"), "average")
    whole = fcluster(tree, t=1 - likeness, criterion="distance")
    expected = {frozenset(np.flatnonzero(whole == label).tolist()) for label in set(whole)}
    assert {frozenset(group) for group in group_by_meaning(vectors, likeness=likeness)} == expected


def test_equal_questions_are_embedded_once() -> None:
    embedder = WordEmbedder()
    vectors = embed_questions(embedder, ["Wat kost asfalt?"] * 5 + ["Beton?"], ["nl"] * 6)
    assert vectors.shape == (6, embedder.dimensions)
    assert embedder.questions == 2


@pytest.mark.integration
def test_questions_of_one_meaning_come_together_across_languages() -> None:
    labelled = paraphrases("measure")
    groups = group_by_meaning(embed(labelled))
    precision, recall, f1 = pairwise(groups, [one.group for one in labelled])
    assert min(precision - 0.9, recall - 0.6, f1 - 0.75) > 0  # measured: 1.0, 0.68, 0.81
