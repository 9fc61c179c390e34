"""The description of the API says who may what, as the server does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bots.web.openapi.examples import ANSWER, DOCUMENT_ID, QUOTE
from tests.support.commands import ROOT
from tests.support.web import client_of, web_settings


def operations(access: str) -> dict[str, dict[str, list[str]]]:
    """Return what each address with a credential says of it: its kinds and scopes."""
    client = client_of(settings=web_settings(access=access))
    client.get("/docs")  # that it is asked for twice changes nothing
    paths = client.get("/openapi.json").json()["paths"]
    return {
        path: {
            "security": operation["security"],
            "responses": sorted(operation["responses"]),
        }
        for path, methods in paths.items()
        for operation in methods.values()
        if "security" in operation
    }


@pytest.mark.parametrize("access", ["loopback", "public", "keys"])
def test_each_address_names_the_scope_that_its_caller_needs(access: str) -> None:
    found = operations(access)
    nothing: list[object] = [] if access == "keys" else [{}]
    assert found["/api/ask"]["security"] == [{"bearer": ["ask"]}, *nothing]
    assert found["/api/documents/{document_id}"]["security"] == [{"bearer": ["read"]}, *nothing]
    assert found["/api/ingest"]["security"] == [{"bearer": ["ingest"]}]
    assert found["/api/forget"]["security"] == [{"bearer": ["admin"]}]
    assert "/livez" not in found
    assert "/api/token" not in found


def test_each_address_with_a_scope_tells_its_refusals() -> None:
    for told in operations("keys").values():
        assert {"401", "403", "429"} <= set(told["responses"])


def test_what_a_credential_is_stands_in_the_description() -> None:
    schemes = client_of().get("/openapi.json").json()["components"]["securitySchemes"]
    assert (schemes["bearer"]["type"], schemes["bearer"]["scheme"]) == ("http", "bearer")
    assert "leerkring keys create" in schemes["bearer"]["description"]


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    described = client_of().get("/openapi.json").json()
    assert isinstance(described, dict)
    return described


def each_operation(schema: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            yield method, path, operation


def check_example(media: dict[str, Any], schema: dict[str, Any]) -> None:
    """Fail where there is no example, or none of its schema."""
    assert "example" in media
    shape = {**media.get("schema", {}), "components": schema["components"]}
    Draft202012Validator(shape).validate(media["example"])


def test_every_operation_says_what_it_does_and_is_asked_with(schema: dict[str, Any]) -> None:
    for method, path, operation in each_operation(schema):
        assert operation["summary"], path
        assert operation["description"], path
        for media in operation.get("requestBody", {}).get("content", {}).values():
            check_example(media, schema)
        assert ("requestBody" in operation) == (method == "post")


WITHOUT_BODY = ("/api/token", "/api/keys/{key_id}/revoke")
"""Addresses that read nothing of what is sent, and want it to be JSON all the same."""


def test_every_operation_has_a_success_of_a_known_shape(schema: dict[str, Any]) -> None:
    for method, path, operation in each_operation(schema):
        successes = [r for status, r in operation["responses"].items() if status[0] == "2"]
        assert successes, path
        for media_type, media in (m for r in successes for m in r.get("content", {}).items()):
            if path == "/api/dossier":  # files
                continue
            if media_type == "application/json":
                assert media["schema"], (method, path)
            check_example(media, schema)


def test_every_operation_tells_the_problems_that_it_can_give(schema: dict[str, Any]) -> None:
    for method, path, operation in each_operation(schema):
        told = {int(status) for status in operation["responses"]}
        wanted = {400, 500, 503}
        if method == "post":
            wanted |= {413, 415}
        if "requestBody" in operation and not path.startswith(("/v1/", *WITHOUT_BODY)):
            wanted.add(422)
        if "security" in operation:
            wanted |= {401, 403, 429}
        if "{" in path:
            wanted.add(404)
        assert wanted <= told, (path, wanted - told)
        for status in (status for status in told if status >= 400):
            (media,) = operation["responses"][str(status)]["content"].values()
            check_example(media, schema)


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("/api/ask", {}, "application/problem+json"),
        ("/v1/chat/completions", {}, "application/json"),
    ],
)
def test_what_is_refused_has_the_shape_that_was_told(
    path: str, body: object, kind: str, schema: dict[str, Any]
) -> None:
    response = client_of().post(path, json=body)
    told = schema["paths"][path]["post"]["responses"][str(response.status_code)]["content"]
    assert response.headers["content-type"] == kind
    shape = {**told[kind]["schema"], "components": schema["components"]}
    Draft202012Validator(shape).validate(response.json())


def test_the_example_is_an_answer_of_the_corpus() -> None:
    answer_schema = json.loads((ROOT / "docs/schemas/answer.schema.json").read_text("utf-8"))
    Draft202012Validator(answer_schema).validate(ANSWER)
    (file,) = (ROOT / "corpus").rglob(f"{DOCUMENT_ID}.md")
    assert QUOTE in file.read_text("utf-8")


def test_the_page_of_endpoints_shows_what_is_sent_and_what_comes_back() -> None:
    page = client_of().get("/docs").text
    assert "<h2>openai</h2>" in page
    assert QUOTE in page
    assert "Scope: ingest." in page
    assert "<script" not in page
