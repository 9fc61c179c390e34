"""Damages bytes the way disks, networks and attackers do, for tests of readers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from hypothesis import strategies as st

from tests.support.archives import archive

Mutation = Callable[[bytes], bytes]

_HOSTILE = (
    *(b"\0", b"\xff\xfe", b"\r", b"<", b"&", b'"', b"]]>", b"<!DOCTYPE a>", b"\xed\xa0\x80"),
    *(b"-->", b"(", b"{" * 50, b"[" * 2000, b"9" * 400, b"-1", b"1e999", b"../", b"null", b"%s"),
    *("\u202e".encode(), b"<div>" * 300, b"| " * 300, b"> " * 300, b"* " * 200, b"\n" * 300),
)
_PLACE = st.floats(0, 1, allow_nan=False)


def mutations() -> st.SearchStrategy[Mutation]:
    """One to four damages one after the other."""
    one = st.one_of(_flipped(), _cut(), _removed(), _inserted(), _repeated(), _moved())
    return st.lists(one, min_size=1, max_size=4).map(_all)


def zip_mutations() -> st.SearchStrategy[Mutation]:
    """Damage to an archive, and to members of one whose archive stays in order."""
    return st.one_of(mutations(), st.builds(_within, _PLACE, mutations()), st.builds(_lost, _PLACE))


def _all(parts: list[Mutation]) -> Mutation:
    def mutate(data: bytes) -> bytes:
        for part in parts:
            data = part(data)
        return data

    return mutate


def _flipped() -> st.SearchStrategy[Mutation]:
    def build(places: list[float], bit: int) -> Mutation:
        def mutate(data: bytes) -> bytes:
            changed = bytearray(data)
            for place in places if data else ():
                changed[_at(data, place)] ^= 1 << bit
            return bytes(changed)

        return mutate

    return st.builds(build, st.lists(_PLACE, min_size=1, max_size=8), st.integers(0, 7))


def _cut() -> st.SearchStrategy[Mutation]:
    return st.builds(lambda place: lambda data: data[: _at(data, place)], _PLACE)


def _removed() -> st.SearchStrategy[Mutation]:
    def build(place: float, size: int) -> Mutation:
        return lambda data: data[: _at(data, place)] + data[_at(data, place) + size :]

    return st.builds(build, _PLACE, st.integers(1, 200))


def _inserted() -> st.SearchStrategy[Mutation]:
    def build(place: float, what: bytes) -> Mutation:
        return lambda data: data[: _at(data, place)] + what + data[_at(data, place) :]

    return st.builds(build, _PLACE, st.one_of(st.sampled_from(_HOSTILE), st.binary(max_size=40)))


def _repeated() -> st.SearchStrategy[Mutation]:
    def build(place: float, size: int, times: int) -> Mutation:
        def mutate(data: bytes) -> bytes:
            at = _at(data, place)
            return data[:at] + data[at : at + size] * times + data[at + size :]

        return mutate

    return st.builds(build, _PLACE, st.integers(1, 300), st.integers(2, 40))


def _moved() -> st.SearchStrategy[Mutation]:
    def build(start: float, target: float, size: int) -> Mutation:
        def mutate(data: bytes) -> bytes:
            piece = data[_at(data, start) :][:size]
            return data[: _at(data, target)] + piece + data[_at(data, target) :]

        return mutate

    return st.builds(build, _PLACE, _PLACE, st.integers(1, 500))


def _within(place: float, mutation: Mutation) -> Mutation:
    def mutate(data: bytes) -> bytes:
        members = _members(data)
        name = list(members)[_at(data, place) * len(members) // max(1, len(data))]
        return archive({**members, name: mutation(members[name])})

    return mutate


def _lost(place: float) -> Mutation:
    def mutate(data: bytes) -> bytes:
        members = _members(data)
        del members[list(members)[_at(data, place) * len(members) // max(1, len(data))]]
        return archive(members)

    return mutate


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return {name: container.read(name) for name in container.namelist()}


def _at(data: bytes, place: float) -> int:
    return min(int(place * len(data)), max(0, len(data) - 1))
