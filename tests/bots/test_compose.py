from __future__ import annotations

import pytest

from bots.compose import Indexes, NoIndex
from ingest.errors import IndexMissingError
from ingest.store.index import Index
from tests.support.chunks import build_fingerprint
from tests.support.list_index import ListIndex


class Shelf:
    """Indexes by audience, as they would lie on disk; `closed` counts closings."""

    def __init__(self, *audiences: str) -> None:
        self.audiences = {*audiences}
        self.closed = 0

    def open(self, audience: str, *, create: bool) -> Index:
        if audience not in self.audiences and not create:
            raise IndexMissingError(audience)
        self.audiences.add(audience)
        shelf = self

        class Closing(ListIndex):
            def close(self) -> None:
                shelf.closed += 1

        return Closing()


def test_an_index_that_is_not_there_is_an_error_and_is_not_made() -> None:
    shelf = Shelf("public")
    with Indexes(shelf.open) as indexes, pytest.raises(IndexMissingError, match="buyers"):
        indexes.open("buyers")
    assert shelf.audiences == {"public"}


def test_an_index_is_opened_once() -> None:
    with Indexes(Shelf("public").open) as indexes:
        assert indexes.open("public") is indexes.open("public")


def test_an_index_to_write_to_is_made_where_there_is_none() -> None:
    shelf = Shelf()
    with Indexes(shelf.open) as indexes:
        indexes.writer("buyers")
        assert list(indexes) == ["buyers"]


def test_every_index_is_closed_at_the_end() -> None:
    shelf = Shelf("public", "buyers")
    with Indexes(shelf.open) as indexes:
        indexes.open("public")
        indexes.open("buyers")
    assert shelf.closed == 2


def test_an_index_may_be_opened_while_the_others_are_gone_through() -> None:
    with Indexes(Shelf("public").open) as indexes:
        indexes.open("public")
        seen = [indexes.writer("buyers") and name for name, _ in indexes.items()]
        assert seen == ["public"]
        assert set(indexes) == {"public", "buyers"}


def test_a_dry_run_without_an_index_finds_it_empty_and_can_not_write() -> None:
    index = NoIndex(build_fingerprint())
    index.remove(["x"])
    assert index.counts().documents == 0
    with pytest.raises(IndexMissingError):
        index.put([])
