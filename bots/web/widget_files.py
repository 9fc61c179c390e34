"""GET /widget.js and /widget/…: the widget, for pages of any site."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import rjsmin
from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from bots.web.access.callers import OPEN
from bots.web.revalidation import ANY_SITE, ASK_FIRST, tagged

FOLDER = Path(__file__).parent / "widget"
LOADER = "loader.js"

FOR_EVER = "public, max-age=31536000, immutable"
FOR_A_WHILE = "public, max-age=300"

_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}

router = APIRouter(dependencies=[OPEN], include_in_schema=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Widget:
    """The files by name as they were written, and `small`, as a version of them is sent."""

    version: str
    files: Mapping[str, bytes]
    small: Mapping[str, bytes]

    @property
    def loader(self) -> bytes:
        """The script that a page names, told where the files of this version are."""
        modules = [name for name in self.files if name.endswith(".js") and name != LOADER]
        return (
            self.small[LOADER]
            .replace(b'"widget/"', f'"widget/{self.version}/"'.encode())
            .replace(b'["element.js"]', json.dumps(modules).encode())
        )


@cache
def widget() -> Widget:
    """Return the widget, read once a process; its version differs as soon as a file does."""
    files = {
        path.name: path.read_bytes() for path in sorted(FOLDER.iterdir()) if path.suffix in _TYPES
    }
    digest = hashlib.sha256(b"".join(name.encode() + data for name, data in files.items()))
    return Widget(
        version=digest.hexdigest()[:12],
        files=files,
        small={name: _without_comments(name, data) for name, data in files.items()},
    )


def _without_comments(name: str, data: bytes) -> bytes:
    return rjsmin.jsmin(data) if name.endswith(".js") else data


@router.get("/widget.js")
def loader(request: Request) -> Response:
    """Return the one script of a page."""
    return _file(request, LOADER, widget().loader, cache_for=FOR_A_WHILE)


@router.get("/widget/{version}/{name}")
def file_of_a_version(request: Request, version: str, name: str) -> Response:
    """Return a file to be kept for ever; of another version, to be asked for again."""
    found = widget()
    is_current = version == found.version
    return _named(request, name, found.small, cache_for=FOR_EVER if is_current else ASK_FIRST)


@router.get("/widget/{name}")
def file(request: Request, name: str) -> Response:
    """Return a file of the widget as it was written, for who wants to read it."""
    return _named(request, name, widget().files, cache_for=ASK_FIRST)


def _named(request: Request, name: str, files: Mapping[str, bytes], *, cache_for: str) -> Response:
    if name not in files or name == LOADER:
        raise HTTPException(404)
    return _file(request, name, files[name], cache_for=cache_for)


def _file(request: Request, name: str, data: bytes, *, cache_for: str) -> Response:
    response = Response(data, media_type=_TYPES[Path(name).suffix])
    return tagged(request, response, cache_control=cache_for, headers=ANY_SITE)
