"""What is fetched once more: what stays, what changes, what goes."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from ingest.settings import IngestSettings
from ingest.web.address import parse
from ingest.web.answer import fetched
from ingest.web.opening import RECORDS, Choice, folder_of
from ingest.web.page import Head
from ingest.web.records import Page, Records
from ingest.web.store import Store
from tests.support.fetching import Watch, gathered, sidecar
from tests.support.hostile_site import NOT_FOUND, Request, Site, article, moved, page, sitemap


class BrokenOffError(Exception):
    """The end of a process in the middle of its work."""


class DyingRecords(Records):
    """Dies where it should note a page: its file has just been written."""

    def keep(self, page: Page) -> None:
        raise BrokenOffError(page.key)


def test_what_has_not_changed_is_not_sent_and_not_touched(
    served: Site, settings: IngestSettings
) -> None:
    def reply(request: Request) -> bytes:
        if request.headers.get("if-none-match") == '"v1"':
            return b"HTTP/1.1 304 Not Modified\r\n\r\n"
        return page(article("Vast"), ETag='"v1"')

    served.routes["/a"] = reply
    (path,) = gathered(settings, f"{served.address}/a").files
    before = path.stat()
    again = gathered(settings, f"{served.address}/a")
    assert list(again.files) == [path]
    assert path.stat() == before
    assert served.asked[-1].headers["if-none-match"] == '"v1"'


def test_a_file_that_was_deleted_is_asked_for_as_new(
    served: Site, settings: IngestSettings
) -> None:
    served.routes["/a"] = page(article("Terug"), ETag='"v1"')
    (path,) = gathered(settings, f"{served.address}/a").files
    path.unlink()
    gathered(settings, f"{served.address}/a")
    assert "if-none-match" not in served.asked[-1].headers
    assert path.is_file()


def test_what_can_not_be_fetched_keeps_what_was_stored(
    served: Site, settings: IngestSettings
) -> None:
    served.routes["/s.xml"] = sitemap(f"{served.address}/a")
    served.routes["/a"] = page(article("A"))
    (path,) = gathered(settings, f"{served.address}/s.xml").files
    served.routes["/s.xml"] = page(b"", status="500 Oops")
    found = gathered(settings, f"{served.address}/s.xml", prune=True)
    assert list(found.files) == [path]
    assert path.is_file()
    assert "answers 500" in found.problems[0].reason


def test_a_page_that_is_gone_stays_until_it_may_be_pruned(
    served: Site, settings: IngestSettings
) -> None:
    served.routes["/a"] = page(article("A"))
    (path,) = gathered(settings, f"{served.address}/a").files
    served.routes["/a"] = NOT_FOUND
    kept = gathered(settings, f"{served.address}/a")
    assert "--prune" in kept.problems[0].reason
    assert path.is_file()
    pruned = gathered(settings, f"{served.address}/a", prune=True)
    assert list(pruned.gone) == [path]
    assert pruned.problems == []
    assert not path.exists()
    assert not Path(f"{path}.meta.yaml").exists()


def test_a_page_that_comes_back_is_fetched_again(served: Site, settings: IngestSettings) -> None:
    served.routes["/a"] = page(article("A"), ETag='"1"')
    gathered(settings, f"{served.address}/a")
    served.routes["/a"] = NOT_FOUND
    gathered(settings, f"{served.address}/a", prune=True)
    served.routes["/a"] = page(article("A"), ETag='"1"')
    assert len(gathered(settings, f"{served.address}/a").files) == 1


def test_a_way_to_a_page_that_is_gone_does_not_take_the_page_along(
    served: Site, settings: IngestSettings
) -> None:
    served.routes["/oud"] = moved("/nieuw")
    served.routes["/nieuw"] = page(article("Nieuw"))
    (path,) = gathered(settings, f"{served.address}/oud").files
    served.routes["/oud"] = NOT_FOUND
    found = gathered(settings, f"{served.address}/oud", prune=True)
    assert list(found.files) == [path]
    assert path.is_file()


def test_what_was_never_there_is_a_problem(served: Site, settings: IngestSettings) -> None:
    found = gathered(settings, f"{served.address}/a", prune=True)
    assert "answers 404" in found.problems[0].reason


def test_a_page_that_changes_only_where_nobody_looks_is_not_touched(
    served: Site, settings: IngestSettings
) -> None:
    tokens = iter(("een", "twee"))
    served.routes["/"] = lambda _: page(
        article("Vast", body=f"<script>token='{next(tokens)}'</script>")
    )
    (path,) = gathered(settings, served.address).files
    before = path.stat()
    gathered(settings, served.address)
    assert path.stat() == before
    served.routes["/"] = page(article("Vast", "een andere stoel"))
    gathered(settings, served.address)
    assert "een andere stoel" in path.read_text(encoding="utf-8")


def test_what_was_set_for_a_page_stays_set_until_it_is_set_anew(
    served: Site, settings: IngestSettings
) -> None:
    """A page for participants must not become public because it is ingested by its address."""

    def reply(request: Request) -> bytes:
        if "if-none-match" in request.headers:
            return b"HTTP/1.1 304 Not Modified\r\n\r\n"
        return page(article("Besloten"), ETag='"1"')

    served.routes["/"] = reply
    for_participants = Choice(defaults={"access": "participants"})
    (path,) = gathered(settings, served.address, choice=for_participants).files
    gathered(settings, served.address)
    assert sidecar(path)["access"] == "participants"
    served.routes["/"] = page(article("Besloten", "iets nieuws"))
    gathered(settings, served.address)
    assert sidecar(path)["access"] == "participants"
    gathered(settings, served.address, choice=Choice(defaults={"country": "NL"}))
    assert "access" not in sidecar(path)


def test_an_unchanged_page_gets_what_is_set_anew(served: Site, settings: IngestSettings) -> None:
    served.routes["/"] = page(article("Besloten"), ETag='"1"')
    (path,) = gathered(settings, served.address).files
    served.routes["/"] = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    gathered(settings, served.address, choice=Choice(defaults={"access": "participants"}))
    assert sidecar(path)["access"] == "participants"


def test_a_page_that_can_not_be_written_is_a_problem_of_its_own(
    served: Site, settings: IngestSettings, tmp_path: Path
) -> None:
    served.routes["/a"] = page(article("A"))
    folder = tmp_path / "data" / "web" / f"127-0-0-1-{served.port}"
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way", encoding="utf-8")
    found = gathered(settings, f"{served.address}/a")
    assert not found.files
    assert "can't be written" in found.problems[0].reason


def test_a_page_that_moved_leaves_its_old_place_when_pruned(
    served: Site, settings: IngestSettings
) -> None:
    served.routes["/oud"] = page(article("Verhuist"))
    (old,) = gathered(settings, f"{served.address}/oud").files
    served.routes["/oud"] = moved("/nieuw", "301 Moved Permanently")
    served.routes["/nieuw"] = page(article("Verhuist"))
    kept = gathered(settings, f"{served.address}/oud")
    assert list(kept.files.values()) == [f"{served.address}/nieuw"]
    assert old.is_file()
    for _ in range(2):  # also where the run before was broken off after it was fetched
        found = gathered(settings, f"{served.address}/oud", prune=True)
        assert list(found.gone) == [old]
        assert list(found.files.values()) == [f"{served.address}/nieuw"]
        assert not old.exists()


def test_a_run_that_ends_between_a_file_and_its_row_is_made_up_for(
    served: Site, settings: IngestSettings
) -> None:
    served.routes["/a"] = page(article("A"), ETag='"1"')
    (path,) = gathered(settings, f"{served.address}/a").files
    changed = page(article("A", "een nieuwe kast"), ETag='"2"')
    served.routes["/a"] = changed
    folder = folder_of(settings)
    with closing(DyingRecords(folder / RECORDS)) as records:
        store = Store(folder, records, Watch().clock())
        body = changed.split(b"\r\n\r\n", 1)[1]
        with pytest.raises(BrokenOffError):
            store.put(
                fetched(parse(f"{served.address}/a"), {"content-type": "text/html"}, body), Head()
            )
    gathered(settings, f"{served.address}/a")
    assert served.asked[-1].headers["if-none-match"] == '"1"'
    assert "een nieuwe kast" in path.read_text(encoding="utf-8")
    gathered(settings, f"{served.address}/a")
    assert served.asked[-1].headers["if-none-match"] == '"2"'
