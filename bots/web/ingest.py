"""GET /api/index and POST /api/ingest: finished chunks from the command, scope ingest."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from typing_extensions import TypedDict

from bots.errors import HandoverError
from bots.handover import from_json
from bots.web.access.callers import Allowed, Ingester
from bots.web.bodies import IngestBody
from bots.web.context import Context, CurrentContext
from bots.web.problems import INVALID_REQUEST, UNAVAILABLE, Problem, ProblemError
from ingest.document import Metadata
from ingest.errors import IndexProblemError, StorageFullError
from ingest.store.index import Fingerprint, IndexedDocument, IndexWriter

router = APIRouter(prefix="/api", tags=["ingest"])


class CountsJson(TypedDict):
    """How much an index holds."""

    documents: int
    chunks: int


class FingerprintJson(TypedDict):
    """What its vectors were made with."""

    model: str
    dimensions: int
    analysis: str
    layout: int


class IndexJson(TypedDict):
    """An index."""

    fingerprint: FingerprintJson
    counts: CountsJson


@router.get(
    "/index",
    summary="Say what the index of an audience was made with and holds",
    response_model=IndexJson,
)
def index(ingester: Ingester, context: CurrentContext, audience: str = "public") -> JSONResponse:
    """Return the fingerprint and the counts."""
    with _told_in_full():
        writer = _writer(context, ingester, audience)
        return JSONResponse(
            {"fingerprint": asdict(writer.fingerprint), "counts": asdict(writer.counts())}
        )


@router.post(
    "/ingest",
    summary="Put and remove documents",
    response_model=CountsJson,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": IngestBody.model_json_schema()}},
        }
    },
)
async def ingest(request: Request, ingester: Ingester, context: CurrentContext) -> JSONResponse:
    """Write a batch and return the counts after it; 409 where it was made with something else.

    The body is read here and parsed in a thread: it can be large, and questions go on meanwhile.
    """
    return await run_in_threadpool(_write, await request.body(), context, ingester)


def _write(raw: bytes, context: Context, ingester: Allowed) -> JSONResponse:
    body = _parse(raw)
    with _told_in_full():
        writer = _writer(context, ingester, body.audience)
        _check_fingerprint(Fingerprint(**body.fingerprint.model_dump()), writer.fingerprint)
        batch = _documents(body)  # all of it is checked before any of it is written
        if body.remove:
            writer.remove(body.remove)
        if batch:
            writer.put(batch)
        context.repeats.clear()  # nothing that is gone is quoted again
        return JSONResponse(asdict(writer.counts()))


def _parse(raw: bytes) -> IngestBody:
    try:
        return IngestBody.model_validate_json(raw)
    except ValidationError as error:
        raise RequestValidationError(error.errors(include_input=False)) from error


def _writer(context: Context, ingester: Allowed, audience: str) -> IndexWriter:
    ingester.audience([audience])
    if context.index_writers is None:
        raise ProblemError(_problem(503, UNAVAILABLE, "This server takes no documents."))
    return context.index_writers(audience)


def _check_fingerprint(given: Fingerprint, expected: Fingerprint) -> None:
    if given != expected:
        raise ProblemError(
            _problem(
                409,
                "index_mismatch",
                f"The chunks were made with {given}, but the index of the server with {expected}. "
                "Run the command with the settings of the server.",
            )
        )


def _documents(body: IngestBody) -> list[IndexedDocument]:
    try:
        documents = [from_json(value) for value in body.put]
    except HandoverError as error:
        raise ProblemError(_problem(422, INVALID_REQUEST, str(error))) from error
    for indexed in documents:
        _check_access(indexed.document.meta, body.audience)
    return documents


def _check_access(meta: Metadata, audience: str) -> None:
    """In another audience's index, others could read it."""
    if meta.access != audience:
        detail = (
            f"Document {meta.document_id} is for {meta.access}, but was sent to the index of "
            f"{audience}. Nothing of this batch was written."
        )
        raise ProblemError(_problem(422, INVALID_REQUEST, detail))


@contextmanager
def _told_in_full() -> Iterator[None]:
    """Tell what is wrong with the index: whoever has the token runs the server."""
    try:
        yield
    except StorageFullError as error:
        raise ProblemError(_problem(507, "storage_full", str(error))) from error
    except IndexProblemError as error:
        raise ProblemError(_problem(503, UNAVAILABLE, str(error))) from error


def _problem(status: int, kind: str, detail: str) -> Problem:
    return Problem(status=status, type=kind, title=HTTPStatus(status).phrase, detail=detail)
