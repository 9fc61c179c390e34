"""`leerkring keys`: keys for programs that ask over HTTP; also while the server runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.access import Scope
from bots.errors import WrongUsageError
from bots.keys.key_json import key_to_json
from bots.keys.port import MOST_NAME, is_name
from bots.terminal.options import DataDir, Json, LogLevelOption, make_folder, start
from bots.terminal.outcome import Outcome
from bots.terminal.screen import note, say
from bots.terminal.since import duration_of

if TYPE_CHECKING:
    from pathlib import Path

    from bots.keys.port import Key
    from bots.keys.store import KeyStore
    from bots.logs import LogLevel

Name = Annotated[
    str,
    typer.Argument(metavar="NAME", help="What the key is for, to know it by.", show_default=False),
]
KeyId = Annotated[str, typer.Argument(metavar="ID", help="The id of the key.", show_default=False)]
Scopes = Annotated[
    list[Scope] | None,
    typer.Option(
        "--scope",
        help="What it may: ask, read (search and documents), ingest or admin; may be repeated. "
        "[default: ask]",
        show_default=False,
    ),
]
Audiences = Annotated[
    list[str] | None,
    typer.Option(
        "--audience",
        help="Whose documents it reads beside the public ones; may be repeated.",
        show_default=False,
    ),
]
Expires = Annotated[
    str | None,
    typer.Option(
        metavar="90d", help="How long it holds, in days or weeks (12w).", show_default=False
    ),
]


def create(
    name: Name,
    *,
    scopes: Scopes = None,
    audiences: Audiences = None,
    expires: Expires = None,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Make a key, and show its secret: this once."""
    from bots.terminal.asked import audience_of  # noqa: PLC0415  not for --help

    now = datetime.now(UTC)
    with _store(data_dir, log_level) as store:
        key, secret = store.create(
            _name(name),
            scopes=scopes or [Scope.ASK],
            audiences=audience_of(audiences or ()),
            expires_at=None if expires is None else now + _duration(expires),
        )
    if not as_json:
        note(f"{_line(key, now=now)}\nIts secret, shown only now:")
        say(secret.text)
    return Outcome(document={"key": key_to_json(key), "secret": secret.text})


def list_keys(
    *, as_json: Json = False, data_dir: DataDir = None, log_level: LogLevelOption = None
) -> Outcome:
    """List all keys, without their secrets."""
    now = datetime.now(UTC)
    with _store(data_dir, log_level) as store:
        found = store.all_keys()
    if not as_json:
        for key in found:
            say(_line(key, now=now))
        if not found:
            note("There are no keys. leerkring keys create makes one.")
    return Outcome(document={"keys": [key_to_json(key) for key in found]})


def revoke(
    key_id: KeyId,
    *,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Revoke a key: it opens nothing from now on."""
    with _store(data_dir, log_level) as store:
        key = store.revoke(key_id.strip())
    if not as_json:
        say(_line(key, now=datetime.now(UTC)))
    return Outcome(document={"key": key_to_json(key)})


@contextmanager
def _store(data_dir: Path | None, log_level: LogLevel | None) -> Iterator[KeyStore]:
    settings = start(data_dir, log_level)
    from bots.keys.opening import open_key_store  # noqa: PLC0415  not for --help

    make_folder(settings.ingest.data_dir)
    with open_key_store(settings.journal, data_dir=settings.ingest.data_dir) as store:
        yield store


def _name(given: str) -> str:
    name = given.strip()
    if not is_name(name):
        raise WrongUsageError(
            f"NAME {given[:MOST_NAME]!r} should be 1 to {MOST_NAME} characters on one line."
        )
    return name


def _duration(given: str) -> timedelta:
    found = duration_of(given)
    if not found:
        raise WrongUsageError(f"--expires {given!r} is no number of days or weeks (90d, 12w).")
    return found


def _line(key: Key, *, now: datetime) -> str:
    used = "never used" if key.last_used_at is None else f"last used {_day(key.last_used_at)}"
    parts = (
        key.id,
        key.name,
        f"may {', '.join(sorted(key.scopes)) or 'nothing'}",
        f"reads {', '.join(sorted(key.audiences | {'public'}))}",
        f"made {_day(key.created_at)}",
        used,
        _state(key, now=now),
    )
    return "  ".join(parts)


def _state(key: Key, *, now: datetime) -> str:
    if key.revoked_at is not None:
        return f"revoked {_day(key.revoked_at)}"
    if key.expires_at is None:
        return "does not expire"
    return f"{'expires' if key.is_good(now) else 'expired'} {_day(key.expires_at)}"


def _day(moment: datetime) -> str:
    return moment.date().isoformat()


KEYS_COMMANDS = (create, list_keys, revoke)
