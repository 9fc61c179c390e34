"""What the adapted model's vectors of a language have in common, as `centring` takes it off."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from ingest.document import base_language
from ingest.text.centring import at_unit_length
from ingest.text.embed import Embedder, Vectors
from scripts.adapt.examples import Example, Text

SENTENCES, QUESTIONS = 500, 400
_DIGITS = 5


def write_centres(path: Path, embedder: Embedder, examples: Sequence[Example]) -> None:
    """Write half of each language's mean and half of that of all, and the spread of cosines."""
    chosen = random.Random(1)
    texts = sorted({t for e in examples for t in (*e.answers, *e.siblings)}, key=_text)
    sentences = chosen.sample(texts, min(len(texts), SENTENCES))
    asked = chosen.sample(list(examples), min(len(examples), QUESTIONS))
    passages = embedder.embed_passages([each.text for each in sentences])
    questions = np.stack([embedder.embed_question(each.question) for each in asked])
    of_passages = _centres(passages, [base_language(each.language) for each in sentences])
    of_questions = _centres(questions, [base_language(each.language) for each in asked])
    left = at_unit_length(
        passages - np.stack([of_passages[base_language(s.language)] for s in sentences])
    )
    right = at_unit_length(
        questions - np.stack([of_questions[base_language(e.language)] for e in asked])
    )
    head = {
        "version": 1,
        "what": "as in centres.json, of the adapted model, whose passages are sentences",
        "model": "multilingual-e5-small",
        "spread": round(float((left @ right.T).std()), 3),
        "fitted_on": {
            "passages": f"{len(sentences)} sentences of documents outside the test set",
            "questions": f"{len(asked)} of evaluation/sets/sentences",
        },
        "passages": _written(of_passages),
        "questions": _written(of_questions),
    }
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text.replace('],"', '],\n"') + "\n", encoding="utf-8")


def _text(sentence: Text) -> str:
    return sentence.text


def _centres(vectors: Vectors, languages: Sequence[str]) -> Mapping[str, Vectors]:
    of = np.array(languages)
    means = {tag: vectors[of == tag].mean(axis=0) for tag in sorted(set(languages))}
    common = np.mean(list(means.values()), axis=0)
    return {**{tag: (mean + common) / 2 for tag, mean in means.items()}, "other": common}


def _written(centres: Mapping[str, Vectors]) -> dict[str, list[float]]:
    return {tag: [round(float(x), _DIGITS) for x in centre] for tag, centre in centres.items()}
