"""The pages of admins, one router."""

from fastapi import APIRouter

from bots.web.pages.admin import feedback, gaps, keys, overview, performance

router = APIRouter()
for _place in (overview, gaps, feedback, performance, keys):
    router.include_router(_place.router)
