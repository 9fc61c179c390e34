"""The review file: what an editor is asked about findings and documents, and what they decided."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from ingest.screen.decisions import Decision, Decisions, toml_text
from ingest.screen.finding import Kind
from ingest.screen.judge import Judgement, Located
from ingest.screen.policy import ScreeningFileError, checked_rule

BACK = "policy"
"""The decision that takes back an earlier one: the policy holds again."""

_HEAD = """\
# Findings of leerkring screen, for somebody to decide on. Write a decision where you want other
# than what is done now: allow (with a reason), redact, quarantine, or policy to take back an
# earlier decision. Then: leerkring screen --decide THIS-FILE
# A finding is decided for every document that holds it, a document for all that is found in it.
"""


def review_text(judged: Iterable[tuple[str, Judgement, Mapping[str, str]]]) -> str:
    """Return the review file of judged documents.

    Each comes with its source as it may be shown, and the words of its findings as they may be
    shown, by key.
    """
    documents: list[str] = []
    findings: dict[str, str] = {}
    for source, judgement, shown in judged:
        if judgement.findings or judgement.rule:
            documents.append(_document(source, judgement))
        for each in judgement.findings:
            findings.setdefault(each.key, _finding(source, each, shown[each.key]))
    return _HEAD + "".join((*documents, *findings.values()))


def read_review(path: Path, known: Decisions) -> Decisions:
    """Return the decisions of a review file on top of those known.

    Raises ScreeningFileError where it can't be read, or a decision is none.
    """
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ScreeningFileError(path, f"{error}.") from error
    made: list[Decision] = []
    back: set[str] = set()
    for row, kind in _rows(given, path):
        decision = str(row.get("decision", "")).strip()
        if decision == BACK:
            back.add(str(row["key"]))
        elif decision:
            made.append(_decision(row, kind, path))
    return known.without(back).with_more(made)


def _rows(
    given: Mapping[str, object], path: Path
) -> Iterator[tuple[Mapping[str, object], Kind | None]]:
    for name in ("document", "finding"):
        rows = given.get(name, [])
        if not isinstance(rows, list):
            raise ScreeningFileError(path, f"[[{name}]] is expected, and not [{name}].")
        for row in rows:
            kind = None if name == "document" else row.get("kind")
            if not row.get("key") or (name == "finding" and kind not in list(Kind)):
                raise ScreeningFileError(path, f"a [[{name}]] has lost its key or its kind.")
            yield row, Kind(kind) if kind else None


def _decision(row: Mapping[str, object], kind: Kind | None, path: Path) -> Decision:
    rule = checked_rule(kind, {"action": row["decision"], "reason": row.get("reason", "")}, path)
    return Decision(
        key=str(row["key"]),
        rule=rule,
        kind=kind,
        content=str(row.get("content", "")),
        decided=_today().isoformat(),
    )


def _today() -> date:
    return datetime.now(UTC).date()


def _document(source: str, judgement: Judgement) -> str:
    now = judgement.rule.action if judgement.rule else judgement.state
    return _table(
        "document",
        {
            "source": source,
            "key": judgement.key,
            "content": judgement.content,
            "findings": str(len(judgement.findings)),
            "now": now,
            "decision": "",
            "reason": "",
        },
    )


def _finding(source: str, found: Located, shown: str) -> str:
    return _table(
        "finding",
        {
            "kind": found.kind,
            "found": shown,
            "first": f"{source}, {found.place}",
            "why": found.why,
            "key": found.key,
            "now": found.rule.action,
            "decision": "",
            "reason": "",
        },
    )


def _table(name: str, values: Mapping[str, str]) -> str:
    lines = (f"{key} = {toml_text(value)}" for key, value in values.items())
    return "\n".join(("", f"[[{name}]]", *lines)) + "\n"
