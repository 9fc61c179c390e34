"""Any sentence-transformers model behind the embedding port, through its Haystack integration."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, cast

import numpy as np

from ingest.errors import ModelError
from ingest.text.clean import clean
from ingest.text.environment import prepare_environment
from ingest.text.unpack import name_in_bert

if TYPE_CHECKING:
    from haystack_integrations.components.embedders.sentence_transformers import (
        SentenceTransformersDocumentEmbedder,
        SentenceTransformersTextEmbedder,
    )
    from torch import Tensor
    from torch.nn import Module, Parameter

    from ingest.text.adaptation import Adaptation
    from ingest.text.embed import Embedder, Vectors

_BATCH = 8  # texts in one pass: more are no faster on two cores, and take more memory
_SLICE = 256  # texts at a time: Haystack hands vectors over as lists of Python floats
_E5 = re.compile(r"(?<![a-z0-9])e5(?![a-z0-9])(?!.*instruct)", re.IGNORECASE)
_HUB_SECONDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompts:
    """What a model was trained to find in front of questions and of passages."""

    question: str = ""
    passage: str = ""


_E5_PROMPTS = Prompts(question="query: ", passage="passage: ")


@dataclass(frozen=True, slots=True)
class _Loaded:
    questions: SentenceTransformersTextEmbedder
    passages: SentenceTransformersDocumentEmbedder
    dimensions: int


class TransformerEmbedder:
    """A model by folder (a Path) or by hub name (a str), on the CPU. Loads on first use.

    Safe in threads: calls take turns, as the tokenizer is not. The first use imports torch and
    takes about ten seconds. A folder never causes network traffic; a name is looked up in the
    hub's cache on this machine first.
    """

    def __init__(
        self, location: str | Path, *, model: str, adapted: Adaptation | None = None
    ) -> None:
        self._location = location
        self._model = model
        self._adapted = adapted
        self._turn = RLock()
        self._loaded: _Loaded | None = None

    @property
    def model(self) -> str:
        """Name of the weights, as it was given."""
        return self._model

    @property
    def dimensions(self) -> int:
        """Loads the model; raises ModelError."""
        return self._parts().dimensions

    @cached_property
    def for_sentences(self) -> Embedder:
        """The same model with the adapted weights, where there are any for it."""
        return _Adapted(self, self._adapted) if self._adapted else self

    @contextmanager
    def with_weights(self, adapted: Adaptation) -> Iterator[None]:
        """Have the model use other weights meanwhile, while everybody else waits."""
        with self._turn:
            component = self._parts().passages
            assert component.embedding_backend is not None  # noqa: S101  it is warmed up
            bert = cast("Module", component.embedding_backend.model[0].auto_model)
            changed = dict(_changed(bert, adapted))
            before = {parameter: parameter.data for parameter in changed}
            try:
                for parameter, tensor in changed.items():
                    parameter.data = tensor
                yield
            finally:
                for parameter, data in before.items():
                    parameter.data = data

    def embed_question(self, text: str) -> Vectors:
        """Return one unit vector, shape (dimensions,); raises ModelError."""
        with self._turn:
            found = self._parts().questions.run(clean(text))
        return np.asarray(found["embedding"], np.float32)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text, shape (texts, dimensions), in order; raises ModelError.

        Give long lists whole: texts of like length go through the model together.
        """
        cleaned = [clean(text) for text in texts]
        order = sorted(range(len(cleaned)), key=lambda number: -len(cleaned[number]))
        vectors = np.empty((len(cleaned), self.dimensions), np.float32)
        for start in range(0, len(order), _SLICE):
            numbers = order[start : start + _SLICE]
            vectors[numbers] = self._embed_slice([cleaned[number] for number in numbers])
        return vectors

    def _embed_slice(self, texts: list[str]) -> Vectors:
        from haystack import Document  # noqa: PLC0415  imports torch

        with self._turn:
            documents = self._parts().passages.run([Document(content=text) for text in texts])
        return np.array([found.embedding for found in documents["documents"]], np.float32)

    def _parts(self) -> _Loaded:
        with self._turn:
            if self._loaded is None:
                self._loaded = _load(self._location)
            return self._loaded


class _Adapted:
    """An embedder of the same model with adapted weights, which takes turns with the other."""

    def __init__(self, embedder: TransformerEmbedder, adapted: Adaptation) -> None:
        self._embedder = embedder
        self._adapted = adapted
        self.model = adapted.name_of(embedder.model)

    @property
    def dimensions(self) -> int:
        return self._embedder.dimensions

    @property
    def for_sentences(self) -> _Adapted:
        return self

    def embed_question(self, text: str) -> Vectors:
        with self._embedder.with_weights(self._adapted):
            return self._embedder.embed_question(text)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        with self._embedder.with_weights(self._adapted):
            return self._embedder.embed_passages(texts)


def _changed(bert: Module, adapted: Adaptation) -> Iterator[tuple[Parameter, Tensor]]:
    """Yield the parameters that an adaptation is of, with what stands in them then."""
    for packed, learnt in adapted.tensors.items():
        parameter = bert.get_parameter(name_in_bert(packed))
        yield parameter, parameter.data.new_tensor(learnt)
    for packed, factors in adapted.factors.items():
        parameter = bert.get_parameter(name_in_bert(packed))
        outputs, blocks = factors.shape
        by_block = parameter.data.view(outputs, blocks, -1)
        scaled = by_block * by_block.new_tensor(factors).unsqueeze(-1)
        yield parameter, scaled.view_as(parameter)


def choose_prompts(name: str, own: Mapping[str, str | None]) -> Prompts:
    """Return the model's own prompts, else E5's for a model that is one by its name, else none."""
    question = own.get("query") or ""
    passage = own.get("document") or own.get("passage") or own.get("corpus") or ""
    if question or passage:
        return Prompts(question=question, passage=passage)
    return _E5_PROMPTS if _E5.search(name) else Prompts()


def _load(location: str | Path) -> _Loaded:
    """Return both components around one model in memory."""
    prepare_environment()
    _keep_quiet()
    if isinstance(location, Path):
        return _load_folder(location)
    try:
        return _components(location, location, local=True)
    except Exception:  # noqa: BLE001  whatever the libraries raise for "not in the cache"
        _check_hub(location)
    try:
        return _components(location, location, local=False)
    except Exception as error:
        raise _unavailable(location, f"can't be fetched ({_first_line(error)})") from error


def _load_folder(folder: Path) -> _Loaded:
    try:
        return _components(str(folder), _name_in(folder), local=True)
    except Exception as error:
        raise ModelError(
            f"The embedding model in {folder} can't be loaded ({_first_line(error)}): "
            "LEERKRING_EMBEDDING_MODEL takes a folder with a sentence-transformers model."
        ) from error


def _components(model: str, name: str, *, local: bool) -> _Loaded:
    """Return a component for questions and one for passages; they share the model in memory."""
    from haystack.utils import ComponentDevice  # noqa: PLC0415  imports torch
    from haystack_integrations.components.embedders.sentence_transformers import (  # noqa: PLC0415  the same
        SentenceTransformersDocumentEmbedder,
        SentenceTransformersTextEmbedder,
    )

    device = ComponentDevice.from_str("cpu")
    questions = SentenceTransformersTextEmbedder(
        model=model,
        device=device,
        local_files_only=local,
        progress_bar=False,
        normalize_embeddings=True,
    )
    passages = SentenceTransformersDocumentEmbedder(
        model=model,
        device=device,
        local_files_only=local,
        progress_bar=False,
        normalize_embeddings=True,
        batch_size=_BATCH,
    )
    questions.warm_up()
    passages.warm_up()
    prompts = choose_prompts(name, _own_prompts(questions))
    # As prompts, not as Haystack's prefix: this way no default prompt of the model is added, and
    # a model that leaves its prompt out of the pooling does so.
    questions.encode_kwargs = {"prompt": prompts.question}
    passages.encode_kwargs = {"prompt": prompts.passage}
    return _Loaded(questions, passages, len(questions.run(clean(""))["embedding"]))


def _own_prompts(component: SentenceTransformersTextEmbedder) -> Mapping[str, str | None]:
    if component.embedding_backend is None:
        return {}
    prompts: Mapping[str, str | None] = component.embedding_backend.model.prompts
    return prompts


def _name_in(folder: Path) -> str:
    """Return the folder's name and that of the model its weights come from, if it says so."""
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        return f"{config.get('_name_or_path', '')} {folder.resolve().name}"
    except (OSError, ValueError, AttributeError):
        return folder.resolve().name


def _check_hub(name: str) -> None:
    """Raise ModelError at once where the hub has no such model: a download tries for minutes."""
    from huggingface_hub import HfApi  # noqa: PLC0415  0.5 s
    from huggingface_hub.errors import RepositoryNotFoundError  # noqa: PLC0415  the same

    try:
        HfApi().model_info(name, timeout=_HUB_SECONDS)
    except RepositoryNotFoundError as error:
        reason = "the hub has none of that name, or asks for a token"
        raise _unavailable(name, reason) from error
    except Exception as error:
        raise _unavailable(name, "the hub can't be reached") from error


def _unavailable(name: str, reason: str) -> ModelError:
    return ModelError(
        f"The embedding model {name} is not on this machine and {reason}: set "
        "LEERKRING_EMBEDDING_MODEL to a folder with a sentence-transformers model, or to a name "
        "that the hub has."
    )


def _keep_quiet() -> None:
    """Keep progress bars and load reports off the terminal."""
    from transformers.utils import logging as transformers_logging  # noqa: PLC0415  imports torch

    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]  # theirs
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # theirs
    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".:") if lines else type(error).__name__
