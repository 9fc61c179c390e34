"""Addresses in, files out: what is fetched, under which name, and what stays where it can't be."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import yaml

from ingest.settings import IngestSettings
from ingest.web.address import parse
from ingest.web.answer import fetched
from ingest.web.opening import RECORDS, Choice, folder_of
from ingest.web.page import Head
from ingest.web.records import Page, Records
from ingest.web.store import Store
from tests.support.fetching import Watch, fetch_settings, gathered
from tests.support.hostile_site import NOT_FOUND, Request, Site, article, moved, page, site

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


@pytest.fixture
def served() -> Iterator[Site]:
    with site() as running:
        yield running


@pytest.fixture
def settings(served: Site, tmp_path: Path) -> IngestSettings:
    return fetch_settings(tmp_path / "data", served)


def sidecar(path: Path) -> dict[str, object]:
    found = yaml.safe_load(Path(f"{path}.meta.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def sitemap(*addresses: str) -> bytes:
    entries = "".join(f"<url><loc>{each}</loc></url>" for each in addresses)
    return page(
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>',
        kind="application/xml",
    )


def test_a_page_becomes_a_file_that_names_its_address(
    served: Site, settings: IngestSettings, tmp_path: Path
) -> None:
    served.routes["/Pad/pagina"] = page(article("Meubilair"))
    found = gathered(settings, f"{served.address}/Pad/pagina?utm_source=mail#lessen")
    (path,) = found.files
    assert found.problems == []
    assert path.parent == tmp_path / "data" / "web" / f"127-0-0-1-{served.port}"
    assert path.suffix == ".html"
    assert path.read_text(encoding="utf-8") == article("Meubilair")
    assert sidecar(path)["source"] == f"{served.address}/Pad/pagina"


def test_metadata_are_what_the_page_says_and_then_the_defaults(
    served: Site, settings: IngestSettings
) -> None:
    head = (
        '<meta property="article:published_time" content="2024-03-05T10:00:00Z">'
        '<script type="application/ld+json">{"@graph": [{"dateModified": "2025-06-07"}]}</script>'
    )
    licence = '<a rel="license" href="/licentie">CC BY</a>'
    served.routes["/"] = page(article("Met datum", head=head, body=licence))
    defaults = {"licence": "onbekend", "country": "NL"}
    (path,) = gathered(settings, served.address, choice=Choice(defaults=defaults)).files
    known = sidecar(path)
    assert known["year"] == "2024"
    assert known["valid_as_of"] == "2025-06-07"
    assert known["licence"] == f"{served.address}/licentie"
    assert known["country"] == "NL"


@pytest.mark.parametrize(
    "target",
    ["/%2e%2e/%2e%2e/etc/passwd", "/a%00b", "/" + "x" * 300, "/..%5c..%5cwin", "/CON", "/%F0%9F"],
)
def test_no_address_makes_a_name_that_leads_out_or_is_too_long(
    served: Site, settings: IngestSettings, tmp_path: Path, target: str
) -> None:
    served.routes[target] = page(article("Vreemd"))
    (path,) = gathered(settings, f"{served.address}{target}").files
    assert path.parent.parent == tmp_path / "data" / "web"
    assert path.is_file()
    assert path.resolve() == path
    assert len(f"{path.name}.meta.yaml") < 200


def test_addresses_that_differ_in_capitals_alone_have_files_of_their_own(
    served: Site, settings: IngestSettings
) -> None:
    served.routes["/a"] = page(article("Klein"))
    served.routes["/A"] = page(article("Groot"))
    found = gathered(settings, f"{served.address}/a", f"{served.address}/A")
    assert len({path.name.lower() for path in found.files}) == 2


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


def test_twins_are_one_document(served: Site, settings: IngestSettings) -> None:
    served.routes["/a"] = served.routes["/a/"] = page(article("Tweeling"))
    found = gathered(settings, f"{served.address}/a", f"{served.address}/a/?utm_medium=x")
    assert len(found.files) == 1
    assert served.paths == ["/robots.txt", "/a", "/a/"]


def test_a_page_that_names_another_of_its_site_gives_way_to_it(
    served: Site, settings: IngestSettings
) -> None:
    head = '<link rel="canonical" href="/echt">'
    served.routes["/kopie"] = page(article("Kopie", head=head))
    served.routes["/echt"] = page(article("Echt"))
    found = gathered(settings, f"{served.address}/kopie", f"{served.address}/echt")
    (path,) = found.files
    assert found.files[path] == f"{served.address}/echt"
    assert "Echt" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "link", ["https://elders.example/", "file:///etc/passwd", "http://[", "/weg"]
)
def test_a_page_that_names_what_is_not_its_own_stays_itself(
    served: Site, settings: IngestSettings, link: str
) -> None:
    served.routes["/a"] = page(article("Zelf", head=f'<link rel="canonical" href="{link}">'))
    found = gathered(settings, f"{served.address}/a")
    assert list(found.files.values()) == [f"{served.address}/a"]
    assert found.problems == []


def test_the_source_is_where_a_redirect_ends(served: Site, settings: IngestSettings) -> None:
    served.routes["/oud"] = moved("/nieuw")
    served.routes["/nieuw"] = page(article("Nieuw"))
    found = gathered(settings, f"{served.address}/oud")
    assert list(found.files.values()) == [f"{served.address}/nieuw"]


def test_a_pdf_at_an_address_is_a_pdf(served: Site, settings: IngestSettings) -> None:
    served.routes["/rapport"] = page(b"%PDF-1.7 ...", kind="application/octet-stream")
    (path,) = gathered(settings, f"{served.address}/rapport").files
    assert path.suffix == ".pdf"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<html><body>Sorry</body></html>", "application/pdf"),
        (b"MZ\x90\x00program", "application/octet-stream"),
        (b"PK\x03\x04 no archive", "application/zip"),
        (b"%PDF-1.7", "text/html"),
    ],
)
def test_what_is_not_what_it_says_is_refused(
    served: Site, settings: IngestSettings, body: bytes | str, kind: str
) -> None:
    served.routes["/x"] = page(body, kind=kind)
    found = gathered(settings, f"{served.address}/x")
    assert not found.files
    assert "its bytes are" in found.problems[0].reason


def test_a_page_in_another_charset_is_kept_as_utf8(served: Site, settings: IngestSettings) -> None:
    text = article("Café")
    served.routes["/"] = page(text.encode("cp1252"), kind="text/html; charset=windows-1252")
    (path,) = gathered(settings, served.address).files
    assert path.read_text(encoding="utf-8") == text


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


@pytest.mark.parametrize("way", ["tag", "header"])
def test_a_page_that_asks_not_to_be_indexed_is_not(
    served: Site, settings: IngestSettings, way: str
) -> None:
    head = '<meta name="robots" content="nofollow, NoIndex">' if way == "tag" else ""
    more = {"X_Robots_Tag": "noindex"} if way == "header" else {}
    served.routes["/"] = page(article("Stil", head=head), **more)
    found = gathered(settings, served.address)
    assert not found.files
    assert "not to index it" in found.problems[0].reason


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


def test_a_module_of_e_learning_is_known_by_its_manifest(
    served: Site, settings: IngestSettings
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("imsmanifest.xml", "<manifest/>")
    served.routes["/les"] = page(packed.getvalue(), kind="application/zip")
    (path,) = gathered(settings, f"{served.address}/les").files
    assert path.suffix == ".zip"


@pytest.mark.parametrize("charset", ["punycode", "idna", "unicode_escape", "zlib_codec", "x"])
def test_a_charset_that_is_none_of_pages_is_not_believed(
    served: Site, settings: IngestSettings, charset: str
) -> None:
    served.routes["/"] = page(article("Vreemd"), kind=f"text/html; charset={charset}")
    (path,) = gathered(settings, served.address).files
    assert path.read_text(encoding="utf-8") == article("Vreemd")


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


class BrokenOffError(Exception):
    """The end of a process in the middle of its work."""


class DyingRecords(Records):
    """Dies where it should note a page: its file has just been written."""

    def keep(self, page: Page) -> None:
        raise BrokenOffError(page.key)


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
