"""The labelled snippets that screening is tuned and judged on: JSON Lines in, snippets out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.errors import ScreeningSetError
from evaluation.set_file import SetFormat, shipped_path
from ingest.document import LANGUAGES
from ingest.screen.finding import Finding, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A made-up text with what is to be found in it, in order of place; nothing, in many."""

    id: str
    language: str
    text: str
    spans: tuple[Finding, ...]

    @property
    def template(self) -> str:
        """The sentence it was made of: others differ from it in names and numbers alone."""
        return self.id.rstrip("abc")


def load_snippets(name: str | Path) -> tuple[Snippet, ...]:
    """Return the snippets of a shipped half (`fit`, `judge`) or of a file, in their order.

    Raises ScreeningSetError for what can't be read, for a set without snippets, and for an id that
    stands twice.
    """
    path = snippets_path(name)
    snippets: dict[str, Snippet] = {}
    for line, snippet in _FORMAT.read(path):
        if snippet.id in snippets:
            raise ScreeningSetError(path, line, f"{snippet.id!r} is used twice.")
        snippets[snippet.id] = snippet
    if not snippets:
        raise ScreeningSetError(path, 0, "has no snippet.")
    return tuple(snippets.values())


def snippets_path(name: str | Path) -> Path:
    """Return the file of a shipped half's name, or the file itself."""
    return shipped_path(name, "screening")


def snippets_hash(name: str | Path) -> str:
    """Return the SHA-256 of a set's bytes."""
    return hashlib.sha256(snippets_path(name).read_bytes()).hexdigest()


def problem_of(snippet: Snippet) -> str | None:
    """Return why no set may hold the snippet, as the end of a sentence; None: it may."""
    if snippet.language not in LANGUAGES:
        return f"the language {snippet.language!r} is none of {', '.join(LANGUAGES)}."
    done = 0
    for span in snippet.spans:
        if not done <= span.start < span.end <= len(snippet.text):
            return f"the span {span.start} to {span.end} is outside the text or of another's."
        done = span.end
    return None


def _snippet(raw: Mapping[str, Any]) -> Snippet:
    return Snippet(**{**raw, "spans": _spans(raw["spans"])})


def _spans(raw: Sequence[Mapping[str, Any]]) -> tuple[Finding, ...]:
    try:
        return tuple(Finding(**{**span, "kind": Kind(span["kind"])}) for span in raw)
    except (ValueError, KeyError) as error:
        raise TypeError(str(error)) from error


_FORMAT = SetFormat(
    error=ScreeningSetError,
    what="screening set",
    entry="snippet",
    make=_snippet,
    problem_of=problem_of,
)
