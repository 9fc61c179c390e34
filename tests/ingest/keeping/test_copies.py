from __future__ import annotations

import posix
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from ingest.keeping.copies import copy_folder, write_durably
from ingest.store.folder import IndexFolder

ORDERED = {"fsync", "replace", "rmdir"}


def done(work: Callable[[], object]) -> list[str]:
    """Return what is done to files, in order: what a power failure may come between."""
    names: list[str] = []

    def seen(_frame: FrameType, event: str, called: Any) -> None:
        if event == "c_call" and getattr(called, "__self__", None) is posix:
            names.extend({called.__name__} & ORDERED)

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)
    return names


def test_a_file_is_on_the_disk_before_it_gets_its_name_and_the_name_before_anything_else(
    tmp_path: Path,
) -> None:
    assert done(lambda: write_durably(tmp_path / "a", "x")) == ["fsync", "replace", "fsync"]


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
