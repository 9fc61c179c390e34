"""How a site is treated: what it lets robots do, and how often it is asked."""

from __future__ import annotations

import pytest

from ingest.settings import IngestSettings
from tests.support.fetching import Watch, gathered
from tests.support.hostile_site import Site, article, moved, page


def test_robots_txt_is_asked_first_and_obeyed(served: Site, settings: IngestSettings) -> None:
    served.routes["/robots.txt"] = page(
        "User-agent: *\nAllow: /\n\nUser-agent: Leerkring\nDisallow: /intern/", kind="text/plain"
    )
    served.routes["/intern/a"] = page(article("Intern"))
    found = gathered(settings, f"{served.address}/intern/a")
    assert not found.files
    assert "robots.txt" in found.problems[0].reason
    assert served.paths == ["/robots.txt"]


def test_a_redirect_to_what_robots_txt_closes_is_not_followed(
    served: Site, settings: IngestSettings
) -> None:
    served.routes["/robots.txt"] = page("User-agent: *\nDisallow: /b", kind="text/plain")
    served.routes["/a"] = moved("/b")
    assert "robots.txt" in gathered(settings, f"{served.address}/a").problems[0].reason
    assert served.paths == ["/robots.txt", "/a"]


def test_a_site_whose_robots_txt_fails_is_left_alone(
    served: Site, settings: IngestSettings
) -> None:
    served.routes["/robots.txt"] = page(b"", status="500 Oops")
    served.routes["/a"] = page(article("A"))
    found = gathered(settings, f"{served.address}/a", f"{served.address}/b")
    assert len(found.problems) == 2
    assert served.paths == ["/robots.txt"]


def test_the_delay_that_robots_txt_asks_for_is_kept(served: Site, settings: IngestSettings) -> None:
    served.routes["/robots.txt"] = page("User-agent: *\nCrawl-delay: 7", kind="text/plain")
    served.routes["/a"] = served.routes["/b"] = page(article("A"))
    watch = Watch()
    gathered(settings, f"{served.address}/a", f"{served.address}/b", watch=watch)
    assert watch.slept == [7.0, 7.0]


@pytest.mark.parametrize("way", ["tag", "noindex", "otherbot: nosnippet, leerkring: noindex"])
def test_a_page_that_asks_not_to_be_indexed_is_not(
    served: Site, settings: IngestSettings, way: str
) -> None:
    head = '<meta name="robots" content="nofollow, NoIndex">' if way == "tag" else ""
    more = {"X_Robots_Tag": way} if way != "tag" else {}
    served.routes["/"] = page(article("Stil", head=head), **more)
    found = gathered(settings, served.address)
    assert not found.files
    assert "not to index it" in found.problems[0].reason


def test_what_is_asked_of_another_robot_is_not_ours(served: Site, settings: IngestSettings) -> None:
    served.routes["/"] = page(article("Open"), X_Robots_Tag="otherbot: noindex")
    assert len(gathered(settings, served.address).files) == 1
