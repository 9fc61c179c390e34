"""Fields of an H5P package's JSON, whatever type a hostile one gives them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Fields = Mapping[str, object]
_EMPTY: Fields = {}
_LONGEST = 360_000  # seconds: 100 hours


def fields_of(value: object) -> Fields:
    """Return a JSON object; empty where it is none."""
    return value if isinstance(value, dict) else _EMPTY


def group(fields: Fields, *names: str) -> Fields:
    """Return the object at a path of names; empty where there is none."""
    for name in names:
        fields = fields_of(fields.get(name))
    return fields


def items(fields: Fields, name: str) -> Iterator[Fields]:
    """Yield the objects of a list."""
    return (item for item in values(fields, name) if isinstance(item, dict))


def values(fields: Fields, name: str) -> list[object]:
    """Return a list; empty where there is none."""
    value = fields.get(name)
    return value if isinstance(value, list) else []


def string(fields: Fields, name: str) -> str:
    """Return a text; empty where there is none."""
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def seconds(fields: Fields, name: str) -> float:
    """Return a time in a film; 0 where there is none that a film can have."""
    value = fields.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0.0
    return float(value) if 0 <= value < _LONGEST else 0.0
