"""What stands in a dossier, whatever the format: answers, each quote compared anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assistant.answer import Citation, Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """An answer as far as it may be read at export.

    Its citations have metadata and places of the documents as they are stored now. `changed` are
    the numbers of those whose words no longer stand there; `left_out` is how many documents can't
    be read, with all that rests on them. `is_screened` says that the question was kept without the
    personal data that is recognised.
    """

    reply: Reply
    asked_at: datetime
    changed: frozenset[int] = frozenset()
    left_out: int = 0
    is_screened: bool = False

    def stands(self, citation: Citation) -> bool:
        """Tell whether the words of a citation still stand in its document."""
        return citation.number not in self.changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Answers with when and with what they were filed.

    `missing` are the ids of answers that were asked for and are not kept, or not for this reader;
    `version` is that of Leerkring.
    """

    made_at: datetime
    language: str
    version: str
    answers: tuple[Filed, ...]
    missing: tuple[str, ...] = ()
