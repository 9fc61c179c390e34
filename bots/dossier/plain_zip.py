"""A zip file written again without the moments at which its parts were made."""

from __future__ import annotations

import io
import re
from collections.abc import Collection
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_BEGIN = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file knows."""


def without_moments(file: bytes, *, drop: Collection[str] = ()) -> bytes:
    """Return a package of Office with the same parts in the same order, the same bytes each time.

    Parts to `drop` go with what relates to them.
    """
    written = io.BytesIO()
    with ZipFile(io.BytesIO(file)) as given, ZipFile(written, "w") as made:
        for part in given.infolist():
            if part.filename in drop:
                continue
            content = given.read(part)
            if part.filename.endswith(".rels"):
                content = _unrelated(content, drop)
            info = ZipInfo(part.filename, _BEGIN)
            info.compress_type = ZIP_DEFLATED
            made.writestr(info, content)
    return written.getvalue()


def _unrelated(relations: bytes, drop: Collection[str]) -> bytes:
    for name in drop:
        pattern = rb'<Relationship\b[^>]*Target="/?' + re.escape(name.encode()) + rb'"[^>]*/>'
        relations = re.sub(pattern, b"", relations)
    return relations
