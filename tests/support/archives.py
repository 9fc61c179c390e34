"""Makes zip files: honest ones from their members, and hostile ones from honest ones."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Callable, Mapping

Members = Mapping[str, str | bytes]

BOMB = bytes(40 * 2**20)
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 10))
    + "]><a>&a9;</a>"
)
READS_A_FILE = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]><a>&a;</a>'
)
ASKS_THE_NETWORK = '<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>'


def archive(members: Members) -> bytes:
    """A zip file of these members, always the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in members.items():
            container.writestr(_member(name), data)
    return file.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, date_time=(2026, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def with_name(members: Members, name: str) -> bytes:
    """One more member with that name, written as it stands."""
    stand_in = "n" * len(name.encode())
    data = archive({**members, stand_in: "x"})
    return data.replace(stand_in.encode(), name.encode())


def with_link(members: Members) -> bytes:
    file = io.BytesIO(archive(members))
    with zipfile.ZipFile(file, "a") as container:
        info = _member("link.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        container.writestr(info, "/etc/hostname")
    return file.getvalue()


def with_twins(members: Members) -> bytes:
    return archive({**members, "twin1.txt": "1", "twin2.txt": "2"}).replace(
        b"twin2.txt", b"twin1.txt"
    )


def with_bomb(members: Members) -> bytes:
    return archive({**members, "bomb.bin": BOMB})


def with_password(members: Members) -> bytes:
    return _directory_changed(archive(members), lambda entry: _put(entry, 8, "<H", 1))


def with_sizes(members: Members, size: int) -> bytes:
    """The directory says that each member has `size` bytes, packed and unpacked."""
    more = {**members, "a.bin": "", "b.bin": "", "c.bin": ""}
    return _directory_changed(archive(more), lambda entry: _put(entry, 20, "<LL", size, size))


def with_smaller_sizes(members: Members) -> bytes:
    """The directory says that each member unpacks to one byte: the rest would come unasked."""
    return _directory_changed(archive(members), lambda entry: _put(entry, 24, "<L", 1))


def with_members_over_each_other(members: Members) -> bytes:
    """Every entry of the directory points at the first member, as in an overlapping bomb."""
    return _directory_changed(archive(members), lambda entry: _put(entry, 42, "<L", 0))


def with_count(members: Members, count: int) -> bytes:
    """The end of the file says that there are `count` members."""
    data = bytearray(archive(members))
    struct.pack_into("<HH", data, data.rindex(b"PK\5\6") + 8, count, count)
    return bytes(data)


def with_method(members: Members) -> bytes:
    """Packed by a method that few programs know."""
    return _directory_changed(archive(members), lambda entry: _put(entry, 10, "<H", 14))


def _directory_changed(data: bytes, change: Callable[[bytearray], None]) -> bytes:
    """Apply `change` to each entry of the directory at the end."""
    start = struct.unpack_from("<L", data, data.rindex(b"PK\5\6") + 16)[0]
    head, entries = data[:start], data[start:].split(b"PK\1\2")
    changed = [entries[0]]
    for entry in entries[1:]:
        whole = bytearray(b"PK\1\2" + entry)
        change(whole)
        changed.append(bytes(whole))
    return head + b"".join(changed)


def _put(entry: bytearray, at: int, layout: str, *values: int) -> None:
    struct.pack_into(layout, entry, at, *values)


HOSTILE: Mapping[str, tuple[Callable[[Members], bytes], str]] = {
    "a name that climbs out": (lambda m: with_name(m, "../../boven.txt"), "leads out of it"),
    "a name that climbs out in the middle": (lambda m: with_name(m, "a/../../b"), "leads out"),
    "an absolute name": (lambda m: with_name(m, "/etc/passwd"), "leads out of it"),
    "a drive": (lambda m: with_name(m, "C:/Windows/x.ini"), "leads out of it"),
    "a backslash": (lambda m: with_name(m, "map\\..\\x.txt"), "leads out of it"),
    "a NUL": (lambda m: with_name(m, "goed.txt\0.exe"), "leads out of it"),
    "a link": (with_link, "is a link and no file"),
    "a name twice": (with_twins, "holds 'twin1.txt' twice"),
    "a bomb": (with_bomb, "as only a zip bomb does"),
    "a password": (with_password, "is protected with a password"),
    "too many bytes": (lambda m: with_sizes(m, 0xFFFFFFF0), "GB is the most that is read"),
    "too many members": (lambda m: with_count(m, 60_000), "an archive of 60000 files"),
    "fewer members than there are": (lambda m: with_count(m, 1), "is damaged"),
    "members over each other": (with_members_over_each_other, "lie over each other"),
    "sizes that are too small": (with_smaller_sizes, "broken part|is damaged"),
    "a strange method": (with_method, "packed in a way that is not read"),
}
"""What makes an honest archive hostile, and what the refusal says."""
