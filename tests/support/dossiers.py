"""Dossiers for tests: of friendly and of hostile words, and what stands in a written one."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone

import docx
import pdfplumber
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from assistant.access import PUBLIC
from assistant.answer import Answer, Cell, Citation, Layout, Outcome, Table
from assistant.errors import UnknownAnswerError
from assistant.journal.port import Kept
from bots.dossier.content import Dossier
from bots.dossier.gather import gather
from ingest.document import Metadata, Span, StoredDocument
from tests.support.journals import kept
from tests.support.replies import DOCUMENT, META, answer, reply, sentence

MADE_AT = datetime(2026, 11, 22, 18, 20, tzinfo=timezone(timedelta(hours=1)))

HOSTILE = (
    "<script>alert(1)</script> & *vet* [klik](http://evil.example)",
    "=HYPERLINK(1) | pijp | `code` # geen kop",
    "Stil\x00le te\x1bkens \u202eomgekeerd\u202c en \ufffe geen teken \ud800.",
    "Rechts naar links: \u05e9\u05dc\u05d5\u05dd en \u0645\u0631\u062d\u0628\u0627.",
    "Gezin 👩\u200d👩\u200d👧 en vlag 🇳🇱.",
    "Woord" + "zonder" * 80 + "einde.",
    "Őrség, Łódź, Ελλάδα, Київ, € 2.500 ≥ 10 m² – ‘ja’…",
    "汉字 staan niet in het lettertype.",
)
"""Words that documents may hold, and that no format may stumble over."""


def dossier(
    outcome: Outcome | None = None,
    *,
    documents: Mapping[str, StoredDocument] | None = None,
    language: str | None = None,
    question: str = "Waar koos de provincie voor?",
    asked: Iterable[str] = ("a1",),
    **changes: object,
) -> Dossier:
    """Return the dossier of one answer; without documents, of those that it cites."""
    given = kept(replace(reply(outcome), question=question), **changes)
    stored = documents if documents is not None else {META.document_id: DOCUMENT}
    return gather(
        tuple(asked),
        answers=Answers({"a1": given}),
        documents=stored.get,
        audience=PUBLIC,
        made_at=MADE_AT,
        language=language,
    )


@dataclass(frozen=True)
class Answers:
    """Gives answers by id as a journal does."""

    kept: Mapping[str, Kept]

    def __call__(self, answer_id: str) -> Kept:
        if answer_id not in self.kept:
            raise UnknownAnswerError(answer_id)
        return self.kept[answer_id]


def hostile(
    words: Sequence[str] = HOSTILE, *, times: int = 1
) -> tuple[Answer, dict[str, StoredDocument]]:
    """Return an answer that quotes these words, each from a document of its own, and those."""
    documents: dict[str, StoredDocument] = {}
    citations: list[Citation] = []
    for number, quote in enumerate(list(words) * times, start=1):
        meta = Metadata(
            document_id=f"bron-{number}",
            title=f"Titel {quote}",
            source=f"https://example.org/{number}?a=1&b=(2)",
            organisation=f"Gemeente {number}",
            year="2020",
            country="NL",
        )
        documents[meta.document_id] = StoredDocument(meta=meta, text=quote)
        citations.append(
            Citation(
                number=number,
                meta=meta,
                span=Span(start=0, end=len(quote), page=number),
                quote=quote,
            )
        )
    sentences = [sentence(each.quote, (each.number,)) for each in citations]
    return answer(sentences, citations, layout=Layout.LIST), documents


def wide(
    columns: int, rows: int = 3, words: str = "Zij kochten het."
) -> tuple[Answer, dict[str, StoredDocument]]:
    """Return an answer with a table, every cell of which cites a quote."""
    found, documents = hostile([words] * rows)
    cells = tuple(
        tuple(Cell(text=f"{words} ({row}.{column})", citations=(row,)) for column in range(columns))
        for row in range(1, rows + 1)
    )
    table = Table(columns=tuple(f"Kolom {each}" for each in range(columns)), rows=cells)
    return replace(found, table=table, layout=Layout.TABLE), documents


@dataclass(frozen=True, kw_only=True)
class Read:
    """What stands in a written dossier: all its words, its headings, where its links lead."""

    text: str
    headings: tuple[str, ...]
    links: tuple[str, ...]

    def has(self, words: str) -> bool:
        """Tell whether these words stand in it, wherever its lines break."""
        return squeezed(words) in squeezed(self.text)


def squeezed(text: str) -> str:
    """Return the text without what parts or joins its characters."""
    return re.sub(r"[\s\u200d]+", "", text)


def read_docx(file: bytes) -> Read:
    """Read a Word document back with python-docx."""
    document = docx.Document(io.BytesIO(file))
    body = document.element.body
    text = "\n".join(
        "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
        for paragraph in body.iter(qn("w:p"))
    )
    headings = (
        each.text
        for each in document.paragraphs
        if each.style is not None and str(each.style.name).startswith(("Title", "Heading"))
    )
    links = (
        relation.target_ref for relation in document.part.rels.values() if relation.is_external
    )
    return Read(text=text, headings=tuple(headings), links=tuple(links))


def read_pdf(file: bytes) -> Read:
    """Read a PDF back with pdfplumber; its headings are its bookmarks."""
    with pdfplumber.open(io.BytesIO(file)) as pdf:
        foot = 40
        pages = [page.crop((0, 0, page.width, page.height - foot)) for page in pdf.pages]
        text = "\n".join(page.extract_text() for page in pages)
        links = tuple(
            link["uri"] for page in pdf.pages for link in page.hyperlinks if link.get("uri")
        )
        headings = tuple(title for _, title, *_ in pdf.doc.get_outlines())
    return Read(text=text, headings=headings, links=links)


def read_markdown(file: bytes) -> Read:
    """Read Markdown back with markdown-it, as a page would show it."""
    tokens = MarkdownIt("commonmark").enable("table").parse(file.decode())
    lines, headings, links = [], [], []
    for position, token in enumerate(tokens):
        if token.type != "inline":
            continue
        words = "".join(child.content for child in token.children or ())
        lines.append(words)
        if tokens[position - 1].type == "heading_open":
            headings.append(words)
        links += [
            str(child.attrGet("href"))
            for child in token.children or ()
            if child.type == "link_open"
        ]
    return Read(text="\n".join(lines), headings=tuple(headings), links=tuple(links))


READERS = {"md": read_markdown, "docx": read_docx, "pdf": read_pdf}
