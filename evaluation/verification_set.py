"""The labelled pairs that verification is fitted and judged on: JSON Lines in, pairs out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from evaluation.errors import VerificationSetError
from evaluation.set_file import SetFormat, shipped_path
from ingest.document import base_language
from ingest.text.language import KNOWN

KINDS = (
    "supported",
    "unsupported",
    "contradicted",
    "number_changed",
    "negation_flipped",
    "wrong_source",
    "planned_as_achieved",
)
"""What a claim may be to its evidence; README.md beside the sets says what each means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationPair:
    """A sentence as a writer could put it in an answer, and the words of a document it cites.

    `supported` says whether the evidence alone supports the whole claim; every other kind of claim
    is false on purpose. Languages are those of `ingest.text.language.KNOWN`.
    """

    id: str
    kind: str
    supported: bool
    claim: str
    claim_language: str
    document_id: str
    evidence: str
    evidence_language: str
    note: str = ""

    @property
    def across_languages(self) -> bool:
        """Whether claim and evidence are in different languages."""
        return self.claim_language != self.evidence_language


def load_pairs(name: str | Path) -> tuple[VerificationPair, ...]:
    """Return the pairs of a shipped set (`dev`, `test`) or of a file, in their order.

    Raises VerificationSetError for what can't be read, for a set without pairs, and for an id or a
    claim that stands twice.
    """
    path = pairs_path(name)
    pairs: list[VerificationPair] = []
    used: set[str] = set()
    for line, pair in _FORMAT.read(path):
        twice = {pair.id, pair.claim} & used
        if twice:
            raise VerificationSetError(path, line, f"{min(twice)!r} is used twice.")
        used |= {pair.id, pair.claim}
        pairs.append(pair)
    if not pairs:
        raise VerificationSetError(path, 0, "has no pair.")
    return tuple(pairs)


def pairs_path(name: str | Path) -> Path:
    """Return the file of a shipped set's name, or the file itself."""
    return shipped_path(name, "verification")


def pairs_hash(name: str | Path) -> str:
    """Return the SHA-256 of a set's bytes."""
    return hashlib.sha256(pairs_path(name).read_bytes()).hexdigest()


def problem_of(pair: VerificationPair) -> str | None:
    """Return why no set may hold the pair, as the end of a sentence; None: it may."""
    if pair.kind not in KINDS:
        return f"the kind {pair.kind!r} is none of {', '.join(KINDS)}."
    if pair.supported != (pair.kind == "supported"):
        return f"supported = {pair.supported} does not go with kind {pair.kind!r}."
    for language in (pair.claim_language, pair.evidence_language):
        if base_language(language) != language or language not in KNOWN:
            return f"the language {language!r} is none of {', '.join(KNOWN)}."
    if not pair.claim.strip() or not pair.evidence.strip():
        return "a pair has a claim and evidence, and one of them is empty."
    return None


_FORMAT = SetFormat(
    error=VerificationSetError,
    what="verification set",
    entry="pair",
    make=lambda raw: VerificationPair(**raw),
    problem_of=problem_of,
)
