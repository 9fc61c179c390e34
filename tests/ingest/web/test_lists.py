"""Sitemaps and feeds: which pages they name, and what hostile ones come to."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from ingest.settings import IngestSettings
from ingest.web.opening import Choice
from tests.support.fetching import fetch_settings, gathered
from tests.support.hostile_site import NOT_FOUND, Site, article, page, sitemap

RSS = "<rss><channel><item><link>{0}/a</link></item><item><guid>{0}/b</guid></item></channel></rss>"
ATOM = (
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="self" '
    'href="{0}/x"/><link href="/a"/></entry><entry><link href="{0}/b"/></entry></feed>'
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns="http://purl.org/rss/1.0/"><item><link>{0}/a</link></item>'
    "<item><link> {0}/b </link></item></rdf:RDF>"
)
OUTSIDE_ENTITY = (
    '<!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<urlset><url><loc>&x;</loc></url></urlset>"
)
LAUGHS = (
    '<!DOCTYPE urlset [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    "<urlset><url><loc>&b;</loc></url></urlset>"
)


def test_a_sitemap_of_sitemaps_leads_to_its_pages(served: Site, settings: IngestSettings) -> None:
    base = served.address
    served.routes["/sitemap.xml"] = page(
        f"<sitemapindex><sitemap><loc>{base}/een.xml.gz</loc></sitemap>"
        f"<sitemap><loc>{base}/sitemap.xml</loc></sitemap></sitemapindex>",
        kind="text/xml",
    )
    inner = sitemap(f"{base}/a", f"{base}/b#x", "https://elders.example/c").split(b"\r\n\r\n")[1]
    served.routes["/een.xml.gz"] = page(gzip.compress(inner), kind="application/gzip")
    served.routes["/a"] = page(article("A"))
    served.routes["/b"] = page(article("B"))
    found = gathered(settings, f"{base}/sitemap.xml")
    assert sorted(found.files.values()) == [f"{base}/a", f"{base}/b"]
    assert found.problems == []


@pytest.mark.parametrize(
    "feed",
    [
        RSS,
        ATOM,
        RDF,
    ],
    ids=["rss", "atom", "rdf"],
)
def test_a_feed_leads_to_its_pages(served: Site, settings: IngestSettings, feed: str) -> None:
    served.routes["/feed"] = page(feed.format(served.address), kind="application/rss+xml")
    served.routes["/a"] = page(article("A"))
    served.routes["/b"] = page(article("B"))
    found = gathered(settings, f"{served.address}/feed")
    assert sorted(found.files.values()) == [f"{served.address}/a", f"{served.address}/b"]


@pytest.mark.parametrize(
    "xml",
    [
        OUTSIDE_ENTITY,
        LAUGHS,
        '<!DOCTYPE urlset SYSTEM "http://127.0.0.1/x.dtd"><urlset/>',
        "<urlset><url><loc>http://",
        "<urlset>" * 20_000,
    ],
    ids=["xxe", "laughs", "dtd", "broken", "deep"],
)
def test_a_hostile_sitemap_is_a_problem(served: Site, settings: IngestSettings, xml: str) -> None:
    served.routes["/s.xml"] = page(xml, kind="application/xml")
    found = gathered(settings, f"{served.address}/s.xml")
    assert not found.files
    assert len(found.problems) == 1
    assert "root:" not in found.problems[0].reason
    assert served.paths == ["/robots.txt", "/s.xml"]


def test_a_packed_sitemap_unpacks_no_further_than_the_limit(served: Site, tmp_path: Path) -> None:
    settings = fetch_settings(tmp_path / "data", served, fetch_max_bytes=10_000)
    bomb = gzip.compress(b"<urlset>" + b" " * 1_000_000)
    served.routes["/s.xml.gz"] = page(bomb, kind="application/gzip")
    found = gathered(settings, f"{served.address}/s.xml.gz")
    assert "is larger than 10,000 bytes" in found.problems[0].reason


def test_more_pages_than_the_limit_are_a_problem(served: Site, tmp_path: Path) -> None:
    settings = fetch_settings(tmp_path / "data", served, fetch_max_pages=1)
    served.routes["/s.xml"] = sitemap(f"{served.address}/a", f"{served.address}/b")
    served.routes["/a"] = page(article("A"))
    found = gathered(settings, f"{served.address}/s.xml")
    assert list(found.files.values()) == [f"{served.address}/a"]
    assert "names more than 1 pages" in found.problems[0].reason


def test_a_page_that_a_sitemap_drops_is_gone_only_when_its_server_says_so(
    served: Site, settings: IngestSettings
) -> None:
    base = served.address
    served.routes["/s.xml"] = sitemap(f"{base}/a", f"{base}/b")
    served.routes["/a"] = page(article("A"))
    served.routes["/b"] = page(article("B"))
    gathered(settings, f"{base}/s.xml")
    served.routes["/s.xml"] = sitemap(f"{base}/a")
    assert len(gathered(settings, f"{base}/s.xml", prune=True).files) == 2
    served.routes["/b"] = NOT_FOUND
    found = gathered(settings, f"{base}/s.xml", prune=True)
    assert list(found.gone.values()) == [f"{base}/b"]
    assert list(found.files.values()) == [f"{base}/a"]


def test_patterns_choose_among_what_a_sitemap_names(served: Site, settings: IngestSettings) -> None:
    base = served.address
    served.routes["/s.xml"] = sitemap(f"{base}/pilot/a", f"{base}/pilot/intern/b", f"{base}/c")
    served.routes["/pilot/a"] = page(article("A"))
    choice = Choice(include=["pilot/**"], exclude=["**/intern/"])
    found = gathered(settings, f"{base}/s.xml", choice=choice)
    assert list(found.files.values()) == [f"{base}/pilot/a"]
    assert found.problems == []
    left = Choice(exclude=["pilot/"])
    served.routes["/c"] = page(article("C"))
    again = gathered(settings, f"{base}/s.xml", choice=left, prune=True)
    assert list(again.gone.values()) == [f"{base}/pilot/a"]
