"""GET and POST /api/keys, POST /api/keys/{key_id}/revoke: keys for programs, scope admin."""

from datetime import UTC, datetime, timedelta
from http import HTTPStatus

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field, field_validator
from typing_extensions import TypedDict

from assistant.access import PUBLIC, Scope
from bots.keys.key_json import KeyJson, key_to_json
from bots.keys.port import MOST_NAME, is_name
from bots.web.access.callers import Admin, Allowed
from bots.web.context import CurrentContext
from bots.web.problems import Problem, ProblemError

MOST_DAYS = 3_650

router = APIRouter(prefix="/api", tags=["keys"])


class NewKey(BaseModel):
    """A key that is wanted."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"name": "intranet", "scopes": ["ask", "read"], "expires_in_days": 90}]
        },
    )

    name: str = Field(description="What the key is for, to know it by.", max_length=MOST_NAME)
    scopes: list[Scope] = Field(
        default=[Scope.ASK], max_length=len(Scope), description="What it may."
    )
    audiences: list[str] = Field(
        default=[], max_length=20, description="Whose documents it reads beside the public ones."
    )
    expires_in_days: int | None = Field(
        default=None, ge=1, le=MOST_DAYS, description="How long it holds; unset: until revoked."
    )

    @field_validator("name")
    @classmethod
    def _is_one_line(cls, value: str) -> str:
        name = value.strip()
        if not is_name(name):
            raise ValueError(f"it should be 1 to {MOST_NAME} characters on one line")
        return name


class KeysJson(TypedDict):
    """All keys."""

    keys: list[KeyJson]


class OneKeyJson(TypedDict):
    """A key."""

    key: KeyJson


class NewKeyJson(OneKeyJson):
    """A key, and what is shown of it this once."""

    secret: str


@router.get("/keys", summary="List all keys, without their secrets", response_model=KeysJson)
def list_keys(_admin: Admin, context: CurrentContext) -> JSONResponse:
    """Return every key, revoked and expired ones too."""
    found = context.callers.keys.all_keys()
    return JSONResponse({"keys": [key_to_json(key) for key in found]})


@router.post(
    "/keys",
    summary="Make a key",
    status_code=HTTPStatus.CREATED,
    response_model=NewKeyJson,
)
def create(body: NewKey, admin: Admin, context: CurrentContext) -> JSONResponse:
    """Return the key and its secret, which is shown this once.

    Nobody gives what they do not have: another scope or audience than the caller's is refused.
    """
    _check_has(admin, body)
    days = body.expires_in_days
    key, secret = context.callers.keys.create(
        body.name,
        scopes=set(body.scopes),
        audiences=set(body.audiences) - PUBLIC,
        expires_at=None if days is None else datetime.now(UTC) + timedelta(days=days),
    )
    return JSONResponse(
        {"key": key_to_json(key), "secret": secret.text}, status_code=HTTPStatus.CREATED
    )


@router.post("/keys/{key_id}/revoke", summary="Revoke a key", response_model=OneKeyJson)
def revoke(key_id: str, _admin: Admin, context: CurrentContext) -> JSONResponse:
    """Return the key, which opens nothing from now on."""
    return JSONResponse({"key": key_to_json(context.callers.keys.revoke(key_id))})


def _check_has(admin: Allowed, body: NewKey) -> None:
    """Raise a 403 problem for more than the caller may; NotAllowedError for its audiences."""
    admin.audience(body.audiences)
    if missing := set(body.scopes) - admin.caller.scopes:
        raise ProblemError(
            Problem(
                status=HTTPStatus.FORBIDDEN,
                type="not_allowed",
                title="Not allowed",
                detail=f"You can give no scope that you do not have: {', '.join(sorted(missing))}.",
            )
        )
