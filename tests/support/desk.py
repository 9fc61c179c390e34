"""A desk to run ingestion on: sources, a data folder, and indexes in plain Python."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ingest.errors import StorageFullError
from ingest.manifest.editing import Editor
from ingest.manifest.store import Entry, Event, Manifest
from ingest.pipeline import ingest
from ingest.readers.files import read_here
from ingest.report import IngestReport, Progress
from ingest.settings import IngestSettings
from tests.support.chunks import build_fingerprint
from tests.support.embedders import WordEmbedder
from tests.support.list_index import ListIndex

FRONT = "---\nid: {id}\ntitle: {id}\nkind: pilot\nlanguage: nl\naccess: {access}\n---\n\n{text}\n"


class Desk:
    """A data folder, a folder of sources and an index an audience, to run ingestion on."""

    def __init__(self, folder: Path) -> None:
        self.sources = folder / "bronnen"
        self.sources.mkdir()
        self.settings = IngestSettings(_env_file=None, data_dir=folder / "data")
        self.embedder = WordEmbedder()
        self.indexes: dict[str, ListIndex] = {}
        self.progress: list[Progress] = []

    def write(self, name: str, text: str = "Een zin over meubilair.") -> Path:
        path = self.sources / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, *paths: Path, prune: bool = False, dry_run: bool = False) -> IngestReport:
        return ingest(
            paths or (self.sources,),
            settings=self.settings,
            writers=self.index,
            prune=prune,
            dry_run=dry_run,
            progress=self.progress.append,
            embedders=lambda _settings, **_sizes: self.embedder,
            read_files=read_here,
        )

    @contextmanager
    def editor(self) -> Iterator[Editor]:
        """Give what an editor works with."""
        with closing(self.manifest()) as manifest:
            yield Editor(
                manifest=manifest,
                writers=self.index,
                settings=self.settings,
                embedders=lambda _settings, **_sizes: self.embedder,
                read_files=read_here,
            )

    def rows(self) -> dict[str, Entry]:
        """Return the manifest: a row by the name of its file."""
        with closing(self.manifest()) as manifest:
            entries = manifest.entries()
        return {Path(e.path).relative_to(self.sources).as_posix(): e for e in entries}

    def history(self, document_id: str) -> list[Event]:
        with closing(self.manifest()) as manifest:
            return manifest.history(document_id)

    def manifest(self) -> Manifest:
        return Manifest(self.settings.data_dir / "manifest.sqlite3")

    def index(self, audience: str = "public") -> ListIndex:
        fingerprint = build_fingerprint(dimensions=self.embedder.dimensions)
        return self.indexes.setdefault(audience, ListIndex(fingerprint))

    def stored(self, audience: str = "public") -> dict[str, str]:
        return {d.meta.document_id: d.text for d in self.index(audience).documents()}


class FailingIndex(ListIndex):
    """Fails when it is to take something out."""

    def remove(self, document_ids: object) -> None:  # noqa: ARG002  the port's name
        raise StorageFullError("data")
