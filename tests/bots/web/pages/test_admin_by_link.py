"""The way of the server's owner to the pages of admins: a link that opens once."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient

from bots.web.settings import Access
from bots.web.sign_in.links import SECONDS, SESSION_SECONDS, Links, new_link
from bots.web.sign_in.paths import LINK
from tests.support.announced import running_server
from tests.support.commands import leerkring_here
from tests.support.keys import FakeKeys
from tests.support.web import TOKEN, client_of, web_settings

PAGE = {"accept": "text/html", "sec-fetch-mode": "navigate"}
OURS = {"sec-fetch-site": "same-origin"}
FORM = {"nothing": ""}
ELSEWHERE = {"sec-fetch-site": "cross-site"}


def entered(access: Access = Access.LOOPBACK) -> TestClient:
    """Return a browser that followed a link."""
    client = client_of(keys=FakeKeys(), settings=web_settings(access=access))
    client.get(LINK, params={"once": new_link(TOKEN)})
    return client


def test_a_link_opens_the_pages_of_admins_with_a_strict_cookie() -> None:
    client = client_of(keys=FakeKeys())
    opened = client.get(LINK, params={"once": new_link(TOKEN)}, follow_redirects=False)
    assert (opened.status_code, opened.headers["location"]) == (303, "/admin")
    cookie = opened.headers["set-cookie"].lower()
    assert {"httponly", "samesite=strict", "path=/", f"max-age={SESSION_SECONDS}"} <= {
        part.strip() for part in cookie.split(";")
    }
    assert "no-store" in opened.headers["cache-control"]
    assert client.get("/admin").status_code == 200
    assert client.get("/metrics").status_code == 200


def test_a_link_opens_once() -> None:
    client, link = client_of(keys=FakeKeys()), {"once": new_link(TOKEN)}
    assert client.get(LINK, params=link, follow_redirects=False).status_code == 303
    client.cookies.clear()
    again = client.get(LINK, params={**link, "lang": "en"})
    assert again.status_code == 401
    assert "used before" in again.text
    assert not client.cookies


@pytest.mark.parametrize("once", ["", "x", "x.y", new_link("another token")])
def test_a_link_that_is_no_good_opens_nothing(once: str) -> None:
    client = client_of(keys=FakeKeys())
    assert client.get(LINK, params={"once": once}).status_code == 401
    assert not client.cookies


def test_a_link_is_too_old_after_two_minutes() -> None:
    seconds = [1_000.0]
    links = Links(TOKEN, now=lambda: seconds[0])
    first, second = (new_link(TOKEN, now=lambda: seconds[0]) for _ in range(2))
    seconds[0] += SECONDS - 1
    assert links.take(first)
    seconds[0] += 1
    assert not links.take(second)


def test_a_server_without_a_token_takes_no_link() -> None:
    assert not Links(None).take(new_link(TOKEN))


def test_the_session_asks_and_sees_but_puts_nothing_in() -> None:
    client = entered(Access.KEYS)
    assert client.post("/api/ask", json={"question": "Waarom?"}, headers=OURS).status_code == 200
    assert client.get("/api/index").status_code == 403


def test_another_sites_page_does_nothing_with_the_session() -> None:
    client = entered()
    body = {"name": "x", "scopes": ["ask"]}
    for headers in (ELSEWHERE, {}, {"origin": "https://evil.example"}):
        assert client.post("/api/keys", json=body, headers=headers).status_code == 403
        assert client.post("/sign-out", data=FORM, headers=headers).status_code == 403
    assert client.post("/api/keys", json=body, headers=OURS).status_code == 201


def test_signing_out_ends_the_session_wherever_its_cookie_is() -> None:
    client = entered()
    stolen = dict(client.cookies)
    left = client.post("/sign-out", data=FORM, headers=OURS, follow_redirects=False)
    assert (left.status_code, left.headers["location"]) == (303, LINK)
    assert not client.cookies
    client.cookies.update(stolen)
    refused = client.get("/admin")
    assert refused.status_code == 401
    assert {"HttpOnly", "Max-Age=0", "Path=/"} <= {
        part.strip() for part in refused.headers["set-cookie"].split(";")
    }


def test_who_may_not_see_a_page_of_admins_is_told_how_and_a_program_that_it_may_not() -> None:
    client = client_of(keys=FakeKeys())
    told = client.get("/admin/keys?lang=en", headers=PAGE)
    assert told.url.path == LINK
    assert "leerkring admin" in told.text
    assert client.get("/admin/keys").status_code == 401
    assert client.get("/administratie", headers=PAGE).status_code == 404


def test_the_chat_page_opens_without_a_session_also_where_keys_are_demanded() -> None:
    client = client_of(settings=web_settings(access=Access.KEYS))
    assert client.get("/", headers=PAGE).status_code == 200


def test_the_command_shows_a_link_that_the_running_server_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with running_server(tmp_path / ".leerkring") as address:
        ran = leerkring_here("admin", "--json", capsys=capsys)
        url = str(ran.json()["url"])
        assert url.startswith(f"{address}{LINK}?once=")
        opened = httpx.get(url, follow_redirects=False, trust_env=False)
    assert (opened.status_code, opened.headers["location"]) == (303, "/admin")


def test_the_command_says_that_no_server_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = leerkring_here("admin", "--json", capsys=capsys)
    assert ran.code == 1
    assert ran.json()["error"]["type"] == "unavailable"
