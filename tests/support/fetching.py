"""What fetches in tests: a clock that only tells, names that lead where a test says."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from ingest.errors import SourceError
from ingest.settings import IngestSettings
from ingest.web.address import Address, parse
from ingest.web.allowed import Allowed
from ingest.web.answer import Fetched
from ingest.web.client import Client
from ingest.web.gathered import Gathered
from ingest.web.guard import Guard, Reach
from ingest.web.limits import Clock, Limits
from ingest.web.opening import Choice, open_gatherer
from ingest.web.pace import Pace
from tests.support.hostile_site import Site

START = datetime(2026, 11, 2, 9, tzinfo=UTC)


@dataclass
class Watch:
    """A clock that goes on only while somebody sleeps, or by `tick` each time it is read."""

    tick: float = 0.0
    seconds: float = 0.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> Clock:
        return Clock(monotonic=self.monotonic, sleep=self.sleep, now=self.now)

    def monotonic(self) -> float:
        self.seconds += self.tick
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.seconds += seconds

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds)


def resolves(**names: Sequence[str]) -> Callable[[str, int], Sequence[str]]:
    """Return a resolver: `_` in a name stands for a dot; each look-up takes the next answer.

    An answer with commas is several IP addresses; the last one holds from then on.
    """
    left = {name.replace("_", "."): list(answers) for name, answers in names.items()}

    def resolve(host: str, _port: int) -> Sequence[str]:
        answers = left.get(host)
        if not answers:
            raise OSError
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        return answer.split(",")

    return resolve


class Outside(Guard):
    """A guard to which some names of a test's own site are hosts of the open internet."""

    def __init__(self, guard: Guard, *names: str) -> None:
        self._guard = guard
        self._names = names

    def check(self, address: Address) -> Reach:
        reach = self._guard.check(address)
        return replace(reach, is_inside=address.host not in self._names)


def client_of(
    *allowed: str,
    outside: Sequence[str] = (),
    watch: Watch | None = None,
    resolve: Callable[[str, int], Sequence[str]] | None = None,
    limits: Limits | None = None,
    ssl_context: ssl.SSLContext | None = None,
) -> Client:
    """Return a client; names lead nowhere unless `resolve` says so."""
    clock = (watch or Watch()).clock()
    guard = Guard(Allowed.of(allowed), resolve=resolve or resolves())
    return Client(
        Outside(guard, *outside) if outside else guard,
        agent="Leerkring/test",
        pace=Pace(clock, delay=1),
        limits=limits,
        clock=clock,
        ssl_context=ssl_context,
    )


def fetch_settings(folder: Path, site: Site, **more: object) -> IngestSettings:
    """Return settings that let a site of a test be reached, and no environment counts."""
    return IngestSettings(
        _env_file=None,
        **{
            "data_dir": folder,
            "fetch_allow": (f"127.0.0.1:{site.port}", f"[::1]:{site.port}"),
            "fetch_delay": 0,
            **more,
        },
    )


def gathered(
    settings: IngestSettings,
    *addresses: str,
    prune: bool = False,
    watch: Watch | None = None,
    choice: Choice | None = None,
) -> Gathered:
    """Fetch addresses into a data folder, without a moment's wait."""
    clock = (watch or Watch()).clock()
    with open_gatherer(settings, choice=choice, prune=prune, clock=clock) as gatherer:
        return gatherer.gather(addresses)


def sidecar(path: Path) -> dict[str, object]:
    """Return the metadata beside a fetched page."""
    found = yaml.safe_load(Path(f"{path}.meta.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def got(site: Site, path: str = "/", **more: object) -> Fetched:
    """Fetch a path of a site that may be reached."""
    found = client_of(f"127.0.0.1:{site.port}", **more).get(parse(f"{site.address}{path}"))
    assert isinstance(found, Fetched)
    return found


def refused(site: Site, path: str = "/", **more: object) -> str:
    """Return the reason why a path is not fetched."""
    with pytest.raises(SourceError) as caught:
        got(site, path, **more)
    return str(caught.value)
