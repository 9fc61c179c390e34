"""What admins read: whose words, whose documents, and nothing that runs."""

from __future__ import annotations

import csv
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.phrases.catalogue import PHRASE_LANGUAGES
from bots.web.app import create_app
from ingest.last_run import LastRun, keep
from tests.support.admin import (
    ADMIN,
    ALL,
    NOW,
    PARTICIPANT,
    PLACES,
    SECRET,
    admin_app,
    ingested,
    rows,
)
from tests.support.assistants import FakeAssistant
from tests.support.journals import ListJournal
from tests.support.web import TOKEN, web_settings


def server(folder: Path) -> TestClient:
    return TestClient(admin_app(folder), base_url="http://localhost:8000")


class Tags(HTMLParser):
    """Notes every tag with its attributes, and the text outside of them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    folder = tmp_path_factory.mktemp("data")
    ingested(folder)
    return server(folder)


@pytest.mark.parametrize("place", PLACES)
def test_a_page_is_whole_in_every_language_and_kept_by_nobody(
    client: TestClient, place: str
) -> None:
    headings = set()
    for language in PHRASE_LANGUAGES:
        response = client.get(place, params={"lang": language}, headers=ADMIN)
        assert response.status_code == 200
        assert response.headers["cache-control"] == "no-store"
        assert "etag" not in response.headers
        assert f'<html lang="{language}">' in response.text
        assert "admin_" not in re.sub(r'href="[^"]*"', "", response.text)
        headings.add(re.findall("<h1>(.*?)</h1>", response.text)[0])
    assert len(headings) > 1


@pytest.mark.parametrize("place", PLACES)
def test_what_people_wrote_is_text_and_nothing_runs_but_our_own_script(
    client: TestClient, place: str
) -> None:
    response = client.get(place, headers=ALL)
    page = Tags(response.text)
    policy = response.headers["content-security-policy"]
    scripts = [of for tag, of in page.found if tag == "script"]
    assert scripts == (
        [{"type": "module", "src": "/static/admin-keys.js"}] if place == "/admin/keys" else []
    )
    assert ("script-src 'self'" in policy) == (place == "/admin/keys")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not [of for _, of in page.found for name in of if name.startswith("on")]
    assert not [of for _, of in page.found if "style" in of]
    assert {of["src"] for tag, of in page.found if tag == "img"} == {"/static/leerkring.svg"}
    assert "\u202e" not in response.text
    if place != "/admin/performance":
        assert "<script>alert(1)</script>" in page.text
        assert "{{7*7}}" in page.text


def test_questions_and_comments_are_shown_where_enough_conversations_share_them(
    client: TestClient,
) -> None:
    gaps = Tags(client.get("/admin/gaps?lang=en", headers=ADMIN).text)
    assert "no passage that supports an answer" in gaps.text
    assert "/documents/van-public?lang=en" in {of.get("href") for _, of in gaps.found}
    feedback = Tags(client.get("/admin/feedback?lang=en", headers=ADMIN).text).text
    assert "Opmerking: <script>" in feedback
    assert "None that can be shown yet." not in feedback


@pytest.mark.parametrize("place", [*PLACES, "/admin/gaps.csv"])
def test_nothing_of_other_audiences_reaches_an_admin(client: TestClient, place: str) -> None:
    for address in (place, f"{place}?days=90", f"{place}?days=1"):
        text = client.get(address, headers=ADMIN).text
        assert SECRET not in text
        assert "van-participants" not in text
    refused = client.get(place, params={"audience": "participants"}, headers=ADMIN)
    if place != "/admin/keys":  # where nothing is of an audience
        assert refused.status_code == 403
    mine = client.get(place, headers=PARTICIPANT).text
    if place in {"/admin/gaps", "/admin/feedback"}:
        assert SECRET in mine


def test_indexes_are_told_to_their_readers_and_sources_to_who_may_read_all(
    client: TestClient,
) -> None:
    public, participant, everything = (
        Tags(client.get("/admin?lang=en", headers=who).text).text
        for who in (ADMIN, PARTICIPANT, ALL)
    )
    assert "v1-public" in public
    assert "v1-participants" not in public
    assert "v1-participants" in participant
    assert all("417" in told for told in (public, participant, everything))
    assert "geheim/" not in public + participant
    assert "geheim/<script>" in everything
    assert "https://www.example.nl" in public


def test_an_ingestion_that_ended_early_says_why(tmp_path: Path) -> None:
    keep(LastRun(ended_at=NOW, stopped="No space left."), data_dir=tmp_path)
    text = server(tmp_path).get("/admin?lang=en", headers=ADMIN).text
    assert "It ended early." in text
    assert "No space left." in text


def test_the_report_can_be_had_for_a_spreadsheet(client: TestClient) -> None:
    response = client.get("/admin/gaps.csv", headers=ADMIN)
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in response.headers["content-disposition"]
    header, first = list(csv.reader(response.content.decode("utf-8-sig").splitlines()))[:2]
    assert header[:3] == ["kind", "conversations", "questions"]
    assert first[:3] == ["question", "3", "3"]


def test_times_and_troubles_are_drawn_with_a_table_beside_each(client: TestClient) -> None:
    client.get("/api/nowhere")
    for days in (1, 7, 30, "x"):
        page = Tags(client.get(f"/admin/performance?lang=en&days={days}", headers=ADMIN).text)
        drawn = [of["aria-label"] for tag, of in page.found if tag == "svg"]
        assert drawn == [
            "Search: p50 11 ms, p95 11 ms",
            "Whole answer: p50 1234 ms, p95 1234 ms",
            "Errors and refusals",
        ]
        assert len([tag for tag, _ in page.found if tag == "details"]) == len(drawn)
        assert "1234" in page.text


def test_what_was_counted_is_counted_anew_once_a_conversation_is_forgotten() -> None:
    journal = ListJournal(asked=tuple(rows("Wat kost een brug?")))
    client = TestClient(admin_app(journal=journal), base_url="http://localhost:8000")
    for place in ("/admin/gaps", "/admin/feedback"):
        assert "Wat kost een brug?" in client.get(place, headers=ADMIN).text
    journal.asked = ()
    assert "Wat kost een brug?" in client.get("/admin/gaps", headers=ADMIN).text  # for a while
    client.post("/api/forget", json={"conversation_id": "c"}, headers=ADMIN)
    for place in ("/admin/gaps", "/admin/feedback"):
        assert "Wat kost een brug?" not in client.get(place, headers=ADMIN).text


def test_a_page_of_nothing_says_so() -> None:
    app = create_app(FakeAssistant(), settings=web_settings(), token=TOKEN)
    empty = TestClient(app, base_url="http://localhost:8000")
    said = {
        "/admin": "There is no index yet",
        "/admin/gaps": "None that 3 conversations share.",
        "/admin/feedback": "Nobody has rated an answer yet.",
        "/admin/performance": "No questions of this period are kept.",
        "/admin/keys": "There are no keys.",
    }
    for place, words in said.items():
        response = empty.get(f"{place}?lang=en", headers={"authorization": f"Bearer {TOKEN}"})
        assert words in response.text
