"""A document that an editor withdrew: gone for good, with the reason, for who could read it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from bots.web.admin.operations import Operations
from bots.web.app import create_app
from tests.support.assistants import FakeAssistant
from tests.support.desk import FRONT, Desk
from tests.support.html_reading import Reading
from tests.support.pages import CHAIRS, REPORT, with_pages
from tests.support.web import BEARER, TOKEN, client_of, web_settings

REASON = "Het bedrag klopt niet."


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Withdraw a public document and one for participants."""
    desk = Desk(tmp_path_factory.mktemp("desk"))
    for name, access in (("open", "public"), ("besloten", "participants")):
        desk.write(f"{name}.md", FRONT.format(id=name, access=access, text="Een zin."))
    desk.run()
    with desk.editor() as editor:
        for name in ("open", "besloten"):
            editor.withdraw(name, reason=REASON)
    return desk


@pytest.fixture(scope="module")
def client(desk: Desk) -> TestClient:
    return client_over(desk.settings.data_dir)


def client_over(data_dir: Path) -> TestClient:
    app = create_app(
        FakeAssistant(),
        settings=web_settings(),
        token=TOKEN,
        operations=Operations(data_dir=data_dir),
    )
    return TestClient(app, base_url="http://localhost:8000")


def test_a_program_is_told_that_it_was_withdrawn_when_and_why(client: TestClient) -> None:
    response = client.get("/api/documents/open")
    problem = response.json()
    assert (response.status_code, problem["type"]) == (410, "withdrawn")
    assert (problem["reason"], len(problem["withdrawn_on"])) == (REASON, 10)
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("language", "says"), [("nl", "ingetrokken"), ("de", "zurückgezogen")])
def test_a_reader_is_told_so_on_the_page(client: TestClient, language: str, says: str) -> None:
    response = client.get("/documents/open", headers={"accept-language": language})
    assert response.status_code == 410
    words = Reading(response.text).text
    assert says in words
    assert REASON in words


@pytest.mark.parametrize("path", ["/api/documents/{}", "/documents/{}"])
def test_that_a_document_of_others_was_withdrawn_is_not_told(client: TestClient, path: str) -> None:
    hidden, missing = (client.get(path.format(name)) for name in ("besloten", "nietsdan"))
    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert hidden.text.replace("besloten", "nietsdan") == missing.text
    named = client.get(path.format("besloten"), params={"audience": "participants"}, headers=BEARER)
    assert named.status_code == 410


def test_without_a_manifest_nothing_was_withdrawn(tmp_path: Path) -> None:
    assert client_over(tmp_path).get("/api/documents/open").status_code == 404
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "manifest.sqlite3").write_bytes(b"no database at all" * 500)
    assert client_over(tmp_path).get("/api/documents/open").status_code == 404


def test_a_corrected_document_says_so_on_its_page() -> None:
    meta = replace(CHAIRS.meta, corrected_on="2026-11-02", correction="Tikfout <b>.")
    response = client_of(with_pages(replace(CHAIRS, meta=meta))).get("/documents/bureaus")
    assert "op 2026-11-02 gecorrigeerd. Reden: Tikfout <b>." in Reading(response.text).text


def test_versions_lead_to_each_other() -> None:
    lesser = replace(REPORT, meta=replace(REPORT.meta, superseded_by=None, version_of="bureaus"))
    client = client_of(with_pages(CHAIRS, lesser))
    page = client.get("/documents/rapport").text
    assert "beter is om aan te halen" in Reading(page).text
    assert "/documents/bureaus" in Reading(page).links()
    best = client.get("/documents/bureaus").text
    assert "Andere versies van deze tekst" in Reading(best).text
    assert "/documents/rapport" in Reading(best).links()
