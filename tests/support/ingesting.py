"""The real ingestion in this process: the model, the index and the manifest of the product."""

from __future__ import annotations

from pathlib import Path

from bots.compose import open_writers
from bots.telemetry import switch_off_telemetry
from ingest.pipeline import ingest
from ingest.report import IngestReport
from ingest.settings import IngestSettings


def settings_of(folder: Path) -> IngestSettings:
    """Return the settings of a command that runs in `folder`."""
    return IngestSettings(_env_file=None, data_dir=folder / ".leerkring")


def ingest_here(*paths: Path, folder: Path) -> IngestReport:
    """Bring the index of `folder` up to date with the paths, as the command would there."""
    switch_off_telemetry()
    settings = settings_of(folder)
    with open_writers(settings) as writers:
        return ingest(paths, settings=settings, writers=writers)
