"""The routes of all pages, put together."""

from __future__ import annotations

from fastapi import APIRouter

from bots.web.pages import coverage, document, home, original, pilots, style
from bots.web.pages.admin import routes as admin

router = APIRouter()
for group in (home, document, original, pilots, coverage, style, admin):
    router.include_router(group.router)
