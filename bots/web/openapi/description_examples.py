"""Puts the examples into the description of the API, where no model told one."""

from __future__ import annotations

from typing import Any

from bots.web.openapi.examples import PARAMETERS, REQUESTS, SUCCESSES


def describe_examples(schema: dict[str, Any]) -> None:
    """Add an example to every body, parameter of an address and success."""
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            _describe_parameters(operation)
            _describe_body(operation, path, schema)
            _describe_success(operation, (method, path), schema)


def _describe_parameters(operation: dict[str, Any]) -> None:
    for parameter in operation.get("parameters", ()):
        if "schema" in parameter:
            parameter["schema"] = _without_null(parameter["schema"])
        if parameter["in"] == "path":
            parameter.setdefault("example", PARAMETERS.get(parameter["name"], "example"))


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """Return what may be sent: nothing is said by leaving a parameter out, and never by a null."""
    kinds = [kind for kind in schema.get("anyOf", ()) if kind.get("type") != "null"]
    if len(kinds) != 1:
        return schema
    return {**kinds[0], **{key: value for key, value in schema.items() if key != "anyOf"}}


def _describe_body(operation: dict[str, Any], path: str, schema: dict[str, Any]) -> None:
    for media in operation.get("requestBody", {}).get("content", {}).values():
        told = REQUESTS.get(path, _told_by_model(media, schema))
        if told is not None:
            media.setdefault("example", told)


def _describe_success(
    operation: dict[str, Any], key: tuple[str, str], schema: dict[str, Any]
) -> None:
    for status, response in operation["responses"].items():
        for media in response.get("content", {}).values() if status.startswith("2") else ():
            told = SUCCESSES.get(key, _told_by_model(media, schema))
            if told is not None:
                media.setdefault("example", told)


def _told_by_model(media: dict[str, Any], schema: dict[str, Any]) -> object:
    """Return the first example of the schema that is referred to, or None."""
    name = str(media.get("schema", {}).get("$ref", "")).rpartition("/")[2]
    examples = schema["components"]["schemas"].get(name, {}).get("examples", ())
    return next(iter(examples), None)
