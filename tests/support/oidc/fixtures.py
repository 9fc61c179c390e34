"""The provider of the session; tests/conftest.py makes this fixture known everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.support.oidc.provider import RunningProvider


@pytest.fixture(scope="session")
def started_provider() -> Iterator[RunningProvider]:
    """Start the provider once a session (a second); skips where it is not installed."""
    from tests.support.oidc.provider import running_provider  # noqa: PLC0415  its tests only

    with running_provider() as provider:
        yield provider


@pytest.fixture
def provider(started_provider: RunningProvider) -> RunningProvider:
    """Give the provider as it behaves when it is new; nobody has a group."""
    started_provider.set()
    return started_provider
