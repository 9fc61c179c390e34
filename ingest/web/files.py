"""Fetched pages as files: safe names, metadata beside them, and never half a file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from ingest.document import slug
from ingest.durable import write_durably
from ingest.sources import SIDECAR_SUFFIX
from ingest.web.address import Address
from ingest.web.canonical import page_key

_LONGEST = 80
"""Characters of a name that come from an address: enough to know it by, short for every disk."""


def name_of(address: Address, suffix: str) -> str:
    """Return the file of a page below the folder of fetched pages: a folder a host.

    Only letters, figures, hyphens and dots, and a hash of the address: two addresses never share
    a name, whatever stands in them and however a disk takes capitals.
    """
    return f"{_folder(address)}/{_stem(address)}{suffix}"


def id_of(address: Address) -> str:
    """Return the id of the document of a page: the same address always has the same."""
    return f"{slug(address.host)[:_LONGEST]}-{_stem(address)}"


def path_of(folder: Path, file: str) -> Path:
    """Return where a file of `name_of` lies."""
    return folder.resolve() / PurePosixPath(file)


def write_page(folder: Path, file: str, body: bytes, metadata: Mapping[str, object]) -> None:
    """Write a page and its sidecar where they differ from what is there.

    The metadata go first: a page is never there without them.
    """
    path = path_of(folder, file)
    path.parent.mkdir(parents=True, exist_ok=True)
    _write_where_new(_sidecar(path), sidecar_bytes(metadata))
    _write_where_new(path, body)


def remove_page(folder: Path, file: str) -> None:
    """Remove a page and its sidecar."""
    path = path_of(folder, file)
    path.unlink(missing_ok=True)
    _sidecar(path).unlink(missing_ok=True)


def sidecar_bytes(metadata: Mapping[str, object]) -> bytes:
    """Return metadata as they stand in a sidecar; what is empty is left out."""
    import yaml  # noqa: PLC0415  as the reader of sidecars has it

    given = {key: value for key, value in metadata.items() if value}
    return str(yaml.safe_dump(given, allow_unicode=True, sort_keys=False)).encode()


def _folder(address: Address) -> str:
    port = "" if address.port in {80, 443} else f"-{address.port}"
    host = address.host if address.ip is None else slug(address.host)
    return f"{host[:200]}{port}"


def _stem(address: Address) -> str:
    words = slug(address.path)[:_LONGEST].strip("-")
    digest = hashlib.sha256(page_key(address).encode()).hexdigest()[:10]
    return f"{words}-{digest}"


def _sidecar(path: Path) -> Path:
    return path.with_name(path.name + SIDECAR_SUFFIX)


def _write_where_new(path: Path, content: bytes) -> None:
    if not path.is_file() or path.read_bytes() != content:
        write_durably(path, content)
