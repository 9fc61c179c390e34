"""The gate itself: a document in, what of it may go on out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from ingest.document import Metadata, StoredDocument, Value
from ingest.screen.decisions import Decisions, Hashes, load_decisions, open_hashes
from ingest.screen.find import SCREEN_VERSION, find_all, find_in_file_name
from ingest.screen.finding import Finding, Kind, without_overlaps
from ingest.screen.names import words_of_names
from ingest.screen.policy import WHOLE, Action, Policy, Rule, load_policy
from ingest.screen.redact import redacted
from ingest.screen.surface import ADDRESSED, TEXT, Piece, Surface, pieces_of, without


@dataclass(frozen=True, slots=True, kw_only=True)
class Located(Value):
    """A finding with its place, what is done with it, and the hash that stands for it.

    `text` and `section` hold what was found and its heading, for who may see the document;
    `section_shown` is that heading without anything that was found in it.
    """

    kind: Kind
    field_name: str
    why: str
    line: int
    page: int | None
    key: str
    rule: Rule
    decided: bool
    text: str = field(repr=False)
    section: str = field(repr=False)
    section_shown: str = ""

    @property
    def place(self) -> str:
        """Say where it stands, without its words."""
        if self.field_name != TEXT:
            return f"in its {self.field_name.replace('_', ' ')}"
        return f"on page {self.page}" if self.page else f"on line {self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Value):
    """What came of a document: `document` is what may go on, None where nothing may.

    `cut` says that something was taken out; `address` has the id and the source without what was
    found in them. `key` and `content` are hashes by which an editor decides; `rule` is what they
    decided.
    """

    document: StoredDocument | None
    address: Metadata
    cut: bool
    findings: tuple[Located, ...]
    key: str
    content: str
    rule: Rule | None = None

    @property
    def state(self) -> str:
        """Say what comes of the document: it passes, is redacted or quarantined."""
        if self.document is None:
            return "quarantined"
        return "redacted" if self.cut else "passes"

    @property
    def reason(self) -> str:
        """Say why the document is set aside: kinds and places, never what was found."""
        held = [each for each in self.findings if each.rule.action is Action.QUARANTINE]
        if not held:
            return "is set aside: an editor decided so."
        first, others = held[0], len(held) - 1
        more = f", and {others} more" if others else ""
        return (
            f"is set aside: {first.kind} {first.place} ({first.why}){more}. "
            "leerkring screen shows what was found, and lets you decide."
        )


class Gate:
    """Screens documents by the policy and the decisions of a data folder."""

    def __init__(self, *, policy: Policy, decisions: Decisions, hashes: Hashes) -> None:
        self._policy = policy
        self._decisions = decisions
        self._hashes = hashes
        told = repr((SCREEN_VERSION, policy, decisions.all()))
        self.rules = hashlib.sha256(told.encode()).hexdigest()[:16]
        """By what is judged: the version of the rules, the policy and the decisions."""

    @classmethod
    def open(cls, data_dir: Path, *, writes: bool = True) -> Self:
        """Return the gate of a data folder; raises ScreeningFileError where it can't be read.

        Where it may not write, a folder without a key gets none: nothing was decided there yet.
        """
        return cls(
            policy=load_policy(data_dir),
            decisions=load_decisions(data_dir),
            hashes=open_hashes(data_dir, writes=writes),
        )

    def judge(self, document: StoredDocument) -> Judgement:
        """Return what may go on of a document, and all that was found in it."""
        key = self._hashes.of_document(document.meta.source)
        content = self._hashes.of_content(f"{document.meta}\0{document.text}")
        decided = self._decisions.document(key, content)
        surface = Surface(document)
        found = list(_found_in(document, surface))
        headings = _Headings(surface, found)
        located = tuple(
            self._located(document, headings, piece, each, decided) for piece, each in found
        )
        held = any(each.rule.action is Action.QUARANTINE for each in located)
        passes = not held and (decided is None or decided.action is not Action.QUARANTINE)
        suffix = key[:6]
        return Judgement(
            document=without(document, _chosen(found, located, Action.REDACT), suffix=suffix)
            if passes
            else None,
            address=without(document, _chosen(found, located, *_NOT_ALLOWED), suffix=suffix).meta,
            cut=any(each.rule.action is Action.REDACT for each in located),
            findings=located,
            key=key,
            content=content,
            rule=decided,
        )

    def clean(self, line: str) -> str:
        """Return a line for people, as an error, without what the gate would find in it."""
        return redacted(line, find_all(line))[0]

    def _located(
        self,
        document: StoredDocument,
        headings: _Headings,
        piece: Piece,
        found: Finding,
        decided: Rule | None,
    ) -> Located:
        in_text = piece.field == TEXT
        mark = document.mark_at(found.start) if in_text else None
        text = piece.text[found.start : found.end]
        key = self._hashes.of_finding(found.kind, text, piece.words_of_line(found.start))
        own = self._decisions.finding(key)
        section, shown = headings.above(found.start) if in_text else ("", "")
        return Located(
            kind=found.kind,
            field_name=piece.field,
            why=found.why,
            line=piece.line(found.start),
            page=mark.page if mark else None,
            key=key,
            rule=own or _for_document(decided, found.kind) or self._policy.rule(found.kind),
            decided=own is not None or decided is not None,
            text=text,
            section=section,
            section_shown=shown,
        )


class _Headings:
    """The headings of a document, as they are and without what was found in them."""

    def __init__(self, surface: Surface, found: Sequence[tuple[Piece, Finding]]) -> None:
        self._surface = surface
        self._found = [each for piece, each in found if piece.field == TEXT]
        self._known: dict[int, tuple[str, str]] = {}

    def above(self, offset: int) -> tuple[str, str]:
        """Return the heading above a place in both ways; empty where there is none."""
        heading = self._surface.heading_above(offset)
        if heading is None:
            return "", ""
        if heading.start not in self._known:
            end = heading.start + len(heading.text)
            inside = [heading.own(e) for e in self._found if heading.start <= e.start < end]
            self._known[heading.start] = heading.text, redacted(heading.text, inside)[0]
        return self._known[heading.start]


_NOT_ALLOWED = (Action.REDACT, Action.QUARANTINE)


def _chosen(
    found: Sequence[tuple[Piece, Finding]], located: Sequence[Located], *actions: Action
) -> dict[tuple[str, int], list[Finding]]:
    """Return the findings that one of these things is done with, by field and item."""
    chosen: dict[tuple[str, int], list[Finding]] = {}
    for (piece, each), entry in zip(found, located, strict=True):
        if entry.rule.action in actions:
            chosen.setdefault((piece.field, piece.item), []).append(each)
    return chosen


def _for_document(decided: Rule | None, kind: Kind) -> Rule | None:
    """Return what a decision on a document means for a finding in it."""
    if decided and decided.action is Action.REDACT and kind in WHOLE:
        return Rule(action=Action.ALLOW, reason=decided.reason)
    return decided


def _found_in(document: StoredDocument, surface: Surface) -> Iterator[tuple[Piece, Finding]]:
    found: dict[Piece, list[Finding]] = {}
    everything = find_all(surface.text)
    for each in everything:
        piece = surface.piece_at(each.start)
        if each.start < piece.start + len(piece.text):
            found.setdefault(piece, []).append(piece.own(each))
    named = words_of_names(surface.text, everything)
    title = surface.pieces[0]  # which may be the name of the file
    for piece in (title, *pieces_of(document.meta, ADDRESSED)):
        found.setdefault(piece, []).extend(find_in_file_name(piece.text, named))
    for piece, findings in found.items():
        yield from ((piece, each) for each in without_overlaps(findings))
