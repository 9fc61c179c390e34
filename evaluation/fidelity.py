"""Is every shown quote really in the stored document? Looked at apart from `assistant.verify`."""

from __future__ import annotations

from dataclasses import replace

from evaluation.questions import EvalQuestion
from evaluation.run_file import GoldPlace, RunCitation
from evaluation.system import StoredText, System


class Documents:
    """The stored documents of a system, fetched once each."""

    def __init__(self, system: System) -> None:
        self._system = system
        self._fetched: dict[str, StoredText | None] = {}

    def get(self, document_id: str) -> StoredText | None:
        """Return a document, or None where the system has none of that id."""
        if document_id not in self._fetched:
            self._fetched[document_id] = self._system.document(document_id)
        return self._fetched[document_id]


def checked(citation: RunCitation, documents: Documents) -> RunCitation:
    """Return the citation with `faithful` set: its quote is the text between its ends."""
    stored = documents.get(citation.document_id)
    text = stored.text if stored else ""
    in_range = 0 <= citation.start < citation.end <= len(text)
    is_there = in_range and text[citation.start : citation.end] == citation.quote
    return replace(citation, faithful=bool(citation.quote.strip()) and is_there)


def places(question: EvalQuestion, documents: Documents) -> tuple[GoldPlace, ...]:
    """Return where the gold quotes of a question stand in what the system has stored."""
    found = []
    for gold in question.gold:
        stored = documents.get(gold.document_id)
        start = stored.text.find(gold.quote) if stored else -1
        found.append(
            GoldPlace(
                document_id=gold.document_id,
                language=stored.language if stored else None,
                start=start if start >= 0 else None,
                end=start + len(gold.quote) if start >= 0 else None,
            )
        )
    return tuple(found)
