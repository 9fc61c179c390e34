"""The PDF that a document was read from: for who may read it, where nothing is in doubt."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from bots.web.admin.operations import Operations
from bots.web.app import create_app
from ingest.document import Mark
from tests.support.assistants import FakeAssistant
from tests.support.chunks import build_document
from tests.support.desk import Desk
from tests.support.files import paragraph, write_pdf
from tests.support.web import BEARER, TOKEN, web_settings

SAID = "De gemeente kocht hergebruikte bureaus en stoelen van een leverancier in de buurt."
FOUND = "Bel de heer Willem de Zwart op 06 12345678 of mail willem.dezwart@example.org."
IDS = ("open", "besloten", "geredigeerd", "veranderd", "gecorrigeerd", "weg", "tekst")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    for name in IDS:
        path = desk.sources / f"{name}.pdf"
        said = FOUND if name == "geredigeerd" else f"Dit is {name}."
        write_pdf(path, [paragraph(SAID), paragraph(said)])
        access = "participants" if name == "besloten" else "public"
        Path(f"{path}.meta.yaml").write_text(f"id: {name}\naccess: {access}\n", encoding="utf-8")
    desk.write("tekst.md", f"---\nid: markdown\n---\n\n{SAID}")
    desk.run()
    with (desk.sources / "veranderd.pdf").open("ab") as file:
        file.write(b"\n% later\n")
    (desk.sources / "weg.pdf").unlink()
    with desk.editor() as editor:
        editor.withdraw("tekst", reason="Het klopt niet.")
        correction = desk.sources.parent / "correctie.md"
        correction.write_text("Een andere zin.", encoding="utf-8")
        editor.correct("gecorrigeerd", correction, reason="Tikfout.")
    return desk


def client_over(desk: Desk, *, serves: bool = True) -> TestClient:
    documents = {
        name: build_document(
            SAID,
            document_id=name,
            source=f"{name}.pdf",
            access="participants" if name == "besloten" else "public",
            marks=(Mark(offset=0, page=3),),
        )
        for name in (*IDS, "markdown")
    }
    app = create_app(
        FakeAssistant(documents=documents),
        settings=web_settings(),
        token=TOKEN,
        operations=Operations(data_dir=desk.settings.data_dir, serves_originals=serves),
    )
    return TestClient(app, base_url="http://localhost:8000")


def test_the_file_is_given_as_it_was_read(desk: Desk) -> None:
    response = client_over(desk).get("/documents/open/original")
    assert response.status_code == 200, desk.rows()
    assert response.content == (desk.sources / "open.pdf").read_bytes()
    told = response.headers
    assert told["content-type"] == "application/pdf"
    assert told["content-disposition"] == "inline"
    assert told["x-content-type-options"] == "nosniff"
    assert told["content-security-policy"].startswith(
        "default-src 'none'; style-src 'unsafe-inline'"
    )
    assert str(desk.sources) not in str(told)
    again = client_over(desk).get(
        "/documents/open/original", headers={"if-none-match": told["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", [*IDS[1:], "markdown", "verzonnen"])
def test_one_in_doubt_answers_as_one_that_there_is_not(desk: Desk, name: str) -> None:
    response = client_over(desk).get(f"/documents/{name}/original")
    assert response.status_code == 404
    assert bool(desk.rows()["geredigeerd.pdf"].screened)
    assert str(desk.sources) not in response.text


def test_none_is_given_unless_it_is_set(desk: Desk) -> None:
    client = client_over(desk, serves=False)
    assert client.get("/documents/open/original").status_code == 404
    assert "original" not in client.get("/documents/open").text


def test_who_may_read_what_is_not_public_has_it_too(desk: Desk) -> None:
    path = "/documents/besloten/original?audience=participants"
    assert client_over(desk).get(path, headers=BEARER).status_code == 200
    assert client_over(desk).get(path).status_code in {401, 403, 404}


def test_the_page_leads_to_it_at_the_page_of_the_passage(desk: Desk) -> None:
    client = client_over(desk)
    assert '"/documents/open/original#page=3"' in client.get("/documents/open?start=0&end=9").text
    assert "original" not in client.get("/documents/geredigeerd?start=0&end=9").text
