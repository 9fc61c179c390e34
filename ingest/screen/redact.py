"""Takes findings out of a text, and moves what points into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Mark
from ingest.screen.finding import Finding


def redacted(
    text: str, findings: Sequence[Finding], marks: Sequence[Mark] = ()
) -> tuple[str, tuple[Mark, ...]]:
    """Return the text with `[kind]` for each finding, and the marks where they are then.

    Findings are in order and do not overlap. A mark within a finding moves to the end of the
    word that replaces it: what begins there is what followed.
    """
    pieces: list[str] = []
    moved: list[Mark] = []
    waiting = list(reversed(marks))
    done = length = 0
    for found in findings:
        word = f"[{found.kind}]"
        while waiting and waiting[-1].offset <= found.start:
            mark = waiting.pop()
            moved.append(replace(mark, offset=mark.offset - done + length))
        pieces += [text[done : found.start], word]
        length += found.start - done + len(word)
        done = found.end
        while waiting and waiting[-1].offset < done:
            moved.append(replace(waiting.pop(), offset=length))
    moved += [replace(mark, offset=mark.offset - done + length) for mark in reversed(waiting)]
    return "".join((*pieces, text[done:])), tuple(moved)
