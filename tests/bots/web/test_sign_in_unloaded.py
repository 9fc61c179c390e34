from __future__ import annotations

import subprocess
import sys


def test_a_server_without_a_provider_loads_nothing_of_one() -> None:
    program = (
        "import sys\n"
        "from bots.web.app import create_app\n"
        "from bots.web.sign_in.service import make_sign_in\n"
        "from tests.support.assistants import FakeAssistant\n"
        "from tests.support.web import web_settings\n"
        "from bots.web.sign_in.settings import SignInSettings\n"
        "web = web_settings()\n"
        "made = make_sign_in(SignInSettings(_env_file=None), web=web, keys=None)\n"
        "create_app(FakeAssistant(), settings=web, sign_in=made)\n"
        "print(made, {*sys.modules} & {'authlib', 'joserfc', 'cryptography', 'jinja2'})"
    )
    ran = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "None set()"
