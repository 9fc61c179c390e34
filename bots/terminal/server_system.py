"""The running server as a system to evaluate: the same questions over HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from bots.answer_reading import read_reply
from bots.answer_shape import HitJson
from bots.errors import ServerProblemError
from bots.terminal.asked import Asked, last
from bots.terminal.client import ServerClient
from evaluation.run_file import RunHit
from evaluation.system import SEARCHED, StoredText, SystemReply, system_reply, versions

_PROBE = "circulair inkopen"  # any question: its answer tells the version of the corpus


class ServerSystem:
    """Asks the server of a data folder; a hit's place is looked up in its stored document."""

    name = "leerkring"

    def __init__(self, client: ServerClient) -> None:
        self._client = client
        self._documents: dict[str, StoredText | None] = {}

    def ask(self, question: str) -> SystemReply:
        """Ask, then search for the hits behind the answer."""
        answer = last(self._client.ask(Asked(question=question, record=False)))
        found = self._client.search(Asked(question=question), top_k=SEARCHED)
        hits = tuple(map(self._hit, found["hits"]))
        return system_reply(read_reply(answer), hits, signals={})

    def document(self, document_id: str) -> StoredText | None:
        """Return the stored document, fetched once."""
        if document_id not in self._documents:
            self._documents[document_id] = self._fetched(document_id)
        return self._documents[document_id]

    def made_with(self) -> Mapping[str, str]:
        """Return the server's index and corpus, and this installation's versions, its own too."""
        index = self._client.call("GET", "/api/index", query={"audience": "public"})
        corpus = last(self._client.ask(Asked(question=_PROBE, record=False)))["corpus_version"]
        return {"index": str(index["fingerprint"]), "corpus": corpus, **versions()}

    def _fetched(self, document_id: str) -> StoredText | None:
        try:
            found = self._client.call("GET", f"/api/documents/{quote(document_id, safe='')}")
        except ServerProblemError as error:
            if error.kind == "not_found":
                return None
            raise
        return StoredText(text=str(found["text"]), language=str(found["language"]))

    def _hit(self, hit: HitJson) -> RunHit:
        stored = self.document(hit["document_id"])
        start = stored.text.find(hit["text"]) if stored else -1
        return RunHit(
            document_id=hit["document_id"],
            chunk_id=hit["chunk_id"],
            score=hit["score"],
            start=max(start, 0),
            end=start + len(hit["text"]) if start >= 0 else 0,
            language=stored.language if stored else "",
        )
