"""Exchanges of the journal as a file that candidates are made of (candidates.py has its shape)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from assistant.access import PUBLIC
from assistant.journal.port import AskedQuestion


def save_export(asked: Iterable[AskedQuestion], path: Path) -> int:
    """Write what was asked of public documents, one exchange a line; return how many.

    The rating is the worst that was given. What was asked of other documents may quote them, and
    question sets are read by everybody.
    """
    lines = [_line(question) for question in asked if question.audience <= PUBLIC]
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return len(lines)


def _line(asked: AskedQuestion) -> str:
    comments = [given.comment for given in asked.feedback if given.comment]
    exchange = {
        "question": asked.searched_for or asked.text,
        "language": asked.language,
        "status": asked.status,
        "rating": asked.worst_rating,
        "comment": "\n".join(comments),
        "citations": [
            {"document_id": cited.document_id, "quote": cited.quote} for cited in asked.citations
        ],
    }
    return json.dumps(exchange, ensure_ascii=False)
