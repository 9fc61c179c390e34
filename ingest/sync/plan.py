"""The file of a sync: named sources, checked before anything is fetched or written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from ingest.errors import IngestError, SourceError
from ingest.folder_rules import FolderRule
from ingest.metadata import check_metadata
from ingest.sync.intervals import interval_of
from ingest.web.address import is_address, parse

Metadata = tuple[tuple[str, str | tuple[str, ...]], ...]

_KEYS = ("from", "prune", "include", "exclude", "every", "access", "metadata")
_NOT_SET = frozenset({"id", "title", "source", "more_sources", "superseded_by", "access"})
"""Metadata that belong to one document, or have a key of their own."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")


class PlanError(IngestError):
    """The file of a sync is wrong; it says on which line, with which value."""

    def __init__(self, path: Path, detail: str, *, line: int | None = None) -> None:
        place = f"{path}, line {line}" if line else f"{path}"
        super().__init__(f"{place}: {detail}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSource:
    """A named source: addresses, folders or files (absolute paths), and how they are taken.

    `include` and `exclude` are patterns for paths below a folder, and for the paths of the pages
    that a sitemap or feed names. `metadata` hold where a document does not say better; `every` is
    the least time between two runs, None for each run.
    """

    name: str
    places: tuple[str, ...]
    prune: bool = False
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    every: timedelta | None = None
    metadata: Metadata = ()

    @property
    def addresses(self) -> tuple[str, ...]:
        """The places that are fetched."""
        return tuple(place for place in self.places if is_address(place))

    def rules(self, owner: Path) -> list[FolderRule]:
        """Return what is to hold for its folders and files from now on."""
        return [
            FolderRule(
                root=place,
                owner=str(owner),
                include=self.include,
                exclude=self.exclude,
                defaults=self.metadata,
            )
            for place in self.places
            if not is_address(place)
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A file of named sources, in its order."""

    path: Path
    sources: tuple[PlannedSource, ...]


def read_plan(path: Path) -> Plan:
    """Return what a TOML file asks for; raises PlanError, which names line and value."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PlanError(path, f"is no TOML: {error}.") from error
    except UnicodeDecodeError as error:
        raise PlanError(
            path, f"is not UTF-8 text (byte {error.start}). Save it as UTF-8."
        ) from error
    except OSError as error:
        raise PlanError(path, f"can't be opened: {error.strerror}.") from error
    return _Reader(path.resolve(), text.splitlines()).plan(raw)


class _Reader:
    """Checks the values of a file, and knows its lines."""

    def __init__(self, path: Path, lines: Sequence[str]) -> None:
        self._path = path
        self._lines = lines

    def plan(self, raw: Mapping[str, object]) -> Plan:
        for key in raw:
            if key != "sources":
                raise PlanError(self._path, f"has the unknown key {key!r}. {_FORM}")
        tables = raw.get("sources")
        if not isinstance(tables, dict) or not tables:
            raise PlanError(self._path, f"names no sources. {_FORM}")
        sources = tuple(self._source(name, table) for name, table in tables.items())
        return Plan(path=self._path, sources=sources)

    def _source(self, name: str, table: object) -> PlannedSource:
        if not _NAME.fullmatch(name):
            raise self._wrong(name, "", f"the name {name!r} is to be letters, figures, - and _")
        if not isinstance(table, dict):
            raise self._wrong(name, "", f"{name} is to be a table. {_FORM}")
        for key in table:
            if key not in _KEYS:
                raise self._wrong(name, key, f"unknown key {key!r}; known are {', '.join(_KEYS)}")
        return PlannedSource(
            name=name,
            places=tuple(self._place(name, place) for place in self._texts(name, "from", table)),
            prune=self._flag(name, table),
            include=self._texts(name, "include", table, may_lack=True),
            exclude=self._texts(name, "exclude", table, may_lack=True),
            every=self._every(name, table),
            metadata=self._metadata(name, table),
        )

    def _place(self, name: str, place: str) -> str:
        if not is_address(place):
            try:
                return str((self._path.parent / Path(place).expanduser()).resolve())
            except (ValueError, RuntimeError, OSError) as error:
                raise self._wrong(name, "from", f"{place!r} is no path") from error
        try:
            return str(parse(place))
        except SourceError as error:
            raise self._wrong(name, "from", f"{error.source} {error.reason}") from error

    def _texts(
        self, name: str, key: str, table: Mapping[str, object], *, may_lack: bool = False
    ) -> tuple[str, ...]:
        value = table.get(key, [])
        texts = value if isinstance(value, list) else [value]
        are_texts = all(isinstance(text, str) and text.strip() for text in texts)
        if not are_texts or not (texts or may_lack):
            shown = repr(value) if key in table else "nothing"
            raise self._wrong(name, key, f"{key} is {shown}, but texts are expected")
        return tuple(str(text) for text in texts)

    def _flag(self, name: str, table: Mapping[str, object]) -> bool:
        value = table.get("prune", False)
        if not isinstance(value, bool):
            raise self._wrong(name, "prune", f"prune is {value!r}, but true or false is expected")
        return value

    def _every(self, name: str, table: Mapping[str, object]) -> timedelta | None:
        value = table.get("every")
        if value is None:
            return None
        interval = interval_of(value) if isinstance(value, str) else None
        if interval is None:
            raise self._wrong(name, "every", f"every is {value!r}, but 12h, 7d or 2w is expected")
        return interval

    def _metadata(self, name: str, table: Mapping[str, object]) -> Metadata:
        """Return the metadata in the words of front matter, `access` among them."""
        given = table.get("metadata", {})
        if not isinstance(given, dict):
            raise self._wrong(name, "metadata", f"metadata is {given!r}, but a table is expected")
        for key in given:
            if key in _NOT_SET:
                raise self._wrong(name, key, f"{key} can't be set for all documents of a source")
        raw = {**given, **({"access": table["access"]} if "access" in table else {})}
        found: list[tuple[str, str | tuple[str, ...]]] = []
        for key, value in raw.items():
            try:
                checked = check_metadata({key: value}, name)
            except SourceError as error:
                raise self._wrong(name, key, f"{name} {error.reason}") from error
            if key not in checked:
                raise self._wrong(name, key, f"there are no metadata {key!r}, or it is empty")
            text = checked[key]
            found.append((key, text if isinstance(text, tuple) else str(text)))
        return tuple(found)

    def _wrong(self, name: str, key: str, detail: str) -> PlanError:
        return PlanError(self._path, f"{detail}.", line=self._line(name, key))

    def _line(self, name: str, key: str) -> int | None:
        """Return the line of a key of a source, else that of the source; from 1."""
        header = re.compile(rf"\s*\[\s*sources\s*\.\s*[\"']?{re.escape(name)}[\"']?\s*[\].]")
        entry = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=|.*[{{,]\s*{re.escape(key)}\s*=")
        first, inside = None, False
        for number, line in enumerate(self._lines, start=1):
            if line.lstrip().startswith("["):
                inside = header.match(line) is not None
                first = first or (number if inside else None)
            elif inside and key and entry.match(line):
                return number
        return first


def only(plan: Plan, names: Sequence[str]) -> Plan:
    """Return a plan with the sources of these names, without any with all of them.

    Raises PlanError for a name that it lacks.
    """
    if not names:
        return plan
    known = {source.name: source for source in plan.sources}
    for name in names:
        if name not in known:
            raise PlanError(plan.path, f"has no source {name!r}. It has: {', '.join(known)}.")
    return replace(plan, sources=tuple(known[name] for name in dict.fromkeys(names)))


_FORM = 'Write [sources.NAME] and below it from = "FOLDER or ADDRESS" for each source.'
