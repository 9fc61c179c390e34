"""A dossier as a file of a format, and what the file is called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from bots.dossier.blocks import Outline
from bots.dossier.content import Dossier
from bots.dossier.formats import Format
from bots.dossier.outline import outline
from bots.dossier.words import legible, shortened

_NAME = 60
"""Characters of the question in the name of a file."""


def written(dossier: Dossier, chosen: Format) -> bytes:
    """Return the dossier as a file of a format; the same dossier gives the same bytes."""
    return _writer(chosen)(outline(dossier))


def file_name(dossier: Dossier, chosen: Format) -> str:
    """Return `leerkring-2026-11-22-` with words of the first question: letters and digits alone."""
    question = unicodedata.normalize("NFC", legible(dossier.answers[0].reply.question))
    words = "-".join(re.findall(r"\w+", question.casefold()))
    about = shortened(words.replace("-", " "), _NAME).rstrip("…").strip().replace(" ", "-")
    return f"leerkring-{dossier.made_at:%Y-%m-%d}-{about or 'dossier'}.{chosen}"


def ascii_name(name: str) -> str:
    """Return a name of a file without letters beyond ASCII: `é` becomes `e`."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def _writer(chosen: Format) -> Callable[[Outline], bytes]:
    """Return what writes a format; its library is loaded when it is first written."""
    match chosen:
        case Format.MARKDOWN:
            from bots.dossier.markdown import to_markdown  # noqa: PLC0415  as the others

            return to_markdown
        case Format.DOCX:
            from bots.dossier.docx import to_docx  # noqa: PLC0415  0.2 s

            return to_docx
        case Format.PDF:
            from bots.dossier.pdf import to_pdf  # noqa: PLC0415  0.3 s

            return to_pdf
