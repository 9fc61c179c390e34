"""What a chat model is told and shown: versioned instructions, and passages as data."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from assistant.answer import Passage
from assistant.phrases.catalogue import phrase_language
from assistant.question import Question
from assistant.supported import context_of
from ingest.text.invisible import without_invisible

PROMPT = "answer.v1"
"""Name of the prompt's files; a changed prompt is a new file with the next number."""

_CHARACTERS_A_TOKEN = 3  # of Dutch or German, on the safe side; English has four


def instructions(language: str, *, words: int) -> str:
    """Return what the model is to do, in the asker's language; `words` is how long, about."""
    return _file(f"{PROMPT}.{phrase_language(language)}.md").replace("{words}", str(words))


def data_of(question: Question, passages: Sequence[Passage], *, tokens: int) -> str:
    """Return question and passages, each between marks with a number nobody can guess.

    A text can't end its own part, nor begin another: it would have to name the number, which is
    drawn for this one reply. What cannot be seen is left out. Passages that would go beyond the
    tokens are left out from the last on; the first is cut.
    """
    seal = secrets.token_hex(8)
    parts = [_sealed("question", question.text, seal)]
    left = tokens * _CHARACTERS_A_TOKEN - len(parts[0])
    for passage in passages:
        text = f"{context_of(passage, question.language)}\n{passage.hit.chunk.text}"
        if len(text) > left and len(parts) > 1:
            break
        parts.append(_sealed(f"passage [{passage.number}]", text[: max(left, 0)], seal))
        left -= len(text)
    return "\n\n".join(parts)


def _sealed(name: str, text: str, seal: str) -> str:
    return f"<<{name} {seal}>>\n{_visible(text)}\n<<end {seal}>>"


def _visible(text: str) -> str:
    visible = without_invisible(text)
    return "".join(c for c in visible if c == "\n" or unicodedata.category(c) not in {"Cc", "Co"})


@lru_cache(maxsize=8)
def _file(name: str) -> str:
    return (files("assistant.write") / "prompts" / name).read_text("utf-8").strip()
