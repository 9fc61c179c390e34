from __future__ import annotations

import re
import time
from html import unescape

import pytest
from fastapi.testclient import TestClient

from tests.support.html_reading import Reading, marked
from tests.support.pages import (
    CHAIRS,
    CHAIRS_TEXT,
    DID_NOT,
    HOSTILE,
    LONG,
    REPORT,
    quote,
    with_pages,
)
from tests.support.web import BEARER, client_of


@pytest.fixture(scope="module")
def client() -> TestClient:
    return client_of(with_pages())


def page(client: TestClient, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.text


def words(html: str) -> str:
    return re.sub(r"\s+", " ", Reading(html).text)


@pytest.mark.parametrize(
    "cited", [DID_NOT, "**hergebruikte** bureaus. 😀", "| Stoelen | 40 |", CHAIRS_TEXT]
)
def test_the_cited_passage_is_marked_in_the_stored_text(client: TestClient, cited: str) -> None:
    place = quote(cited)
    html = page(client, f"/documents/bureaus?start={place.start}&end={place.end}#cited")
    assert marked(html) == cited
    assert 'href="#cited"' in html


def test_without_a_passage_the_text_is_there_and_nothing_is_marked(client: TestClient) -> None:
    html = page(client, "/documents/bureaus")
    assert "<strong>hergebruikte</strong>" in html
    assert "<mark" not in html
    assert 'href="#cited"' not in html


@pytest.mark.parametrize(
    "query",
    [
        "start=5&end=99999",
        "start=9&end=9",
        "start=9&end=4",
        "start=x&end=9",
        "start=-1&end=4",
        "end=4",
        f"start={'9' * 400}&end=1",
    ],
)
def test_a_passage_that_is_not_there_is_said_and_never_guessed(
    client: TestClient, query: str
) -> None:
    html = page(client, f"/documents/bureaus?{query}")
    assert "staat niet meer op deze plaats" in words(html)
    assert "<mark" not in html


def test_what_is_known_of_the_document_is_told(client: TestClient) -> None:
    told = words(page(client, "/documents/bureaus?lang=en"))
    for fact in (
        "Provincie Zuid-Holland",
        "Netherlands",
        "office furniture",
        "award",
        "2018",
        "worked",
        "CC BY 4.0",
        "2021-07",
        "public body",
        "Dutch",
    ):
        assert fact in told


def test_a_restatement_is_announced_above_the_text_and_beside_every_link(
    client: TestClient,
) -> None:
    html = page(client, "/documents/bureaus")
    assert words(html).count("onze samenvatting van de bron, niet de tekst") == 1
    assert html.count(f'href="{CHAIRS.meta.source}"') == 2
    assert words(html).count("(onze samenvatting van deze bron)") == 2
    assert "samenvatting" not in page(client, "/documents/laptops")


def test_lessons_lead_to_their_places(client: TestClient) -> None:
    html = page(client, "/documents/bureaus")
    for link in (link for link in Reading(html).links() if "start=" in link):
        assert marked(page(client, unescape(link))) in {
            *re.findall(r"Vroeg praten.*?\.", html),
            DID_NOT,
        }
    assert sum("start=" in link for link in Reading(html).links()) == 2


def test_related_documents_are_of_the_organisation_or_the_product(client: TestClient) -> None:
    links = Reading(page(client, "/documents/bureaus")).links()
    assert "/documents/plan" in links
    assert "/documents/laptops" not in links
    assert "/documents/bureaus" not in links
    assert "/documents/lang" in Reading(page(client, "/documents/laptops")).links()


def test_a_superseded_document_warns_and_leads_to_the_newer_one(client: TestClient) -> None:
    html = page(client, "/documents/rapport")
    assert "vervangen door een nieuwer document" in words(html)
    assert "/documents/bureaus" in Reading(html).links()


def test_a_newer_document_of_others_is_not_linked() -> None:
    html = page(client_of(with_pages(REPORT)), "/documents/rapport")
    assert "vervangen door een nieuwer document" in words(html)
    assert "/documents/bureaus" not in html


def test_a_pdf_on_the_web_is_opened_at_the_page_of_the_passage(client: TestClient) -> None:
    html = page(client, "/documents/rapport?start=16&end=30")
    assert "https://example.org/rapport.pdf#page=2" in Reading(html).links()
    assert "pagina 2" in words(html)
    assert "https://example.org/rapport.pdf" in Reading(page(client, "/documents/rapport")).links()


def test_a_passage_over_the_end_of_a_page_is_marked_whole(client: TestClient) -> None:
    html = page(client, "/documents/rapport?start=0&end=30")
    assert marked(html) == REPORT.text[:30]
    assert "\f" in marked(html)


def test_a_hostile_document_is_text(client: TestClient) -> None:
    reading = Reading(page(client, "/documents/boos?start=0&end=20"))
    assert [image["src"] for image in reading.all_of("img")] == ["/static/leerkring.svg"]
    assert not reading.all_of("script")
    assert not any(name.startswith("on") or name == "style" for _, a in reading.tags for name in a)
    assert all(re.match(r"https?://|/|#", link) for link in reading.links())
    assert HOSTILE in reading.text
    assert "\u202e" not in Reading(page(client, "/documents/boos"), inside="h1").texts[0]


@pytest.mark.parametrize("headers", [{}, BEARER])
def test_a_document_of_others_is_not_there_as_one_that_does_not_exist(
    client: TestClient, headers: dict[str, str]
) -> None:
    hidden, missing = (
        client.get(f"/documents/{name}", headers=headers) for name in ("verborgen", "verzonnen")
    )
    assert hidden.status_code == missing.status_code == 404
    assert hidden.text == missing.text.replace("verzonnen", "verborgen")
    assert "etag" not in hidden.headers


def test_the_owner_reads_it_by_naming_its_audience_and_links_keep_it(client: TestClient) -> None:
    html = client.get("/documents/verborgen?audience=buyers", headers=BEARER).text
    assert "Alleen voor inkopers." in html
    assert "/pilots?audience=buyers" in Reading(html).links()
    assert client.get("/documents/verborgen?audience=buyers").status_code == 403


@pytest.mark.parametrize(
    "name", ["..%2f..%2fetc%2fpasswd", "%00", "%ff", "a" * 5000, "%3Cscript%3E"]
)
def test_a_strange_id_is_not_found_and_not_echoed_as_markup(client: TestClient, name: str) -> None:
    response = client.get(f"/documents/{name}")
    assert response.status_code == 404
    assert "<script" not in response.text


def test_a_long_text_comes_in_parts_and_a_passage_in_its_own(client: TestClient) -> None:
    first, last = page(client, "/documents/lang"), page(client, "/documents/lang?part=999")
    assert "Alinea 0." in first
    assert "Alinea 599." not in first
    assert "Alinea 599." in last
    assert "/documents/lang?part=2#text" in Reading(first).links()
    place = quote("Alinea 420.", LONG.text)
    html = page(client, f"/documents/lang?start={place.start}&end={place.end}")
    assert marked(html) == "Alinea 420."


def test_a_long_text_does_not_take_long(client: TestClient) -> None:
    began = time.process_time()
    page(client, "/documents/lang?start=100000&end=100200")
    assert time.process_time() - began < 1
