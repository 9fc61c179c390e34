"""What is known of a document: its sidecar, front matter and properties, checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from ingest.document import (
    AFTER_PILOT,
    AUDIENCE_NAME,
    EVIDENCE,
    KINDS,
    LANGUAGES,
    OURS,
    OUTCOMES,
    PROVENANCES,
    QUOTE_ORIGINS,
    Metadata,
    base_language,
    country_of,
)
from ingest.errors import SourceError
from ingest.readers.cleaning import clean_line
from ingest.readers.reading import Reading
from ingest.sources import sidecar_of
from ingest.yaml_mapping import YamlProblemError, parse_mapping

Value = str | tuple[str, ...] | None

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": KINDS,
    "language": LANGUAGES,
    "outcome": OUTCOMES,
    "after_pilot": AFTER_PILOT,
    "evidence": EVIDENCE,
    "provenance": PROVENANCES,
    "quote_origin": QUOTE_ORIGINS,
}
_LISTS = frozenset({"category", "phase", "contract_form", "r_strategy", "more_sources"})
_FIELDS = {"id": "document_id"} | {
    field.name: field.name for field in fields(Metadata) if field.name not in OURS | {"document_id"}
}
"""Key in front matter or sidecar -> field of Metadata."""
_RENAMED = {"document_id": "id"}
_NEAR = 0.8  # difflib's ratio: `categorie` and `category` are nearer, `author` and `source` aren't
_REGION = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)
_ENOUGH = 200  # characters of text that say more of its language than the file's properties do


def read_sidecar(path: Path) -> Mapping[str, object]:
    """Return the metadata in the sidecar of a file, raw; empty where it has none."""
    sidecar = sidecar_of(path)
    if sidecar is None:
        return {}
    try:
        return parse_mapping(sidecar.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SourceError(sidecar, "is not UTF-8 text. Save it anew as UTF-8.") from error
    except YamlProblemError as error:
        raise SourceError(sidecar, f"is wrong: {error}") from error
    except OSError as error:
        raise SourceError(sidecar, f"can't be opened: {error.strerror}.") from error


def build_metadata(
    reading: Reading, *, source: str, document_id: str, sidecar: Mapping[str, object]
) -> Metadata:
    """Return the metadata of a file: sidecar before front matter before the file's properties.

    `source` and `document_id` hold where neither gives another. Raises SourceError, which names
    the key, its value and what is allowed.
    """
    given = {**_checked(reading.front, source), **_checked(sidecar, source)}
    known = _with_country({f: value for f, value in given.items() if value is not None}, source)
    found = Metadata(
        document_id=document_id,
        title=_title(reading, source),
        source=source,
        year=reading.year,
    )
    meta = replace(found, **known)  # type: ignore[arg-type]  # _checked gives each field its type
    return meta if "language" in known else replace(meta, language=_language(reading))


def check_metadata(raw: Mapping[str, object], source: str) -> dict[str, Value]:
    """Return metadata as fields of a document, without the empty ones; raises SourceError."""
    return {field: value for field, value in _checked(raw, source).items() if value is not None}


def gives_id(reading: Reading, sidecar: Mapping[str, object]) -> bool:
    """Tell whether a file says itself which id its document has."""
    return any(raw.get("id") for raw in (sidecar, reading.front))


def _checked(raw: Mapping[str, object], source: str) -> dict[str, Value]:
    """Return the known keys as fields of Metadata with values of the right type."""
    checked: dict[str, Value] = {}
    for key, value in raw.items():
        if key not in _FIELDS:
            _refuse_near_miss(key, source)
            continue
        checked[_FIELDS[key]] = _value(key, value, source)
    return checked


def _with_country(known: Mapping[str, Value], source: str) -> dict[str, Value]:
    """Return the fields with the country of their region; refuse another one."""
    region = known.get("region")
    if not isinstance(region, str):
        return dict(known)
    country = country_of(region)
    if (given := known.get("country", country)) != country:
        raise SourceError(
            source,
            f"has region: {region} and country: {_shown(given)} in its metadata. "
            "Choose a region of that country, or leave one of both out.",
        )
    return {**known, "country": country}


def _refuse_near_miss(key: str, source: str) -> None:
    """Refuse what is probably a known key misspelt; other keys belong to other programs."""
    near = get_close_matches(key.lower().replace("-", "_"), _FIELDS, n=1, cutoff=_NEAR)
    meant = _RENAMED.get(key) or next(iter(near), None)
    if meant:
        raise SourceError(
            source, f"has the unknown key '{key}' in its metadata. Write '{meant}', or remove it."
        )


def _value(key: str, value: object, source: str) -> Value:
    if value is None:
        return None
    if key in _LISTS:
        items = value if isinstance(value, list) else [value]
        return tuple(filter(None, (_text(key, item, source) for item in items)))
    text = _text(key, value, source)
    return _CHECKS.get(key, _as_it_is)(key, text, source) if text else None


def _text(key: str, value: object, source: str) -> str:
    """Return a single value as a clean line of text; YAML reads years and dates as such."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        expected = "a text or a list of texts" if key in _LISTS else "a text"
        raise _unlike(f"{expected} is expected there", key, value, source)
    return clean_line(str(value))


def _as_it_is(_key: str, text: str, _source: str) -> str:
    return text


def _choice(key: str, text: str, source: str) -> str:
    """Return the allowed value as we write it; capitals don't count."""
    allowed = _CHOICES[key]
    for choice in allowed:
        if choice.lower() == text.lower():
            return choice
    raise SourceError(
        source,
        f"has {key}: {_shown(text)} in its metadata. Choose from: {', '.join(allowed)}.",
    )


def _identifier(key: str, text: str, source: str) -> str:
    if not _ID.fullmatch(text):
        expected = "letters, figures, hyphens, dots and underscores are expected, 200 at most"
        raise _unlike(expected, key, text, source)
    return text


def _audience(key: str, text: str, source: str) -> str:
    """Return the audience in small letters: `Public` must not become an audience of its own."""
    if not AUDIENCE_NAME.fullmatch(text.lower()):
        audiences = "such as public, participants or buyers"
        raise _unlike(f"the name of one audience is expected, {audiences}", key, text, source)
    return text.lower()


def _country(_key: str, text: str, _source: str) -> str:
    return text.upper() if len(text) == 2 else text  # noqa: PLR2004  a country's code


def _region(key: str, text: str, source: str) -> str:
    """Return the code of ISO 3166-2 in capitals."""
    if not _REGION.fullmatch(text.upper()):
        expected = "the code of a region with its country is expected (ISO 3166-2), such as BE-WAL"
        raise _unlike(expected, key, text, source)
    return text.upper()


_CHECKS: Mapping[str, Callable[[str, str, str], str]] = {
    **dict.fromkeys(_CHOICES, _choice),
    "id": _identifier,
    "superseded_by": _identifier,
    "access": _audience,
    "country": _country,
    "region": _region,
}


def _unlike(expected: str, key: str, value: object, source: str) -> SourceError:
    """Return the error of a value that is not what its key asks for: `… is expected`."""
    return SourceError(source, f"has {key}: {_shown(value)} in its metadata, but {expected}.")


def _shown(value: object) -> str:
    text = clean_line(str(value))
    return f"{text[:60]}…" if len(text) > 60 else text  # noqa: PLR2004  fits in a sentence


def _title(reading: Reading, source: str) -> str:
    """Return the file's own title, else its first heading, else its name made readable."""
    if reading.title:
        return clean_line(reading.title)
    heading = _HEADING.search(reading.text)
    if heading:
        return clean_line(heading[1])
    words = re.sub(r"[_\s]+|-+", " ", PurePosixPath(source).stem).strip()
    return words[:1].upper() + words[1:] or source


def _language(reading: Reading) -> str:
    """Return the language of the text.

    A property is often the program's language, not the text's: it holds where the text agrees or
    is short, and then adds its region.
    """
    from ingest.text.language import detect_language  # noqa: PLC0415  loads a model

    tag = (reading.language or "").replace("_", "-")
    stated = next((known for known in LANGUAGES if known.lower() == tag.lower()), None)
    stated = stated or next((known for known in LANGUAGES if known == base_language(tag)), None)
    if stated and len(reading.text) < _ENOUGH:
        return stated
    detected = detect_language(reading.text, default=base_language(stated or "nl"))
    return stated if stated and base_language(stated) == detected else detected
