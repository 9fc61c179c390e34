"""`leerkring slack`: questions in Slack by Socket Mode alone, and the manifest of the app."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from bots.errors import ServeError, SettingsError, SlackUnreachableError, WrongUsageError
from bots.terminal.options import DataDir, LogLevelOption, make_folder, start
from bots.terminal.outcome import Outcome
from bots.terminal.screen import say

if TYPE_CHECKING:
    from bots.settings import Settings
    from bots.slack.face import SlackFace
    from bots.slack.settings import SlackSettings

Manifest = Annotated[
    bool, typer.Option("--manifest", help="Print the manifest that a Slack app is made with.")
]
Url = Annotated[
    str | None,
    typer.Option(
        metavar="https://…",
        help="With --manifest: for events over HTTP to this public address of leerkring serve.",
        show_default=False,
    ),
]


def slack(
    *,
    manifest: Manifest = False,
    url: Url = None,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Answer questions in Slack by Socket Mode, without a web endpoint, until stopped."""
    if manifest:
        return _manifest(url)
    if url is not None:
        raise WrongUsageError("--url says where Slack sends events, and goes with --manifest.")
    settings = start(data_dir, log_level)
    _check_tokens(settings.slack)
    _check_no_server(settings)
    from bots.terminal import listening  # noqa: PLC0415  --help needs none of it

    with listening.stoppable():
        _check_reach(settings.slack)
        _serve(settings)
    return Outcome(document={})


def _manifest(url: str | None) -> Outcome:
    from bots.slack.manifest import manifest  # noqa: PLC0415  as above

    if url is not None and not url.startswith("https://"):
        raise WrongUsageError(f"--url {url!r} should begin with https://: Slack calls no other.")
    document = manifest(url)
    say(json.dumps(document, ensure_ascii=False, indent=2))
    return Outcome(document=document)


def _check_tokens(settings: SlackSettings) -> None:
    if settings.slack_bot_token is None or settings.slack_app_token is None:
        raise SettingsError(
            "leerkring slack needs LEERKRING_SLACK_BOT_TOKEN (xoxb-…, from OAuth & Permissions of "
            "your Slack app) and LEERKRING_SLACK_APP_TOKEN (xapp-…, from Basic Information, with "
            "the scope connections:write); leerkring slack --manifest prints what to make the app "
            "with. For events over HTTP use leerkring serve."
        )


def _check_no_server(settings: Settings) -> None:
    from bots.presence import find_server  # noqa: PLC0415  as above

    folder = settings.ingest.data_dir
    server = find_server(folder)
    if server is not None:
        raise ServeError(
            f"leerkring serve runs on {folder} already, at {server.address}, and serves Slack too "
            "where the tokens are set for it. Use it, or stop it."
        )


def _check_reach(settings: SlackSettings) -> None:
    """Raise SlackRefusedError for a token that is no good, before anything heavy is loaded."""
    import asyncio  # noqa: PLC0415  as above
    from contextlib import suppress  # noqa: PLC0415  as above

    from bots.slack.reach import look  # noqa: PLC0415  as above

    with suppress(SlackUnreachableError):  # that passes: it is logged and tried again
        asyncio.run(look(settings))


def _serve(settings: Settings) -> None:
    import asyncio  # noqa: PLC0415  as above

    from bots.compose import open_journal, open_server  # noqa: PLC0415  loads the model
    from bots.slack.running import open_slack  # noqa: PLC0415  Bolt, where it is used

    make_folder(settings.ingest.data_dir)  # for what is remembered, where Qdrant has the index
    with (
        open_journal(settings) as journal,
        open_server(settings, journal=journal) as (assistant, _),
        open_slack(settings, assistant, journal) as face,
    ):
        asyncio.run(run(face))


async def run(face: SlackFace) -> None:
    """Serve until a signal comes, and end well."""
    from bots.terminal.listening import told_to_stop  # noqa: PLC0415  as above

    async with face.running():
        say("Leerkring answers in Slack (Ctrl+C stops it).")
        await told_to_stop()
