"""The port that the tools ask, and what it is inside a process that has the assistant itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from assistant.access import Caller, Scope, authorise
from assistant.journal.port import Journal
from bots.answer_json import hits_to_json, reply_to_json
from bots.answer_shape import AnswerJson, HitsJson
from bots.document_json import DocumentJson, document_to_json
from bots.mcp.arguments import AskArguments, DocumentArguments, SearchArguments
from bots.port import Assistant
from bots.recording import recorded, reply_of

FACE = "mcp"


class Lessons(Protocol):
    """Who calls is known; a tool that they may not use raises. Safe in threads."""

    @property
    def scopes(self) -> frozenset[Scope]:
        """What the caller may do: the tools that they are shown."""
        ...

    def search(self, given: SearchArguments) -> HitsJson:
        """Return the best chunks; scope read."""
        ...

    def ask(self, given: AskArguments) -> AnswerJson:
        """Return the answer; scope ask."""
        ...

    def document(self, given: DocumentArguments) -> DocumentJson | None:
        """Return a document, or None where the caller may read none of that id; scope read."""
        ...


def go_on() -> None:
    """Let an answer be written to its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLessons:
    """Asks the assistant of this process. `audience` is what the caller named, if anything.

    `look` is called now and then between two sentences; what it raises ends the answer.
    """

    assistant: Assistant
    journal: Journal
    caller: Caller
    audience: frozenset[str] = frozenset()
    look: Callable[[], None] = go_on

    @property
    def scopes(self) -> frozenset[Scope]:
        """What the caller may do."""
        return self.caller.scopes

    def search(self, given: SearchArguments) -> HitsJson:
        """Return the best chunks."""
        hits = self.assistant.search(
            given.question,
            audience=self._may(Scope.READ),
            filters=given.filters,
            top_k=given.top_k,
        )
        return hits_to_json(given.question, hits)

    def ask(self, given: AskArguments) -> AnswerJson:
        """Return the answer, and record it."""
        audience = self._may(Scope.ASK)
        events = self.assistant.stream(
            given.question,
            audience=audience,
            filters=given.filters,
            language=given.language,
            conversation_id=given.conversation_id,
        )
        kept = recorded(events, self.journal, face=FACE, audience=audience)
        return reply_to_json(reply_of(kept, look=self.look))

    def document(self, given: DocumentArguments) -> DocumentJson | None:
        """Return a document."""
        found = self.assistant.document(given.document_id, audience=self._may(Scope.READ))
        return None if found is None else document_to_json(found)

    def _may(self, scope: Scope) -> frozenset[str]:
        return authorise(self.caller, scope, self.audience)
