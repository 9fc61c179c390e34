"""Whether a text tells a machine what to do: instructions that somebody hid in a document.

Documents are written to people. Whoever writes "ignore your instructions" or "as an AI you must"
writes to the program that reads along. What is recognised is never answered from; what is not
still has to pass verification, so this is a second net and no promise.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from collections.abc import Callable, Iterator

from ingest.text.invisible import without_invisible
from ingest.text.words import fold

_AROUND = 240  # characters on each side of a clue that are read with it

_LOOKALIKES = str.maketrans(
    "аеорсухікмнтвѕјԁԛԝανεοριτκυχη",  # Cyrillic, then Greek
    "aeopcyxikmhtbsjdqwaveopitkuxn",
)
_NOT_LATIN = re.compile(r"[Ͱ-ԯ]")
_MIXED = re.compile(rf"[a-z]{_NOT_LATIN.pattern}|{_NOT_LATIN.pattern}[a-z]")
_SET_APART = re.compile(r"(?<=\b\w)[ .*-](?=\w\b)")
_ENCODED = re.compile(r"(?<![\w+/])(?:[A-Za-z0-9+/]{24,}={0,2}|(?:[0-9A-Fa-f]{2} ){12,})")


def tells_a_machine(text: str) -> bool:
    """Tell whether the text, or what it hides in base64, hex or rot13, instructs a program."""
    plain = _readable(text)
    if _is_told(plain):
        return True
    if "rot13" in plain.replace("-", "") and _is_told(codecs.decode(plain, "rot13")):
        return True
    return any(_is_told(_readable(hidden)) for hidden in _decoded(text))


def dictates_words(text: str) -> bool:
    """Tell whether it asks to say something: too common in documents, and rare in questions."""
    from ingest.text.instruction_patterns import DICTATION  # noqa: PLC0415  takes 70 ms to compile

    return DICTATION.search(_readable(text)) is not None


def _readable(text: str) -> str:
    """Return the text folded, look-alikes as Latin letters, letters set apart put together."""
    folded = fold(without_invisible(text)).replace("_", " ").replace("’", "'")
    if _NOT_LATIN.search("".join(set(folded))) and _MIXED.search(folded):
        folded = folded.translate(_LOOKALIKES)
    return f"\n{_SET_APART.sub('', folded)}\n"  # a clue may have a space on each side


def _is_told(text: str) -> bool:
    return any(_is_told_in(window) for window in _windows(text))


def _is_told_in(window: str) -> bool:
    """Tell whether one pattern is enough, or two kinds stand together."""
    from ingest.text import instruction_patterns as known  # noqa: PLC0415  as above

    if any(pattern.search(window) for pattern in known.SURE):
        return True
    has_machine, lets_go, from_now = (
        pattern.search(window) is not None
        for pattern in (known.MACHINE, known.LET_GO, known.FROM_NOW)
    )
    if known.IN_ITS_ANSWER.search(window) or known.TO_THE_USER.search(window):
        return has_machine or lets_go or from_now or known.MARKUP.search(window) is not None
    return has_machine and (lets_go or from_now)


def _windows(text: str) -> Iterator[str]:
    """Yield what stands around each clue: a long text without one costs next to nothing."""
    read_to = -1
    for place in sorted(_places(text)):
        if place >= read_to:
            read_to = place + _AROUND
            yield text[max(0, place - _AROUND) : read_to + _AROUND]


def _places(text: str) -> Iterator[int]:
    from ingest.text.instruction_patterns import CLUES  # noqa: PLC0415  as above

    on_one_line = text.replace("\n", " ")
    for clue in CLUES:
        place = on_one_line.find(clue)
        while place >= 0:
            yield place
            place = on_one_line.find(clue, place + 1)


def _decoded(text: str) -> Iterator[str]:
    for found in _ENCODED.finditer(text):
        run = re.sub(r"\s", "", found[0])
        for decode in _DECODERS:
            try:
                hidden = decode(run).decode("utf-8")
            except (binascii.Error, ValueError):
                continue
            if hidden.isprintable():
                yield hidden


def _from_base64(run: str) -> bytes:
    return base64.b64decode(run + "=" * (-len(run) % 4), validate=True)


_DECODERS: tuple[Callable[[str], bytes], ...] = (bytes.fromhex, _from_base64)
