"""`leerkring documents`: what became of every source, and what an editor decides about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bots.terminal.options import DataDir, Json, LogLevelOption, start
from bots.terminal.outcome import Outcome
from bots.terminal.screen import note, say
from ingest.manifest.store import State

if TYPE_CHECKING:
    from bots.logs import LogLevel
    from ingest.manifest.editing import Editor
    from ingest.manifest.store import Entry, Manifest
    from ingest.settings import IngestSettings
    from ingest.versions import Versions

DocumentId = Annotated[
    str,
    typer.Argument(metavar="ID", help="The id of the document.", show_default=False),
]
File = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="The text to have instead (.md or .txt), with or without front matter; or metadata "
        "alone (.yaml).",
        show_default=False,
    ),
]
Reason = Annotated[
    str,
    typer.Option(
        "--reason", help="Why: readers are told it, and the history keeps it.", show_default=False
    ),
]
States = Annotated[
    list[State] | None,
    typer.Option("--state", help="Only those in this state; may be repeated.", show_default=False),
]


def list_documents(
    *,
    states: States = None,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """List every source seen: id, state, content hash, time and reason."""
    with _manifest(start(data_dir, log_level).ingest) as manifest:
        found = [e for e in manifest.entries() if not states or e.state in states]
    if not as_json:
        for entry in found:
            say(_line(entry))
        if not found:
            note("Nothing was ingested yet." if not states else "No source is in that state.")
    return Outcome(document={"documents": [_json(entry) for entry in found]})


def show(
    document_id: DocumentId,
    *,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Show a document's source and history."""
    from ingest.manifest.editing import told_of  # noqa: PLC0415  not for --help
    from ingest.versions import Versions  # noqa: PLC0415  as above

    with _manifest(start(data_dir, log_level).ingest) as manifest:
        entry, history = told_of(document_id.strip(), manifest)
        versions = _versions(document_id.strip(), Versions(manifest))
    if not as_json:
        if entry is not None:
            say(_line(entry))
        for version in versions:
            say("  ".join(map(str, version.values())))
        for event in history:
            change = f"{event.hash_before[:12] or '-'} > {event.hash_after[:12] or '-'}"
            say("  ".join(filter(None, (event.at, event.action, change, event.reason))))
    return Outcome(
        document={
            "document": None if entry is None else _json(entry),
            "versions": versions,
            "history": [
                {
                    "time": event.at,
                    "action": event.action,
                    "reason": event.reason,
                    "hash_before": event.hash_before,
                    "hash_after": event.hash_after,
                }
                for event in history
            ],
        }
    )


def withdraw(
    document_id: DocumentId,
    *,
    reason: Reason,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Take a document out of the answers, at once, and keep it out."""
    return _edited(
        lambda editor: editor.withdraw(document_id.strip(), reason=reason),
        as_json=as_json,
        data_dir=data_dir,
        log_level=log_level,
    )


def reinstate(
    document_id: DocumentId,
    *,
    reason: Reason,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Take a document as its source says again: one that was withdrawn, or corrected."""
    return _edited(
        lambda editor: editor.reinstate(document_id.strip(), reason=reason),
        as_json=as_json,
        data_dir=data_dir,
        log_level=log_level,
    )


def correct(
    document_id: DocumentId,
    file: File,
    *,
    reason: Reason,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Have a document say something else than its source, which stays as it is."""
    return _edited(
        lambda editor: editor.correct(document_id.strip(), file, reason=reason),
        as_json=as_json,
        data_dir=data_dir,
        log_level=log_level,
    )


def _edited(
    edit: Callable[[Editor], Entry],
    *,
    as_json: bool,
    data_dir: Path | None,
    log_level: LogLevel | None,
) -> Outcome:
    settings = start(data_dir, log_level).ingest
    from bots.terminal.ingesting import alone_on, writers_of  # noqa: PLC0415  not for --help
    from ingest.manifest.editing import Editor  # noqa: PLC0415  as above

    with (
        alone_on(settings.data_dir),
        _manifest(settings) as manifest,
        writers_of(settings) as writers,
    ):
        entry = edit(Editor(manifest=manifest, writers=writers, settings=settings))
    if not as_json:
        say(_line(entry))
    return Outcome(document={"document": _json(entry)})


@contextmanager
def _manifest(settings: IngestSettings) -> Iterator[Manifest]:
    from ingest.manifest.store import Manifest  # noqa: PLC0415  not for --help

    with closing(Manifest(settings.data_dir / "manifest.sqlite3")) as manifest:
        yield manifest


def _versions(document_id: str, known: Versions) -> list[dict[str, object]]:
    """Return the version that is cited instead, and those that this one is cited instead of."""
    better = known.better_than(document_id)
    found = [("version_of", better.document_id, better.likeness)] if better else []
    found += [("cited_instead_of", other, share) for other, share in known.of(document_id).items()]
    return [
        {"relation": relation, "document_id": other, "likeness": likeness}
        for relation, other, likeness in found
    ]


def _json(entry: Entry) -> dict[str, object]:
    return {
        "source": entry.source,
        "path": entry.path,
        "document_id": entry.document_id or None,
        "audience": entry.audience or None,
        "state": entry.state,
        "content_hash": entry.content_hash,
        "chunks": entry.chunks,
        "time": entry.noted_at,
        "reason": entry.reason or None,
    }


def _line(entry: Entry) -> str:
    parts = (
        entry.document_id or "(no id)",
        entry.state,
        entry.content_hash[:12],
        entry.noted_at,
        entry.source,
        entry.reason,
    )
    return "  ".join(part for part in parts if part)


DOCUMENT_COMMANDS = (list_documents, show, withdraw, reinstate, correct)
