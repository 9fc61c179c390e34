"""Signing in as it is installed: loaded when used, with httpx alone, sessions in a database."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.oidc.provider import RunningProvider

PROGRAM = """
import sys
sys.modules["httpx2"] = None  # only tests have it; Authlib would take it
import json
from pathlib import Path
from assistant.journal.settings import JournalSettings
from bots.keys.opening import open_keys
from bots.web.app import create_app
from bots.web.sign_in.service import make_sign_in
from bots.web.sign_in.settings import SignInSettings
from tests.support.assistants import FakeAssistant
from tests.support.web import web_settings

HEAVY = {"authlib", "joserfc", "jinja2", "sqlalchemy"}
web = web_settings()
none = make_sign_in(SignInSettings(_env_file=None), web=web, keys=None)
create_app(FakeAssistant(), settings=web, sign_in=none)
told = {"without": none is None and not HEAVY & {*sys.modules}}

from tests.support.oidc.visiting import visitor
with open_keys(JournalSettings(_env_file=None), data_dir=Path(sys.argv[2])) as keys:
    anna = visitor(sys.argv[1], keys=keys)
    told["at_start"] = not HEAVY & {*sys.modules}
    told["asked"] = anna.open("/").headers["location"]
    told["in"] = anna.sign_in("anna").headers["location"]
    told["answered"] = anna.ask().status_code
    cookie = anna.session
    anna.sign_in("anna")
with open_keys(JournalSettings(_env_file=None), data_dir=Path(sys.argv[2])) as keys:
    other = visitor(sys.argv[1], keys=keys)
    other.hold("leerkring_session", anna.session)
    told["elsewhere"] = other.ask().status_code
    other.hold("leerkring_session", cookie)
    told["ended"] = other.ask().status_code
print(json.dumps(told))
"""


@pytest.mark.integration
def test_sessions_hold_in_every_process_until_they_are_ended(
    provider: RunningProvider, tmp_path: Path
) -> None:
    ran = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-W", "ignore", "-c", PROGRAM, provider.issuer, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == {
        "without": True,  # nothing of it is loaded where nobody can sign in
        "at_start": True,  # nor before somebody does
        "asked": "/sign-in?next=%2F",
        "in": "/",
        "answered": 200,
        "elsewhere": 200,  # another process, the same database
        "ended": 401,
    }
