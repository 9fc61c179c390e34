"""Makes text safe to store, search and quote."""

from __future__ import annotations

import re
import unicodedata

from ingest.text.invisible import without_invisible

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 controls without tab and line ends
    "\ud800-\udfff]"  # lone surrogates can't be encoded
)
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
)
_STRONG = re.compile(r"(?<!\\)(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\\\w*])([*_])(?=[^\s*_])([^*_\n]+?)(?<=[^\s*_])\1(?![\w*])")
_ESCAPED = re.compile(r"(?<=\S)\\([*_\[\]()#+.!`~|>-])|(?<=\s)\\([_\[\]()!`~])")


def clean_text(text: str) -> str:
    r"""Return text with `\\n` line ends, NFC, and nothing that breaks storing or quoting.

    Spaces at line ends go, three or more line ends in a row become two, as do the edges.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = text.replace("\u00ad\n", "-\n")  # a word broken there: readers make it whole
    text = without_invisible(_UNWANTED.sub("", text)).replace("\u00a0", " ").translate(_LIGATURES)
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def clean_line(text: str) -> str:
    """Return text as one clean line: for titles and other metadata."""
    return " ".join(clean_text(text.replace("\t", " ")).split())


def without_emphasis(markdown: str) -> str:
    """Return Markdown that a converter wrote, without its bold, italics and needless escapes.

    A quote shows words, so marks that a converter put between them would stand in every answer.
    """
    return _ESCAPED.sub(r"\1\2", _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", markdown)))
