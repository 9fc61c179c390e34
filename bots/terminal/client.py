"""The commands' way to a running server: the same answers, the same errors."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Self, cast

from bots.answer_shape import AnswerJson, HitsJson
from bots.dossier.formats import Format
from bots.errors import ServerProblemError
from bots.http import httpx
from bots.presence import RunningServer
from bots.terminal.asked import Asked, Piece, Shown, Step
from bots.terminal.server_events import ServerEvent, read_events

WAIT = 120.0
"""Seconds in which the server says something, also while it writes an index."""

_CONNECT = 2.0


class ServerClient:
    """Talks to the server of a data folder with its token; use it as a context manager."""

    def __init__(self, server: RunningServer) -> None:
        self._address = server.address
        self._http = httpx.Client(
            base_url=server.address,
            headers={"Authorization": f"Bearer {server.token}"},
            timeout=httpx.Timeout(WAIT, connect=_CONNECT),
            trust_env=False,  # a proxy has nothing to do with this machine's own server
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def ask(self, asked: Asked) -> Iterator[Shown]:
        """Yield what the server says on the way, then the answer."""
        with (
            self._problems(),
            self._http.stream("POST", "/api/ask/stream", json=_ask_body(asked)) as response,
        ):
            if not response.is_success:
                response.read()
                raise _problem(response)
            for event in read_events(response.iter_text()):
                shown = _shown(event)
                if shown is not None:
                    yield shown
                if event.name == "answer":
                    return
        raise ServerProblemError("The server ended before the answer did. Ask again.")

    def dossier(self, answer_id: str, chosen: Format, asked: Asked) -> bytes:
        """Return an answer that this server gave as a file."""
        body = {
            "answer_ids": [answer_id],
            "format": chosen,
            "language": asked.language,
            "audiences": sorted(asked.audience),
        }
        with self._problems():
            response = self._http.post("/api/dossier", json=body)
            if not response.is_success:
                raise _problem(response)
            return response.content

    def search(self, asked: Asked, *, top_k: int) -> HitsJson:
        """Return the best chunks."""
        body = {**_body(asked), "top_k": top_k}
        return cast("HitsJson", self.call("POST", "/api/search", body=body))

    def call(
        self,
        method: str,
        path: str,
        *,
        body: Mapping[str, object] | bytes | None = None,
        query: Mapping[str, str | Sequence[str]] | None = None,
    ) -> Mapping[str, object]:
        """Return the JSON object that the server answers; raises ServerProblemError."""
        content = json.dumps(body).encode() if isinstance(body, Mapping) else body
        headers = {"Content-Type": "application/json"} if content is not None else {}
        with self._problems():
            response = self._http.request(
                method, path, content=content, params=query, headers=headers
            )
            if not response.is_success:
                raise _problem(response)
            return _object(response.text)

    @contextmanager
    def _problems(self) -> Iterator[None]:
        try:
            yield
        except httpx.HTTPError as error:
            raise ServerProblemError(
                f"leerkring serve at {self._address} does not answer ({type(error).__name__}). "
                "Look whether it still runs, or stop it and run this command again.",
                kind="unavailable",
            ) from error


def _ask_body(asked: Asked) -> dict[str, object]:
    about = {"language": asked.language, "conversation_id": asked.conversation_id}
    return {**_body(asked), **about, "record": asked.record, "face": asked.face}


def _body(asked: Asked) -> dict[str, object]:
    return {
        "question": asked.question,
        "filters": {facet: list(values) for facet, values in asked.filters.items()},
        "audiences": sorted(asked.audience),
    }


def _shown(event: ServerEvent) -> Shown | None:
    data = _object(event.data)
    match event.name:
        case "status":
            return Step(step=str(data["step"]))
        case "delta":
            return Piece(text=str(data["text"]))
        case "answer":
            return cast("AnswerJson", data)
        case "error":
            raise ServerProblemError(str(data.get("detail")), kind=_kind(data.get("type")))
    return None  # `sources`, and what later versions add


def _problem(response: httpx.Response) -> ServerProblemError:
    """Return a problem detail (RFC 9457) as an error."""
    try:
        problem = _object(response.text)
    except ServerProblemError:
        problem = {}
    detail = problem.get("detail") or problem.get("title") or f"status {response.status_code}"
    return ServerProblemError(str(detail), kind=_kind(problem.get("type")))


def _kind(given: object) -> str:
    name = str(given or "").rpartition("/")[2].rpartition(":")[2]
    return name if name and name != "blank" else "server_problem"


def _object(text: str) -> Mapping[str, object]:
    try:
        value = json.loads(text)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise ServerProblemError("The server answered something else than was asked for.")
    return value
