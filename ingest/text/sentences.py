"""Where sentences begin and end: spaCy's blank pipelines with the rule-based sentencizer."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.document import base_language
from ingest.text.language import KNOWN

if TYPE_CHECKING:
    from spacy.language import Language

_LONGEST = 500_000  # characters in one go; spaCy refuses more than a million


def sentence_bounds(text: str, language: str) -> list[tuple[int, int]]:
    """Return start and end of each sentence of one paragraph, without the space around it."""
    base = base_language(language)
    doc = _pipeline(base if base in KNOWN else "xx")(text[:_LONGEST])
    bounds = [(sent.start_char, sent.end_char) for sent in doc.sents]
    if len(text) > _LONGEST:
        bounds.append((_LONGEST, len(text)))
    return _joined(text, [b for b in (_trimmed(text, *bound) for bound in bounds) if b[0] < b[1]])


_UNFINISHED = re.compile(
    r"(?:^|\W)(?:\d+|art|artt|afb|bijv|blz|bv|ca|dhr|dr|e\.?a|e\.?d|evt|excl|fig|incl|ing|ir|jl|"
    r"m\.?b\.?t|mevr|mln|mld|mr|nl|nr|o\.?a|o\.?m|pag|prof|resp|st|t\.?o\.?v|t/m|tel|"
    r"vgl|vs|z\.?o\.?z|z\.?b|u\.?a|bzw|ggf|inkl|zzgl|et al|cf|env|e\.?g|i\.?e|etc|[a-z])\.$",
    re.IGNORECASE,
)


def _joined(text: str, bounds: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Put together what was cut after an abbreviation or a number, or goes on in lower case."""
    joined: list[tuple[int, int]] = []
    for start, end in bounds:
        before = text[joined[-1][0] : joined[-1][1]] if joined else ""
        goes_on = text[start].islower() or not any(c.isalnum() for c in text[start:end])
        if joined and (goes_on or _cut_short(before, text[start])):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _cut_short(before: str, following: str) -> bool:
    """Tell whether the full stop belongs to an abbreviation rather than to the sentence."""
    match = _UNFINISHED.search(before)
    if match is None:
        return False
    is_number = match.group().strip(" .").isdigit()
    return following.isdigit() if is_number else True


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())


@lru_cache(maxsize=8)
def _pipeline(base: str) -> Language:
    import spacy  # noqa: PLC0415  2.7 s, needed by ingestion only

    pipeline = spacy.blank(base)
    pipeline.add_pipe("sentencizer")
    pipeline.max_length = _LONGEST + 1
    return pipeline
