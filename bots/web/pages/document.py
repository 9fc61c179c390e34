"""GET /documents/{id}: a stored document to be read, with the cited passage marked."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import Response

from assistant.inventory import Lessons
from assistant.phrases.catalogue import Phrase
from bots.source_places import address_at
from bots.web.access.callers import Reader
from bots.web.context import Context, CurrentContext
from bots.web.documents import Audiences
from bots.web.pages.facts import facts_of
from bots.web.pages.links import document_path
from bots.web.pages.page import Page
from bots.web.pages.parts import Part, part_of
from bots.web.pages.related import related_to, versions_of
from bots.web.pages.text import render_text

if TYPE_CHECKING:
    from ingest.document import Mark, StoredDocument

router = APIRouter(include_in_schema=False)


@router.get("/documents/{document_id}")
def document(
    request: Request,
    document_id: str,
    reader: Reader,
    context: CurrentContext,
    audience: Audiences,
) -> Response:
    """Return the page; that of a document of others is that of one that does not exist.

    `start` and `end` are those of a citation, `part` that of a long text.
    """
    readable = reader.audience(audience)
    stored = context.assistant.document(document_id, audience=readable)
    if stored is None:
        page = Page.of(request, version="")
        if withdrawal := context.operations.withdrawal(document_id, audience=readable):
            told = {"withdrawal": withdrawal}
            return page.render("withdrawn.html.j2", told, status=HTTPStatus.GONE)
        return page.render("missing.html.j2", {}, status=HTTPStatus.NOT_FOUND)
    inventory = context.assistant.inventory(audience=readable)
    page = Page.of(request, version=inventory.corpus_version)
    if page.is_known():
        return page.unchanged()
    meta, names = stored.meta, {each.document_id: each for each in inventory.documents}
    cited = _cited(page, stored)
    part = part_of(stored.text, number=page.number("part") or 1, cited=cited)
    shifted = (cited[0] - part.start, cited[1] - part.start) if cited else None
    mark = stored.mark_at(cited[0]) if cited else None
    return page.render(
        "document.html.j2",
        {
            "meta": meta,
            "facts": [*facts_of(meta, page.language)],
            "html": render_text(
                stored.text[part.start : part.end], shifted, pages=_pages(page, stored, part)
            ),
            "part": part,
            "cited": cited,
            "is_gone": cited is None and _is_asked(request),
            "place": _place(page, mark.page, mark.timecode) if mark else "",
            "page_number": mark.page if mark else None,
            "source_at_place": _source(stored, mark) or _original(page, readable, stored, mark),
            "newer": names.get(meta.superseded_by or ""),
            "better": names.get(meta.version_of or ""),
            "versions": versions_of(meta, inventory.documents),
            "lessons": inventory.told_by(meta),
            "nothing_told": Lessons(),
            "related": related_to(meta, inventory.current()),
        },
    )


def _cited(page: Page, stored: StoredDocument) -> tuple[int, int] | None:
    """Return start and end of the passage that the address names, if the text has such a place."""
    start, end = page.number("start"), page.number("end")
    if start is None or end is None or not start < end <= len(stored.text):
        return None
    return start, end


def _source(stored: StoredDocument, mark: Mark | None) -> str:
    if mark is None:
        return address_at(stored.meta.source)
    return address_at(stored.meta.source, page=mark.page, timecode=mark.timecode)


def _original(
    page: Page, readable: frozenset[str], stored: StoredDocument, mark: Mark | None
) -> str:
    """Return the address of the PDF that the document was read from, if it is served."""
    context: Context = page.request.app.state.context
    document_id = stored.meta.document_id
    if not context.operations.has_original(document_id, audience=readable):
        return ""
    place = f"page={mark.page}" if mark and mark.page else ""
    return page.href(f"{document_path(document_id)}/original", place=place)


def _is_asked(request: Request) -> bool:
    return bool({"start", "end"} & request.query_params.keys())


def _pages(page: Page, stored: StoredDocument, part: Part) -> list[tuple[int, str]]:
    """Return where in a part a page begins, with its number in words."""
    return [
        (max(0, mark.offset - part.start), page.say(Phrase.PAGE, page=mark.page))
        for mark in stored.marks
        if mark.page is not None and mark.offset < part.end
    ]


def _place(page: Page, number: int | None, timecode: str | None) -> str:
    if number is not None:
        return page.say(Phrase.PAGE, page=number)
    return page.say(Phrase.MINUTE, timecode=timecode) if timecode else ""
