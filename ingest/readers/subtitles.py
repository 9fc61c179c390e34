"""Reads WebVTT and SRT subtitles: cues become sentences, each with its time."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.document import Mark
from ingest.errors import SourceError
from ingest.readers.cleaning import clean_line, clean_text
from ingest.readers.decoding import read_text
from ingest.readers.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What is said from `start`, in milliseconds."""

    start: int
    text: str


_TAG = re.compile(r"</?[a-zA-Z0-9][^>\n]*>")
_SOUND = re.compile(r"\[[^\]\n]{1,40}\]|♪")
_NAME = r"[A-ZÀ-Þ][\w'’.-]*"
_TURN = re.compile(rf"(?:>>+|[-–])\s*(?:{_NAME}(?:\s+[\w'’.-]+){{0,4}}\s*(?:\([^)\n]*\))?:)?\s*")
_FULL_NAME = re.compile(
    rf"{_NAME}(?:\s+(?:van|von|de|der|den|het|ter|ten|te|du|la|le|'t))*(?:\s+{_NAME}){{1,3}}"
    r"\s*(?:\([^)\n]*\))?:\s+"
)
_LABEL = re.compile(rf"({_NAME}(?:\s+\d+)?):\s+")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')]*$")
_SENTENCES = 5  # a paragraph
_LONG = 40  # words without an end: captions made by a machine often have no full stops


def read_subtitles(path: Path) -> Reading:
    """Read subtitles; who speaks is left out."""
    is_vtt = path.suffix.lower() == ".vtt"
    text, marks = paragraphs(cues_of(path, read_text(path), is_vtt=is_vtt))
    if not text:
        raise SourceError(
            path,
            "has no subtitles with a time and a text. Export them anew as WebVTT (.vtt) or "
            "SubRip (.srt).",
        )
    return Reading(text=text, marks=marks)


def cues_of(path: Path, subtitles: str, *, is_vtt: bool) -> list[Cue]:
    """Return sentences by the time at which they begin; `path` is the file that has them in it.

    Raises SourceError where a time is none.
    """
    cues = _without_speakers(_cues(path, clean_text(subtitles), is_vtt=is_vtt))
    return list(_sentences(_unrolled(cues)))


def _cues(path: Path, text: str, *, is_vtt: bool) -> list[Cue]:
    from pysubs2 import SSAFile  # noqa: PLC0415  only for this format
    from pysubs2.exceptions import Pysubs2Error  # noqa: PLC0415  the same

    if not text:
        return []
    try:
        events = SSAFile.from_string(
            _cue_blocks(text) if is_vtt else text, format_="vtt" if is_vtt else "srt"
        )
    except (Pysubs2Error, ValueError) as error:
        raise SourceError(path, "holds a time that is none. Export it anew.") from error
    cues = (Cue(start=event.start, text=_spoken(event.plaintext)) for event in events)
    return [cue for cue in sorted(cues, key=lambda cue: cue.start) if cue.text]


def _cue_blocks(text: str) -> str:
    """Return WebVTT with its cues only: no notes, styles and cue names, which would be read out."""
    blocks = (block.split("\n") for block in re.split(r"\n\s*\n", text))
    timed = ((next((i for i, s in enumerate(b) if "-->" in s), None), b) for b in blocks)
    return "\n\n".join(["WEBVTT", *("\n".join(b[at:]) for at, b in timed if at is not None)])


def _spoken(text: str) -> str:
    """Return the words of a cue: no tags, sounds and entities; its lines stay apart."""
    text = _SOUND.sub("", _TAG.sub("", html.unescape(_TAG.sub("", text))))
    return "\n".join(filter(None, (clean_line(line) for line in text.split("\n"))))


def _without_speakers(cues: Sequence[Cue]) -> list[Cue]:
    """Drop who speaks: no names of people are kept.

    A full name before a colon goes, also a single word that several cues begin with.
    """
    labels = Counter(found[1] for cue in cues for found in _starts(cue.text))
    names = {label for label, count in labels.items() if count > 1}
    stripped = (Cue(start=cue.start, text=_without_names(cue.text, names)) for cue in cues)
    return [cue for cue in stripped if cue.text]


def _starts(text: str) -> Iterator[re.Match[str]]:
    return (found for line in text.split("\n") if (found := _LABEL.match(line)))


def _without_names(text: str, names: set[str]) -> str:
    lines = []
    for line in text.split("\n"):
        plain = _FULL_NAME.sub("", _TURN.sub("", line, count=1) if _TURN.match(line) else line, 1)
        label = _LABEL.match(plain)
        lines.append(plain[label.end() :] if label and label[1] in names else plain)
    return "\n".join(filter(None, lines))


def _unrolled(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Take from each cue what the one before it showed already (captions that roll upwards)."""
    before: list[str] = []
    for cue in cues:
        words = cue.text.split()
        size = next((n for n in range(len(words), 0, -1) if before[-n:] == words[:n]), 0)
        is_repeated = size >= min(3, len(before), len(words)) and size > 0
        fresh = words[size:] if is_repeated else words
        before = words
        if fresh:
            yield Cue(start=cue.start, text=" ".join(fresh))


def _sentences(cues: Iterator[Cue]) -> Iterator[Cue]:
    """Join cues until a sentence ends; a sentence has the time of the cue it begins in."""
    words: list[str] = []
    start = 0
    for cue in cues:
        for word in cue.text.split():
            start = start if words else cue.start
            words.append(word)
            if _SENTENCE_END.search(word) and not re.fullmatch(r"(?:[^\W\d]\.)+", word):
                yield Cue(start=start, text=" ".join(words))
                words = []
        if len(words) >= _LONG:
            yield Cue(start=start, text=" ".join(words))
            words = []
    if words:
        yield Cue(start=start, text=" ".join(words))


def paragraphs(sentences: Sequence[Cue]) -> tuple[str, tuple[Mark, ...]]:
    """Return the text, a paragraph of some sentences a line, and a mark at each sentence."""
    text, marks = "", []
    for position, sentence in enumerate(sentences):
        if text:
            is_open = not _SENTENCE_END.search(sentences[position - 1].text)
            text += "\n\n" if is_open or position % _SENTENCES == 0 else " "
        marks.append(Mark(offset=len(text), timecode=timecode(sentence.start)))
        text += sentence.text
    return text, tuple(marks)


def timecode(milliseconds: int) -> str:
    """Return a time as `HH:MM:SS`."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
