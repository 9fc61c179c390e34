"""`leerkring serve`: the web endpoint over the indexes of a data folder."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from bots.terminal.options import DataDir, LogLevelOption, start
from bots.terminal.outcome import Outcome
from bots.terminal.screen import note

if TYPE_CHECKING:
    from assistant.journal.port import Journal
    from bots.port import Assistant
    from bots.settings import Settings
    from bots.slack.face import SlackFace
    from bots.web.settings import WebSettings

Host = Annotated[
    str | None,
    typer.Option(help="Address to listen on. [default: 127.0.0.1]", show_default=False),
]
Port = Annotated[
    int | None,
    typer.Option(
        min=0, max=65535, help="Port; 0 takes a free one. [default: 8000]", show_default=False
    ),
]

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104  to compare with

_TOKEN_BYTES = 32


def serve(
    *,
    host: Host = None,
    port: Port = None,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Answer questions over HTTP, on a chat page, for the other commands and in Slack."""
    from bots.terminal import listening  # noqa: PLC0415  uvicorn takes 0.2 s, --help needs none

    settings = start(data_dir, log_level)
    given = {"host": host, "port": port}
    web = settings.web.model_copy(update={k: v for k, v in given.items() if v is not None})
    folder = settings.ingest.data_dir
    _tell_what_is_missing(web)
    with (
        listening.stoppable(),
        listening.only_server(folder),
        listening.bind(web.host, web.port, access=web.access) as listener,
    ):
        import secrets  # noqa: PLC0415  as above

        from bots.compose import open_journal, open_keys, open_server  # noqa: PLC0415  loads the model
        from bots.web.admin.operations import Operations  # noqa: PLC0415  as above
        from bots.web.app import create_app  # noqa: PLC0415  FastAPI takes 0.5 s
        from bots.web.sign_in.service import make_sign_in  # noqa: PLC0415  as above

        token = secrets.token_urlsafe(_TOKEN_BYTES)
        with (
            open_journal(settings) as journal,
            open_keys(settings) as keys,
            open_server(settings, journal=journal) as (assistant, writer),
            slack_where_it_is_on(settings, assistant, journal) as slack,
        ):
            app = create_app(
                assistant,
                settings=web,
                journal=journal,
                index_writers=writer,
                keys=keys,
                token=token,
                slack=slack,
                sign_in=make_sign_in(settings.sign_in, web=web, keys=keys),
                operations=Operations(
                    data_dir=folder,
                    serves_originals=web.serve_originals,
                    embedder=lambda: assistant.embedder,
                    gaps_k=settings.assistant.gaps_k,
                    retention_days=settings.journal.kept_days,
                ),
            )
            listening.answer_on(listener, app, settings=web, folder=folder, token=token)
    return Outcome(document={})


def slack_where_it_is_on(
    settings: Settings, assistant: Assistant, journal: Journal
) -> AbstractContextManager[SlackFace | None]:
    """Return the Slack face where its tokens are set; Bolt is only loaded then."""
    if settings.slack.lacks:
        note(f"Slack is not served. {settings.slack.lacks}")
    if not settings.slack.is_on:
        return nullcontext()
    from bots.slack.running import open_slack  # noqa: PLC0415  as above

    return open_slack(settings, assistant, journal)


def _tell_what_is_missing(web: WebSettings) -> None:
    """Say it where other machines may call, but know no name to call by."""
    from bots.web.settings import Access  # noqa: PLC0415  as above

    if web.access is not Access.LOOPBACK and web.host in EVERYWHERE and not web.allowed_hosts:
        note(
            "LEERKRING_ALLOWED_HOSTS is not set: other machines are refused until it says by which "
            "names they reach this server."
        )
