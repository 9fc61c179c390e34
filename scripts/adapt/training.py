"""Learns what the upper layers do with a text: the answer before its neighbours and the others.

Biases and norms, and a factor for each block of 32 weights of the matrices: what shares a scale in
the packed model, whose steps stay as they are (docs/decisions/0024).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

from ingest.text.unpack import name_in_bert
from scripts.adapt.examples import Example

FIRST_LAYER = 6
"""The layers beneath it stay as they are, and read every text once."""

EPOCHS = 2
BATCH = 12  # questions; each is compared with the sentences of all
WRONG = 6  # sentences a question, half of them or more of its own document
RATE = 3e-3
FACTOR_RATE = 5e-3
TEMPERATURE = 0.05
_SEED = 1
_TOKENS = 160
_WARM_UP = 0.1  # of the steps
_BLOCK = 32
_MATRICES = ("q", "k", "v", "ao", "fi", "fo")
_TENSORS = (*(f"{matrix}.b" for matrix in _MATRICES), "aln.b", "aln.w", "oln.b", "oln.w")

Learnt = dict[str, npt.NDArray[np.floating[Any]]]
T = TypeVar("T")


class _Factors(nn.Module):
    """What a matrix's blocks are multiplied by, less one: 0 is the matrix as it was."""

    def __init__(self, matrix: torch.Tensor) -> None:
        super().__init__()
        outputs, inputs = matrix.shape
        self.change = nn.Parameter(torch.zeros(outputs, inputs // _BLOCK))

    def forward(self, matrix: torch.Tensor) -> torch.Tensor:
        """Return the matrix with its blocks scaled."""
        blocks = matrix.view(*self.change.shape, _BLOCK)
        return (blocks * (1 + self.change).unsqueeze(-1)).view_as(matrix)


class Encoder:
    """The unpacked model: its lower layers read once, its upper ones learn."""

    def __init__(self, folder: Path) -> None:
        settings: dict[str, Any] = {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}
        self._model = AutoModel.from_pretrained(folder, **settings)
        self._tokenizer = AutoTokenizer.from_pretrained(folder)
        self._model.requires_grad_(requires_grad=False)
        names = dict(self._model.named_parameters())
        layers = range(FIRST_LAYER, len(self._model.encoder.layer))
        packed = [f"l{layer}.{tensor}" for layer in layers for tensor in _TENSORS]
        self.learning = {name: names[name_in_bert(name)] for name in packed}
        for parameter in self.learning.values():
            parameter.requires_grad_()
        self.factors = {
            f"l{layer}.{matrix}.w": self._scaled(f"l{layer}.{matrix}.w")
            for layer in layers
            for matrix in _MATRICES
        }

    def _scaled(self, packed: str) -> nn.Parameter:
        """Have a matrix's blocks multiplied by what is learnt, and return that."""
        module, _, name = name_in_bert(packed).rpartition(".")
        linear = self._model.get_submodule(module)
        factors = _Factors(getattr(linear, name))
        nn.utils.parametrize.register_parametrization(linear, name, factors)
        return factors.change

    def learnt(self) -> Learnt:
        """Return what was learnt by its name in the packed model, as an Adaptation has it."""
        return {
            **{name: found.detach().numpy() for name, found in self.learning.items()},
            **{n: (1 + f).detach().numpy().astype(np.float16) for n, f in self.factors.items()},
        }

    def read(self, texts: Sequence[str]) -> list[torch.Tensor]:
        """Return what the lower layers make of each text, one row a token."""
        found = []
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            for part in _parts(texts, 32):
                tokens = self._tokenizer(
                    part,
                    padding=True,
                    truncation=True,
                    max_length=_TOKENS,
                    return_tensors="pt",
                )
                mask = tokens["attention_mask"]
                hidden = self._model.embeddings(tokens["input_ids"])
                hidden = self._through(self._model.encoder.layer[:FIRST_LAYER], hidden, mask)
                found += [rows[: int(kept.sum())] for rows, kept in zip(hidden, mask, strict=True)]
        return found

    def vectors(self, read: Sequence[torch.Tensor]) -> torch.Tensor:
        """Return unit vectors, shape (texts, dimensions), of what was read."""
        hidden = nn.utils.rnn.pad_sequence([rows.float() for rows in read], batch_first=True)
        lengths = torch.tensor([len(rows) for rows in read])
        mask = (torch.arange(hidden.shape[1]) < lengths[:, None]).long()
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self._through(self._model.encoder.layer[FIRST_LAYER:], hidden, mask).float()
        kept = mask.unsqueeze(-1)
        return nn.functional.normalize((hidden * kept).sum(1) / kept.sum(1), dim=-1)

    @staticmethod
    def _through(layers: Any, hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        hides = (1 - mask[:, None, None, :].float()) * -1e4
        for layer in layers:
            found = layer(hidden, hides.to(hidden.dtype))
            hidden = found[0] if isinstance(found, tuple) else found
        return hidden


def learn(encoder: Encoder, examples: Sequence[Example]) -> None:
    """Have the encoder learn from `EPOCHS` of the examples."""
    random.seed(_SEED)
    torch.manual_seed(_SEED)
    texts = {t.text for e in examples for t in (*e.answers, *e.siblings, *e.elsewhere)}
    read = {text: f"passage: {text}" for text in sorted(texts)}
    read |= {example.question: f"query: {example.question}" for example in examples}
    hidden = dict(zip(read, encoder.read(list(read.values())), strict=True))
    optimiser = torch.optim.AdamW(
        [
            {"params": [*encoder.learning.values()], "lr": RATE},
            {"params": [*encoder.factors.values()], "lr": FACTOR_RATE, "weight_decay": 0.0},
        ]
    )
    learning = [*encoder.learning.values(), *encoder.factors.values()]
    steps = EPOCHS * (len(examples) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (_WARM_UP * steps), max(0.02, 1 - step / steps))
    )
    for epoch in range(EPOCHS):
        losses = []
        for batch in _parts(random.sample(examples, len(examples)), BATCH):
            loss = _loss(encoder, hidden, batch)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # theirs
            nn.utils.clip_grad_norm_(learning, 1.0)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: mean loss {np.mean(losses):.3f}", flush=True)


def _loss(
    encoder: Encoder, hidden: dict[str, torch.Tensor], batch: Sequence[Example]
) -> torch.Tensor:
    """Return the cross-entropy of the answer among its own wrong sentences and those of others."""
    shown: list[str] = []
    answers: list[int] = []
    for example in batch:
        answers.append(len(shown))
        siblings = [text.text for text in example.siblings]
        others = [text.text for text in example.elsewhere]
        wrong = random.sample(siblings, min(len(siblings), WRONG - 2))
        wrong += random.sample(others, min(len(others), WRONG - len(wrong)))
        shown += [random.choice(example.answers).text, *wrong]
    questions = encoder.vectors([hidden[example.question] for example in batch])
    likeness = questions @ encoder.vectors([hidden[text] for text in shown]).T / TEMPERATURE
    for row, (example, answer) in enumerate(zip(batch, answers, strict=True)):
        right = {text.text for text in example.answers}
        for column, text in enumerate(shown):
            if column != answer and text in right:
                likeness[row, column] = -torch.inf
    return nn.functional.cross_entropy(likeness, torch.tensor(answers))


def _parts(items: Sequence[T], size: int) -> Iterator[list[T]]:
    return (list(items[start : start + size]) for start in range(0, len(items), size))
