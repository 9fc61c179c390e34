"""Somebody with a browser: follows redirects between the server and the provider by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import httpx
from fastapi.testclient import TestClient

from tests.support.oidc.provider import CLIENT_ID, CLIENT_SECRET

if TYPE_CHECKING:
    from fastapi import FastAPI
    from httpx2 import Response

    from bots.web.sign_in.settings import SignInSettings

HERE = "http://localhost:8000"
SESSION = "leerkring_session"
ATTEMPT = "leerkring_sign_in"

OPENS_A_PAGE = {"accept": "text/html", "sec-fetch-mode": "navigate", "sec-fetch-site": "none"}
FROM_OUR_PAGE = {"sec-fetch-site": "same-origin", "origin": HERE}


def sign_in_settings(issuer: str, **changes: object) -> SignInSettings:
    """Return settings that no environment or file of this machine changes."""
    from bots.web.sign_in.settings import SignInSettings  # noqa: PLC0415  beside its only use

    given = {
        "oidc_issuer": issuer,
        "oidc_client_id": CLIENT_ID,
        "oidc_client_secret": CLIENT_SECRET,
        "oidc_groups": "deelnemers=participants,kantoor=admin+ingest",
        **changes,
    }
    return SignInSettings(_env_file=None, **given)  # type: ignore[arg-type]  # a test's own keywords


class Visitor:
    """A browser of its own: cookies of the server, cookies of the provider."""

    def __init__(self, app: FastAPI, *, base: str = HERE) -> None:
        self.base = base
        self.client = TestClient(app, base_url=base, follow_redirects=False)
        self._elsewhere = httpx.Client(
            trust_env=False,
            verify=False,  # noqa: S501  no TLS at all
            limits=httpx.Limits(max_keepalive_connections=0),  # nothing is left open
        )

    def open(self, address: str, **headers: str) -> Response:
        """Go to an address of the server, as by a link."""
        return self.client.get(address.removeprefix(self.base), headers={**OPENS_A_PAGE, **headers})

    def sign_in(self, name: str, *, leads_to: str = "/") -> Response:
        """Go the whole way, and return what the server says to who comes back."""
        return self.open(self.way_back(name, leads_to=leads_to))

    def way_back(self, name: str, *, leads_to: str = "/") -> str:
        """Go to the provider, sign in there, and return the address that one is sent back to."""
        going = self.open(f"/sign-in/go?{urlencode({'next': leads_to})}")
        assert going.status_code == 303, going.text
        return self.at_provider(going.headers["location"], name)

    def at_provider(self, address: str, name: str) -> str:
        """Follow the provider, fill in its form where it asks, and return where it sends one."""
        response = self._elsewhere.get(address)
        for _ in range(8):
            if response.is_redirect:
                to = str(response.next_request.url) if response.next_request else ""
                if to.startswith(self.base):
                    return to
                response = self._elsewhere.get(to)
            else:
                assert "/interaction/" in str(response.url), response.text
                filled_in = {"prompt": "login", "login": name, "password": "any"}
                response = self._elsewhere.post(response.url, data=filled_in)
        raise AssertionError(response.text)

    def hold(self, name: str, value: str) -> None:
        """Hold this cookie of the server and no other."""
        host = urlsplit(self.base).hostname or ""
        self.client.cookies.clear()
        self.client.cookies.set(name, value, domain=host if "." in host else f"{host}.local")

    def ask(self, headers: Mapping[str, str] = FROM_OUR_PAGE) -> Response:
        """Ask a question, as a page of the server does."""
        return self.client.post("/api/ask", json={"question": "Waarom?"}, headers=dict(headers))

    @property
    def session(self) -> str | None:
        """What the session's cookie holds; None without one."""
        return self.client.cookies.get(SESSION)


def path_of(address: str) -> str:
    """Return the path of an address."""
    return urlsplit(address).path
