"""`leerkring doctor`: one line for each thing that must work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bots.errors import SettingsError, SlackRefusedError
from bots.terminal.options import DataDir, Json, LogLevelOption, start
from bots.terminal.outcome import FAILED, Outcome, failure_of
from bots.terminal.screen import say

if TYPE_CHECKING:
    from pathlib import Path

    from bots.presence import RunningServer
    from bots.settings import Settings
    from bots.slack.settings import SlackSettings

ENOUGH_BYTES = 500_000_000
"""Free space below this is a failure: the unpacked model alone takes 470 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was looked at, whether it is well, and what was found."""

    name: str
    ok: bool
    detail: str


def doctor(
    *, as_json: Json = False, data_dir: DataDir = None, log_level: LogLevelOption = None
) -> Outcome:
    """Look whether everything works: one line each, exit code 1 when one fails."""
    from bots.presence import find_server  # noqa: PLC0415  --help needs none of it

    settings = start(data_dir, log_level)
    server = find_server(settings.ingest.data_dir)
    looks: dict[str, Callable[[], str]] = {
        "python": _python,
        "model": lambda: _model(settings),
        "index": lambda: _index(settings, server),
        "journal": lambda: _journal(settings),
        "disk": lambda: _disk(settings.ingest.data_dir),
        "access": lambda: _access(settings),
        "sign-in": lambda: _sign_in(settings),
        "server": lambda: f"runs at {server.address}" if server else "does not run",
        "chat model": lambda: _chat_model(settings),
        "slack": lambda: _slack(settings.slack),
    }
    checks = []
    for name, look in looks.items():
        check = _checked(name, look)
        if not as_json:
            say(f"{'ok' if check.ok else 'fail':<5} {check.name}: {check.detail}")
        checks.append(check)
    failed = not all(check.ok for check in checks)
    document = {"checks": [asdict(check) for check in checks]}
    return Outcome(document=document, exit_code=FAILED if failed else 0)


def _checked(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name=name, ok=True, detail=look())
    except Exception as error:  # noqa: BLE001  whatever it is, the check has failed
        failure = failure_of(error)
        detail = failure.detail if failure else f"{type(error).__name__}: {error}"
        return Check(name=name, ok=False, detail=detail)


def _python() -> str:
    import platform  # noqa: PLC0415  --help needs none of it

    return f"{platform.python_version()} on {platform.system()} {platform.machine()}"


def _model(settings: Settings) -> str:
    from ingest.text.engines import describe_engine, make_embedder  # noqa: PLC0415  loads a model

    make_embedder(settings.ingest).embed_question("circulair inkopen")
    return describe_engine(settings.ingest)


def _index(settings: Settings, server: RunningServer | None) -> str:
    if server is not None:
        from bots.terminal.remote_index import remote_writers  # noqa: PLC0415  as above

        with remote_writers(server, settings.ingest) as writers:
            counts = writers("public").counts()
    else:
        from bots.compose import counts_of  # noqa: PLC0415  the engine of the index

        counts = counts_of(settings.ingest, "public")
    return f"{counts.documents} documents, {counts.chunks} chunks for everybody"


def _journal(settings: Settings) -> str:
    from assistant.journal.opening import is_there, open_kept, place_of  # noqa: PLC0415  as above

    chosen, folder = settings.journal, settings.ingest.data_dir
    if not chosen.journal or chosen.retention_days == 0:
        return "off: no question is kept"
    kept = f"questions are kept {chosen.retention_days} days in {place_of(chosen, data_dir=folder)}"
    if not is_there(chosen, data_dir=folder):
        return f"{kept}; none yet"
    with open_kept(chosen, data_dir=folder) as journal:
        return f"{kept}; {journal.count()} now"


def _access(settings: Settings) -> str:
    """Say who may ask, and how many keys there are; a key is looked up as a server would."""
    from assistant.journal.opening import is_there  # noqa: PLC0415  as above
    from bots.web.settings import ACCESS_IN_WORDS  # noqa: PLC0415  as above

    who = ACCESS_IN_WORDS[settings.web.access]
    if not is_there(settings.journal, data_dir=settings.ingest.data_dir):
        return f"{who}; no keys"
    from bots.keys.opening import open_key_store  # noqa: PLC0415  as above

    with open_key_store(settings.journal, data_dir=settings.ingest.data_dir) as store:
        good = sum(key.is_good(datetime.now(UTC)) for key in store.all_keys())
    return f"{who}; {good or 'no'} {'key' if good == 1 else 'keys'}"


def _sign_in(settings: Settings) -> str:
    """Say where people sign in, and what the provider must know; it is asked for its keys."""
    if not settings.sign_in.is_on:
        return "not configured"
    import asyncio  # noqa: PLC0415  --help needs none of it

    from bots.web.sign_in.looking import look  # noqa: PLC0415  Authlib, only here

    return asyncio.run(look(settings.sign_in, web=settings.web))


def _chat_model(settings: Settings) -> str:
    """Say whether the chat model answers; its first words are enough."""
    from evaluation.chat import open_chat  # noqa: PLC0415  --help needs none of it

    chosen = settings.assistant
    if chosen.chat_url is None and not chosen.chat_model:
        return "not configured: answers are quotes, which need none"
    if not chosen.has_chat_model:
        open_chat(settings.evaluation)  # says what is missing
    from assistant.write.chat_model import ChatModel  # noqa: PLC0415  the client takes 3 s

    model = ChatModel(chosen)
    try:
        pieces = model.stream("Write one short sentence.", "Is this understood?")
        said = next((piece for piece in pieces if piece.strip()), "")
    finally:
        model.close()
    is_structured = model.is_structured and said.lstrip().startswith("{")
    kind = "structured output" if is_structured else "no structured output: [1] is read instead"
    return f"{model.name} at {model.address} answers; {kind}"


def _slack(settings: SlackSettings) -> str:
    """Say as whom Slack knows the tokens; a scope that was not granted is a failure."""
    if settings.lacks:
        raise SettingsError(settings.lacks)
    if not settings.is_on:
        return "not configured"
    import asyncio  # noqa: PLC0415  --help needs none of it

    from bots.slack.reach import look, missing_scopes  # noqa: PLC0415  aiohttp, only here

    workspace = asyncio.run(look(settings))
    if missing := missing_scopes(workspace):
        raise SlackRefusedError(
            f"Slack has not granted the bot {', '.join(missing)}. Take the manifest that "
            "leerkring slack --manifest prints, and install the app anew."
        )
    scopes = "scopes not told" if workspace.scopes is None else "every scope is granted"
    way = "events over HTTP" if settings.over_http else "Socket Mode opens"
    return (
        f"{workspace.team} ({workspace.team_id}) knows the bot as {workspace.bot}; {scopes}; {way}"
    )


def _disk(folder: Path) -> str:
    import shutil  # noqa: PLC0415  --help needs none of it

    from ingest.errors import StorageFullError  # noqa: PLC0415  as above

    place = next(place for place in (folder.resolve(), *folder.resolve().parents) if place.exists())
    free = shutil.disk_usage(place).free
    if free < ENOUGH_BYTES:
        raise StorageFullError(str(folder))
    return f"{free / 1e9:.1f} GB free at {folder}"
