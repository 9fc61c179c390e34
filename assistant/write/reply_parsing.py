"""Pieces of a chat model's reply in, whole sentences with the passages they cite out.

A reply is JSON as the schema has it, or plain text with `[1]` behind each sentence. Which of the
two it is shows at its first character, whatever was asked for.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ingest.text.invisible import without_invisible

LONGEST_SENTENCE = 800
"""Characters without the end of a sentence after which the rest is not read any more."""

MOST_REPEATS = 3
"""A model that says the same so often goes round in circles."""

_MARKERS = r"(?:\s*[\[【]\s*\d{1,2}(?:\s*[,;]\s*\d{1,2})*\s*[\]】])"
_END = re.compile(rf"[.!?…][\"'”’»)]*{_MARKERS}*(?=\s)|{_MARKERS}+[.!?]?(?=\s)|\n")
_MARKER = re.compile(_MARKERS)
_GOES_ON = re.compile(r"\s*[\[【]")
_ABBREVIATION = re.compile(
    r"(?:^|\W)(?:\d+|artt?|bijv|bv|ca|dr|excl|incl|ir|mln|mld|mr|mrs|nr|o\.a|prof|resp|st|vgl|"
    r"bzw|ggf|inkl|cf|e\.g|i\.e|etc|vs|d\.h|z\.b|p\.ex|abs|no|[a-z])\.$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-*•–]\s+|\d+[.)]\s+|#+\s+)")
_EMPHASIS = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")
_THOUGHTS = re.compile(r"\s*<think>")
_FENCE = re.compile(r"\s*```(?:json)?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A sentence of a model, clean and on one line, and the numbers of the passages it cites."""

    text: str
    passages: tuple[int, ...]


def proposals(pieces: Iterable[str]) -> Iterator[Proposal]:
    """Yield each sentence once it is whole; stops where the model goes round in circles."""
    said: dict[str, int] = {}
    for text, passages in _sentences(_Text(pieces)):
        proposal = Proposal(text=clean(text), passages=tuple(dict.fromkeys(passages)))
        said[proposal.text] = said.get(proposal.text, 0) + 1
        if said[proposal.text] >= MOST_REPEATS:
            return
        if proposal.text and said[proposal.text] == 1:
            yield proposal


def clean(text: str) -> str:
    """Return words on one line, without what cannot be seen and without Markdown's marks."""
    kept = (
        char if not char.isspace() else " "
        for char in without_invisible(unicodedata.normalize("NFC", text))
        if char.isspace() or unicodedata.category(char) not in {"Cc", "Cs", "Co"}
    )
    line = _EMPHASIS.sub("", _BULLET.sub("", "".join(kept)))
    return re.sub(r"\s+([.,;:!?])(?=\s|$)", r"\1", re.sub(r"\s+", " ", line)).strip()


class _Text:
    """A text that grows while it is read."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = iter(pieces)
        self.text = ""
        self.is_whole = False

    def grow(self) -> bool:
        """Add a piece; False where there is no more."""
        piece = next(self._pieces, None)
        if piece is None:
            self.is_whole = True
            return False
        self.text += piece
        return True

    def drop(self, count: int) -> None:
        """Forget the first characters."""
        self.text = self.text[count:]


def _sentences(reply: _Text) -> Iterator[tuple[str, list[int]]]:
    _skip_thoughts(reply)
    while not reply.text.lstrip(" \n\t`json") and reply.grow():
        pass
    if (fence := _FENCE.match(reply.text)) is not None:
        reply.drop(fence.end())
    yield from _structured(reply) if reply.text.lstrip().startswith("{") else _plain(reply)


def _skip_thoughts(reply: _Text) -> None:
    """Leave out what a model thinks aloud before it answers."""
    while len(reply.text.lstrip()) < len("<think>") and reply.grow():
        pass
    if _THOUGHTS.match(reply.text):
        while "</think>" not in reply.text and reply.grow():
            pass
        reply.drop(len(reply.text.partition("</think>")[0]) + len("</think>"))


def _structured(reply: _Text) -> Iterator[tuple[str, list[int]]]:
    """Yield the sentences of a JSON reply, each when its object is whole."""
    while "[" not in reply.text and reply.grow():
        pass
    reply.drop(reply.text.find("[") + 1)
    decoder = json.JSONDecoder()
    while len(reply.text) <= LONGEST_SENTENCE * 2:
        bare = reply.text.lstrip(" \n\r\t,")
        if bare.startswith("]"):
            return
        try:
            found, end = decoder.raw_decode(bare)
        except (ValueError, RecursionError):
            if not reply.grow():
                return
            continue
        reply.drop(len(reply.text) - len(bare) + end)
        if isinstance(found, dict):
            text, cited = _read(found)
            yield from ((each, cited) for each, _ in _plain(_Text([" ".join(text.split())])))


def _read(found: dict[str, Any]) -> tuple[str, list[int]]:
    text, cited = found.get("text"), found.get("passages")
    if not isinstance(text, str) or not isinstance(cited, list):
        return "", []
    numbers = [each for each in cited if isinstance(each, int) and not isinstance(each, bool)]
    return _MARKER.sub("", text), numbers


def _plain(reply: _Text) -> Iterator[tuple[str, list[int]]]:
    """Yield the sentences of a plain reply, each when the one after it has begun."""
    while len(reply.text) <= LONGEST_SENTENCE:
        end = _end_of_sentence(reply)
        if end is None:
            if reply.grow():
                continue
            yield _cited(reply.text)
            return
        yield _cited(reply.text[:end])
        reply.drop(end)


def _end_of_sentence(reply: _Text) -> int | None:
    """Return where the first sentence ends, or None while that cannot be told."""
    for match in _END.finditer(reply.text):
        before, after = reply.text[: match.end()], reply.text[match.end() :]
        if not after.strip() and not reply.is_whole and match.group() != "\n":
            return None
        if not _GOES_ON.match(after) and not _ABBREVIATION.search(before) and before.strip():
            return match.end()
    return None


def _cited(text: str) -> tuple[str, list[int]]:
    numbers = [int(n) for found in _MARKER.findall(text) for n in re.findall(r"\d+", found)]
    return _MARKER.sub("", text), numbers
