"""GET /livez and /readyz: is the process alive, and can it answer."""

import logging
from collections.abc import Callable

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from typing_extensions import TypedDict

from assistant.access import PUBLIC
from bots.web.access.callers import OPEN
from bots.web.context import CurrentContext

logger = logging.getLogger(__name__)

router = APIRouter(tags=["health"], dependencies=[OPEN])


class Alive(TypedDict):
    """The process answers."""

    status: str


class Ready(TypedDict):
    """ok, degraded or unavailable; each check is ok or failed."""

    status: str
    checks: dict[str, str]


@router.get("/livez", summary="Is the process alive", response_model=Alive)
async def livez() -> JSONResponse:
    """Return 200 as long as requests are answered, also where no thread is free."""
    return JSONResponse({"status": "ok"})


@router.get("/readyz", summary="Can questions be answered", response_model=Ready)
def readyz(context: CurrentContext) -> JSONResponse:
    """Return 200 when the index can be read and the model runs, else 503; both are tried.

    A Slack that can't be reached makes the status `degraded`: questions are answered here.
    """
    assistant = context.assistant
    checks = {
        "index": _works(lambda: assistant.document("-", audience=PUBLIC)),
        "model": _works(lambda: assistant.search("circulair", audience=PUBLIC, top_k=1)),
    }
    ready = all(checks.values())
    if context.slack is not None:
        checks["slack"] = not context.slack.problem
    status = "unavailable" if not ready else "ok" if all(checks.values()) else "degraded"
    return JSONResponse(
        {
            "status": status,
            "checks": {name: "ok" if works else "failed" for name, works in checks.items()},
        },
        status_code=200 if ready else 503,
    )


def _works(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except Exception as error:  # noqa: BLE001  whatever it is, the check has failed
        logger.error("a readiness check failed: %s", type(error).__name__)  # noqa: TRY400  no traceback: it may carry documents
        return False
    return True
