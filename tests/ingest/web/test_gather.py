"""Addresses in, files out: which file a page becomes, and under which name."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from ingest.settings import IngestSettings
from ingest.web.opening import Choice
from tests.support.fetching import gathered, sidecar
from tests.support.hostile_site import Site, article, moved, page


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
