from __future__ import annotations

import gzip
import io
import json
import tarfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import IndexMismatchError, IngestError, StorageFullError
from ingest.keeping.backup import back_up
from ingest.keeping.copies import disk_errors
from ingest.keeping.inside import LIST, BackupError, member_name, read_list
from ingest.keeping.restore import restore
from ingest.keeping.switch import finish_switch
from tests.support.dying import Countdown, dies_at
from tests.support.kept import FINGERPRINT, index_of, killed_copies, run, state_of, withdraw, write

pytestmark = [pytest.mark.integration, pytest.mark.timeout(600)]

Members = list[tuple[tarfile.TarInfo, bytes]]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    write(folder, "stoelen", "De gemeente kocht stoelen.")
    write(folder, "lampen", "De gemeente huurt lampen.", access="participants")
    return folder


@pytest.fixture
def data(tmp_path: Path, docs: Path) -> Path:
    """Give a data folder with two documents, an editor's file and what is nobody's state."""
    folder = tmp_path / "data"
    run(folder, docs)
    (folder / "corrections").mkdir(exist_ok=True)
    (folder / "corrections" / "x.json").write_text("{}", encoding="utf-8")
    (folder / "serve.json").write_text('{"token": "secret"}', encoding="utf-8")
    (folder / "models").mkdir()
    (folder / "models" / "weights").write_text("many", encoding="utf-8")
    return folder


@pytest.fixture
def backup(tmp_path: Path, data: Path) -> Path:
    file = tmp_path / "backup.tar.gz"
    back_up(data, file)
    return file


def members_of(file: Path) -> Members:
    with tarfile.open(file, "r:gz") as tar:
        return [(m, (tar.extractfile(m) or io.BytesIO()).read()) for m in tar.getmembers()]


def write_members(file: Path, members: Members) -> Path:
    with tarfile.open(file, "w:gz", compresslevel=1) as tar:
        for member, content in members:
            member.size = len(content) if member.isreg() else member.size
            tar.addfile(member, io.BytesIO(content))
    return file


def relisted(members: Members, change: Callable[[dict[str, Any]], None]) -> Members:
    """Change the list of contents, which is the first member."""
    (header, content), *others = members
    told = json.loads(content)
    change(told)
    return [(header, json.dumps(told).encode()), *others]


def test_a_backup_restored_into_an_empty_folder_is_the_same_state(
    data: Path, backup: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    restored = restore(other, backup, expected=FINGERPRINT)
    assert state_of(other) == state_of(data)
    assert sorted(restored.backup.indexes) == ["participants", "public"]
    assert (other / "corrections" / "x.json").read_text() == "{}"
    assert not (other / "serve.json").exists()
    assert not (other / "models").exists()


def test_a_backup_is_readable_by_its_owner_only_and_holds_no_secret(backup: Path) -> None:
    assert backup.stat().st_mode & 0o777 == 0o600
    assert all(b"secret" not in content for _, content in members_of(backup))
    assert list(backup.parent.glob(".backup*")) == []


def test_a_restore_takes_the_place_of_what_came_after(data: Path, docs: Path, backup: Path) -> None:
    before = state_of(data)
    write(docs, "stoelen", "De provincie leende krukken.")
    write(docs, "bureaus", "Het waterschap kocht bureaus.")
    run(data, docs)
    restore(data, backup, expected=FINGERPRINT)
    assert state_of(data) == before
    assert (data / "models" / "weights").exists()
    assert not [path.name for path in data.iterdir() if path.name.startswith("restoring")]


def test_what_was_withdrawn_since_stays_out(data: Path, backup: Path) -> None:
    withdraw(data, "stoelen")
    assert restore(data, backup, expected=FINGERPRINT).held_back == ("stoelen",)
    with closing(index_of(data, "public")) as index:
        assert list(index.documents()) == []


def test_the_journal_is_left_out_unless_it_is_asked_for(data: Path, tmp_path: Path) -> None:
    import sqlite3  # noqa: PLC0415  only here

    with closing(sqlite3.connect(data / "journal.sqlite3")) as journal:
        journal.execute("CREATE TABLE asked (question TEXT)")
        journal.execute("INSERT INTO asked VALUES ('wat?')")
        journal.commit()
    assert not back_up(data, tmp_path / "a").has_journal
    assert back_up(data, tmp_path / "b", journal=True).has_journal
    other = tmp_path / "other"
    other.mkdir()
    restore(other, tmp_path / "b", expected=FINGERPRINT)
    with closing(sqlite3.connect(other / "journal.sqlite3")) as journal:
        assert journal.execute("SELECT * FROM asked").fetchall() == [("wat?",)]


def test_an_index_of_another_model_or_layout_is_refused_by_both_names(
    data: Path, backup: Path
) -> None:
    before = state_of(data)
    with pytest.raises(IndexMismatchError, match="layout 99"):
        restore(data, backup, expected=replace(FINGERPRINT, layout=99))
    assert state_of(data) == before


def cut(members: Members) -> Members:
    return members[:-1]


def flip(members: Members) -> Members:
    header, content = members[-1]
    return [*members[:-1], (header, content[:-1] + bytes([content[-1] ^ 1]))]


def more(members: Members) -> Members:
    return [*members, (tarfile.TarInfo(member_name(len(members))), b"x")]


def link(members: Members) -> Members:
    header = tarfile.TarInfo(member_name(0))
    header.type, header.linkname = tarfile.SYMTYPE, "/etc/passwd"
    return [members[0], (header, b""), *members[2:]]


def device(members: Members) -> Members:
    header = tarfile.TarInfo(member_name(0))
    header.type = tarfile.CHRTYPE
    return [members[0], (header, b""), *members[2:]]


def named(name: str) -> Callable[[Members], Members]:
    def change(told: dict[str, Any]) -> None:
        told["files"][0]["name"] = name

    return lambda members: relisted(members, change)


def other_format(members: Members) -> Members:
    return relisted(members, lambda told: told.update(format=2))


def twice(members: Members) -> Members:
    return relisted(members, lambda told: told["files"].append(told["files"][0]))


def no_manifest(members: Members) -> Members:
    def change(told: dict[str, Any]) -> None:
        told["files"] = [f for f in told["files"] if f["name"] != "manifest.sqlite3"]

    return relisted(members, change)


def another_version(members: Members) -> Members:
    return relisted(members, lambda told: told["indexes"]["public"].update(version="0" * 12))


@pytest.mark.parametrize(
    "harm",
    [
        *(cut, flip, more, link, device, other_format, twice, no_manifest, another_version),
        pytest.param(named("../x"), id="upwards"),
    ],
)
def test_a_backup_that_is_not_as_ours_changes_nothing(
    data: Path, backup: Path, harm: Callable[[Members], Members], tmp_path: Path
) -> None:
    harmed = write_members(tmp_path / "harmed", harm(members_of(backup)))
    before = sorted(path.name for path in data.iterdir())
    version = (data / "index" / "public" / "CURRENT").read_text()
    with pytest.raises(BackupError, match=r"harmed can't be restored: .*Nothing was changed"):
        restore(data, harmed, expected=FINGERPRINT)
    assert sorted(path.name for path in data.iterdir()) == before
    assert (data / "index" / "public" / "CURRENT").read_text() == version
    assert not (tmp_path / "x").exists()


def test_a_list_names_nothing_that_no_backup_of_ours_holds(backup: Path) -> None:
    content = members_of(backup)[0][1]
    assert read_list(content, file="it").has_journal is False
    for name in (
        *("../x", "/x", "a/../../x", "./x", "a//b", "a\\b", "a\nb", "C:x", "", "n" * 2_000),
        *("models/x", "serve.json", "index/x", "index/../../x/y", "index/Public/CURRENT"),
        *("previous/kept.json", "journal.sqlite3-wal", "manifest.sqlite3/x", "ingest.lock"),
    ):
        told = json.loads(content)
        told["files"][0]["name"] = name
        with pytest.raises(BackupError, match="can't be restored"):
            read_list(json.dumps(told).encode(), file="it")


@pytest.mark.parametrize(
    "content",
    [b"", b"no tar", gzip.compress(b"no tar" * 999, mtime=0)],
    ids=["empty", "text", "compressed"],
)
def test_a_file_that_is_no_backup_is_told(data: Path, content: bytes, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(BackupError, match="file can't be restored"):
        restore(data, tmp_path / "file", expected=FINGERPRINT)


def test_a_truncated_backup_is_told(data: Path, backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:-2_000])
    with pytest.raises(BackupError, match="can't be restored"):
        restore(data, backup, expected=FINGERPRINT)


def test_a_file_that_is_not_there_and_a_folder_without_an_index_are_told(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="can't be read"):
        restore(tmp_path, tmp_path / "none", expected=FINGERPRINT)
    with pytest.raises(IngestError, match="nothing to back up"):
        back_up(tmp_path, tmp_path / "file")


def test_a_long_name_is_refused_before_it_fills_the_memory(data: Path, tmp_path: Path) -> None:
    header = tarfile.TarInfo("n" * 5_000_000)
    file = write_members(tmp_path / "long", [(header, b"")])
    with pytest.raises(BackupError):
        restore(data, file, expected=FINGERPRINT)


def test_a_full_disk_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(StorageFullError, match="No space left"), disk_errors(tmp_path):
        raise OSError(28, "No space left on device")


def test_the_list_comes_first(backup: Path) -> None:
    assert members_of(backup)[0][0].name == LIST


def put_back(_: Countdown, *, data: Path, file: Path) -> None:
    finish_switch(data)
    restore(data, file, expected=FINGERPRINT)


@pytest.mark.parametrize(
    "stride", [173, pytest.param(1, marks=pytest.mark.soak)], ids=["sample", "all"]
)
def test_a_restore_killed_at_any_moment_leaves_the_one_state_or_the_other(
    stride: int, data: Path, docs: Path, backup: Path, tmp_path: Path
) -> None:
    then = state_of(data)
    write(docs, "stoelen", "De provincie leende krukken.")
    run(data, docs)
    now, seen = state_of(data), []
    task = partial(put_back, file=backup)
    for number, copy in killed_copies(task, data, tmp_path, stride=stride):
        seen.append(state_of(copy))
        assert seen[-1] in (then, now), f"killed before write {number}"
    assert seen[-1] == then
    assert now in seen


def keep(_: Countdown, *, data: Path, file: Path) -> None:
    back_up(data, file)


@pytest.mark.parametrize(
    "stride", [131, pytest.param(1, marks=pytest.mark.soak)], ids=["sample", "all"]
)
def test_a_backup_killed_at_any_moment_leaves_the_one_before_or_the_new_one_whole(
    stride: int, data: Path, docs: Path, backup: Path, tmp_path: Path
) -> None:
    then = state_of(data)
    write(docs, "stoelen", "De provincie leende krukken.")
    run(data, docs)
    now, number, died, seen = state_of(data), 0, True, []
    while died:
        died = dies_at(number, partial(keep, data=data, file=backup))
        other = tmp_path / f"other-{number}"
        other.mkdir()
        restore(other, backup, expected=FINGERPRINT)
        seen.append(state_of(other))
        assert seen[-1] in (then, now), f"killed before write {number}"
        number += stride
    assert seen[0] == then
    assert seen[-1] == now
    assert not list(data.glob("backing-up-*")), "left by one that was killed"
    assert [path.name for path in backup.parent.glob(".backup*")] == []
