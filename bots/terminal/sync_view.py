"""What a sync came to: as JSON, as text that reads as Markdown too, and as a mail to send."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from bots.terminal.screen import shown
from bots.terminal.syncing import SyncReport
from ingest.report import Problem
from ingest.screen import screened
from ingest.sync.outcome import Outcome

MOST = 50
"""Documents of a kind that the text names for each source; the JSON names all."""

_LONGEST = 300


def as_document(report: SyncReport) -> Mapping[str, object]:
    """Return a report for programs."""
    return {
        "file": report.file,
        "began_at": report.began_at.isoformat(timespec="seconds"),
        "ended_at": report.ended_at.isoformat(timespec="seconds"),
        "sources": [_source(outcome) for outcome in report.outcomes],
    }


def headline(report: SyncReport) -> str:
    """Return the whole in a line: what changed and what went wrong, over all sources."""
    counts = {
        "new": sum(len(each.new) for each in report.outcomes),
        "changed": sum(len(each.changed) for each in report.outcomes),
        "gone": sum(len(each.gone) for each in report.outcomes),
        "set aside": sum(len(each.quarantined) for each in report.outcomes),
        "failed": sum(len(each.failed) for each in report.outcomes),
        "broken off": sum(bool(each.stopped) for each in report.outcomes),
    }
    told = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
    return f"Leerkring sync: {told or 'nothing new'}"


def as_text(report: SyncReport) -> str:
    """Return a report for people: a heading a source, and a line a document."""
    lines = [
        f"# {headline(report)}",
        "",
        f"{report.file}, {report.began_at:%Y-%m-%d %H:%M} to {report.ended_at:%H:%M} UTC.",
    ]
    for outcome in report.outcomes:
        if outcome.is_due:
            lines += ["", *_told(outcome)]
    waiting = [outcome.name for outcome in report.outcomes if not outcome.is_due]
    if waiting:
        lines += ["", f"Not due yet: {', '.join(waiting)}."]
    return "\n".join(lines) + "\n"


def as_mail(report: SyncReport, *, sender: str, receiver: str) -> bytes:
    """Return a report as a message of RFC 5322; it is for others to send it."""
    message = EmailMessage()
    message["Subject"] = headline(report)
    message["From"] = sender
    if receiver:
        message["To"] = receiver
    message["Date"] = format_datetime(report.ended_at)
    message["Message-ID"] = make_msgid(domain="leerkring.invalid")
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(as_text(report), cte="quoted-printable")
    return message.as_bytes()


def _source(outcome: Outcome) -> Mapping[str, object]:
    status = "stopped" if outcome.stopped else "done" if outcome.is_due else "not_due"
    return {
        "name": outcome.name,
        "status": status,
        "stopped": outcome.stopped or None,
        "report": asdict(outcome.report) if outcome.report else None,
        "new": list(outcome.new),
        "changed": list(outcome.changed),
        "gone": list(outcome.gone),
        "quarantined": [asdict(problem) for problem in outcome.quarantined],
        "failed": [asdict(problem) for problem in outcome.failed],
    }


def _told(outcome: Outcome) -> Iterator[str]:
    documents = outcome.report.documents if outcome.report else 0
    yield f"## {outcome.name}: {documents} document{'' if documents == 1 else 's'}"
    if outcome.stopped:
        yield from ("", f"Broken off: {_line(outcome.stopped)}")
    parts: Mapping[str, Sequence[str]] = {
        "New": outcome.new,
        "Changed": outcome.changed,
        "Gone": outcome.gone,
        "Set aside": list(map(_problem, outcome.quarantined)),
        "Failed": list(map(_problem, outcome.failed)),
    }
    if not outcome.stopped and not any(parts.values()):
        yield from ("", "Nothing new.")
    for title, entries in parts.items():
        if entries:
            yield from ("", f"{title}:", "")
            yield from (f"- {_line(entry)}" for entry in entries[:MOST])
            if len(entries) > MOST:
                yield f"- and {len(entries) - MOST} more"


def _problem(problem: Problem) -> str:
    return f"{problem.source}: {problem.reason}"


def _line(text: str) -> str:
    """Return a text on one line, without personal data that a name or a reason may hold."""
    line = screened(shown(" ".join(text.split())))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
