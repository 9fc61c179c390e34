"""Where the corpus is that comes with the product."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from ingest.errors import SourceError


def shipped_corpus() -> Path:
    """Return the folder of the corpus: inside the installed package, or beside it in a checkout."""
    corpus = shipped_corpus_or_none()
    if corpus is None:
        raise SourceError(
            "corpus", "is not in this installation. Name your own files, or install it anew."
        )
    return corpus


def shipped_corpus_or_none() -> Path | None:
    """Return the folder, or None where this installation has none."""
    package = Path(str(files("ingest"))).resolve()
    candidates = (package / "corpus", package.parent / "corpus")
    return next((folder for folder in candidates if folder.is_dir()), None)
