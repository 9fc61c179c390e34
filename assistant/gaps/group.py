"""Groups questions by meaning, across languages."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from ingest.document import base_language
from ingest.text.centring import OTHER, at_unit_length, centres_of
from ingest.text.embed import Embedder, Vectors

LIKENESS = 0.375
"""Groups are joined while the mean cosine between their questions is at least this.

Chosen on labelled paraphrases with scripts/gap_likeness.py.
"""

CENTRE_WEIGHT = 20
"""How many questions the model's own centre of a language counts for beside those that are here."""

_BLOCK = 256
_SLACK = 1e-4
"""Rounding of cosines in 32 bits: what is nearly alike is compared again in 64."""

Labels = npt.NDArray[np.intp]


def embed_questions(
    embedder: Embedder, questions: Sequence[str], languages: Sequence[str]
) -> Vectors:
    """Return unit vectors, shape (questions, dimensions), without what these have in common.

    Questions that found no answer are more alike than questions are, so the centre of a language
    is moved towards theirs. Equal questions count, and are embedded, once.
    """
    bases = [base_language(tag) for tag in languages]
    asked = list(zip(bases, questions, strict=True))
    number_of = {one: number for number, one in enumerate(dict.fromkeys(asked))}
    if not asked:
        return np.zeros((0, embedder.dimensions), dtype=np.float32)
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # embedders are safe in threads
        distinct = np.stack([*pool.map(embedder.embed_question, [text for _, text in number_of])])
    told = np.array([base for base, _ in number_of])
    centred = np.empty_like(distinct)
    for base in {*bases}:
        rows = distinct[told == base]
        centre = CENTRE_WEIGHT * _centre(embedder.model, base, distinct) + rows.sum(axis=0)
        centred[told == base] = rows - centre / (CENTRE_WEIGHT + len(rows))
    return at_unit_length(centred)[[number_of[one] for one in asked]]


def group_by_meaning(vectors: Vectors, *, likeness: float = LIKENESS) -> list[list[int]]:
    """Return the rows of each group, the one nearest to its centre first; largest groups first.

    Average linkage, cut where the mean cosine falls under `likeness`; equal rows count as one.
    Groups can only lie within rows that a chain of alike pairs connects, so each such part is
    linked by itself: the square of all rows is never in memory.
    """
    if not len(vectors):
        return []
    distinct, same = np.unique(vectors, axis=0, return_inverse=True)
    labels = _linked(distinct, likeness)[same.reshape(-1)]
    order = np.argsort(labels, kind="stable")
    cuts = np.flatnonzero(np.diff(labels[order])) + 1
    groups = [_central_first(vectors, rows) for rows in np.split(order, cuts)]
    return sorted(groups, key=lambda rows: (-len(rows), min(rows)))


def _centre(model: str, language: str, questions: Vectors) -> Vectors:
    """Return the model's centre of a language; of a model that has none, that of these."""
    centres = centres_of(model)
    if centres is None:
        centre: Vectors = questions.mean(axis=0)
        return centre
    return centres.questions.get(language, centres.questions[OTHER])


def _central_first(vectors: Vectors, rows: Labels) -> list[int]:
    members = vectors[rows]
    nearness = members @ members.mean(axis=0)
    return [int(row) for row in rows[np.argsort(-nearness, kind="stable")]]


def _linked(vectors: Vectors, likeness: float) -> Labels:
    """Return the number of its group for each row."""
    parts = _connected(vectors, likeness)
    labels = np.zeros(len(vectors), dtype=np.intp)
    order = np.argsort(parts, kind="stable")
    cuts = np.flatnonzero(np.diff(parts[order])) + 1
    used = 0
    for rows in np.split(order, cuts):
        found = _average_linkage(vectors[rows], likeness)
        labels[rows] = found + used
        used += int(found.max()) + 1
    return labels


def _connected(vectors: Vectors, likeness: float) -> Labels:
    """Return the number of its part for each row; alike rows are of one part."""
    from scipy.sparse import coo_array  # noqa: PLC0415  0.3 s, only where there is what to group
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415  as above

    size = len(vectors)
    parts = np.arange(size)
    for start in range(0, size, _BLOCK):
        alike = vectors[start : start + _BLOCK] @ vectors.T >= likeness - _SLACK
        rows, columns = np.nonzero(alike)
        edges = (np.ones(len(rows), dtype=bool), (parts[rows + start], parts[columns]))
        _, joined = connected_components(coo_array(edges, shape=(size, size)), directed=False)
        parts = joined[parts].astype(np.intp)
    return parts


def _average_linkage(vectors: Vectors, likeness: float) -> Labels:
    if len(vectors) == 1:
        return np.zeros(1, dtype=np.intp)
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415  as above
    from scipy.spatial.distance import pdist  # noqa: PLC0415  as above

    tree = linkage(pdist(vectors.astype(np.float64), "cosine"), method="average")
    found: Labels = fcluster(tree, t=1.0 - likeness, criterion="distance").astype(np.intp) - 1
    return found
