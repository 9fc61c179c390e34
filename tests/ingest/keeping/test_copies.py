from __future__ import annotations

from pathlib import Path

from ingest.keeping.copies import copy_folder
from ingest.store.folder import IndexFolder
from tests.support.file_steps import done


def test_the_old_generation_goes_after_the_new_one_is_named_on_the_disk(tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path)
    old, new = folder.fresh(), folder.fresh()
    old.mkdir()
    new.mkdir()
    (tmp_path / "CURRENT").write_text(old.name)
    steps = done(lambda: folder.switch(new))
    assert [step for step in steps if step != "rmdir"] == ["fsync", "replace", "fsync"]
    assert steps.index("rmdir") > 2
    assert folder.current() == new


def test_a_copy_has_the_same_bytes_and_holes_in_place_of_zeros(tmp_path: Path) -> None:
    source = tmp_path / "source"
    (source / "below").mkdir(parents=True)
    content = bytes(3_000_000) + b"words" + bytes(2_000_001)
    (source / "below" / "file").write_bytes(content)
    (source / "empty").write_bytes(b"")
    copy_folder(source, tmp_path / "copy")
    copied = tmp_path / "copy" / "below" / "file"
    assert copied.read_bytes() == content
    assert (tmp_path / "copy" / "empty").read_bytes() == b""
    assert copied.stat().st_blocks * 512 < 200_000
    assert copied.stat().st_mode & 0o777 == 0o600
