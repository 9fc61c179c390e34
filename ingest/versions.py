"""Which documents are versions of one text, and which of them is the best to cite.

Two are versions where nearly all of their words are the same, or most of them and they have one
source or one title; not where they tell of different products or countries, or for different
audiences: then it is a form that both were written in. docs/decisions/ has the rule's reasons.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import NamedTuple

from ingest.document import PROVENANCES, Metadata, StoredDocument, base_language, years_in
from ingest.likeness import alike, signature_of
from ingest.manifest.store import Manifest
from ingest.text.words import fold

SAME_TEXT = 0.9
SAME_PAGE = 0.7
"""Share of three words in a row in common: alone, and of one source or title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What decides whether a document is a version of another, and which one is better.

    `known_since` counts what was done to all documents until this one came.
    """

    audience: str
    language: str
    title: str
    source: str
    category: tuple[str, ...]
    country: str | None
    is_superseded: bool
    is_of_press: bool
    valid_as_of: str
    is_restated: bool
    provenance: int
    length: int
    known_since: int = 0


class Better(NamedTuple):
    """The best version of a text, and how alike the two are: 1.0 is the same words."""

    document_id: str
    likeness: float


class Versions:
    """The versions that a manifest knows of."""

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest

    @property
    def is_due(self) -> bool:
        """Whether a document came, changed or went since versions were looked for."""
        return bool(self._manifest.execute("PRAGMA user_version")[0][0])

    def make_due(self) -> None:
        """Have versions looked for again; the file's own counter remembers it."""
        self._manifest.execute("PRAGMA user_version = 1")

    def sign(self, document: StoredDocument) -> None:
        """Keep what a document is compared by; an overview is none that is cited."""
        self.make_due()
        document_id = document.meta.document_id
        if document.meta.kind == "overview":
            self._manifest.execute("DELETE FROM signatures WHERE document_id = ?", (document_id,))
            return
        about = json.dumps(asdict(_about(document)))
        self._manifest.execute(
            "INSERT OR REPLACE INTO signatures VALUES (:id, :words, :about)",
            {"id": document_id, "words": signature_of(document.text), "about": about},
        )

    def better_than(self, document_id: str) -> Better | None:
        """Return the version to cite instead of a document; None where it is the best."""
        rows = self._manifest.execute(
            "SELECT better, likeness FROM versions WHERE document_id = ?", (document_id,)
        )
        return Better(str(rows[0][0]), float(rows[0][1])) if rows else None

    def of(self, document_id: str) -> dict[str, float]:
        """Return the versions that a document is cited instead of, with their likeness."""
        rows = self._manifest.execute(
            "SELECT document_id, likeness FROM versions WHERE better = ? ORDER BY document_id",
            (document_id,),
        )
        return {str(other): float(likeness) for other, likeness in rows}

    def found(self) -> dict[str, Better]:
        """Compare all documents in the indexes; return the better version of each that has one."""
        rows = self._manifest.execute(
            "SELECT document_id, words, about FROM signatures WHERE document_id IN "
            "(SELECT document_id FROM sources WHERE chunks > 0)"
        )
        known_since = dict(
            self._manifest.execute(
                "SELECT document_id, MIN(number) FROM history GROUP BY document_id"
            )
        )
        about = {
            str(row[0]): _read(row[2], known_since=int(known_since.get(row[0], 0))) for row in rows
        }
        best: dict[str, Better] = {}
        pairs = alike({str(row[0]): bytes(row[1]) for row in rows}, least=SAME_PAGE)
        for one, other, likeness in pairs:
            if not _are_versions(about[one], about[other], likeness):
                continue
            better, lesser = sorted((one, other), key=lambda key: _merit(key, about), reverse=True)
            so_far = best.get(lesser)
            if so_far is None or _merit(better, about) > _merit(so_far.document_id, about):
                best[lesser] = Better(better, round(likeness, 2))
        return best

    def known(self) -> dict[str, Better]:
        """Return what `keep` kept."""
        rows = self._manifest.execute("SELECT document_id, better, likeness FROM versions")
        return {str(row[0]): Better(str(row[1]), float(row[2])) for row in rows}

    def keep(self, found: dict[str, Better]) -> None:
        """Keep these versions in place of those before."""
        self._manifest.execute("PRAGMA user_version = 0")
        self._manifest.execute("DELETE FROM versions")
        for document_id, better in found.items():
            self._manifest.execute(
                "INSERT INTO versions VALUES (:id, :better, :likeness)",
                {"id": document_id, "better": better.document_id, "likeness": better.likeness},
            )


def _about(document: StoredDocument) -> About:
    meta = document.meta
    return About(
        audience=meta.access,
        language=base_language(meta.language),
        title=fold(meta.title),
        source=meta.source,
        category=meta.category,
        country=meta.country,
        is_superseded=meta.superseded_by is not None,
        is_of_press=meta.provenance in {"press", "supplier"},
        valid_as_of=_date(meta),
        is_restated=meta.quote_origin == "restatement",
        provenance=-PROVENANCES.index(meta.provenance) if meta.provenance in PROVENANCES else -9,
        length=len(document.text),
    )


def _read(about: str, *, known_since: int) -> About:
    values = json.loads(about)
    category = tuple(values["category"])
    return About(**{**values, "category": category, "known_since": known_since})


def _date(meta: Metadata) -> str:
    """Return as of when a document holds, to be compared as text; empty where nobody says."""
    if meta.valid_as_of:
        return meta.valid_as_of
    return max(years_in(meta.year or ""), default="")


def _are_versions(one: About, other: About, likeness: float) -> bool:
    if (one.audience, one.language) != (other.audience, other.language):
        return False
    if one.category and other.category and not {*one.category} & {*other.category}:
        return False
    if one.country and other.country and one.country != other.country:
        return False
    is_one_page = one.title == other.title or one.source == other.source
    return likeness >= (SAME_PAGE if is_one_page else SAME_TEXT)


def _merit(document_id: str, about: dict[str, About]) -> tuple[object, ...]:
    """Return what a version is judged by, the most telling first; the best compares highest.

    What is not superseded; no press or supplier, who repeat others later; the newest; the
    source's own words; the nearer to a public body; the longer; the one that was here first.
    """
    its = about[document_id]
    return (
        not its.is_superseded,
        not its.is_of_press,
        its.valid_as_of,
        not its.is_restated,
        its.provenance,
        its.length,
        -its.known_since,
        document_id,
    )
