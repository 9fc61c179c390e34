"""XML of files that may be hostile: no document types, no entities, nothing fetched."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import SourceError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DECLARED = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_ENCODINGS = {b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"}
_TYPES = (b"<!doctype", b"<!entity")
_HOSTILE = (
    "declares a document type or entities in {name}, which its format has no use for and attacks "
    "are made of. Don't open it elsewhere, and ask for a clean copy where it came from."
)
_STRANGE = "has XML in a strange encoding ({name}). Export it anew."


def check_xml(path: Path, name: str, data: bytes) -> bytes:
    """Return the XML of a part if whatever parses it afterwards can only read it.

    Raises SourceError where it declares a document type (with entities that grow, or that read
    files) or stands in an encoding that could hide one.
    """
    plain = data
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        plain = data.replace(b"\0", b"")  # UTF-16: the names of XML are ASCII
    if any(kind in plain.lower() for kind in _TYPES):
        raise SourceError(path, _HOSTILE.format(name=name))
    declared = _DECLARED.match(plain.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n"))
    if declared and declared[1].lower() not in _ENCODINGS:
        raise SourceError(path, _STRANGE.format(name=name))
    return data


def parse_xml(path: Path, name: str, data: bytes) -> Element:
    """Return the root element of a part; raises SourceError where it is hostile or no XML."""
    from xml.etree.ElementTree import ParseError  # noqa: PLC0415  only for packages

    from defusedxml.common import DefusedXmlException  # noqa: PLC0415  the same
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415  the same

    try:
        root: Element = fromstring(check_xml(path, name, data), forbid_dtd=True)
    except DefusedXmlException as error:
        raise SourceError(path, _HOSTILE.format(name=name)) from error
    except (ParseError, ValueError, LookupError) as error:
        raise SourceError(path, f"has XML that is none ({name}). Export it anew.") from error
    return root
