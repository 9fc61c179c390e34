"""Asks for an address: every hop is checked, paced and limited."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from functools import cached_property
from http import HTTPStatus

import httpcore

from ingest.errors import SourceError
from ingest.web.address import Address, join
from ingest.web.answer import (
    Fetched,
    GoneError,
    NotModified,
    StatusError,
    Validators,
    fetched,
    headers_of,
    location_of,
    retry_after,
)
from ingest.web.body import BodyError, read_body
from ingest.web.connection import pinned_pool
from ingest.web.guard import Guard, Reach
from ingest.web.kinds import may_be_read, not_read
from ingest.web.limits import Clock, Deadline, Limits
from ingest.web.pace import Pace

PATIENCE = 120
"""Seconds that a server may make us wait; who asks for more is asked again another day."""

_TRIES = 3
_BACK_OFF = 5.0  # seconds, where a busy server does not say how many
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_GONE = frozenset({404, 410})
_CLOSED = frozenset({401, 403, 407, 451})

Check = Callable[[Address], None]
Known = Callable[[Address], Validators]


def _anything(_: Address) -> None:
    """Object to no address."""


def _nothing_known(_: Address) -> Validators:
    return Validators()


class Client:
    """Makes requests as one honest robot: no cookies, no proxy, no login, TLS always verified."""

    def __init__(
        self,
        guard: Guard,
        *,
        agent: str,
        pace: Pace,
        limits: Limits | None = None,
        clock: Clock | None = None,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        self._guard = guard
        self._agent = agent
        self._pace = pace
        self._limits = limits or Limits()
        self._clock = clock or Clock()
        self._given_context = ssl_context

    def get(
        self, address: Address, *, may: Check = _anything, known: Known = _nothing_known
    ) -> Fetched | NotModified:
        """Return what is at an address, redirects followed; raises SourceError, GoneError.

        `may` is asked of each hop and raises where it objects; `known` gives the validators of a
        page that is stored.
        """
        here, before = address, None
        for _ in range(self._limits.redirects + 1):
            reach = self._guard.check(here)
            if before is not None and reach.is_inside and not before.is_inside:
                raise SourceError(str(address), _led_inside(here))
            may(here)
            answer = self._ask(here, reach, known(here))
            if not isinstance(answer, Address):
                return answer
            if (here.scheme, answer.scheme) == ("https", "http"):
                raise SourceError(str(address), _downgraded(answer))
            here, before = answer, reach
        raise SourceError(
            str(address),
            f"redirects more than {self._limits.redirects} times. Give the address that it "
            "leads to in the end.",
        )

    def _ask(
        self, address: Address, reach: Reach, known: Validators
    ) -> Fetched | NotModified | Address:
        """Make one hop; a server that is busy is asked again when it says so."""
        waited = 0.0
        for attempt in range(_TRIES):
            self._pace.wait(address.authority)
            answer = self._exchange(address, reach, known)
            if not isinstance(answer, float):
                return answer
            seconds = answer if answer >= 0 else _BACK_OFF * (attempt + 1)
            waited += seconds
            if waited > PATIENCE:
                raise SourceError(str(address), _asks_for_time(seconds))
            self._pace.hold(address.authority, seconds)
        raise SourceError(str(address), f"is busy: it was asked {_TRIES} times. Try later.")

    def _exchange(
        self, address: Address, reach: Reach, known: Validators
    ) -> Fetched | NotModified | Address | float:
        """Return an answer, where it redirects to, or the seconds to wait (-1: not said)."""
        deadline = Deadline(self._limits.seconds, self._clock.monotonic)
        idle = self._limits.idle_seconds
        timeout = {"connect": idle, "read": idle, "write": idle, "pool": idle}
        context = self._ssl_context if address.scheme == "https" else None
        pool = pinned_pool(reach.ips, deadline=deadline, ssl_context=context)
        try:
            with (
                pool,
                pool.stream(
                    "GET",
                    httpcore.URL(
                        scheme=address.scheme,
                        host=address.host,
                        port=address.port,
                        target=address.target,
                    ),
                    headers=list((self._headers(address) | known.headers()).items()),
                    extensions={"timeout": timeout},
                ) as response,
            ):
                return self._answer(address, response)
        except BodyError as error:
            raise SourceError(str(address), str(error)) from error
        except (
            httpcore.TimeoutException,
            httpcore.NetworkError,
            httpcore.ProtocolError,
        ) as error:
            raise SourceError(str(address), _failed(error)) from error

    def _answer(
        self, address: Address, response: httpcore.Response
    ) -> Fetched | NotModified | Address | float:
        headers, status = headers_of(response.headers), response.status
        if status in _BUSY:
            seconds = retry_after(headers, now=self._clock.now())
            return -1.0 if seconds is None else seconds
        if status in _REDIRECTS and headers.get("location"):
            return join(address, location_of(headers))
        if status == HTTPStatus.NOT_MODIFIED:
            return NotModified(address=address)
        if status != HTTPStatus.OK:
            raise _refusal(address, status)
        if not may_be_read(headers.get("content-type", "")):
            raise SourceError(str(address), not_read(headers["content-type"]))
        body = read_body(
            response.iter_stream(),
            encoding=headers.get("content-encoding", "").strip().lower(),
            max_bytes=self._limits.max_bytes,
        )
        return fetched(address, headers, body)

    def _headers(self, address: Address) -> dict[str, str]:
        return {
            "Host": address.authority,
            "User-Agent": self._agent,
            "Accept": "text/html, application/xhtml+xml, application/pdf, */*;q=0.5",
            "Accept-Encoding": "gzip",
            "Accept-Language": "nl, fr;q=0.8, en;q=0.8, de;q=0.8",
            "Connection": "close",
        }

    @cached_property
    def _ssl_context(self) -> ssl.SSLContext:
        return self._given_context or httpcore.default_ssl_context()


def _refusal(address: Address, status: int) -> StatusError:
    kind, reason = StatusError, f"can't be had: its server answers {status}. Try later."
    if status in _GONE:
        kind, reason = GoneError, f"is gone: its server answers {status}. Check the address."
    elif status in _CLOSED:
        reason = f"is closed to us: its server answers {status}. Save it, and name the file."
    return kind(str(address), reason, status=status)


def _failed(error: Exception) -> str:
    """Return what went wrong on the line, with what to do."""
    detail = str(error).lower()
    if isinstance(error, httpcore.TimeoutException):
        return "takes too long to answer. Try later, or save it and name the file."
    if "certificate" in detail:
        return "can't prove who it is: its certificate is not valid. Nothing was fetched."
    if isinstance(error, httpcore.ConnectError):
        return "can't be reached: nothing answers there. Try later."
    if isinstance(error, httpcore.ProtocolError):
        return "sends what is no proper HTTP answer, or breaks it off. Try later."
    return "breaks off the connection. Try later."


def _downgraded(to: Address) -> str:
    return f"redirects from https to {to}, which anybody on the way can change. It is not followed."


def _led_inside(to: Address) -> str:
    return f"redirects into an inner network, to {to}. Give that address itself if it is meant."


def _asks_for_time(seconds: float) -> str:
    return f"asks to be left alone for {seconds:.0f} seconds. Try later."
