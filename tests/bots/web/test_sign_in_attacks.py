"""Who comes back with what they should not, providers that lie, and pages of others."""

from __future__ import annotations

import time
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from bots.web.settings import Access
from bots.web.sign_in.own_path import own_path
from tests.support.oidc.provider import CLIENT_ID, RunningProvider
from tests.support.oidc.visiting import visitor
from tests.support.oidc.visitor import ATTEMPT, FROM_OUR_PAGE, HERE, SESSION, Visitor

pytestmark = pytest.mark.integration

REFUSED = "/sign-in?failed=refused"

LIES = {
    "for another": {"claims": {"aud": "another"}},
    "for another, by way of us": {"claims": {"aud": "another", "azp": CLIENT_ID}},
    "for us too, by way of another": {"claims": {"aud": [CLIENT_ID, "another"], "azp": "another"}},
    "for nobody": {"claims": {"aud": None}},
    "by another": {"claims": {"iss": "https://accounts.evil.example"}},
    "of another sign-in": {"claims": {"nonce": "another"}},
    "of no sign-in": {"claims": {"nonce": None}},
    "too old": {"claims": {"exp": int(time.time()) - 60}},
    "of no time": {"claims": {"exp": None}},
    "of nobody": {"claims": {"sub": None}},
    "signed by a key of another": {"key": "another"},
    "not signed": {"alg": "none"},
    "signed with the secret of the server": {"alg": "HS256"},
}


@pytest.fixture(scope="module")
def anna(started_provider: RunningProvider) -> Visitor:
    return visitor(started_provider.issuer)


def is_refused(visitor: Visitor, back: str) -> bool:
    """Tell whether who comes back so is refused, and has no session."""
    visitor.client.cookies.delete(SESSION)
    location = visitor.open(back).headers.get("location", "")
    return location.startswith(REFUSED) and visitor.session is None


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_does_not_hold_signs_nobody_in(
    lie: str, provider: RunningProvider, anna: Visitor
) -> None:
    provider.set(lie=LIES[lie])
    assert is_refused(anna, anna.way_back("anna"))


@pytest.mark.parametrize("alg", ["none", "HS256"])
def test_a_signature_that_anybody_could_make_is_refused_though_the_provider_offers_it(
    alg: str, provider: RunningProvider
) -> None:
    provider.set(offers=[alg, "RS256"], lie={"alg": alg})
    trusting = visitor(provider.issuer)
    assert is_refused(trusting, trusting.way_back("anna"))
    provider.set()
    trusting.sign_in("anna")
    assert trusting.session is not None


def test_a_clock_may_differ_a_little(provider: RunningProvider, anna: Visitor) -> None:
    provider.set(lie={"claims": {"exp": int(time.time()) - 10}})
    anna.sign_in("anna")
    assert anna.session is not None


def test_another_state_is_refused(provider: RunningProvider, anna: Visitor) -> None:
    del provider
    back = urlsplit(anna.way_back("anna"))
    for state in ("another", "", None, "é"):
        given = {name: values[0] for name, values in parse_qs(back.query).items()}
        del given["state"]
        query = urlencode(given if state is None else {**given, "state": state})
        anna.way_back("anna")  # each attempt is good for one way back
        assert is_refused(anna, f"/sign-in/callback?{query}")


def test_who_did_not_set_out_from_here_is_refused(provider: RunningProvider, anna: Visitor) -> None:
    victim = visitor(provider.issuer)
    assert is_refused(victim, anna.way_back("mallory"))


def test_a_code_is_good_once(provider: RunningProvider, anna: Visitor) -> None:
    del provider
    back = anna.way_back("anna")
    attempt = str(anna.client.cookies.get(ATTEMPT))
    assert anna.open(back).headers["location"] == "/"
    assert anna.client.cookies.get(ATTEMPT) is None
    assert is_refused(anna, back)
    anna.hold(ATTEMPT, attempt)  # even with the cookie of the first time
    assert is_refused(anna, back)


def test_an_attempt_is_good_for_ten_minutes(provider: RunningProvider) -> None:
    clock = [time.time()]
    slow = visitor(provider.issuer, now=lambda: clock[0])
    back = slow.way_back("anna")
    attempt = str(slow.client.cookies.get(ATTEMPT))
    clock[0] += 601
    slow.hold(ATTEMPT, attempt)
    assert is_refused(slow, back)


def test_whoever_breaks_off_is_told_so_and_no_more(
    provider: RunningProvider, anna: Visitor
) -> None:
    del provider
    state = parse_qs(urlsplit(anna.open("/sign-in/go").headers["location"]).query)["state"][0]
    said = urlencode({"error": "access_denied", "error_description": "<b>hi</b>", "state": state})
    location = anna.open(f"/sign-in/callback?{said}").headers["location"]
    assert location == "/sign-in?failed=cancelled&next=%2F"
    page = anna.open(f"{location}&lang=en")
    assert "You broke off signing in" in page.text
    assert "hi" not in page.text.partition("<main")[2].partition("</main>")[0].split()


@pytest.mark.parametrize(
    "asked",
    [
        *("https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example"),
        *("/\t/evil.example", "/\n/evil.example", "javascript:alert(1)", "evil.example", "///x"),
        *(
            "http:evil.example",
            " //evil.example",
            "/%0a\r\nset-cookie: x=1",
            "/é",
            "/" + "a" * 2000,
        ),
        *("/sign-in", "/sign-out", "/sign-in/callback?code=x", "", None),
    ],
)
def test_only_a_path_of_our_own_is_gone_to(asked: str | None) -> None:
    assert own_path(asked) == "/"


@pytest.mark.parametrize(
    "asked", ["/", "/?lang=nl", "/documents/a-b?start=1&end=2", "/a//b", "/%2F"]
)
def test_a_path_of_our_own_is_kept(asked: str) -> None:
    assert own_path(asked) == asked


def test_nobody_is_sent_elsewhere_after_signing_in(
    provider: RunningProvider, anna: Visitor
) -> None:
    nobody = visitor(provider.issuer)
    for asked in ("https://evil.example", "//evil.example", "/\\evil.example"):
        page = nobody.open(f"/sign-in?{urlencode({'next': asked})}").text
        assert 'href="/sign-in/go?next=%2F"' in page
        assert 'href="https:' not in page
        assert anna.sign_in("anna", leads_to=asked).headers["location"] == "/"


def test_a_cookie_that_was_changed_is_no_session(provider: RunningProvider, anna: Visitor) -> None:
    del provider
    anna.sign_in("anna")
    content, dot, signature = str(anna.session).rpartition(".")
    other = "A" if content[5] != "A" else "B"
    for changed in (
        f"{content[:5]}{other}{content[6:]}{dot}{signature}",
        f"{content}{dot}{signature[:-2]}AA",
        content,
        f"{anna.session}x",
        "null.",
        "x",
    ):
        anna.hold(SESSION, changed)
        assert anna.ask().status_code == 401


def test_the_cookie_of_an_attempt_is_no_session_nor_one_of_other_settings(
    provider: RunningProvider, anna: Visitor
) -> None:
    anna.way_back("anna")
    attempt = str(anna.client.cookies.get(ATTEMPT))
    anna.sign_in("anna")
    for cookie in (attempt, str(anna.session)):
        changed = visitor(provider.issuer, oidc_groups="deelnemers=buyers")
        changed.hold(SESSION, cookie)
        assert changed.ask().status_code == 401


SENT_BY = {
    "a page of ours": (FROM_OUR_PAGE, 200),
    "a page of ours, in a browser without Sec-Fetch-Site": ({"origin": HERE}, 200),
    "a neighbour that says it is us": ({"sec-fetch-site": "same-site", "origin": HERE}, 403),
    "another site": ({"sec-fetch-site": "cross-site"}, 403),
    "the address bar": ({"sec-fetch-site": "none"}, 403),
    "another site, in such a browser": ({"origin": "https://evil.example"}, 403),
    "another port": ({"origin": "http://localhost:8001"}, 403),
    "a frame of no origin": ({"origin": "null"}, 403),
    "nobody who says so": ({}, 403),
}


def test_a_page_of_another_asks_nothing_with_the_session_of_a_visitor(
    provider: RunningProvider, anna: Visitor
) -> None:
    del provider
    anna.sign_in("anna")
    statuses = {sender: anna.ask(headers).status_code for sender, (headers, _) in SENT_BY.items()}
    assert statuses == {sender: status for sender, (_, status) in SENT_BY.items()}


def test_another_site_can_not_sign_one_out(provider: RunningProvider, anna: Visitor) -> None:
    del provider
    anna.client.cookies.clear()
    anna.sign_in("anna")
    form = {"content-type": "application/x-www-form-urlencoded"}
    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}, {}):
        refused = anna.client.post("/sign-out", headers={**form, **headers})
        assert refused.status_code == 403
        assert anna.open("/sign-out").status_code == 200  # which signs nobody out
    assert anna.ask().status_code == 200


def test_a_provider_by_another_name_is_not_believed(provider: RunningProvider) -> None:
    port = urlsplit(provider.issuer).port
    mistaken = visitor(f"http://127.0.0.1:{port}", access=Access.PUBLIC)
    assert "failed=unreachable" in mistaken.open("/sign-in/go").headers["location"]
