"""How many may be connected, and how long each may keep the server waiting: without a socket."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from bots.web.access.addresses import networks
from bots.web.middleware.connections import Connections, Patience, Waits
from tests.support.seconds import Seconds
from tests.support.web import web_settings

PATIENCE = Patience(header_seconds=10, body_seconds=30, write_seconds=20, most=4, most_of_address=2)


@dataclass(eq=False)
class Wired:
    """A connection that notes what it was told."""

    address: str | None = "192.0.2.1"
    waits: Waits = Waits.FOR_HEADERS
    since: float = 1_800_000_000.0
    received: int = 0
    told: list[str] = field(default_factory=list)

    def refuse(self) -> None:
        self.told.append("refused")

    def end(self, waited: Waits) -> None:
        self.told.append(f"ended {waited.name}")


def connections(patience: Patience = PATIENCE) -> tuple[Connections, Seconds]:
    clock = Seconds()
    return Connections(patience=patience, now=clock), clock


@pytest.mark.parametrize(
    ("waits", "received", "seconds"),
    [
        (Waits.FOR_HEADERS, 0, 10),
        (Waits.FOR_BODY, 0, 30),
        (Waits.FOR_BODY, 50_000, 35),
        (Waits.TO_WRITE, 50_000, 20),
        (Waits.NOT, 0, None),
        (Waits.IDLE, 0, None),
    ],
)
def test_each_thing_to_wait_for_has_its_time(
    waits: Waits, received: int, seconds: int | None
) -> None:
    known, clock = connections()
    one = Wired(waits=waits, received=received)
    known.opened(one)
    clock.time += (seconds or 1_000_000) - 0.01
    assert (known.sweep(), one.told) == (0, [])
    clock.time += 0.01
    assert (known.sweep(), one.told) == ((1, [f"ended {waits.name}"]) if seconds else (0, []))


def test_the_oldest_idle_one_of_an_address_makes_room_for_its_next() -> None:
    known, clock = connections()
    first, second, third = Wired(), Wired(since=clock() + 1), Wired(since=clock() + 2)
    assert [known.opened(each) for each in (first, second, third)] == [True, True, True]
    assert (first.told, second.told, third.told) == (["ended FOR_HEADERS"], [], [])
    assert len(known) == 2


def test_one_that_is_kept_between_two_requests_makes_room_too() -> None:
    known, _ = connections()
    kept = Wired(waits=Waits.IDLE, since=0)
    assert [known.opened(each) for each in (kept, Wired(), Wired())] == [True, True, True]
    assert kept.told == ["ended IDLE"]


def test_who_is_at_work_makes_no_room() -> None:
    known, _ = connections()
    busy = [Wired(waits=waits) for waits in (Waits.NOT, Waits.FOR_BODY)]
    late = Wired()
    assert [known.opened(each) for each in (*busy, late)] == [True, True, False]
    assert (late.told, busy[0].told, busy[1].told) == (["refused"], [], [])
    known.closed(late)
    assert len(known) == 2


def test_one_address_takes_nothing_of_what_others_have() -> None:
    known, _ = connections()
    for _ in range(9):
        known.opened(Wired("192.0.2.1"))
    others = [Wired(f"192.0.2.{number}", waits=Waits.NOT) for number in (2, 3)]
    assert [known.opened(each) for each in others] == [True, True]
    assert len(known) == 4


def test_in_all_the_oldest_idle_one_makes_room_whoever_it_is_of() -> None:
    known, clock = connections()
    idle = [Wired(f"192.0.2.{n}", since=clock() + n) for n in range(4)]
    for each in idle:
        known.opened(each)
    assert known.opened(Wired("192.0.2.99"))
    assert [len(each.told) for each in idle] == [1, 0, 0, 0]


def test_a_known_proxy_speaks_for_many() -> None:
    known, _ = connections(replace(PATIENCE, proxies=networks(["192.0.2.0/24"])))
    assert all(known.opened(Wired(waits=Waits.NOT)) for _ in range(4))
    assert not known.opened(Wired(waits=Waits.NOT))  # the bound in all holds


def test_addresses_of_one_ipv6_network_are_one() -> None:
    known, _ = connections()
    busy = [Wired(f"2001:db8::{number}", waits=Waits.NOT) for number in range(3)]
    assert [known.opened(each) for each in busy] == [True, True, False]


def test_what_has_closed_is_forgotten() -> None:
    known, _ = connections()
    for number in range(1_000):
        one = Wired(f"192.0.{number % 256}.{number // 256}")
        known.opened(one)
        known.closed(one)
    assert (len(known), len(known._of)) == (0, 0)  # noqa: SLF001  its size is the claim


def test_the_settings_say_how_patient_the_server_is() -> None:
    given = Patience.of(
        web_settings(header_seconds=1, max_connections=7, trusted_proxies="192.0.2.1")
    )
    assert (given.header_seconds, given.most) == (1, 7)
    assert given.proxies == networks(["192.0.2.1"])
    assert Patience.of(web_settings()).most_of_address == 128
