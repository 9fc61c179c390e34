"""Debian's PostgreSQL, on a folder and a port of its own, for as long as the tests run."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pg8000.dbapi
import pytest

PROGRAMS = Path("/usr/lib/postgresql")
USER = "leerkring"


@contextmanager
def postgres_server() -> Iterator[str]:
    """Start a server that need not survive; give its address; stop it. Skips where there is none.

    It will not run as root, so there it runs as the user that the package makes.
    """
    programs = _programs()
    if programs is None:
        pytest.skip(
            "PostgreSQL is not installed (scripts/install_debian_packages.sh does so as root)"
        )
    folder = Path(tempfile.mkdtemp(prefix="leerkring-postgres-"))
    data, port = folder / "data", _free_port()
    settings = f"-F -k {folder} -p {port} -c listen_addresses=127.0.0.1 -c max_connections=40"
    control = [programs / "pg_ctl", "-D", data, "-w", "-s"]
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        _run(programs / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync")
        _run(*control, "-l", folder / "log", "-o", settings, "start")
        try:
            # without TLS: pg8000 reads all certificates for each connection, 0.1 s
            yield f"postgresql://{USER}@127.0.0.1:{port}/postgres?sslmode=disable"
        finally:
            _run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def started_postgres() -> Iterator[str]:
    """Start a server once a session; give its address. tests/conftest.py has it for all tests."""
    with postgres_server() as address:
        yield address


@pytest.fixture(scope="module")
def postgres(started_postgres: str) -> str:
    """Give the address of a database that is empty when a file begins: files come in any order."""
    drop_all(started_postgres)
    return started_postgres


def drop_all(address: str) -> None:
    """Leave an empty database, and nobody connected to it."""
    run_alone(address, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")


def run_alone(address: str, *statements: str) -> None:
    """End whoever is still connected to the database, and run statements."""
    parts = urlsplit(address)
    connection = pg8000.dbapi.connect(
        user=USER,
        host=parts.hostname or "",
        port=parts.port or 0,
        database="postgres",
        ssl_context=False,
    )
    with closing(connection):
        cursor = connection.cursor()
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        for statement in statements:
            cursor.execute(statement)
        connection.commit()


def _programs() -> Path | None:
    found = sorted(PROGRAMS.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    return found[-1].parent if found else None


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _run(*command: str | Path) -> None:
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    ran = subprocess.run(  # noqa: S603  Debian's own programs
        [*as_user, *map(str, command)],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # a server that goes on would keep a pipe open
        stderr=subprocess.PIPE if "start" not in command else subprocess.DEVNULL,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
