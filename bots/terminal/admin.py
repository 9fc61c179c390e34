"""`leerkring admin`: a link that opens the pages of admins in a browser, once."""

from __future__ import annotations

from urllib.parse import urlencode

from bots.errors import ServerProblemError
from bots.terminal.options import DataDir, Json, LogLevelOption, start
from bots.terminal.outcome import Outcome
from bots.terminal.screen import note, say


def admin(
    *, as_json: Json = False, data_dir: DataDir = None, log_level: LogLevelOption = None
) -> Outcome:
    """Show a link that opens the pages of admins of the running server, once."""
    settings = start(data_dir, log_level)
    from bots.presence import find_server  # noqa: PLC0415  not for --help
    from bots.web.sign_in.links import SECONDS, new_link  # noqa: PLC0415  as above
    from bots.web.sign_in.paths import LINK  # noqa: PLC0415  as above

    folder = settings.ingest.data_dir
    server = find_server(folder)
    if server is None:
        raise ServerProblemError(
            f"leerkring serve does not run on {folder}. Start it, then run this command again.",
            kind="unavailable",
        )
    base = settings.sign_in.public_url or server.address
    url = f"{base}{LINK}?{urlencode({'once': new_link(server.token)})}"
    if not as_json:
        note(f"Open this within {SECONDS} s; it opens once, for an hour:")
        say(url)
    return Outcome(document={"url": url, "seconds": SECONDS})
