"""GET /admin/feedback: what readers thought of answers."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter, Request
from fastapi.responses import Response

from assistant.phrases.catalogue import language_word
from bots.web.access.callers import Admin
from bots.web.admin.rated import Rated, rated
from bots.web.context import CurrentContext
from bots.web.documents import Audiences
from bots.web.pages.admin.page import admin_page, moment
from bots.web.pages.language import language_of

router = APIRouter(include_in_schema=False)


@router.get("/admin/feedback")
def feedback(
    request: Request, admin: Admin, context: CurrentContext, audience: Audiences
) -> Response:
    """Return the page, of everything that is kept."""
    readable = admin.audience(audience)
    operations = context.operations

    def make() -> Rated:
        asked = context.journal.questions()
        return rated(asked, audience=readable, k=operations.gaps_k, now=datetime.now(UTC))

    found = operations.ratings.get(readable, make)
    language = language_of(request)
    values = {
        "rated": found,
        "weeks": [(moment(week), count) for week, count in reversed(tuple(found.weeks.items()))],
        "languages_rated": [
            (language_word(language, tag), count) for tag, count in found.languages.items()
        ],
        "audience": readable,
    }
    return admin_page(request, context, "feedback", values)
