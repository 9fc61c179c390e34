"""What a PDF holds beside its pages, and is not read: attachments, forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

_MOST = 1000  # nodes of a tree that is looked through


def notes_of(pdf: PDF) -> Iterator[str]:
    """Yield a sentence for each kind of content that is left out."""
    from pdfminer.pdftypes import resolve1  # noqa: PLC0415  only for this format

    catalog = pdf.doc.catalog
    names = _dict(resolve1(catalog.get("Names")))
    files = _leaves(resolve1(names.get("EmbeddedFiles")))
    if files:
        yield f"has {files} attached files, which were not read. Save them and ingest them."
    form = _dict(resolve1(catalog.get("AcroForm")))
    if _filled(form.get("Fields")):
        yield (
            "has fields of a form that are filled in, which were not read. Print it to a PDF to "
            "make them part of its text."
        )


def _leaves(tree: object) -> int:
    """Count the entries of a name tree."""
    from pdfminer.pdftypes import resolve1  # noqa: PLC0415  only for this format

    waiting, count = [tree], 0
    for _ in range(_MOST):
        if not waiting:
            break
        node = _dict(waiting.pop())
        count += len(_list(resolve1(node.get("Names")))) // 2
        waiting += [resolve1(kid) for kid in _list(resolve1(node.get("Kids")))[:_MOST]]
    return count


def _filled(fields: object) -> bool:
    from pdfminer.pdftypes import resolve1  # noqa: PLC0415  only for this format

    for field in _list(resolve1(fields))[:_MOST]:
        value = resolve1(_dict(resolve1(field)).get("V"))
        if isinstance(value, bytes) and value:
            return True
    return False


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
