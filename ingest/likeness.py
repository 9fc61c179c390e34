"""How alike texts are: shingles in signatures of fixed size, and the pairs that are alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np

from ingest.text.words import fold

if TYPE_CHECKING:
    from datasketch import MinHash

SHINGLE = 3
"""Words in a row that two texts share or not."""

HASHES = 256
"""Of a signature: a likeness is told to about 0.03."""

_AT_ONCE = 4_096  # shingles: more would take memory for nothing
_WORD = re.compile(r"\w+")


def signature_of(text: str) -> bytes:
    """Return the MinHash signature of a text's shingles; capitals and accents don't count."""
    words = _WORD.findall(fold(text))
    places = range(max(1, len(words) - SHINGLE + 1))
    shingles = list({" ".join(words[place : place + SHINGLE]).encode() for place in places})
    sketch = _sketch()
    for first in range(0, len(shingles), _AT_ONCE):
        sketch.update_batch(shingles[first : first + _AT_ONCE])
    return np.asarray(sketch.hashvalues, dtype="<u4").tobytes()


def alike(signatures: Mapping[str, bytes], *, least: float) -> Iterator[tuple[str, str, float]]:
    """Yield each pair of texts of at least that likeness: the share of shingles in common.

    Pairs are found by bands of their signatures (LSH): the time grows with the texts, not with
    their pairs.
    """
    from datasketch import MinHashLSH  # noqa: PLC0415  brings scipy: 1 s

    sketches = {key: _sketch(signature) for key, signature in signatures.items()}
    bands = MinHashLSH(threshold=least, num_perm=HASHES, weights=(0.1, 0.9))  # misses few
    for key, sketch in sketches.items():
        for other in bands.query(sketch):
            likeness = sketch.jaccard(sketches[other])
            if likeness >= least:
                yield key, other, likeness
        bands.insert(key, sketch)


def _sketch(signature: bytes | None = None) -> MinHash:
    from datasketch import MinHash  # noqa: PLC0415  as above

    if signature is None:
        return MinHash(num_perm=HASHES, scheme="affine32")
    values = np.frombuffer(signature, dtype="<u4")
    return MinHash(num_perm=HASHES, scheme="affine32", hashvalues=values)
