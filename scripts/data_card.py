"""Write the counts into corpus/README.md and draw corpus/coverage.svg, from the front matter.

`--check` writes nothing and fails where they are out of date.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
CARD, PICTURE = CORPUS / "README.md", CORPUS / "coverage.svg"
START, END = "<!-- counted: begin -->", "<!-- counted: end -->"

LEFT, TOP, CELL_WIDTH, CELL_HEIGHT = 190, 120, 46, 22

Meta = dict[str, Any]


def main() -> int:
    """Return 1 where `--check` finds something out of date."""
    documents = [_meta(path) for path in sorted(CORPUS.glob("*/*.md"))]
    card = CARD.read_text("utf-8")
    before, rest = card.split(START)
    after = rest.split(END)[1]
    wanted = {
        CARD: f"{before}{START}\n{_counts(documents)}{END}{after}",
        PICTURE: _picture([m for m in documents if m["kind"] != "overview"]),
    }
    stale = [
        path
        for path, text in wanted.items()
        if not path.is_file() or path.read_text("utf-8") != text
    ]
    if "--check" in sys.argv:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is out of date: run python scripts/data_card.py")
        return bool(stale)
    for path in stale:
        path.write_text(wanted[path], "utf-8")
    return 0


def _meta(path: Path) -> Meta:
    meta: Meta = yaml.safe_load(path.read_text("utf-8").split("---\n", 2)[1])
    return meta


def _counts(documents: Sequence[Meta]) -> str:
    answering = [meta for meta in documents if meta["kind"] != "overview"]
    overviews = len(documents) - len(answering)
    text = f"{len(answering)} documents that answers cite, and {overviews} overviews.\n\n"
    for name, key in (
        ("kind", "kind"),
        ("language", "language"),
        ("country", "country"),
        ("region, where it is known", "region"),
        ("product category", "category"),
        ("procurement phase", "phase"),
        ("outcome of pilots", "outcome"),
        ("strength of evidence of pilots", "evidence"),
    ):
        of = [m for m in answering if m["kind"] == "pilot"] if "pilots" in name else answering
        counts = Counter(value for meta in of for value in _values(meta, key))
        listed = ", ".join(f"{value} {count}" for value, count in counts.most_common())
        text += f"- By {name}: {listed}.\n"
    return text


def _values(meta: Meta, key: str) -> Iterable[str]:
    value = meta.get(key)
    if value is None:
        return ()
    return value if isinstance(value, list) else (str(value),)


def _picture(documents: Sequence[Meta]) -> str:
    """Return product category by phase as an SVG table of counts, darker for more."""
    vocabulary = yaml.safe_load((CORPUS / "vocabulary.yaml").read_text("utf-8"))
    phases = [entry["key"] for entry in vocabulary["phases"]]
    labels = {entry["key"]: entry["nl"] for entry in vocabulary["product_categories"]}
    counts = Counter(
        (category, phase)
        for meta in documents
        for category in meta.get("category", ())
        for phase in meta.get("phase", ())
    )
    most = max(counts.values())
    cells = [
        _cell(column, row, counts[category, phase], most)
        for row, category in enumerate(labels)
        for column, phase in enumerate(phases)
    ]
    names = [
        f'<text x="{LEFT - 6}" y="{TOP + row * CELL_HEIGHT + 15}" text-anchor="end">'
        f"{escape(label)}</text>"
        for row, label in enumerate(labels.values())
    ]
    heads = [
        f'<text transform="translate({LEFT + column * CELL_WIDTH + 27},{TOP - 6}) rotate(-55)">'
        f"{escape(phase)}</text>"
        for column, phase in enumerate(phases)
    ]
    width = LEFT + len(phases) * CELL_WIDTH + 60
    height = TOP + len(labels) * CELL_HEIGHT + 10
    title = "Documents of the corpus by product category and procurement phase"
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
            f'font-family="sans-serif" font-size="11"><title>{title}</title>'
        ),
        '<rect width="100%" height="100%" fill="#fff"/>',
        *names,
        *heads,
        *cells,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _cell(column: int, row: int, count: int, most: int) -> str:
    x, y = LEFT + column * CELL_WIDTH, TOP + row * CELL_HEIGHT
    share = (count / most) ** 0.5
    shade = f"hsl(200 60% {round(97 - 55 * share)}%)"
    ink = "#fff" if share > 0.7 else "#222"  # noqa: PLR2004  where dark text is hard to read
    number = f'<text x="{x + 22}" y="{y + 15}" text-anchor="middle" fill="{ink}">{count}</text>'
    size = f'width="{CELL_WIDTH - 2}" height="{CELL_HEIGHT - 2}"'
    box = f'<rect x="{x}" y="{y}" {size} fill="{shade}"/>'
    return box + (number if count else "")


if __name__ == "__main__":
    sys.exit(main())
