"""The description of the API says who may what, as the server does."""

from __future__ import annotations

import pytest

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
