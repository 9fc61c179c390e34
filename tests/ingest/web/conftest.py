"""A site of our own, and settings that may fetch from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.settings import IngestSettings
from tests.support.fetching import fetch_settings
from tests.support.hostile_site import Site, site


@pytest.fixture
def served() -> Iterator[Site]:
    with site() as running:
        yield running


@pytest.fixture
def settings(served: Site, tmp_path: Path) -> IngestSettings:
    return fetch_settings(tmp_path / "data", served)
