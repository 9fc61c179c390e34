"""Text put together from parts, as it is written."""

from __future__ import annotations

import re


def capitalised(text: str) -> str:
    """Return text that begins with a capital, as a question does."""
    return text[:1].upper() + text[1:]


def tidied(text: str, before: str) -> str:
    """Return text with single blanks; an elided article before a change stays joined."""
    text = re.sub(r"\s+", " ", text).strip()
    if before[-1:] in {"'", "’", "(", "«", "‘", "“"}:
        text = text.replace(f"{before.strip()} ", before.strip(), 1)
    return re.sub(r" +([,.)])", r"\1", text)


def spaced(*words: str) -> str:
    """Return the words that are not empty, one blank between two; none behind `l'`."""
    joined = " ".join(word for word in words if word)
    return re.sub(r"\b([ldLD]|qu|Qu)['’] ", r"\1'", joined)


def before_the_end(asked: str, words: str) -> str:
    """Return a question with words put behind it, before its question mark."""
    body = re.sub(r"[\s?!.…]+$", "", asked)
    return tidied(f"{body} {words}{asked[len(body) :]}", body)
