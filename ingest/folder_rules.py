"""What a sync was told of folders and files: which files are meant, and metadata for them.

Kept in the data folder, so that every later run holds to it: a file that went in for
participants must not become public because somebody ingests its folder without the sync.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from ingest.durable import write_durably
from ingest.errors import IngestError, SourceError
from ingest.patterns import is_chosen
from ingest.sources import Source

FILE = "folder-rules.json"


class FolderRulesError(IngestError):
    """The rules can't be read, and nothing may go in without them."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            f"What was set for folders, {path}, can't be read ({detail}). Remove that file and run "
            "leerkring sync again: it writes it anew."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderRule:
    """What holds for a folder or file, and below it; `owner` is the file that says so."""

    root: str
    owner: str
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    defaults: tuple[tuple[str, str | tuple[str, ...]], ...] = ()

    def takes(self, path: Path) -> bool:
        """Tell whether a file below the root is meant."""
        try:
            name = path.relative_to(self.root).as_posix()
        except ValueError:
            return True
        return name == "." or is_chosen(name, include=self.include, exclude=self.exclude)


class FolderRules:
    """The rules of a data folder; of several that hold for a file, the nearest counts."""

    def __init__(self, rules: Iterable[FolderRule] = ()) -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: (-len(rule.root), rule.root, rule.owner)))

    def rule_of(self, path: Path) -> FolderRule | None:
        """Return what holds for a file."""
        if not self.rules:
            return None
        return next((rule for rule in self.rules if path.is_relative_to(rule.root)), None)

    def with_defaults(self, source: Source) -> Source:
        """Return a source with what was set for its folder."""
        rule = self.rule_of(source.path)
        return replace(source, defaults=rule.defaults) if rule else source

    def chosen(
        self, sources: Sequence[Source], paths: Sequence[str | Path]
    ) -> tuple[list[Source], list[SourceError]]:
        """Return the sources that are meant; one that was named and is not, is a problem."""
        if not self.rules:
            return list(sources), []
        named = {str(Path(path).resolve()) for path in paths if Path(path).is_file()}
        chosen: list[Source] = []
        refused: list[SourceError] = []
        for source in sources:
            rule = self.rule_of(source.path)
            if rule is None or rule.takes(source.path):
                chosen.append(self.with_defaults(source))
            elif str(source.path) in named:
                refused.append(SourceError(source.path, f"is left out by {rule.owner}."))
        return chosen, refused


def with_defaults(
    sidecar: Mapping[str, object],
    front: Mapping[str, object],
    defaults: Sequence[tuple[str, str | tuple[str, ...]]],
) -> Mapping[str, object]:
    """Return a sidecar with what was set for the folder where neither it nor the front says."""
    unsaid = {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in defaults
        if front.get(key) is None and sidecar.get(key) is None
    }
    return {**sidecar, **unsaid}


def read_rules(data_dir: Path) -> FolderRules:
    """Return the rules of a data folder; raises FolderRulesError."""
    path = data_dir / FILE
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return FolderRules()
    except (OSError, ValueError) as error:
        raise FolderRulesError(path, str(error)) from error
    try:
        return FolderRules(_rule(each) for each in json.loads(text)["rules"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FolderRulesError(path, str(error)) from error


def write_rules(data_dir: Path, owner: str, rules: Iterable[FolderRule]) -> None:
    """Put the rules of a file in place of those that it gave before.

    Those of others stay, but for the same folder: the file may have been renamed.
    """
    fresh = list(rules)
    roots = {rule.root for rule in fresh}
    before = read_rules(data_dir).rules
    kept = [rule for rule in before if rule.owner != owner and rule.root not in roots]
    text = json.dumps({"rules": [asdict(rule) for rule in (*kept, *fresh)]}, ensure_ascii=False)
    data_dir.mkdir(parents=True, exist_ok=True)
    write_durably(data_dir / FILE, text)


def _rule(raw: Mapping[str, object]) -> FolderRule:
    pairs = raw["defaults"]
    if not isinstance(pairs, list):
        raise TypeError("defaults are a list of pairs")
    return FolderRule(
        root=str(raw["root"]),
        owner=str(raw["owner"]),
        include=_texts(raw["include"]),
        exclude=_texts(raw["exclude"]),
        defaults=tuple(
            (str(key), _texts(value) if isinstance(value, list) else str(value))
            for key, value in pairs
        ),
    )


def _texts(raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list):
        raise TypeError("a list is expected")
    return tuple(map(str, raw))
