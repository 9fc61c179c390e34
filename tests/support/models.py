"""A tiny model with random weights, as a sentence-transformers folder."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transformers import BertConfig

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,:?"


def write_tiny_model(
    folder: Path, *, dimensions: int = 32, prompts: dict[str, str] | None = None
) -> Path:
    """Write one BERT layer that reads text letter by letter; the same weights every time."""
    import torch  # noqa: PLC0415  2 s, and only where a real model is asked for
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415  the same
    from sentence_transformers.sentence_transformer.modules import (  # noqa: PLC0415  the same
        Pooling,
        Transformer,
    )
    from transformers import BertModel  # noqa: PLC0415  the same

    torch.manual_seed(7)
    plain = folder / "plain"
    BertModel(_config(dimensions)).save_pretrained(plain)
    _write_tokenizer(plain)
    SentenceTransformer(
        modules=[Transformer(str(plain)), Pooling(dimensions)], device="cpu", prompts=prompts
    ).save(str(folder / "model"))
    return folder / "model"


def write_tiny_cross_encoder(folder: Path, *, labels: Sequence[str] = ("score",)) -> Path:
    """Write one BERT layer that reads a pair letter by letter and gives a score a label."""
    import torch  # noqa: PLC0415  as above
    from transformers import BertForSequenceClassification  # noqa: PLC0415  as above

    torch.manual_seed(7)
    config = _config(32, num_labels=len(labels))
    config.id2label = dict(enumerate(labels))
    BertForSequenceClassification(config).save_pretrained(folder)
    _write_tokenizer(folder)
    return folder


def _config(dimensions: int, **more: int) -> BertConfig:
    from transformers import BertConfig  # noqa: PLC0415  as above

    return BertConfig(
        vocab_size=len(LETTERS) + 4,
        hidden_size=dimensions,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=2 * dimensions,
        max_position_embeddings=128,
        **more,
    )


def _write_tokenizer(folder: Path) -> None:
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers  # noqa: PLC0415  as above

    pieces = ["[PAD]", "[CLS]", "[SEP]", "[UNK]", *LETTERS]
    numbers = {piece: number for number, piece in enumerate(pieces)}
    tokenizer = Tokenizer(models.WordLevel(numbers, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex("."), "isolated")
    tokenizer.save(str(folder / "tokenizer.json"))
    description = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": 128,
        "pad_token": "[PAD]",
        "cls_token": "[CLS]",
        "sep_token": "[SEP]",
        "unk_token": "[UNK]",
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(description), encoding="utf-8")
