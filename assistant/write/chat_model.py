"""A chat model behind an OpenAI-compatible endpoint: messages in, pieces of its reply out."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from queue import Empty, SimpleQueue
from typing import Any, TypeGuard
from weakref import WeakSet

import httpx
from haystack.components.generators.chat import OpenAIChatGenerator
from haystack.dataclasses import ChatMessage, StreamingChunk
from haystack.utils import Secret
from openai import APIConnectionError, APIStatusError, APITimeoutError

from assistant.errors import ChatModelError
from assistant.settings import AssistantSettings
from assistant.write.reply_schema import RESPONSE_FORMAT

_NO_KEY = "none"  # the client wants one; endpoints without keys read none
_PATH = "/chat/completions"
_TOO_BUSY = 429
_SERVER_ERROR = 500
_PAUSE = 0.5
_LEAVING = 1.0  # s, at most, for threads that nobody waits for any more
_NOT_TAKEN = (400, 415, 422, 501)
_RESTING = ("down", "slow", "busy", "refused")
_MANNERS: tuple[dict[str, Any], ...] = (
    {"temperature": 0, "response_format": RESPONSE_FORMAT},
    {"temperature": 0},
    {},
)
"""How the model is asked, the best first: some endpoints know no schemas, some no temperature."""

_STATUS = {
    400: ("declined", "does not take this question"),
    413: ("declined", "does not take this question"),
    422: ("declined", "does not take this question"),
    401: ("refused", "does not let us in: see LEERKRING_CHAT_KEY"),
    403: ("refused", "does not let us in: see LEERKRING_CHAT_KEY"),
    404: ("refused", "knows no such address or model: see LEERKRING_CHAT_URL and _MODEL"),
    429: ("busy", "takes no more questions now"),
}
Piece = str | Exception | None
"""What the thread that reads hands over: words, an error, or None at the end."""


class ChatModel:
    """Asks one model. Safe in threads.

    The environment's proxies and .netrc are not used, and no redirect is followed: question and
    key go nowhere else. After a failure the endpoint is left alone for a while.
    """

    def __init__(self, settings: AssistantSettings) -> None:
        self.name = settings.chat_model or ""
        self.address = settings.chat_address
        self._settings = settings
        key = settings.chat_key.get_secret_value() if settings.chat_key else _NO_KEY
        self._generator = OpenAIChatGenerator(
            api_key=Secret.from_token(key),
            model=self.name,
            api_base_url=str(settings.chat_url).rstrip("/").removesuffix(_PATH),
            timeout=settings.chat_first_token,
            max_retries=0,  # we do that, who know whether somebody still waits
            http_client_kwargs={"trust_env": False, "follow_redirects": False},
        )
        self._generator.warm_up()
        self._manner = 0
        self._rests_until = 0.0
        self._readers: WeakSet[threading.Thread] = WeakSet()

    def close(self) -> None:
        """Close the connections; first wait a moment for threads that would open another one."""
        until = time.monotonic() + _LEAVING
        for thread in list(self._readers):
            thread.join(max(0.0, until - time.monotonic()))
        self._generator.close()

    @property
    def is_structured(self) -> bool:
        """Whether replies are asked for by a schema: until the endpoint turns out to know none."""
        return "response_format" in _MANNERS[self._manner]

    def stream(self, instructions: str, data: str) -> Iterator[str]:
        """Yield the reply as it comes; raises ChatModelError, also in the middle of it."""
        left = self._rests_until - time.monotonic()
        if left > 0:
            raise self._error("resting", f"failed, and is left alone for {left:.0f} s more.")
        messages = [ChatMessage.from_system(instructions), ChatMessage.from_user(data)]
        is_empty = True
        try:
            for piece in self._asked(messages, time.monotonic() + self._settings.chat_timeout):
                is_empty = is_empty and not piece.strip()
                yield piece
        except ChatModelError as error:
            if error.kind in _RESTING:
                self._rests_until = time.monotonic() + self._settings.chat_rest
            raise
        if is_empty:
            raise self._error("empty", "gave an empty reply.")

    def _asked(self, messages: list[ChatMessage], until: float) -> Iterator[str]:
        """Ask in the manner that worked last, and once more or plainer where that is called for."""
        manner, retries, began = self._manner, self._settings.chat_retries, False
        while True:
            try:
                for piece in self._pieces(messages, _MANNERS[manner], until):
                    self._manner, began = manner, True
                    yield piece
            except ChatModelError:
                raise
            except Exception as error:
                if not began and _is_not_taken(error) and manner + 1 < len(_MANNERS):
                    manner += 1
                elif not began and retries and _may_pass(error) and self._waited(error, until):
                    retries -= 1
                else:
                    raise self._failure(error) from error
            else:
                return

    def _pieces(
        self, messages: list[ChatMessage], manner: dict[str, Any], until: float
    ) -> Iterator[str]:
        """Yield pieces that a thread reads; the thread ends when nobody waits for it any more."""
        queue: SimpleQueue[Piece] = SimpleQueue()
        left = threading.Event()
        arguments = (messages, manner, queue, left)
        reader = threading.Thread(target=self._read, args=arguments, daemon=True, name="chat")
        self._readers.add(reader)
        reader.start()
        try:
            while True:
                wait = min(self._settings.chat_first_token, until - time.monotonic())
                try:
                    piece = queue.get(timeout=max(0.0, wait))
                except Empty:
                    raise self._slow() from None
                if isinstance(piece, Exception):
                    raise piece
                if piece is None:
                    return
                yield piece
        finally:
            left.set()

    def _read(
        self,
        messages: list[ChatMessage],
        manner: dict[str, Any],
        queue: SimpleQueue[Piece],
        left: threading.Event,
    ) -> None:
        limit = self._settings.chat_max_tokens
        limits = {} if limit is None else {"max_tokens": limit}

        def hand_over(chunk: StreamingChunk) -> None:
            if left.is_set():
                raise _NobodyWaitsError
            queue.put(chunk.content)

        try:
            self._generator.run(
                messages, streaming_callback=hand_over, generation_kwargs={**manner, **limits}
            )
            queue.put(None)
        except _NobodyWaitsError:
            return
        except Exception as error:  # noqa: BLE001  it is for the one who waits
            queue.put(error)

    def _waited(self, error: Exception, until: float) -> bool:
        """Wait as long as the endpoint asks for; not at all where that is too long."""
        said = error.response.headers.get("Retry-After", "") if _has_status(error) else ""
        pause = float(said) if said.isdecimal() else _PAUSE
        if pause > min(self._settings.chat_first_token, until - time.monotonic()):
            return False
        time.sleep(pause)
        return True

    def _failure(self, error: Exception) -> ChatModelError:
        """Return our error; the endpoint's own words stay out, which may repeat the question."""
        if isinstance(error, APITimeoutError | httpx.TimeoutException):
            return self._slow()
        if isinstance(error, APIConnectionError | httpx.HTTPError):
            return self._error("down", "does not answer, or broke off. See that it runs.")
        if not isinstance(error, APIStatusError):
            return self._error("refused", f"speaks another protocol ({type(error).__name__}).")
        status = error.status_code
        kind, reason = _STATUS.get(status, ("refused", "failed"))
        return self._error(kind, f"{reason} (HTTP {status}).")

    def _slow(self) -> ChatModelError:
        first, whole = self._settings.chat_first_token, self._settings.chat_timeout
        return self._error("slow", f"was silent for {first:g} s or took more than {whole:g} s.")

    def _error(self, kind: str, reason: str) -> ChatModelError:
        return ChatModelError(self.address, kind, reason)


class _NobodyWaitsError(Exception):
    """Whoever asked has gone: the reply need not be read on."""


def _has_status(error: Exception) -> TypeGuard[APIStatusError]:
    return isinstance(error, APIStatusError)


def _is_not_taken(error: Exception) -> bool:
    return _has_status(error) and error.status_code in _NOT_TAKEN


def _may_pass(error: Exception) -> bool:
    """Tell whether the same may work the next moment; a time-out was long enough already."""
    if isinstance(error, APITimeoutError):
        return False
    busy = _has_status(error) and (
        error.status_code == _TOO_BUSY or error.status_code >= _SERVER_ERROR
    )
    return busy or isinstance(error, APIConnectionError)
