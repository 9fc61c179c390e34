"""The routes of all pages, put together."""

from __future__ import annotations

from fastapi import APIRouter

from bots.web.pages import coverage, document, home, pilots, style

router = APIRouter()
for group in (home, document, pilots, coverage, style):
    router.include_router(group.router)
