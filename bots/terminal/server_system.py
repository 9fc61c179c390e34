"""The running server as a system to evaluate: the same questions over HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from bots.answer_shape import HitJson
from bots.errors import ServerProblemError
from bots.terminal.asked import Asked, last
from bots.terminal.client import ServerClient
from evaluation.run_file import RunCitation, RunHit, RunSentence
from evaluation.system import SEARCHED, StoredText, SystemReply, versions

_PROBE = "circulair inkopen"  # any question: its answer tells the version of the corpus


class ServerSystem:
    """Asks the server of a data folder; a hit's place is looked up in its stored document."""

    name = "leerkring"

    def __init__(self, client: ServerClient) -> None:
        self._client = client
        self._documents: dict[str, StoredText | None] = {}

    def ask(self, question: str) -> SystemReply:
        """Ask, then search for the hits behind the answer."""
        answer = last(self._client.ask(Asked(question=question)))
        found = self._client.search(Asked(question=question), top_k=SEARCHED)
        return SystemReply(
            status=answer["status"],
            reason=answer["reason"],
            language=answer["language"],
            corpus_version=answer["corpus_version"],
            hits=tuple(map(self._hit, found["hits"])),
            sentences=tuple(
                RunSentence(
                    text=sentence["text"],
                    citations=tuple(sentence["citations"]),
                    support=sentence["support"],
                    verbatim=sentence["verbatim"],
                )
                for sentence in answer["sentences"]
            ),
            citations=tuple(
                RunCitation(
                    number=citation["number"],
                    document_id=citation["document_id"],
                    language=citation["language"],
                    kind=citation["kind"],
                    quote=citation["quote"],
                    start=citation["start"],
                    end=citation["end"],
                    faithful=False,
                )
                for citation in answer["citations"]
            ),
            options=tuple(option["label"] for option in answer["options"]),
            writer=answer["writer"] or "",
            timings_ms=answer["timings_ms"],
        )

    def document(self, document_id: str) -> StoredText | None:
        """Return the stored document, fetched once."""
        if document_id not in self._documents:
            self._documents[document_id] = self._fetched(document_id)
        return self._documents[document_id]

    def made_with(self) -> Mapping[str, str]:
        """Return the server's index and corpus, and this installation's versions, its own too."""
        index = self._client.call("GET", "/api/index", query={"audience": "public"})
        corpus = last(self._client.ask(Asked(question=_PROBE)))["corpus_version"]
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
