from __future__ import annotations

import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from sqlalchemy import Engine, text

from assistant.journal.engine import make_engine

COMES_AND_GOES = """
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as connection:
    connection.execute("INSERT INTO kept VALUES (2)")
connection.close()
"""


def wrote(engine: Engine, *statements: str) -> None:
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_a_second_engine_of_a_process_leaves_the_first_one_its_locks(tmp_path: Path) -> None:
    """Closing a file drops all locks of a process on it (sqlite.org/howtocorrupt.html, 2.2).

    Another process would then take itself for the last one, and remove the log of changes.
    """
    path = tmp_path / "journal.sqlite3"
    first = make_engine(path)
    with first.connect():
        wrote(first, "CREATE TABLE kept (number INTEGER)", "INSERT INTO kept VALUES (1)")
        second = make_engine(path)
        subprocess.run([sys.executable, "-c", COMES_AND_GOES, path], check=True)  # noqa: S603  our own
        assert Path(f"{path}-wal").exists()
        wrote(second, "INSERT INTO kept VALUES (3)")
        with second.connect() as connection:
            assert connection.scalar(text("SELECT sum(number) FROM kept")) == 6
    first.dispose()
    second.dispose()


def test_a_new_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    make_engine(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_who_opens_a_new_file_at_the_same_time_waits_for_the_others(tmp_path: Path) -> None:
    """SQLite refuses at once, whatever its time-out, who comes while the log is being made."""
    together = Barrier(4)

    def opened(path: Path) -> int:
        engine = make_engine(path)
        together.wait()
        with engine.connect() as connection:
            found = connection.scalar(text("SELECT 1"))
        engine.dispose()
        return int(found or 0)

    with ThreadPoolExecutor(4) as threads:
        for number in range(60):
            paths = [tmp_path / f"{number}.sqlite3"] * 4
            assert list(threads.map(opened, paths)) == [1] * 4
