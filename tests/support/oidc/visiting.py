"""A server that people sign in to, and somebody who visits it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from bots.web.app import create_app
from bots.web.settings import Access
from bots.web.sign_in.service import make_sign_in
from tests.support.assistants import FakeAssistant
from tests.support.keys import FakeKeys
from tests.support.oidc.visitor import HERE, Visitor, sign_in_settings
from tests.support.web import TOKEN, web_settings


def visitor(
    issuer: str,
    assistant: FakeAssistant | None = None,
    *,
    access: Access = Access.KEYS,
    keys: FakeKeys | None = None,
    base: str = HERE,
    now: Callable[[], float] = time.time,
    **changes: object,
) -> Visitor:
    """Return somebody at a server of `issuer`; `changes` are settings of signing in."""
    web = web_settings(access=access, allowed_hosts=urlsplit(base).hostname, rate_limit=0)
    rules = sign_in_settings(issuer, public_url=base, **changes)
    keys = keys or FakeKeys()
    made = make_sign_in(rules, web=web, keys=keys)
    assert made is not None
    sign_in = replace(made, sessions=replace(made.sessions, now=now))
    app = create_app(
        assistant or FakeAssistant(), settings=web, keys=keys, token=TOKEN, sign_in=sign_in
    )
    return Visitor(app, base=base)
