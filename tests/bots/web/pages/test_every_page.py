from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from fastapi.testclient import TestClient

from assistant.inventory import Inventory
from assistant.phrases.catalogue import PHRASE_LANGUAGES
from bots.web.pages.home import STATIC
from tests.support.assistants import FakeAssistant
from tests.support.html_reading import Reading
from tests.support.pages import DOCUMENTS, with_pages
from tests.support.web import client_of

PAGES = ("/pilots", "/coverage", "/documents/bureaus", "/documents/verzonnen")


@pytest.fixture(scope="module")
def client() -> TestClient:
    return client_of(with_pages())


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", PHRASE_LANGUAGES)
def test_a_page_speaks_the_language_of_its_address_and_says_everything_in_it(
    client: TestClient, path: str, language: str
) -> None:
    html = client.get(f"{path}?lang={language}", headers={"accept-language": "de"}).text
    reading = Reading(html, inside="h1")
    assert reading.all_of("html") == [{"lang": language}]
    assert {a.get("lang") for a in reading.all_of("a") if a.get("hreflang")} == {*PHRASE_LANGUAGES}
    assert all(
        "lang=" in link for link in reading.links() if link.startswith("/") and "static" not in link
    )


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("fr", "fr"),
        ("nl-BE,fr;q=0.8", "nl"),
        ("es,de;q=0.3,en;q=0.7", "en"),
        ("es", "nl"),
        ("", "nl"),
        ("en;q=0", "nl"),
        ("*,;;q=x," + "a" * 9000, "nl"),
        ("DE-ch", "de"),
    ],
)
def test_without_one_it_speaks_as_the_browser_asks(
    client: TestClient, header: str, language: str
) -> None:
    html = client.get("/pilots?lang=xx", headers={"accept-language": header}).text
    assert f'<html lang="{language}">' in html


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_its_landmarks_one_heading_and_a_way_past_them(
    client: TestClient, path: str
) -> None:
    reading = Reading(client.get(path).text, inside="h1")
    assert [len(reading.all_of(tag)) for tag in ("main", "h1", "header", "footer")] == [1] * 4
    assert reading.links()[0] == "#content"
    assert {"/", "/pilots", "/coverage"} <= {*reading.links()}
    levels = [int(tag[1]) for tag, _ in reading.tags if re.fullmatch(r"h\d", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_in_a_page_and_nothing_is_loaded_from_elsewhere(
    client: TestClient, path: str
) -> None:
    response = client.get(path)
    policy = response.headers["content-security-policy"]
    assert "script" not in policy
    assert "default-src 'none'" in policy
    assert "form-action 'self'" in policy
    reading = Reading(response.text)
    assert not reading.all_of("script")
    assert not any("style" in attributes for _, attributes in reading.tags)
    loaded = [a.get("href") for a in reading.all_of("link")] + [
        a.get("src") for a in reading.all_of("img")
    ]
    assert {client.get(address or "").status_code for address in loaded} == {200}


@pytest.mark.parametrize("path", [*PAGES[:3], "/pilots.csv", "/static/pages.css"])
def test_who_has_a_page_as_it_is_gets_nothing(client: TestClient, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "no-cache" in first.headers["cache-control"]


def test_another_corpus_language_or_passage_is_another_page(client: TestClient) -> None:
    paths = ("/documents/bureaus", "/documents/bureaus?lang=fr", "/documents/bureaus?start=1&end=4")
    assert len({client.get(path).headers["etag"] for path in paths}) == 3

    class Later(FakeAssistant):
        def inventory(self, *, audience: frozenset[str]) -> Inventory:
            return replace(super().inventory(audience=audience), corpus_version="v2")

    later = client_of(Later(documents={d.meta.document_id: d for d in DOCUMENTS}))
    assert later.get(paths[0]).headers["etag"] != client.get(paths[0]).headers["etag"]


def test_the_colours_of_the_pages_are_those_of_the_widget(client: TestClient) -> None:
    style = client.get("/static/pages.css").text
    used = {*re.findall(r"var\((--(?!leerkring)[\w-]+)", style)} - {"--share"}
    light, dark = re.findall(r":root \{([^{}]*)\}", style)
    assert used
    for colours in (light, dark):
        assert used <= {*re.findall(r"(--[\w-]+):", colours)}
    own = (STATIC / "pages.css").read_text("utf-8")
    assert not re.findall(r"#[0-9a-f]{3,8}\b", own)


def test_an_address_that_holds_signs_leads_to_itself_in_every_language(client: TestClient) -> None:
    links = Reading(client.get("/documents/a%3Fb%23c").text).links()
    assert "/documents/a%3Fb%23c?lang=fr" in links
