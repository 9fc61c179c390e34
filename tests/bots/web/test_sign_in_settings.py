from __future__ import annotations

import pytest
from pydantic import ValidationError

from assistant.access import SCOPES, Scope
from bots.errors import SettingsError
from bots.keys.port import NoKeys
from bots.web.settings import Access
from bots.web.sign_in.service import make_sign_in
from tests.support.oidc.visitor import sign_in_settings
from tests.support.web import client_of, web_settings

ISSUER = "https://login.example"
EVERYBODY = frozenset({Scope.ASK, Scope.READ})


@pytest.mark.parametrize(
    ("written", "groups", "scopes", "audiences"),
    [
        ("", {"a"}, EVERYBODY, set()),
        ("a=buyers", {"b"}, EVERYBODY, set()),
        ("a=buyers, b = participants+ingest", {"b"}, EVERYBODY | {Scope.INGEST}, {"participants"}),
        ("a=buyers,b=participants+admin+ingest", {"a", "b"}, SCOPES, {"buyers", "participants"}),
        ("cn=a=buyers", {"cn=a"}, EVERYBODY, {"buyers"}),
        ('{"cn=a,ou=b": ["buyers"]}', {"cn=a,ou=b"}, EVERYBODY, {"buyers"}),
    ],
)
def test_groups_open_what_is_written(
    written: str, groups: set[str], scopes: frozenset[Scope], audiences: set[str]
) -> None:
    settings = sign_in_settings(ISSUER, oidc_groups=written)
    assert settings.opened_by(groups) == (scopes, audiences)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("oidc_groups", "a=owner", "opens 'owner', which is neither an audience nor a scope"),
        ("oidc_groups", "a", "'a' should be a group, = and what it opens"),
        ("oidc_groups", "a=", "should be a group, = and what it opens"),
        ("oidc_groups", "=buyers", "should be a group, = and what it opens"),
        ("oidc_groups", "{", "Expecting property name"),
        ("oidc_issuer", "http://login.example", "begins with https://"),
        ("oidc_issuer", "https://login.example?a=b", r"without \? and #"),
        ("public_url", "http://leerkring.example", "begins with https://"),
        ("public_url", "https://leerkring.example/here", "no path"),
        ("oidc_scope", "profile", "should hold openid"),
        ("oidc_client_secret", None, "takes LEERKRING_OIDC_CLIENT_SECRET too"),
    ],
)
def test_a_setting_that_is_no_good_is_said(name: str, value: object, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        sign_in_settings(ISSUER, **{name: value})


def test_a_provider_on_this_machine_needs_no_tls() -> None:
    for here in ("http://localhost:9000", "http://127.0.0.1:9000/x", "http://[::1]:9000"):
        assert sign_in_settings(here).oidc_issuer == here


def test_beyond_loopback_one_must_know_where_to_send_people_back_to() -> None:
    settings = sign_in_settings(ISSUER)
    for access in Access:
        web = web_settings(access=access)
        if access is Access.LOOPBACK:
            assert make_sign_in(settings, web=web, keys=NoKeys()) is not None
            continue
        with pytest.raises(SettingsError, match="LEERKRING_PUBLIC_URL is not set"):
            make_sign_in(settings, web=web, keys=NoKeys())


def test_the_description_tells_of_sessions_where_people_can_sign_in() -> None:
    web = web_settings()
    sign_in = make_sign_in(sign_in_settings(ISSUER), web=web, keys=NoKeys())
    described = client_of(settings=web, sign_in=sign_in).get("/openapi.json").json()
    scheme = described["components"]["securitySchemes"]["session"]
    assert (scheme["type"], scheme["in"], scheme["name"]) == (
        *("apiKey", "cookie", "leerkring_session"),
    )
    forget = described["paths"]["/api/forget"]["post"]["security"]
    assert forget == [{"bearer": ["admin"]}, {"session": ["admin"]}]
    assert {} in described["paths"]["/api/ask"]["post"]["security"]
    without = client_of().get("/openapi.json").json()
    assert "session" not in without["components"]["securitySchemes"]
