"""What an editor decided once: findings and documents by hash, kept in the data folder."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ingest.document import Value
from ingest.durable import write_durably
from ingest.screen.finding import SENSITIVE, Kind
from ingest.screen.identifiers import screened
from ingest.screen.policy import Action, Rule, ScreeningFileError, checked_rule

FILE = "screening-decisions.toml"
KEY_FILE = "screening.key"

_KEY_BYTES = 32
_SHOWN = 32
"""Hexadecimal figures of a hash: 128 bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Value):
    """What is done with one finding, wherever it stands, or with one document.

    `kind` is None for a document. `content` is the hash of the document that an editor looked at:
    what they allowed holds for that text and for no later one.
    """

    key: str
    rule: Rule
    kind: Kind | None = None
    content: str = ""
    decided: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions(Value):
    """All that was decided."""

    of_findings: Mapping[str, Decision] = field(default_factory=dict)
    of_documents: Mapping[str, Decision] = field(default_factory=dict)

    def finding(self, key: str) -> Rule | None:
        """Return what was decided of a finding."""
        decision = self.of_findings.get(key)
        return decision.rule if decision else None

    def document(self, key: str, content: str) -> Rule | None:
        """Return what was decided of a document; leave given for another text is none."""
        decision = self.of_documents.get(key)
        if decision is None:
            return None
        lapsed = decision.rule.action is Action.ALLOW and decision.content != content
        return None if lapsed else decision.rule

    def with_more(self, decisions: Iterable[Decision]) -> Decisions:
        """Return these decisions with others on top of them."""
        findings, documents = dict(self.of_findings), dict(self.of_documents)
        for decision in decisions:
            (findings if decision.kind else documents)[decision.key] = decision
        return Decisions(of_findings=findings, of_documents=documents)

    def without(self, keys: Collection[str]) -> Decisions:
        """Return these decisions without those of some findings and documents."""
        kept = [each for each in self.all() if each.key not in keys]
        return Decisions().with_more(kept)

    def all(self) -> tuple[Decision, ...]:
        """Return every decision: documents, then findings, by hash."""
        by_key = [sorted(group.items()) for group in (self.of_documents, self.of_findings)]
        return tuple(decision for group in by_key for _, decision in group)


class Hashes:
    """Hashes that only who holds the key of the data folder can compare with a guess.

    A telephone number or a BSN has so few possible values that a plain hash would give it away.
    """

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of_finding(self, kind: Kind, text: str, line: str) -> str:
        """Return the hash of what was found; of a figure among competitors, with its line."""
        said = line if kind in SENSITIVE else text
        return self._hash(kind, " ".join(said.split()).casefold())

    def of_document(self, source: str) -> str:
        """Return the hash of where a document comes from."""
        return self._hash("document", source)

    def of_content(self, text: str) -> str:
        """Return the hash of what a document holds."""
        return self._hash("content", text)

    def _hash(self, *parts: str) -> str:
        told = "\0".join(parts).encode(errors="surrogateescape")
        return hmac.new(self._key, told, hashlib.sha256).hexdigest()[:_SHOWN]


def open_hashes(data_dir: Path, *, writes: bool = True) -> Hashes:
    """Return the hashes of a data folder; makes its key, readable by its owner only."""
    path = data_dir / KEY_FILE
    if not (writes or path.exists()):
        return Hashes(secrets.token_bytes(_KEY_BYTES))
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        key = _read_key(path)
    else:
        key = secrets.token_bytes(_KEY_BYTES)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(key.hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
    return Hashes(key)


def load_decisions(data_dir: Path) -> Decisions:
    """Return what was decided in a data folder; raises ScreeningFileError for a broken file."""
    path = data_dir / FILE
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Decisions()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ScreeningFileError(path, f"{error}. Mend it, or take the decisions anew.") from error
    return Decisions().with_more(
        _decision(row, path, of_finding=of_finding)
        for name, of_finding in (("finding", True), ("document", False))
        for row in given.get(name, ())
    )


def keep_decisions(data_dir: Path, decisions: Decisions) -> None:
    """Write down what was decided, in place of what was there, readable by its owner only.

    Reasons are screened: a name belongs in none.
    """
    text = "# Written by leerkring screen --decide.\n" + "".join(map(_told, decisions.all()))
    write_durably(data_dir / FILE, text)


def toml_text(text: str) -> str:
    """Return a text as TOML writes it on one line."""
    return json.dumps(text, ensure_ascii=True)


def _told(decision: Decision) -> str:
    lines = [
        "",
        "[[finding]]" if decision.kind else "[[document]]",
        f"key = {toml_text(decision.key)}",
    ]
    if decision.kind:
        lines.append(f"kind = {toml_text(decision.kind)}")
    else:
        lines.append(f"content = {toml_text(decision.content)}")
    lines += [
        f"action = {toml_text(decision.rule.action)}",
        f"reason = {toml_text(screened(decision.rule.reason))}",
        f"decided = {toml_text(decision.decided)}",
    ]
    return "\n".join(lines) + "\n"


def _decision(row: object, path: Path, *, of_finding: bool) -> Decision:
    if not isinstance(row, Mapping) or not isinstance(row.get("key"), str):
        raise ScreeningFileError(path, "a decision has no key.")
    kind = Kind(row["kind"]) if of_finding and row.get("kind") in list(Kind) else None
    if of_finding and kind is None:
        raise ScreeningFileError(path, f"there is no kind {row.get('kind')!r}.")
    rule = checked_rule(kind, {k: row[k] for k in ("action", "reason") if k in row}, path)
    return Decision(
        key=row["key"],
        rule=rule,
        kind=kind,
        content=str(row.get("content", "")),
        decided=str(row.get("decided", "")),
    )


def _read_key(path: Path) -> bytes:
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        raise ScreeningFileError(path, f"{error}. Put the file back, or remove it.") from error
    if len(key) != _KEY_BYTES:
        raise ScreeningFileError(path, "it is cut short. Remove it; decisions are then lost.")
    return key
