"""What an asker got: is it whole and true, and how long did it take; as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

STATUSES = frozenset({"answered", "no_answer", "clarify"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question: when it was asked (Unix seconds), by what, to its whole answer in seconds.

    `fault` says what was wrong; None: nothing. `quotes` were looked up in their documents.
    """

    began: float
    path: str
    seconds: float
    status: str | None
    fault: str | None
    quotes: int = 0

    def line(self) -> str:
        """Return it as a line of JSON."""
        return json.dumps(asdict(self)) + "\n"


def read_asked(log: Path) -> list[Asked]:
    """Return the lines in the order in which the questions were asked."""
    lines = log.read_text("utf-8").splitlines() if log.exists() else []
    return sorted((Asked(**json.loads(line)) for line in lines), key=lambda one: one.began)


def whole_answer(body: str) -> tuple[dict[str, Any] | None, str | None]:
    """Return the answer that a response of /api/ask holds, or what is wrong with it."""
    try:
        answer = json.loads(body)
    except ValueError:
        return None, "the body is no JSON"
    return _looked_at(answer)


def streamed_answer(body: str) -> tuple[dict[str, Any] | None, str | None]:
    """Return the answer that a stream ends in, or what is wrong with it.

    The texts of its deltas, one after the other, must be the text of the answer, but for a table.
    """
    events = list(_events(body))
    errors = [data for name, data in events if name == "error"]
    if errors:
        return None, f"an error event: {errors[0].get('type')}"
    if not events or events[-1][0] != "answer":
        return None, "the stream ended without an answer"
    answer = events[-1][1]
    told = "".join(str(data["text"]) for name, data in events if name == "delta")
    if told != answer.get("answer") and not answer.get("table") and answer["sentences"]:
        return None, "the deltas are not the text of the answer"
    return _looked_at(answer)


def untrue_quote(answer: Mapping[str, Any], text_of: Callable[[str], str]) -> str | None:
    """Return what is wrong where a quote does not stand where it is said to; None: nothing is.

    `text_of` gives the text of a document as GET /api/documents does.
    """
    for citation in answer["citations"]:
        text = text_of(citation["document_id"])
        if text[citation["start"] : citation["end"]] != citation["quote"]:
            return f"quote {citation['number']} does not stand in {citation['document_id']}"
    return None


def _looked_at(answer: Any) -> tuple[dict[str, Any] | None, str | None]:
    if not isinstance(answer, dict) or answer.get("status") not in STATUSES:
        return None, "the body is no answer"
    if answer["status"] == "answered" and not (answer["sentences"] and answer["citations"]):
        return None, "answered without a sentence or a citation"
    return answer, None


def _events(body: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for block in body.replace("\r\n", "\n").split("\n\n"):
        fields = dict(
            line.split(": ", 1) for line in block.split("\n") if line[:1] not in ("", ":")
        )
        if fields:
            yield fields["event"], json.loads(fields["data"])
