"""The contract between the halves: what a document and a chunk are."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, fields
from typing import Self

KINDS = (
    "pilot",
    "programme",
    "guidance",
    "criteria",
    "overview",
    "e-learning",
    "magazine",
    "news",
    "research",
    "policy",
    "legal",
    "definition",
    "unknown",
)
OUTCOMES = ("worked", "mixed", "failed", "planned", "unknown")
AFTER_PILOT = ("scaled", "planned", "stopped", "unknown")
EVIDENCE = ("measured", "reported", "planned", "opinion", "unknown")
PROVENANCES = ("public body", "knowledge partner", "supplier", "press", "unknown")
QUOTE_ORIGINS = ("restatement", "source")
LANGUAGES = ("nl", "nl-BE", "fr", "en", "de")

FACETS = (
    "kind",
    "language",
    "organisation",
    "country",
    "sector",
    "category",
    "phase",
    "contract_form",
    "r_strategy",
    "year",
    "outcome",
    "evidence",
    "provenance",
)
"""What a question may be filtered by; `facet_values` says which values a document has."""

AUDIENCE_NAME = re.compile(r"(?=.{1,40}\Z)[a-z0-9]+(-[a-z0-9]+)*")
"""What an audience may be called: it names a folder and a collection."""


class Value:
    """A value that never changes, and so is its own copy.

    Haystack copies what goes into a component; for frozen values that would only cost time.
    """

    __slots__ = ()

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        """Return the value itself."""
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata(Value):
    """What is known of a document; an unknown is said, never guessed.

    The meaning of each field stands in docs/glossary.md; `valid_as_of` and `year` stay text,
    because sources give years, ranges and months. The fields in OURS are never the source's.
    """

    document_id: str
    title: str
    source: str
    kind: str = "unknown"
    language: str = "nl"
    organisation: str | None = None
    country: str | None = None
    region: str | None = None
    sector: str | None = None
    category: tuple[str, ...] = ()
    phase: tuple[str, ...] = ()
    contract_form: tuple[str, ...] = ()
    r_strategy: tuple[str, ...] = ()
    year: str | None = None
    outcome: str = "unknown"
    after_pilot: str = "unknown"
    evidence: str = "unknown"
    provenance: str = "unknown"
    source_title: str | None = None
    more_sources: tuple[str, ...] = ()
    quote_origin: str = "source"
    licence: str | None = None
    access: str = "public"
    valid_as_of: str | None = None
    superseded_by: str | None = None
    version_of: str | None = None
    corrected_on: str | None = None
    correction: str | None = None

    @property
    def place(self) -> str | None:
        """The code of its region, else of its country."""
        return self.region or self.country

    def facet_values(self, facet: str) -> tuple[str, ...]:
        """Return the values a filter on `facet` may match.

        A language also answers to its base (nl-BE to nl), a range of years to each year in it, a
        country to the region as well, and "onderwijs en gemeente" to each of both sectors.
        """
        if facet == "country":
            return tuple(filter(None, (self.country, self.region)))
        if facet == "year":
            return years_in(self.year or "")
        if facet == "language":
            return tuple(dict.fromkeys((self.language, base_language(self.language))))
        if facet == "sector":
            return tuple(self.sector.split(" en ")) if self.sector else ()
        value = getattr(self, facet)
        if isinstance(value, tuple):
            return value
        return () if value is None else (value,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Value):
    """A place in the stored text where a page or a subtitle cue begins.

    `offset` counts code points; `page` is the physical page or slide from 1; `timecode` is
    `HH:MM:SS` from the start of the recording.
    """

    offset: int
    page: int | None = None
    timecode: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDocument(Value):
    """A document as it is kept: every quote is a slice of `text`.

    `marks` are in order of offset.
    """

    meta: Metadata
    text: str
    marks: tuple[Mark, ...] = ()

    def mark_at(self, offset: int) -> Mark | None:
        """Return the last mark at or before `offset`, if there is one."""
        position = bisect_right(self.marks, offset, key=lambda mark: mark.offset)
        return self.marks[position - 1] if position else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span(Value):
    """One sentence, list item or table row of a chunk, as offsets in the stored text.

    `section` is the path of headings above it, outermost first.
    """

    start: int
    end: int
    section: tuple[str, ...] = ()
    page: int | None = None
    page_end: int | None = None
    timecode: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk(Value):
    """A searchable piece of a document: `text == stored.text[start:end]`, in code points.

    `spans` are its sentences in order; they lie inside `[start, end)` and leave out headings.
    """

    meta: Metadata
    text: str
    start: int
    end: int
    spans: tuple[Span, ...]

    @property
    def chunk_id(self) -> str:
        """Hash of document id, start and text: the same chunk always gets the same id."""
        key = f"{self.meta.document_id}\0{self.start}\0{self.text}"
        return hashlib.sha256(key.encode()).hexdigest()[:32]

    @property
    def sections(self) -> tuple[tuple[str, ...], ...]:
        """The different section paths of the chunk, in order."""
        return tuple(dict.fromkeys(span.section for span in self.spans if span.section))

    @property
    def header(self) -> str:
        """Title and section paths: embedded in front of the text, never quoted."""
        paths = [" › ".join(path) for path in self.sections]
        return "\n".join([self.meta.title, *paths])

    def quote(self, span: Span) -> str:
        """Return the words of a span of this chunk."""
        return self.text[span.start - self.start : span.end - self.start]


METADATA_FIELDS = tuple(field.name for field in fields(Metadata))

OURS = frozenset({"version_of", "corrected_on", "correction"})
"""Fields of Metadata that ingestion gives: which better version of the text there is, and when and
why an editor corrected it."""

LATER = OURS | {"region"}
"""Fields of Metadata that an index lacks which was made before them."""


def country_of(code: str) -> str:
    """Return the country (ISO 3166-1) that a code is of: BE of BE-WAL, and of BE."""
    return code.partition("-")[0]


def base_language(tag: str) -> str:
    """Return the language without its region: `nl-BE` -> `nl`."""
    return tag.partition("-")[0].lower()


def years_in(text: str) -> tuple[str, ...]:
    """Return the years that a text names; `2014-2016` and `2014/2016` name three."""
    years: dict[str, None] = {}
    for first, last in re.findall(r"\b((?:19|20)\d\d)(?:\s*[-–/]\s*((?:19|20)\d\d))?\b", text):
        span = range(int(first), int(last or first) + 1)
        years.update(dict.fromkeys(str(year) for year in span[:50]))
    return tuple(years)


def slug(text: str) -> str:
    """Return `text` as an id: ASCII letters and digits joined by hyphens; never empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "document"
