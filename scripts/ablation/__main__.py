"""Measure retrieval beside its halves, plain fusions, a peer, and itself without its parts.

`python -m scripts.ablation dev` asks the index of the data folder; a BEIR folder in place of the
set's name is indexed first. Nothing is chosen on the test set: ask it when an issue is closed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"

from evaluation.errors import EvaluationError
from ingest.errors import IngestError
from ingest.settings import IngestSettings
from ingest.store.index import Index
from ingest.text.embed import Embedder
from scripts.ablation.measure import Row, rows_of
from scripts.ablation.peer import peers, peers_missing
from scripts.ablation.sets import Judged, opened
from scripts.ablation.systems import (
    PRODUCT,
    halves_and_fusions,
    parts_of,
    product,
    without_parts,
)
from scripts.ablation.table import PAGE, as_json, markdown, write


def main(
    arguments: list[str] | None = None, *, missing: Callable[[], str | None] = peers_missing
) -> int:
    """Print the table; return 1, with a line that says why, where there is none."""
    options = _options(arguments)
    settings = IngestSettings()
    if options.data_dir:
        settings = settings.model_copy(update={"data_dir": options.data_dir})
    left_out = missing()
    if left_out:
        print(left_out, file=sys.stderr)
    try:
        with opened(options.set, settings) as (judged, index, embedder):
            chunks = index.counts().chunks
            rows = compared(judged, index, embedder, with_peers=left_out is None)
    except (EvaluationError, IngestError) as error:
        print(error, file=sys.stderr)
        return 1
    about = {
        "set": judged.name,
        "questions": len(judged.queries),
        "across_languages": len(judged.elsewhere()),
        "chunks": chunks,
        "date": time.strftime("%Y-%m-%d"),
        "commit": _commit(),
        "left_out": left_out,
    }
    text = markdown(rows, said(about))
    print(json.dumps(as_json(rows, about), ensure_ascii=False) if options.json else text)
    if options.write:
        write(text, judged.name, options.page)
    return 0


def compared(judged: Judged, index: Index, embedder: Embedder, *, with_peers: bool) -> list[Row]:
    """Ask every system every question and return the rows."""
    parts = parts_of(index, embedder)
    systems = {
        **halves_and_fusions(parts),
        **(peers(parts) if with_peers else {}),
        PRODUCT: product(parts),
        **without_parts(parts),
    }
    rankings = {}
    for name, search in systems.items():
        started = time.perf_counter()
        rankings[name] = {query.query_id: search(query.text) for query in judged.queries}
        print(f"{name}: {time.perf_counter() - started:.1f} s", file=sys.stderr)
    return rows_of(judged, rankings, product=PRODUCT)


def said(about: dict[str, object]) -> str:
    """Return the line above a table."""
    return (
        f"{about['set']}, {about['questions']} questions ({about['across_languages']} with gold in "
        f"another language), {about['chunks']} chunks; {about['date']}, {about['commit'] or '-'}:"
    )


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m scripts.ablation", description=__doc__)
    parser.add_argument("set", help="dev, test, a file of questions, or a BEIR folder")
    parser.add_argument("--data-dir", type=Path, help="the index that a set is asked of")
    parser.add_argument("--json", action="store_true", help="JSON in place of Markdown")
    parser.add_argument("--write", action="store_true", help="also into docs/benchmarks.md")
    parser.add_argument("--page", type=Path, default=PAGE, help="another page to write to")
    return parser.parse_args(arguments)


def _commit() -> str:
    """Return the commit that is checked out, with + where files differ from it."""
    command = ["git", "describe", "--always", "--dirty=+", "--exclude=*"]
    root = Path(__file__).parent
    found = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    return found.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
