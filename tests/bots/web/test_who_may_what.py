"""Every route by every role, and every document by every role."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import RouteContext, iter_route_contexts
from fastapi.testclient import TestClient
from starlette.types import ASGIApp

from assistant.access import SCOPES, Scope
from bots.web.access.callers import admitted, allowed, open_to_all
from bots.web.access.page_tokens import PageTokens
from bots.web.settings import Access
from bots.web.sign_in.provider import OidcProvider
from bots.web.sign_in.service import SignIn
from bots.web.sign_in.sessions import Sessions
from ingest.document import StoredDocument
from ingest.store.index import Counts, Fingerprint
from tests.support.assistants import FakeAssistant
from tests.support.journals import ListJournal, kept
from tests.support.keys import FakeKeys, key
from tests.support.oidc.visitor import sign_in_settings
from tests.support.replies import META
from tests.support.web import TOKEN, client_of, web_settings

OPEN_ADDRESSES = {"/openapi.json", "/static"}
"""What is no route of ours: the description of the API, and the files of the pages."""

NOT_THERE = {"/documents/{document_id}/original"}
"""What whoever may call finds nothing at here: pages/test_original.py has something there."""

SITE = "https://www.example.nl"
KEYS = FakeKeys(
    {
        **{f"lk_{scope}": key(scope, key_id=f"k-{scope}") for scope in SCOPES},
        "lk_participants": key(Scope.ASK, Scope.READ, audiences=("participants",), key_id="k-p"),
        "lk_nothing": key(key_id="k-0"),
    }
)
PAGES = PageTokens(origins=frozenset({SITE}), secret=KEYS.page_secret)
PAGE_TOKEN = "a page's token"
"""Stands for one made when it is shown: it holds for minutes only."""


@dataclass(frozen=True, kw_only=True)
class Role:
    """What a caller shows, and what is expected of it."""

    shows: str | None
    may: frozenset[Scope]
    reads: frozenset[str] = frozenset({"public"})
    origin: str | None = None
    signed_in: tuple[str, ...] | None = None
    cookie: str | None = None

    @property
    def shows_nothing(self) -> bool:
        return self.shows is None and self.signed_in is None and self.cookie is None

    @property
    def headers(self) -> Mapping[str, str]:
        shows = PAGES.make(SITE) if self.shows == PAGE_TOKEN else self.shows
        shown = {} if shows is None else {"authorization": f"Bearer {shows}"}
        if self.signed_in is not None or self.cookie is not None:
            groups = frozenset(self.signed_in or ())
            cookie = self.cookie or SESSIONS.written(SESSIONS.new("anna", groups=groups))
            return {"cookie": f"{SESSIONS.cookie}={cookie}", "sec-fetch-site": "same-origin"}
        return shown if self.origin is None else {**shown, "origin": self.origin}


ANYBODY = Role(shows=None, may=frozenset({Scope.ASK, Scope.READ}))
ROLES = {
    "anybody": ANYBODY,
    "a wrong key": Role(shows="lk_wrong", may=frozenset(), reads=frozenset()),
    **{f"a key to {s}": Role(shows=f"lk_{s}", may=frozenset({s})) for s in sorted(SCOPES)},
    "a key to nothing": Role(shows="lk_nothing", may=frozenset()),
    "a key of participants": Role(
        shows="lk_participants",
        may=frozenset({Scope.ASK, Scope.READ}),
        reads=frozenset({"public", "participants"}),
    ),
    "a page": Role(shows=PAGE_TOKEN, may=frozenset({Scope.ASK}), origin=SITE),
    "a page token elsewhere": Role(
        shows=PAGE_TOKEN, may=frozenset(), reads=frozenset(), origin="https://evil.example"
    ),
    "a page token without a page": Role(shows=PAGE_TOKEN, may=frozenset(), reads=frozenset()),
    "the owner": Role(shows=TOKEN, may=SCOPES, reads=frozenset({"public", "participants"})),
}
"""The owner reads more only where it is named: that is another test."""

RULES = sign_in_settings(
    "https://login.example", oidc_groups="deelnemers=participants,kantoor=admin+ingest"
)
SESSIONS = Sessions(keys=KEYS, rules=RULES)
ROLES |= {
    "somebody who signed in": Role(
        shows=None, signed_in=("boekhouding",), may=frozenset({Scope.ASK, Scope.READ})
    ),
    "a participant who signed in": Role(
        shows=None,
        signed_in=("deelnemers",),
        may=frozenset({Scope.ASK, Scope.READ}),
        reads=frozenset({"public", "participants"}),
    ),
    "an administrator who signed in": Role(shows=None, signed_in=("kantoor",), may=SCOPES),
    "a session that was made up": Role(
        shows=None, cookie="made.up", may=frozenset(), reads=frozenset()
    ),
}
"""Sessions come with requests of our own pages; those of others are in test_sign_in_attacks.py."""

BODIES: Mapping[str, Mapping[str, object]] = {
    "/api/ask": {"question": "Waarom?"},
    "/api/ask/stream": {"question": "Waarom?"},
    "/api/search": {"question": "Waarom?"},
    "/v1/chat/completions": {
        "model": "leerkring",
        "messages": [{"role": "user", "content": "Waarom?"}],
    },
    "/mcp": {"jsonrpc": "2.0", "id": 1, "method": "ping"},
    "/api/feedback": {"answer_id": "a1", "rating": "up"},
    "/api/dossier": {"answer_ids": ["a1"], "format": "md"},
    "/api/keys": {"name": "intranet", "scopes": []},
    "/api/forget": {"conversation_id": "c1"},
    "/api/ingest": {
        "audience": "public",
        "fingerprint": {"model": "small", "dimensions": 2, "analysis": "a1", "layout": 3},
    },
}
DOCUMENTS = {
    access: StoredDocument(
        meta=replace(META, document_id=f"van-{access}", access=access), text=f"Voor {access}."
    )
    for access in ("public", "participants", "buyers")
}


class Writer:
    """An index that nothing is written to."""

    fingerprint = Fingerprint(model="small", dimensions=2, analysis="a1", layout=3)

    def put(self, batch: object) -> None: ...

    def remove(self, document_ids: Collection[str]) -> None: ...

    def counts(self) -> Counts:
        return Counts(documents=0, chunks=0)


def server(access: Access = Access.PUBLIC) -> TestClient:
    """Return a client of its own, without cookies, to the server of that access; no key is gone."""
    SERVED_KEYS.known = {**KEYS.known, "lk_old": key(key_id="k-old")}
    return TestClient(served(access), base_url="http://localhost:8000")


SERVED_KEYS = FakeKeys()


@cache
def served(access: Access) -> ASGIApp:
    """Return a server, made once: its first requests cost a quarter of a second."""
    assistant = FakeAssistant(documents={d.meta.document_id: d for d in DOCUMENTS.values()})
    return client_of(
        assistant,
        settings=web_settings(access=access, widget_origins=SITE, rate_limit=0),
        journal=ListJournal(kept={"a1": kept()}),
        index_writers=lambda _audience: Writer(),
        keys=SERVED_KEYS,
        sign_in=SignIn(provider=OidcProvider(RULES), sessions=SESSIONS),
    ).app


def declared(route: RouteContext) -> set[str]:
    """Return the scopes that a route declares, or {"open"}; nothing where it declares nothing."""
    dependant = route.dependant
    return set(_declared(dependant)) if dependant is not None else set()


def _declared(dependant: Dependant) -> Iterator[str]:
    for inner in dependant.dependencies:
        if inner.call in {allowed, admitted}:
            yield from inner.own_oauth_scopes or ()
        if inner.call is open_to_all:
            yield "open"
        yield from _declared(inner)


def routes(client: TestClient) -> list[RouteContext]:
    found = list(iter_route_contexts(client.app.routes))  # type: ignore[attr-defined]  # FastAPI's
    return [route for route in found if route.path not in OPEN_ADDRESSES]


def calls(client: TestClient) -> Iterator[tuple[str, str, frozenset[Scope]]]:
    """Yield method, address and scopes of every route that declares some: one of them will do."""
    for route in routes(client):
        scopes = frozenset(Scope(scope) for scope in declared(route) - {"open"})
        for method in (route.methods or ()) if scopes else ():
            yield method, route.path, scopes


def test_every_route_declares_one_scope_or_that_it_is_open() -> None:
    undeclared = {route.path: declared(route) for route in routes(server())}
    assert undeclared
    others = {path: found for path, found in undeclared.items() if len(found) != 1}
    assert others == {"/mcp": {"ask", "read"}}  # its tools have a scope each


@pytest.mark.parametrize("name", ROLES)
@pytest.mark.parametrize("access", Access)
def test_a_role_may_what_its_scopes_say_and_nothing_else(name: str, access: Access) -> None:
    client, role = server(access), ROLES[name]
    may = access.anonymous if role.shows_nothing else role.may
    outcomes = {}
    for method, path, scopes in calls(client):
        address = (
            path.replace("{document_id}", "van-public")
            .replace("{key_id}", "k-old")
            .replace("{name}", "leerkring")
        )
        response = client.request(
            method, address, json=BODIES.get(path, {}), headers=dict(role.headers)
        )
        outcomes[method, path, scopes] = response.status_code
    assert len(outcomes) > 6
    refused = 403 if role.reads and not role.shows_nothing else 401
    for (method, path, scopes), status in outcomes.items():
        if scopes & may:
            assert status < 300 or (path in NOT_THERE and status == 404), (method, path, status)
        else:
            assert status == refused, (method, path, status)


@pytest.mark.parametrize("name", ROLES)
def test_a_role_reads_its_documents_and_others_are_not_there(name: str) -> None:
    client, role = server(), ROLES[name]
    missing = client.get("/api/documents/bestaat-niet", headers=dict(role.headers))
    for access, document in DOCUMENTS.items():
        address = f"/api/documents/{document.meta.document_id}"
        asked = {"audience": access} if name == "the owner" and access != "buyers" else None
        response = client.get(address, headers=dict(role.headers), params=asked)
        if Scope.READ in role.may and access in role.reads:
            assert response.json()["text"] == document.text
        else:
            assert (response.status_code, response.content) == (
                missing.status_code,
                missing.content,
            )


@pytest.mark.parametrize("name", ROLES)
def test_a_role_finds_its_documents_on_the_pages_and_no_trace_of_others(name: str) -> None:
    client, role = server(), ROLES[name]
    headers = dict(role.headers)
    for access, document in DOCUMENTS.items():
        asked = {"audience": access} if name == "the owner" and access != "buyers" else None
        id_ = document.meta.document_id
        response = client.get(f"/documents/{id_}", headers=headers, params=asked)
        lists = client.get("/pilots", headers=headers, params=asked).text
        table = client.get("/pilots.csv", headers=headers, params=asked).text
        if Scope.READ in role.may and access in role.reads:
            assert document.text in response.text
            assert id_ in lists
            assert id_ in table
        else:
            missing = client.get("/documents/bestaat-niet", headers=headers, params=asked)
            told = missing.text.replace("bestaat-niet", id_)
            assert (response.status_code, response.text) == (missing.status_code, told)
            assert id_ not in lists + table


@pytest.mark.parametrize("name", [name for name in ROLES if name != "the owner"])
@pytest.mark.parametrize("audience", ["participants", "buyers", "no-such"])
def test_naming_an_audience_opens_nothing(name: str, audience: str) -> None:
    role = ROLES[name]
    client = server()
    if audience in role.reads:
        return
    for path in ("/api/ask", "/api/ask/stream", "/api/search"):
        body = {**BODIES[path], "audiences": [audience]}
        response = client.post(path, json=body, headers=dict(role.headers))
        assert response.status_code in {401, 403}
        assert "Voor " not in response.text


def test_a_key_asks_of_its_own_audience_without_naming_it() -> None:
    assistant = FakeAssistant()
    client = client_of(assistant, keys=KEYS)
    headers = dict(ROLES["a key of participants"].headers)
    client.post("/api/ask", json={"question": "Waarom?"}, headers=headers)
    assert assistant.asked[0].audience == {"public", "participants"}


def test_a_refusal_names_the_scope_that_is_missing() -> None:
    response = server().get("/api/index", headers={"authorization": "Bearer lk_ask"})
    assert response.json()["type"] == "insufficient_scope"
    assert 'scope="ingest"' in response.headers["www-authenticate"]
