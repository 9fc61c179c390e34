"""The figures of scale.py as tables in docs/benchmarks.md and as curves in docs/scale.svg."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.measured_page import machine, rewrite
from scripts.scale_measure import Measured, Times

MS = (1, 10, 100, 1_000)
WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 720, 400, 60, 40, 210, 50

Curve = tuple[str, str, list[tuple[int, float]]]
"""A name, a colour, and milliseconds by number of chunks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The embedded index at one size: as it is put, and with its graph where it gets one.

    `disk` is the bytes of the whole folder as it is used.
    """

    chunks: int
    plain: Measured
    graph: Measured | None
    put_seconds: float
    graph_seconds: float
    disk: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Local:
    """The Qdrant client's in-memory mode at one size."""

    chunks: int
    dense: Times
    sparse: Times
    put_seconds: float


def write_page(
    docs: Path, rows: Sequence[Row], local: Sequence[Local], *, embedding: Times, empty: int
) -> None:
    """Rewrite what stands between the markers in benchmarks.md, and scale.svg.

    `empty` is the memory of a process that has an empty index open, in bytes.
    """
    parts = [_machine(embedding), _costs(rows), _graphs(rows), _sizes(rows, empty), _locals(local)]
    rewrite("scale", "\n\n".join(parts), page=docs / "benchmarks.md")
    (docs / "scale.svg").write_text(_picture(_curves(rows, local)), "utf-8")


def _machine(embedding: Times) -> str:
    return (
        f"{machine()}. All in milliseconds, p50 / p95; embedding the question "
        f"takes {embedding} besides.\n\n![Curves of the tables below](scale.svg)"
    )


def _costs(rows: Sequence[Row]) -> str:
    return _table(
        ("chunks", "dense, exact", "lexical", "both, and mixed", "with the graph: dense", "both"),
        [
            (
                f"{row.chunks:,}",
                row.plain.dense["all"].times,
                row.plain.sparse,
                row.plain.retrieve,
                row.graph.dense["all"].times if row.graph else "",
                row.graph.retrieve if row.graph else "",
            )
            for row in rows
        ],
    )


def _graphs(rows: Sequence[Row]) -> str:
    """Return recall of the graph by filter, with the times of exact search and of the index."""
    lines = []
    for row in rows:
        if row.graph is not None:
            for name, found in row.graph.dense.items():
                exact = row.plain.dense[name].times
                recall = f"{found.recall:.3f} ({found.worst:.2f})"
                lines.append((f"{row.chunks:,}", name, exact, found.times, recall))
    head = ("chunks", "filter", "exact", "with the graph", "recall@50 (of the worst question)")
    return _table(head, lines)


def _sizes(rows: Sequence[Row], empty: int) -> str:
    table = _table(
        ("chunks", "put 1,000", "graph for 1,000", "disk", "memory of the process"),
        [
            (
                f"{row.chunks:,}",
                f"{row.put_seconds / row.chunks * 1000:.2f} s",
                f"{row.graph_seconds / row.chunks * 1000:.2f} s" if row.graph else "",
                f"{row.disk / 1e6:,.0f} MB",
                f"{(row.graph or row.plain).memory / 1e6:,.0f} MB",
            )
            for row in rows
        ],
    )
    fewest, most = rows[0], max(rows, key=lambda row: row.chunks)
    more = (most.chunks - fewest.chunks) or 1
    disk = (most.disk - fewest.disk) / more / 1000
    memory = ((most.graph or most.plain).memory - fewest.plain.memory) / more / 1000
    return (
        f"{table}\n\nThat is {disk:.1f} kB on disk and {memory:.1f} kB in memory for each chunk "
        f"beyond the first {fewest.chunks:,}; a process with an empty index takes "
        f"{empty / 1e6:,.0f} MB."
    )


def _locals(local: Sequence[Local]) -> str:
    head = ("Qdrant client in memory, chunks", "dense", "lexical", "put 1,000")
    return _table(
        head,
        [
            (f"{e.chunks:,}", e.dense, e.sparse, f"{e.put_seconds / e.chunks * 1000:.1f} s")
            for e in local
        ],
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def _curves(rows: Sequence[Row], local: Sequence[Local]) -> list[Curve]:
    graphs = [(row.chunks, row.graph) for row in rows if row.graph]
    return [
        ("dense, exact", "#1f6f9f", [(r.chunks, r.plain.dense["all"].times.p50) for r in rows]),
        ("dense, graph", "#c2571a", [(n, graph.dense["all"].times.p50) for n, graph in graphs]),
        ("lexical", "#5a8f3d", [(r.chunks, r.plain.sparse.p50) for r in rows]),
        ("both, mixed", "#222", [(r.chunks, (r.graph or r.plain).retrieve.p50) for r in rows]),
        ("client in memory", "#8a4fa3", [(e.chunks, e.dense.p50 + e.sparse.p50) for e in local]),
    ]


def _picture(curves: Sequence[Curve]) -> str:
    sizes = sorted({size for _, _, points in curves for size, _ in points})
    title = "Milliseconds a search by number of chunks, p50"
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
            f'font-family="sans-serif" font-size="12"><title>{title}</title>'
        ),
        '<rect width="100%" height="100%" fill="#fff"/>',
        f'<text x="{LEFT}" y="20" fill="#222">{title} (both axes logarithmic)</text>',
    ]
    for ms in MS:
        y = _y(ms)
        lines.append(f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        lines.append(f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{ms:,} ms</text>')
    for size in sizes:
        x = _x(size, sizes)
        lines.append(f'<path d="M{x} {TOP}V{HEIGHT - BOTTOM}" stroke="#eee"/>')
        label = f"{size // 1000}k"
        lines.append(f'<text x="{x}" y="{HEIGHT - 28}" text-anchor="middle">{label}</text>')
    drawn = [curve for curve in curves if curve[2]]
    for number, (name, colour, points) in enumerate(drawn):
        places = [(_x(size, sizes), _y(ms)) for size, ms in points]
        path = " ".join(f"{x},{y}" for x, y in places)
        lines.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        lines += [f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in places]
        y = TOP + 16 + 22 * number
        x = WIDTH - RIGHT + 24
        lines.append(f'<path d="M{x} {y - 4}h20" stroke="{colour}" stroke-width="3"/>')
        lines.append(f'<text x="{x + 28}" y="{y}" fill="#222">{name}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def _x(size: int, sizes: Sequence[int]) -> float:
    low, high = math.log(sizes[0]), math.log(max(sizes[-1], sizes[0] + 1))
    return round(LEFT + (WIDTH - LEFT - RIGHT) * (math.log(size) - low) / (high - low), 1)


def _y(ms: float) -> float:
    share = math.log(max(ms, MS[0])) / math.log(MS[-1])
    return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share, 1)
