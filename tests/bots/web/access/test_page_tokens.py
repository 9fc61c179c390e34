"""A page token asks, from the site that it was made for, for a quarter of an hour."""

from __future__ import annotations

from dataclasses import replace

import pytest
from itsdangerous import URLSafeSerializer

from bots.keys.port import NoKeys
from bots.web.access.page_tokens import PREFIX, SECONDS, PageTokens
from tests.support.assistants import FakeAssistant
from tests.support.keys import FakeKeys
from tests.support.seconds import Seconds
from tests.support.web import TOKEN, client_of, web_settings

SITE = "https://www.example.nl"
OTHER = "https://shop.example.be"
EVIL = "https://evil.example"
QUESTION = {"question": "Waarom?"}


def tokens(clock: Seconds | None = None, *origins: str) -> PageTokens:
    return PageTokens(
        origins=frozenset(origins or (SITE, OTHER)),
        secret=lambda: b"a secret of the pages",
        now=clock or Seconds(),
    )


def test_a_token_is_good_on_its_own_site_only() -> None:
    made = tokens()
    token = made.make(SITE)
    assert made.origin_of(token, shown_by=SITE) == SITE
    for elsewhere in (OTHER, EVIL, None, "", "null", SITE + "/", SITE.upper()):
        assert made.origin_of(token, shown_by=elsewhere) is None


def test_a_token_ends() -> None:
    clock = Seconds()
    made = tokens(clock)
    token = made.make(SITE)
    clock.time += SECONDS - 1
    assert made.origin_of(token, shown_by=SITE) == SITE
    clock.time += 1
    assert made.origin_of(token, shown_by=SITE) is None


def test_a_site_that_is_not_registered_any_more_is_refused_at_once() -> None:
    clock = Seconds()
    token = tokens(clock).make(SITE)
    assert tokens(clock, OTHER).origin_of(token, shown_by=SITE) is None


def test_a_token_can_not_be_made_without_the_secret() -> None:
    made = tokens()
    token = made.make(SITE)
    assert replace(made, secret=lambda: b"another").origin_of(token, shown_by=SITE) is None
    for forged in (token[:-1], token + "A", PREFIX, PREFIX + "x.y", token.removeprefix(PREFIX)):
        assert made.origin_of(forged, shown_by=SITE) is None


def test_what_was_signed_for_something_else_is_no_token() -> None:
    elsewhere = URLSafeSerializer(b"a secret of the pages", salt="something else")
    token = PREFIX + elsewhere.dumps([SITE, 2_000_000_000])
    assert tokens().origin_of(token, shown_by=SITE) is None


def test_the_secret_follows_from_no_other() -> None:
    assert NoKeys().page_secret() != NoKeys().page_secret()
    assert TOKEN.encode() not in NoKeys().page_secret()


@pytest.mark.parametrize("access", ["loopback", "public", "keys"])
def test_a_registered_site_gets_a_token_and_asks_with_it(access: str) -> None:
    client = client_of(settings=web_settings(access=access, widget_origins=SITE), keys=FakeKeys())
    answer = client.post("/api/token", json={}, headers={"origin": SITE})
    assert answer.headers["access-control-allow-origin"] == SITE
    assert answer.headers["cache-control"] == "no-store"
    body = answer.json()
    assert body["expires_in"] == SECONDS
    asks = {"authorization": f"Bearer {body['token']}", "origin": SITE}
    assert client.post("/api/ask", json=QUESTION, headers=asks).status_code == 200
    assert client.post("/api/ask/stream", json=QUESTION, headers=asks).status_code == 200
    again = client.post("/api/token", json={}, headers={"origin": SITE})
    assert again.status_code == 200


@pytest.mark.parametrize("headers", [{}, {"origin": EVIL}, {"origin": "null"}])
def test_another_site_gets_none(headers: dict[str, str]) -> None:
    client = client_of(settings=web_settings(widget_origins=SITE))
    answer = client.post("/api/token", json={}, headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (403, "unknown_origin")
    assert "access-control-allow-origin" not in answer.headers


def test_nobody_gets_one_where_no_site_is_registered() -> None:
    assert client_of().post("/api/token", json={}, headers={"origin": ""}).status_code == 403


def preflight(client_origin: str) -> tuple[int, str | None, str]:
    client = client_of(settings=web_settings(widget_origins=f"{SITE}/, {OTHER}"))
    asked = {
        "origin": client_origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization, content-type, idempotency-key",
    }
    answer = client.options("/api/ask", headers=asked)
    allowed = answer.headers.get("access-control-allow-origin")
    return answer.status_code, allowed, answer.headers["content-type"]


def test_the_pages_of_registered_sites_may_call() -> None:
    assert preflight(SITE)[:2] == (200, SITE)
    assert preflight(OTHER)[:2] == (200, OTHER)


def test_the_pages_of_other_sites_may_not() -> None:
    assert preflight(EVIL) == (403, None, "application/problem+json")


@pytest.mark.parametrize(
    ("question", "status"), [("Waarom?", 200), ("", 422), ("Fout?", 500), (7, 422)]
)
def test_the_pages_of_registered_sites_may_read_failures_too(question: object, status: int) -> None:
    assistant = FakeAssistant(errors={"Fout?": RuntimeError("no")})
    client = client_of(assistant, settings=web_settings(widget_origins=SITE))
    answer = client.post("/api/ask", json={"question": question}, headers={"origin": SITE})
    assert answer.status_code == status
    assert answer.headers.get_list("access-control-allow-origin") == [SITE]
    assert len(answer.headers.get_list("content-security-policy")) == 1


def test_no_page_of_another_site_may_send_cookies() -> None:
    client = client_of(settings=web_settings(widget_origins=SITE))
    answer = client.post("/api/ask", json=QUESTION, headers={"origin": SITE})
    assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize(
    "origin",
    ["*", "www.example.nl", "https://a.nl/path", "ftp://a.nl", "https://a.nl,https://", ""],
)
def test_what_is_no_origin_is_refused_as_a_setting(origin: str) -> None:
    if origin == "":
        assert web_settings(widget_origins=origin).widget_origins == ()
        return
    with pytest.raises(ValueError, match="is no origin of a site"):
        web_settings(widget_origins=origin)
