"""Files read and judged, with nothing written: what `leerkring screen` shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import SourceError
from ingest.folder_rules import FolderRules
from ingest.manifest.pending import document_of
from ingest.readers.files import ReadFiles
from ingest.screen.judge import Gate, Judgement
from ingest.sources import find_sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveyed:
    """A file and what the gate says of it, or why it can't be read."""

    source: str
    judgement: Judgement | None = None
    error: str = ""


def survey(
    paths: Sequence[Path], gate: Gate, *, read_files: ReadFiles, folder_rules: FolderRules
) -> Iterator[Surveyed]:
    """Yield the files at and below the paths, in their order, each by itself judged."""
    sources, errors = find_sources(paths)
    for error in errors:
        yield Surveyed(source=error.source, error=error.reason)
    with closing(read_files(source.path for source in sources)) as files:
        for source, file in zip(sources, files, strict=True):
            try:
                if isinstance(file, SourceError):
                    raise file
                document = document_of(
                    folder_rules.with_defaults(source),
                    file,
                    document_id=source.document_id,
                    correction_of=lambda _: None,
                )
            except SourceError as error:
                yield Surveyed(source=source.source, error=gate.clean(error.reason))
                continue
            yield Surveyed(source=source.source, judgement=gate.judge(document))
