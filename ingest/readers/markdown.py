"""Reads Markdown with front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from ingest.errors import SourceError
from ingest.readers.cleaning import clean_text
from ingest.readers.decoding import read_text
from ingest.readers.reading import Reading
from ingest.readers.wrapping import unwrap_markdown
from ingest.yaml_mapping import YamlProblemError, parse_mapping

_FRONT = re.compile(
    r"---[ \t]*\n(?P<yaml>.*?)(?:^---|^\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)


def read_markdown(path: Path) -> Reading:
    """Read a Markdown file; its front matter comes back raw, its body without it."""
    text = re.sub(r"\r\n?", "\n", read_text(path)).lstrip("\ufeff\n")
    front = _FRONT.match(text)
    if front is None and re.match(r"---[ \t]*\n\s*\w+:", text):
        raise SourceError(path, "has front matter without an end. Close it with a line '---'.")
    body = text[front.end() :] if front else text
    return Reading(
        text=clean_text(unwrap_markdown(body)),
        front=_front_matter(path, front["yaml"]) if front else {},
    )


def _front_matter(path: Path, yaml_text: str) -> Mapping[str, object]:
    try:
        return parse_mapping(yaml_text, first_line=2)
    except YamlProblemError as error:
        raise SourceError(path, f"has wrong front matter: {error}") from error
