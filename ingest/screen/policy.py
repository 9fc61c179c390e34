"""What is done with what was found, kind by kind: the defaults, and screening.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path

from ingest.document import Value
from ingest.errors import IngestError
from ingest.screen.finding import PERSONAL, Kind

FILE = "screening.toml"


class ScreeningFileError(IngestError):
    """A file that says what to do with findings can't be used."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{path} can't be used: {problem}")


class Action(StrEnum):
    """What is done with a finding."""

    REDACT = "redact"
    """A word in brackets stands in its place, and the document goes in."""
    QUARANTINE = "quarantine"
    """The document stays out of the index."""
    ALLOW = "allow"
    """It goes in as it is; whoever allows it says why."""


WHOLE = (Kind.CONFIDENTIAL, Kind.DRAFT)
"""Kinds that say something of the whole document: there is nothing to take out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Value):
    """What is done, and why where it is allowed."""

    action: Action
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Value):
    """A rule for every kind."""

    rules: tuple[tuple[Kind, Rule], ...]

    def rule(self, kind: Kind) -> Rule:
        """Return what is done with a kind."""
        return dict(self.rules)[kind]


DEFAULT = Policy(
    rules=tuple(
        (kind, Rule(action=Action.REDACT if kind in PERSONAL else Action.QUARANTINE))
        for kind in Kind
    )
)
"""Personal data is taken out; what competitors must not learn stays out with its document."""


def load_policy(data_dir: Path) -> Policy:
    """Return the policy of a data folder: the defaults, with what its screening.toml says.

    Raises ScreeningFileError for a file that can't be read and for anything it should not hold.
    """
    path = data_dir / FILE
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return DEFAULT
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ScreeningFileError(path, f"{error}. Mend it, or remove it for the defaults.") from (
            error
        )
    table = given.get("policy", {})
    if set(given) - {"policy"} or not isinstance(table, dict):
        raise ScreeningFileError(path, "it holds something beside the table [policy].")
    chosen = dict(DEFAULT.rules)
    for name, value in table.items():
        kind = _kind(name, path)
        chosen[kind] = checked_rule(kind, value, path)
    return Policy(rules=tuple(chosen.items()))


def checked_rule(kind: Kind | None, value: object, path: Path) -> Rule:
    """Return a rule from its TOML value; `kind` is None for the rule of a whole document."""
    table = {"action": value} if isinstance(value, str) else value
    if not isinstance(table, Mapping) or set(table) - {"action", "reason"}:
        raise ScreeningFileError(path, f"{_of(kind)} is neither an action nor a table of one.")
    name, reason = str(table.get("action", "")), str(table.get("reason", "")).strip()
    if name not in list(Action):
        raise ScreeningFileError(path, f"{_of(kind)} is {name!r}. Choose from: {_known(Action)}.")
    action = Action(name)
    if action is Action.ALLOW and not reason:
        raise ScreeningFileError(
            path, f'{_of(kind)} is allowed without a reason. Write reason = "…" beside it.'
        )
    if action is Action.REDACT and kind in WHOLE:
        raise ScreeningFileError(
            path,
            f"{_of(kind)} can't be redacted: it says something of the whole document. Choose "
            "quarantine or allow.",
        )
    return Rule(action=action, reason=reason)


def _kind(name: str, path: Path) -> Kind:
    if name in list(Kind):
        return Kind(name)
    near = get_close_matches(name, list(Kind), n=1)
    advice = f"Did you mean {near[0]}?" if near else f"Known are: {_known(Kind)}."
    raise ScreeningFileError(path, f"there is no kind {name!r}. {advice}")


def _of(kind: Kind | None) -> str:
    return "the document" if kind is None else kind.value


def _known(names: type[StrEnum]) -> str:
    return ", ".join(names)
