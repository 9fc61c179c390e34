"""GET /widget.js and /widget/…: the widget, for pages of any site."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from bots.web.callers import OPEN

FOLDER = Path(__file__).parent / "widget"
LOADER = "loader.js"

FOR_EVER = "public, max-age=31536000, immutable"
FOR_A_WHILE = "public, max-age=300"
ASK_FIRST = "public, no-cache"

_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
_ANY_SITE = {"access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin"}

router = APIRouter(dependencies=[OPEN], include_in_schema=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Widget:
    """The files by name, and their version: another one as soon as one of them differs."""

    version: str
    files: dict[str, bytes]

    @property
    def loader(self) -> bytes:
        """The script that a page names, told where the files of this version are."""
        modules = ", ".join(f'"{name}"' for name in sorted(self.files) if name.endswith(".js"))
        return (
            self.files[LOADER]
            .replace(b'"widget/"', f'"widget/{self.version}/"'.encode())
            .replace(b'["element.js"]', f"[{modules}]".encode())
        )


@cache
def widget() -> Widget:
    """Return the widget, read once a process."""
    files = {
        path.name: path.read_bytes()
        for path in sorted(FOLDER.iterdir())
        if path.suffix in _TYPES and path.is_file()
    }
    digest = hashlib.sha256(b"".join(name.encode() + data for name, data in files.items()))
    return Widget(version=digest.hexdigest()[:12], files=files)


@router.get("/widget.js")
def loader(request: Request) -> Response:
    """Return the one script of a page."""
    return _file(request, LOADER, widget().loader, cache_for=FOR_A_WHILE)


@router.get("/widget/{version}/{name}")
def file_of_a_version(request: Request, version: str, name: str) -> Response:
    """Return a file to be kept for ever; of another version, to be asked for again."""
    is_current = version == widget().version
    return _named(request, name, cache_for=FOR_EVER if is_current else ASK_FIRST)


@router.get("/widget/{name}")
def file(request: Request, name: str) -> Response:
    """Return a file of the widget as it is now."""
    return _named(request, name, cache_for=ASK_FIRST)


def _named(request: Request, name: str, *, cache_for: str) -> Response:
    data = widget().files.get(name)
    if data is None or name == LOADER:
        raise HTTPException(404)
    return _file(request, name, data, cache_for=cache_for)


def _file(request: Request, name: str, data: bytes, *, cache_for: str) -> Response:
    tag = f'"{hashlib.sha256(data).hexdigest()[:20]}"'
    headers = {"etag": tag, "cache-control": cache_for, **_ANY_SITE}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(data, media_type=_TYPES[Path(name).suffix], headers=headers)
