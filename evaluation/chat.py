"""A chat model behind an OpenAI-compatible endpoint: instructions and data in, words out."""

from __future__ import annotations

import json
import time
from types import TracebackType
from typing import Any, Self

import httpx

from evaluation.errors import ChatError, NoChatModelError
from evaluation.settings import EvaluationSettings

LARGEST_REPLY = 1_000_000
"""Bytes of a reply that are read; a verdict takes some hundreds."""

_PATH = "/chat/completions"
_PAUSE = 1.0
_LONGEST_PAUSE = 30.0
_SHOWN = 200
_TOO_BUSY = 429
_SERVER_ERROR = 500


class ChatModel:
    """Asks one model at temperature 0; a context manager, which closes the connection.

    `address` is the endpoint without user, password and query. The environment's proxies and
    .netrc are not used, and no redirect is followed: the key goes nowhere else.
    """

    def __init__(
        self,
        url: str,
        model: str,
        *,
        key: str | None = None,
        timeout: float,
        max_tokens: int | None = None,
    ) -> None:
        base = httpx.URL(url)
        path = base.path.rstrip("/").removesuffix(_PATH) + _PATH
        self._url = base.copy_with(path=path, fragment=None)
        self.address = str(self._url.copy_with(userinfo=b"", query=None))
        self.model = model
        self._key = key
        self._timeout = timeout
        # Not every endpoint takes the limit: it is sent where it is set.
        self._limits = {} if max_tokens is None else {"max_tokens": max_tokens}
        self._http = httpx.Client(trust_env=False, timeout=timeout)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._http.close()

    def ask(self, *, instructions: str, data: str) -> str:
        """Return the model's words; empty where it gave none.

        An endpoint that is busy or stumbles (429, 5xx, a connection cut off) is asked once more.
        Raises ChatError when it is not there, too slow, refuses, or speaks another protocol.
        """
        messages = [
            {"role": "system", "content": instructions},
            {"role": "user", "content": data},
        ]
        body = {"model": self.model, "messages": messages, "temperature": 0, **self._limits}
        try:
            return self._words(*self._patiently(json.dumps(body).encode()))
        except httpx.TimeoutException as error:
            raise ChatError(
                self.address,
                f"took longer than {self._timeout:g} seconds. Set LEERKRING_CHAT_TIMEOUT higher, "
                "LEERKRING_CHAT_MAX_TOKENS where the model does not stop, or look at the endpoint.",
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ChatError(
                self.address,
                f"does not answer ({type(error).__name__}). See that it runs and that "
                "LEERKRING_CHAT_URL is its address.",
            ) from error

    def _patiently(self, body: bytes) -> tuple[httpx.Response, bytes]:
        try:
            response, received = self._send(body)
        except httpx.RemoteProtocolError:
            return self._send(body)
        if response.status_code != _TOO_BUSY and response.status_code < _SERVER_ERROR:
            return response, received
        time.sleep(_pause(response.headers.get("Retry-After", "")))
        return self._send(body)

    def _send(self, body: bytes) -> tuple[httpx.Response, bytes]:
        """Post and read to the end; httpx's own timeout is between two pieces, not for all."""
        headers = {"Content-Type": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        until = time.monotonic() + self._timeout
        received = bytearray()
        with self._http.stream("POST", self._url, content=body, headers=headers) as response:
            for piece in response.iter_bytes():
                received += piece
                if time.monotonic() > until:
                    raise httpx.ReadTimeout("the reply goes on too long", request=response.request)
                if len(received) > LARGEST_REPLY:
                    raise ChatError(self.address, f"sent more than {LARGEST_REPLY:,} bytes.")
        return response, bytes(received)

    def _words(self, response: httpx.Response, received: bytes) -> str:
        if not response.is_success:
            raise ChatError(self.address, self._refusal(response.status_code, received))
        try:
            choices = _object(received)["choices"]
            content = choices[0]["message"]["content"] if choices else ""
        except (KeyError, IndexError, TypeError) as error:
            raise ChatError(
                self.address,
                "answers otherwise than an OpenAI-compatible endpoint does. "
                "See that LEERKRING_CHAT_URL is its address, as in http://127.0.0.1:8080/v1.",
            ) from error
        return content if isinstance(content, str) else ""

    def _refusal(self, status: int, received: bytes) -> str:
        if status in (401, 403):
            return f"does not let us in (HTTP {status}). Set LEERKRING_CHAT_KEY to a key of it."
        if status == 404:  # noqa: PLR2004  not found, of an address or of a model
            return (
                f"knows no such address or model (HTTP 404). Check LEERKRING_CHAT_URL and "
                f"LEERKRING_CHAT_MODEL, which is {self.model!r}."
            )
        if status == _TOO_BUSY:
            return "takes no more questions now (HTTP 429). Try again later."
        said = _message(received).replace(self._key or "\0", "…")[:_SHOWN]
        return f"failed with HTTP {status}{f': {said}' if said else ''}."


def open_chat(settings: EvaluationSettings) -> ChatModel:
    """Return the configured chat model; raises NoChatModelError naming what is to be set."""
    if settings.chat_url is None or not settings.chat_model:
        raise NoChatModelError(url=settings.chat_url is None, model=not settings.chat_model)
    return ChatModel(
        str(settings.chat_url),
        settings.chat_model,
        key=settings.chat_key.get_secret_value() if settings.chat_key else None,
        timeout=settings.chat_timeout,
        max_tokens=settings.chat_max_tokens,
    )


def _pause(retry_after: str) -> float:
    """Return the seconds that the endpoint asks for, a second where it gives no number."""
    return min(float(retry_after), _LONGEST_PAUSE) if retry_after.isdecimal() else _PAUSE


def _object(received: bytes) -> dict[str, Any]:
    """Return a JSON object; an empty one for anything else."""
    try:
        found = json.loads(received)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _message(received: bytes) -> str:
    """Return what an endpoint says of its error, on one line."""
    error = _object(received).get("error")
    said = error.get("message") if isinstance(error, dict) else error
    return " ".join(said.split()).rstrip(".") if isinstance(said, str) else ""
