"""The lessons for tools on this machine: through the running server, or with the index itself."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Self, cast
from urllib.parse import quote

from assistant.access import SCOPES, Scope, owner
from bots.answer_shape import AnswerJson, HitsJson
from bots.errors import ServerProblemError
from bots.mcp.lessons import FACE, Lessons, OwnLessons
from bots.presence import find_server
from bots.terminal.asked import Asked, last
from bots.terminal.client import ServerClient

if TYPE_CHECKING:
    from bots.document_json import DocumentJson
    from bots.mcp.arguments import AskArguments, DocumentArguments, SearchArguments
    from bots.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedLessons:
    """Asks the server of the data folder, with the token of its owner."""

    client: ServerClient
    audience: frozenset[str]
    scopes: frozenset[Scope] = SCOPES

    def search(self, given: SearchArguments) -> HitsJson:
        """Return the best chunks."""
        asked = Asked(question=given.question, filters=given.filters, audience=self.audience)
        return self.client.search(asked, top_k=given.top_k)

    def ask(self, given: AskArguments) -> AnswerJson:
        """Return the answer, which the server records."""
        asked = Asked(
            question=given.question,
            filters=given.filters,
            language=given.language,
            conversation_id=given.conversation_id,
            audience=self.audience,
            face=FACE,
        )
        return last(self.client.ask(asked))

    def document(self, given: DocumentArguments) -> DocumentJson | None:
        """Return a document."""
        query = {"audience": sorted(self.audience)}
        path = f"/api/documents/{quote(given.document_id, safe='')}"
        try:
            return cast("DocumentJson", self.client.call("GET", path, query=query))
        except ServerProblemError as error:
            if error.kind in {"not_found", "withdrawn"}:
                return None
            raise


class LessonsHere:
    """Looks for the server at each call, and opens the index where there is none.

    The index is opened for the first call that needs it and kept until the end: no server and no
    ingestion runs on the folder meanwhile. Use it as a context manager.
    """

    def __init__(self, settings: Settings, audience: frozenset[str]) -> None:
        self._settings = settings
        self._audience = audience
        self._lock = Lock()
        self._closing = ExitStack()
        self._own: OwnLessons | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index; a second time does nothing."""
        self._closing.close()

    @property
    def scopes(self) -> frozenset[Scope]:
        """All: whoever can read the data folder may read all of it."""
        return SCOPES

    def search(self, given: SearchArguments) -> HitsJson:
        """Return the best chunks."""
        with ExitStack() as stack:
            return self._lessons(stack).search(given)

    def ask(self, given: AskArguments) -> AnswerJson:
        """Return the answer."""
        with ExitStack() as stack:
            return self._lessons(stack).ask(given)

    def document(self, given: DocumentArguments) -> DocumentJson | None:
        """Return a document."""
        with ExitStack() as stack:
            return self._lessons(stack).document(given)

    def _lessons(self, stack: ExitStack) -> Lessons:
        with self._lock:
            if self._own is not None:
                return self._own
            server = find_server(self._settings.ingest.data_dir)
            if server is not None:
                client = stack.enter_context(ServerClient(server))
                return ServedLessons(client=client, audience=self._audience)
            self._own = self._opened()
            return self._own

    def _opened(self) -> OwnLessons:
        from bots.compose import open_assistant, open_journal  # noqa: PLC0415  the model, the index

        with ExitStack() as opening:
            journal = opening.enter_context(open_journal(self._settings))
            assistant = opening.enter_context(
                open_assistant(self._settings, audience=self._audience, journal=journal)
            )
            self._closing = opening.pop_all()
        return OwnLessons(
            assistant=assistant, journal=journal, caller=owner(), audience=self._audience
        )
