"""`python -m scripts.adapt --data-dir DIR`: learn, and write `ingest/text/adaptation.npz`.

DIR has an index of the shipped corpus, and the unpacked model that bulk ingestion leaves. It takes
some fifty minutes on two cores. Afterwards raise VERSION in `ingest/text/adaptation.py`, fit the
centres with `--centres`, ingest again, and fit what is fitted on dev (docs/evaluation.md).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from bots.compose import open_index_alone
from bots.settings import load_settings
from ingest.text.engines import make_embedder
from scripts.adapt.centres import write_centres
from scripts.adapt.examples import read_examples

TEXT = Path("ingest/text")


def main() -> None:
    """Learn the tensors, or with `--centres` fit the centres of those that are there."""
    parser = argparse.ArgumentParser(prog="python -m scripts.adapt", description=__doc__)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--centres", action="store_true")
    given = parser.parse_args()
    settings = load_settings(given.data_dir)
    with open_index_alone(settings) as (index, embedder):
        examples = list(read_examples(index, embedder))
    if given.centres:
        bulk = make_embedder(settings.ingest, passages=10_000)
        write_centres(TEXT / "centres-adapted.json", bulk.for_sentences, examples)
        return
    from scripts.adapt.training import Encoder, learn  # noqa: PLC0415  imports torch

    (folder,) = (given.data_dir / "models").glob("*/model.safetensors")
    encoder = Encoder(folder.parent)
    learn(encoder, examples)
    np.savez_compressed(TEXT / "adaptation.npz", **encoder.learnt())


if __name__ == "__main__":
    main()
