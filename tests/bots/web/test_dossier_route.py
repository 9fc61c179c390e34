from __future__ import annotations

import re
import sys
from dataclasses import replace

import pytest

from bots.web.dossier import AT_ONCE, disposition
from ingest.document import StoredDocument
from tests.support.assistants import FakeAssistant
from tests.support.commands import ROOT, leerkring
from tests.support.journals import ListJournal, kept
from tests.support.replies import DOCUMENT, FIRST, META
from tests.support.web import BEARER, client_of, web_settings

ASSISTANT = FakeAssistant(documents={META.document_id: DOCUMENT})
BODY = {"answer_ids": ["a1"], "format": "md"}


@pytest.mark.parametrize(
    ("format_", "media_type", "begin"),
    [
        ("md", "text/markdown; charset=utf-8", b"# Dossier"),
        (
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            b"PK\x03\x04",
        ),
        ("pdf", "application/pdf", b"%PDF-"),
    ],
)
def test_an_answer_that_was_given_comes_as_a_file(
    format_: str, media_type: str, begin: bytes
) -> None:
    client = client_of(ASSISTANT)
    given = client.post("/api/ask", json={"question": "Waar?"}).json()
    body = {"answer_ids": [given["answer_id"]], "format": format_}
    response = client.post("/api/dossier", json=body)
    assert response.status_code == 200
    assert response.headers["content-type"] == media_type
    assert response.content.startswith(begin)
    assert re.fullmatch(
        r'attachment; filename="leerkring-\d{4}-\d\d-\d\d-waar-koos-de-provincie-voor\.'
        + format_
        + r"\"; filename\*=UTF-8''\S+",
        response.headers["content-disposition"],
    )


def test_an_answer_that_is_not_kept_is_not_found() -> None:
    response = client_of(ASSISTANT, journal=ListJournal()).post("/api/dossier", json=BODY)
    assert (response.status_code, response.json()["type"]) == (404, "not_found")


def test_an_answer_to_others_is_as_one_that_is_not_kept() -> None:
    theirs = kept(audience=frozenset({"public", "participants"}))
    client = client_of(ASSISTANT, journal=ListJournal(kept={"a1": theirs}))
    none = client_of(ASSISTANT, journal=ListJournal())
    assert (
        client.post("/api/dossier", json=BODY).content
        == none.post("/api/dossier", json=BODY).content
    )
    named = {**BODY, "audiences": ["participants"]}
    assert client.post("/api/dossier", json=named).status_code == 403
    assert client.post("/api/dossier", json=named, headers=BEARER).status_code == 200


def test_a_document_that_may_not_be_read_any_more_leaves_nothing_behind() -> None:
    hidden = StoredDocument(meta=replace(META, access="participants"), text=DOCUMENT.text)
    client = client_of(
        FakeAssistant(documents={META.document_id: hidden}),
        journal=ListJournal(kept={"a1": kept()}),
    )
    text = client.post("/api/dossier", json=BODY).text
    assert "Weggelaten" in text
    for secret in (FIRST, META.document_id, META.title, "Zuid", "example.org"):
        assert secret not in text.replace("\\", "")


@pytest.mark.parametrize(
    "body",
    [
        {**BODY, "answer_ids": []},
        {**BODY, "answer_ids": ["a1"] * 51},
        {**BODY, "answer_ids": ["../a1"]},
        {**BODY, "format": "exe"},
        {**BODY, "answer": "Verzonnen."},
    ],
    ids=str,
)
def test_what_is_no_request_for_a_dossier_is_refused(body: dict[str, object]) -> None:
    client = client_of(ASSISTANT, journal=ListJournal(kept={"a1": kept()}))
    assert client.post("/api/dossier", json=body).status_code == 422


def test_pages_of_a_registered_site_may_read_the_name_of_the_file() -> None:
    settings = web_settings(widget_origins="https://www.example.nl")
    client = client_of(ASSISTANT, settings=settings, journal=ListJournal(kept={"a1": kept()}))
    headers = {"origin": "https://www.example.nl"}
    response = client.post("/api/dossier", json=BODY, headers=headers)
    assert "content-disposition" in response.headers["access-control-expose-headers"]


def test_the_server_loads_what_writes_files_when_the_first_one_is_asked_for() -> None:
    script = (
        "import sys\n"
        "from tests.support.web import client_of\n"
        "from tests.support.assistants import FakeAssistant\n"
        "client_of(FakeAssistant()).post('/api/ask', json={'question': 'Waar?'})\n"
        "print(sorted({*sys.modules} & {'docx', 'reportlab', 'PIL', 'babel'}))"
    )
    ran = leerkring(folder=ROOT, command=(sys.executable, "-c", script))
    assert ran.out.strip() == "[]"


def test_the_description_of_the_api_has_its_formats_and_an_example() -> None:
    operation = client_of(ASSISTANT).get("/openapi.json").json()["paths"]["/api/dossier"]["post"]
    assert len(operation["responses"]["200"]["content"]) == 3
    assert {"404", "503"} <= set(operation["responses"])


def test_the_name_of_a_file_is_told_in_ascii_and_in_full() -> None:
    told = disposition("leerkring-2026-11-22-coût-€.md")
    assert told == (
        'attachment; filename="leerkring-2026-11-22-cout-.md"; '
        "filename*=UTF-8''leerkring-2026-11-22-co%C3%BBt-%E2%82%AC.md"
    )


def test_who_comes_while_all_files_that_can_be_are_written_is_told_to_come_back() -> None:
    client = client_of(ASSISTANT, journal=ListJournal(kept={"a1": kept()}))
    filing = client.app.state.context.filing  # type: ignore[attr-defined]  # FastAPI's
    for _ in range(AT_ONCE):
        filing.take()
    busy = client.post("/api/dossier", json=BODY)
    assert (busy.status_code, busy.json()["type"]) == (503, "busy")
    assert client.post("/api/ask", json={"question": "Waar?"}).status_code == 200
    filing.leave()
    assert client.post("/api/dossier", json=BODY).status_code == 200
    assert filing.free == 1
