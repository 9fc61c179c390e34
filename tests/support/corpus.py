"""The shipped corpus, read without the product's readers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

CORPUS = Path(__file__).parents[2] / "corpus"


@dataclass(frozen=True, slots=True)
class CorpusDocument:
    """One file: its front matter and what stands beneath it."""

    path: Path
    meta: dict[str, Any]
    body: str

    @property
    def sections(self) -> list[tuple[str, list[str]]]:
        """Headings in order, each with its lines that are not blank; the first heading is empty."""
        found: list[tuple[str, list[str]]] = [("", [])]
        for line in self.body.splitlines():
            if line.startswith("## "):
                found.append((line.removeprefix("## "), []))
            elif line.strip():
                found[-1][1].append(line)
        return found

    @property
    def lines(self) -> list[str]:
        """What is said, without headings and bullets."""
        return [line.removeprefix("- ") for _, lines in self.sections for line in lines]

    @property
    def sources(self) -> list[str]:
        """Every address it rests on."""
        return [self.meta["source"], *self.meta.get("more_sources", [])]


@cache
def corpus_documents() -> tuple[CorpusDocument, ...]:
    """Return every document of the corpus; the README.md beside them is none."""
    paths = sorted(path for path in CORPUS.rglob("*.md") if path != CORPUS / "README.md")
    return tuple(_read(path) for path in paths)


def answering_documents() -> tuple[CorpusDocument, ...]:
    """Return the documents that answers cite: all but the overviews."""
    return tuple(d for d in corpus_documents() if d.meta["kind"] != "overview")


def overviews() -> tuple[CorpusDocument, ...]:
    """Return the documents that help to browse."""
    return tuple(d for d in corpus_documents() if d.meta["kind"] == "overview")


def links(document: CorpusDocument) -> list[str]:
    """Return where its Markdown links lead."""
    return re.findall(r"\]\(([^)]+)\)", document.body)


def _read(path: Path) -> CorpusDocument:
    opening, matter, body = path.read_text(encoding="utf-8").split("---\n", 2)
    assert opening == "", f"{path.name} does not begin with front matter"
    return CorpusDocument(path, yaml.safe_load(matter), body)
