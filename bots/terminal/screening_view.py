"""Findings as they may be shown: masked, unless the editor asks for the words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict

from bots.render import plain
from bots.terminal.screen import say

if TYPE_CHECKING:
    from ingest.manifest.survey import Surveyed
    from ingest.screen.decisions import Decision
    from ingest.screen.judge import Judgement, Located

_LONGEST = 60


class FindingShown(TypedDict):
    """A finding as JSON."""

    kind: str
    place: str
    page: int | None
    line: int
    section: str
    why: str
    action: str
    decided: bool
    found: str
    key: str


class FileShown(TypedDict):
    """A file as JSON; `state` is passes, redacted, quarantined or failed."""

    source: str
    state: str
    reason: str
    findings: list[FindingShown]


class View:
    """Shows what was found in words or masked."""

    def __init__(self, *, shows: bool) -> None:
        self._shows = shows

    def file(self, surveyed: Surveyed) -> FileShown:
        """Return a file with its findings."""
        judgement = surveyed.judgement
        if judgement is None:
            reason = surveyed.error
            return FileShown(source=surveyed.source, state="failed", reason=reason, findings=[])
        return FileShown(
            source=self.source(surveyed.source, judgement),
            state=judgement.state,
            reason=judgement.reason if judgement.document is None else "",
            findings=[self._finding(each) for each in judgement.findings],
        )

    def source(self, source: str, judgement: Judgement) -> str:
        """Return the name of a file without a person's in it, unless that is shown."""
        return source if self._shows else judgement.address.source

    def by_key(self, judgement: Judgement) -> dict[str, str]:
        """Return what was found, as it may be shown, by key."""
        return {each.key: self._found(each) for each in judgement.findings}

    def _finding(self, found: Located) -> FindingShown:
        return FindingShown(
            kind=found.kind,
            place=found.place,
            page=found.page,
            line=found.line,
            section=found.section if self._shows else found.section_shown,
            why=found.why,
            action=found.rule.action,
            decided=found.decided,
            found=self._found(found),
            key=found.key,
        )

    def _found(self, found: Located) -> str:
        return " ".join(found.text.split())[:_LONGEST] if self._shows else masked(found.text)


def masked(text: str) -> str:
    """Return the shape of a text: a first letter where it begins with one, and its length."""
    first = text[:1] if text[:1].isalpha() else ""
    return f"{first}{'•' * 3} ({len(text)})"


def show_files(files: Sequence[FileShown]) -> None:
    """Show each file that something was found in, a finding a line, then the counts."""
    for file in files:
        if not file["findings"] and file["state"] == "passes":
            continue
        say(plain(f"{file['source']}: {file['state']}"))
        if file["state"] == "failed":
            say(plain(f"  {file['reason']}"))
        for each in file["findings"]:
            section = f", under ‘{each['section']}’" if each["section"] else ""
            by = " (decided)" if each["decided"] else ""
            say(
                plain(
                    f"  {each['kind']:20} {each['found']:24} {each['place']}{section}: "
                    f"{each['why']} → {each['action']}{by}"
                )
            )
    states = [file["state"] for file in files]
    counts = ", ".join(f"{states.count(state)} {state}" for state in dict.fromkeys(states))
    say(f"{len(files)} files: {counts}.")


def show_decisions(decisions: Sequence[Decision]) -> None:
    """Show what was decided, one a line."""
    for each in decisions:
        reason = f": {each.rule.reason}" if each.rule.reason else ""
        say(f"{each.key}  {each.kind or 'document':20} {each.rule.action}{reason} {each.decided}")
    say(f"{len(decisions)} decisions.")
