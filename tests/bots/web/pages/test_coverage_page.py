from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from bots.web.pages.matrix import Count, matrix_of
from tests.support.chunks import build_metadata
from tests.support.html_reading import Reading
from tests.support.pages import with_pages
from tests.support.web import BEARER, client_of


@pytest.fixture(scope="module")
def client() -> TestClient:
    return client_of(with_pages())


def row(html: str, label: str, table: int = 0) -> list[str]:
    found = re.findall(r"<table.*?</table>", html, re.DOTALL)[table]
    line = next(part for part in found.split("<tr>") if f">{label}</th>" in part)
    return [" ".join(text.split()) for text in Reading(line, inside="td").texts]


def test_documents_are_counted_by_product_and_phase() -> None:
    metas = [
        build_metadata("a", category=("ict", "beton"), phase=("gunnen",)),
        build_metadata("b", category=("ict",), phase=("gunnen", "opschalen")),
    ]
    matrix = matrix_of(metas, by="phase", language="nl")
    columns = [key for key, _ in matrix.columns]
    ict = next(row for row in matrix.rows if row.key == "ict")
    assert ict.cells[columns.index("gunnen")].count == 2
    assert ict.cells[columns.index("opschalen")].count == 1
    assert ict.total.count == 2
    assert matrix.empty_cells == matrix.cells - 3
    assert "beton" not in {row.key for row in matrix.missing}
    assert "textiel" in {row.key for row in matrix.missing}


@pytest.mark.parametrize(
    ("count", "shade"), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (8, 4), (15, 4), (16, 5), (900, 5)]
)
def test_a_cell_is_darker_the_more_documents_it_has(count: int, shade: int) -> None:
    assert Count(count=count).shade == shade


def test_the_table_has_every_product_and_its_gaps_are_counted(client: TestClient) -> None:
    html = client.get("/coverage").text
    assert row(html, "ICT-hardware")[:12] == [
        "0",
        "1",
        "0",
        "0",
        "0",
        "1",
        "0",
        "0",
        "0",
        "0",
        "0",
        "0",
    ]
    assert row(html, "ICT-hardware")[-1] == "2"
    assert set(row(html, "hout")) == {"0"}
    assert re.search(r"Zonder document: \d+ van de \d+ combinaties", html)


def test_countries_are_columns_of_the_second_table(client: TestClient) -> None:
    html = client.get("/coverage").text
    assert row(html, "kantoorinrichting", 1)[0] == "2"


def test_a_country_or_a_kind_may_be_chosen_and_counts_lead_to_their_pilots(
    client: TestClient,
) -> None:
    html = client.get("/coverage?country=BE&kind=pilot").text
    assert "Documenten: 1. Organisaties: 1." in html
    links = [link for link in Reading(html).links() if link.startswith("/pilots?category")]
    assert "/pilots?category=ict&country=BE&phase=gunnen" in links
    assert "Stad huurt laptops" in client.get(links[0]).text


def test_the_picture_has_a_cell_for_every_count_and_a_name(client: TestClient) -> None:
    html = client.get("/coverage").text
    picture = re.search(r"<svg.*</svg>", html, re.DOTALL)
    assert picture is not None
    cells = Reading(picture[0]).all_of("rect")
    table = re.findall(r"<table.*?</table>", html, re.DOTALL)[0]
    assert [cell["class"] for cell in cells] == re.findall(r'<td class="(n\d)">', table)
    assert "<title" in picture[0]
    assert 'role="img"' in picture[0]


def test_what_is_hidden_is_not_counted(client: TestClient) -> None:
    assert "Documenten: 6." in client.get("/coverage").text
    assert "Documenten: 7." in client.get("/coverage?audience=buyers", headers=BEARER).text
