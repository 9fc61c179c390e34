from __future__ import annotations

import csv
import io
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from assistant.inventory import Lessons
from bots.web.pages.pilots import PER_PAGE
from tests.support.assistants import FakeAssistant
from tests.support.chunks import build_document
from tests.support.html_reading import Reading, marked
from tests.support.pages import DID_NOT, HOSTILE, WORKED, with_pages
from tests.support.web import BEARER, client_of


@pytest.fixture(scope="module")
def client() -> TestClient:
    return client_of(with_pages())


def titles(client: TestClient, query: str = "") -> list[str]:
    html = client.get(f"/pilots{query}").text
    return [text.strip() for text in Reading(html, inside="h2").texts]


def card(html: str, title: str) -> str:
    found = next(part for part in html.split("<article") if title in part)
    return re.sub(r"\s+", " ", Reading(f"<article{found}").text)


def options(html: str, name: str) -> list[str]:
    select = re.search(rf'<select id="{name}".*?</select>', html, re.DOTALL)
    assert select is not None
    return [" ".join(text.split()) for text in Reading(select[0], inside="option").texts]


def test_pilots_that_tell_lessons_come_first_and_the_newest_of_them_at_the_top(
    client: TestClient,
) -> None:
    found = titles(client)
    assert found[:2] == ["Provincie wil tapijt leasen", "Provincie koopt hergebruikte bureaus"]
    assert found[-1] == "Stad huurt laptops"
    assert not any("Rapport" in title or "Verborgen" in title for title in found)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?category=ict", {"Stad huurt laptops"}),
        ("?phase=gunnen&country=NL", {"Provincie koopt hergebruikte bureaus"}),
        ("?contract_form=koop-terugkoop", {"Provincie koopt hergebruikte bureaus"}),
        ("?year=2022", {"Stad huurt laptops"}),
        ("?outcome=mixed", {"Stad huurt laptops"}),
        (
            "?country=NL&country=BE&category=",
            {
                "Stad huurt laptops",
                "Provincie koopt hergebruikte bureaus",
                "Provincie wil tapijt leasen",
            },
        ),
        ("?category=verzonnen", set()),
    ],
)
def test_an_address_chooses_pilots(client: TestClient, query: str, expected: set[str]) -> None:
    assert set(titles(client, query)) == expected


def test_nothing_found_is_said(client: TestClient) -> None:
    html = client.get("/pilots?category=verzonnen").text
    assert "Bij deze filters zijn er geen pilots" in html
    assert "/pilots.csv" not in html


def test_choices_are_counted_as_they_would_be_with_the_other_filters(client: TestClient) -> None:
    html = client.get("/pilots?country=BE").text
    assert options(html, "category") == ["alle", "ICT-hardware (1)"]
    assert "Nederland (2)" in options(html, "country")
    assert '<option value="BE" selected>' in html
    years = options(client.get("/pilots").text, "year")
    assert years[1:] == ["2023 (1)", "2022 (1)", "2021 (1)", "2018 (1)"]


def test_a_lesson_is_a_quote_with_the_way_to_its_place(client: TestClient) -> None:
    html = client.get("/pilots?contract_form=koop-terugkoop").text
    links = [link for link in Reading(html).links() if "start=" in link]
    assert [marked(client.get(link).text) for link in links] == [WORKED, DID_NOT]
    assert all(link.endswith("#cited") for link in links)


def test_what_is_not_told_is_said_to_be_so(client: TestClient) -> None:
    told = card(client.get("/pilots").text, "Stad huurt laptops")
    assert "Wat werkte niet vermeld Wat niet werkte niet vermeld" in told


def test_a_plan_is_never_shown_as_what_worked(client: TestClient) -> None:
    told = card(client.get("/pilots").text, "tapijt")
    assert "plan: nog geen resultaat" in told
    assert f"Uit een plan, nog geen resultaat {WORKED}" in told
    assert "Wat werkte" not in told


def test_pages_of_many_pilots_lead_to_each_other_with_what_was_chosen() -> None:
    many = [build_document(document_id=f"p{n:03}") for n in range(2 * PER_PAGE + 1)]
    client = client_of(FakeAssistant(documents={d.meta.document_id: d for d in many}))
    html = client.get("/pilots?country=NL&lang=fr&page=2").text
    next_page = next(a for a in Reading(html).all_of("a") if a.get("rel") == "next")
    asked = parse_qs(urlsplit(next_page["href"] or "").query)
    assert asked == {"country": ["NL"], "page": ["3"], "lang": ["fr"]}
    seen = [title for n in (1, 2, 3) for title in titles(client, f"?page={n}")]
    assert len(seen) == len(set(seen)) == 2 * PER_PAGE + 1
    assert titles(client, "?page=99") == titles(client, "?page=3")
    assert titles(client, "?page=x") == titles(client, "?page=0") == titles(client)


def rows(client: TestClient, query: str = "") -> list[dict[str, str]]:
    response = client.get(f"/pilots.csv{query}")
    assert response.headers["content-type"].startswith("text/csv")
    assert "attachment" in response.headers["content-disposition"]
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_the_same_pilots_come_as_csv(client: TestClient) -> None:
    (row,) = rows(client, "?contract_form=koop-terugkoop")
    assert (row["document_id"], row["worked"], row["did_not_work"]) == ("bureaus", WORKED, DID_NOT)
    plan = next(row for row in rows(client) if row["document_id"] == "plan")
    assert (plan["worked"], plan["planned"], plan["outcome"]) == ("", WORKED, "planned")


def test_no_cell_of_the_csv_is_calculated() -> None:
    bad = build_document(document_id="x", title="=HYPERLINK(1)", organisation="@SUM(1)")
    (row,) = rows(client_of(FakeAssistant(documents={"x": bad}, lessons={"x": Lessons()})))
    assert (row["title"], row["organisation"]) == ("'=HYPERLINK(1)", "'@SUM(1)")


def test_hostile_documents_and_addresses_are_text(client: TestClient) -> None:
    reading = Reading(client.get("/pilots", params={"category": HOSTILE, "lang": "en"}).text)
    assert [image["src"] for image in reading.all_of("img")] == ["/static/leerkring.svg"]
    assert not reading.all_of("script")
    assert HOSTILE in reading.text


def test_pilots_of_another_audience_are_listed_for_who_may_read_them(client: TestClient) -> None:
    assert client.get("/pilots?audience=buyers").status_code == 403
    html = client.get("/pilots?audience=buyers", headers=BEARER).text
    assert "Verborgen" in html
    assert '<input type="hidden" name="audience" value="buyers">' in html
    assert "/documents/verborgen?audience=buyers" in Reading(html).links()
    assert "Verborgen" not in client.get("/pilots", headers=BEARER).text
