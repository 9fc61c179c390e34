"""A key opens what it was made for until it is revoked or expires; its secret is kept nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import inspect

from assistant.access import Scope
from assistant.journal.engine import make_engine
from assistant.journal.migrate import alembic_config, migrate
from assistant.journal.settings import JournalSettings
from bots.errors import KeysUnavailableError, UnknownKeyError
from bots.keys.opening import open_keys
from bots.keys.secret import new_secret, read_secret
from bots.keys.store import KeyStore
from bots.keys.tables import MIGRATIONS, Base
from tests.support.journals import Clock
from tests.support.postgres import drop_all

ASK = frozenset({Scope.ASK})


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.integration)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """Give an empty database of either kind."""
    if request.param == "sqlite":
        return tmp_path / "journal.sqlite3"
    server: str = request.getfixturevalue("postgres")
    drop_all(server)
    return server


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(address: str | Path, clock: Clock) -> Iterator[KeyStore]:
    opened = KeyStore(address, place="here", now=clock)
    yield opened
    opened.close()


def test_a_secret_opens_what_its_key_was_made_for(store: KeyStore) -> None:
    key, secret = store.create(
        "website", scopes={Scope.ASK, Scope.READ}, audiences=["participants"]
    )
    found = store.check(secret.text)
    assert found is not None
    assert (found.id, found.name, found.scopes) == (key.id, "website", {Scope.ASK, Scope.READ})
    assert found.audiences == {"participants"}


def test_a_secret_is_kept_nowhere(file: Path) -> None:
    store = KeyStore(file, place="here")
    _, secret = store.create("website", scopes=ASK)
    store.check(secret.text)
    kept = b"".join(path.read_bytes() for path in file.parent.iterdir())
    assert secret.key_id.encode() in kept
    assert secret.part.encode() not in kept
    assert secret.part not in repr(secret)
    store.close()


def test_two_keys_have_nothing_in_common(store: KeyStore) -> None:
    (first, one), (second, other) = (store.create("a", scopes=ASK) for _ in range(2))
    assert first.id != second.id
    assert one.part != other.part
    assert len(one.part) == 43  # 256 bits, 6 a character


def test_the_secret_of_another_key_does_not_open_this_one(store: KeyStore) -> None:
    _, one = store.create("a", scopes=ASK)
    _, other = store.create("b", scopes=ASK)
    assert store.check(f"lk_{one.key_id}_{other.part}") is None


@pytest.mark.parametrize(
    "shown", ["", "lk", "lk__", "lk_0123456789_", "Bearer x", "lk_" + "0" * 54, "é" * 57, "\x00"]
)
def test_what_has_not_the_form_of_a_secret_opens_nothing(store: KeyStore, shown: str) -> None:
    assert store.check(shown) is None


def test_a_secret_reads_back_as_it_was_made() -> None:
    secret = new_secret()
    assert read_secret(secret.text) == secret
    assert read_secret(secret.text + "x") is None


def test_a_key_that_was_revoked_opens_nothing_at_once_in_every_process(
    store: KeyStore, address: str | Path, clock: Clock
) -> None:
    key, secret = store.create("a", scopes=ASK)
    elsewhere = KeyStore(address, place="here", now=clock)
    assert elsewhere.check(secret.text) is not None
    revoked = store.revoke(key.id)
    assert revoked.revoked_at == clock()
    assert elsewhere.check(secret.text) is None
    elsewhere.close()


def test_a_key_is_revoked_once(store: KeyStore, clock: Clock) -> None:
    key, _ = store.create("a", scopes=ASK)
    first = store.revoke(key.id).revoked_at
    clock.pass_days(1)
    assert store.revoke(key.id).revoked_at == first


def test_a_key_that_never_was_can_not_be_revoked(store: KeyStore) -> None:
    with pytest.raises(UnknownKeyError, match="keys list"):
        store.revoke("0123456789")


def test_a_key_holds_until_the_moment_that_it_expires(store: KeyStore, clock: Clock) -> None:
    _, secret = store.create("a", scopes=ASK, expires_at=clock() + timedelta(days=90))
    clock.pass_days(89.999)
    assert store.check(secret.text) is not None
    clock.pass_days(0.001)
    assert store.check(secret.text) is None


def test_the_list_tells_when_each_was_used_to_the_minute(store: KeyStore, clock: Clock) -> None:
    _, secret = store.create("a", scopes=ASK)
    store.create("b", scopes=ASK)
    first = clock()
    store.check(secret.text)
    clock.time += timedelta(seconds=59)
    store.check(secret.text)
    assert [key.last_used_at for key in store.all_keys()].count(None) == 1
    assert [key.last_used_at for key in store.all_keys() if key.name == "a"] == [first]
    clock.time += timedelta(seconds=1)
    store.check(secret.text)
    assert [key.last_used_at for key in store.all_keys() if key.name == "a"] == [clock()]


def test_a_wrong_secret_counts_as_no_use(store: KeyStore) -> None:
    key, _ = store.create("a", scopes=ASK)
    assert store.check(f"lk_{key.id}_{new_secret().part}") is None
    assert store.all_keys()[0].last_used_at is None


def test_pages_are_signed_with_one_secret_that_all_processes_have(address: str | Path) -> None:
    stores = [KeyStore(address, place="here") for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        secrets = set(threads.map(lambda store: store.page_secret(), stores))
    assert len(secrets) == 1
    assert {len(secret) for secret in secrets} == {32}
    for store in stores:
        store.close()


def test_a_database_that_fails_refuses_and_does_not_let_in(tmp_path: Path) -> None:
    with pytest.raises(KeysUnavailableError, match="here"):
        KeyStore(tmp_path / "no" / "such" / "folder", place="here")


def test_looking_at_a_key_makes_no_database(tmp_path: Path) -> None:
    settings = JournalSettings(_env_file=None)
    with open_keys(settings, data_dir=tmp_path) as keys:
        assert keys.check(new_secret().text) is None
        assert list(tmp_path.iterdir()) == []


def test_a_key_that_is_made_while_the_server_runs_opens_at_once(tmp_path: Path) -> None:
    settings = JournalSettings(_env_file=None)
    with open_keys(settings, data_dir=tmp_path) as keys:
        assert keys.check(new_secret().text) is None
        store = KeyStore(tmp_path / "journal.sqlite3", place="here")
        _, secret = store.create("a", scopes=ASK)
        store.close()
        assert keys.check(secret.text) is not None


def test_migrations_and_code_agree_and_leave_the_journal_alone(address: str | Path) -> None:
    engine = make_engine(address)
    migrate(engine)
    migrate(engine, MIGRATIONS)
    with engine.begin() as connection:
        command.check(alembic_config(connection, MIGRATIONS))
        command.downgrade(alembic_config(connection, MIGRATIONS), "base")
    tables = set(inspect(engine).get_table_names())
    assert "conversation" in tables
    assert not tables & set(Base.metadata.tables)
    engine.dispose()


def test_sessions_are_signed_with_a_secret_of_their_own(store: KeyStore) -> None:
    assert store.session_secret() == store.session_secret()
    assert store.session_secret() != store.page_secret()


def test_a_session_that_was_ended_is_remembered_until_its_time(
    store: KeyStore, clock: Clock
) -> None:
    now = int(clock().timestamp())
    store.end_session("short", until=now + 10)
    store.end_session("long", until=now + 3600)
    store.end_session("long", until=now + 3600)  # out in two windows
    assert store.has_ended("short")
    assert not store.has_ended("other")
    clock.time += timedelta(seconds=60)
    store.end_session("other", until=now + 3600)
    assert [store.has_ended(each) for each in ("short", "long", "other")] == [False, True, True]
