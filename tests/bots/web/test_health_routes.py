from __future__ import annotations

from bots.presence import SERVER_HEADER, server_id
from ingest.errors import IndexLockedError, ModelError
from tests.support.assistants import FakeAssistant
from tests.support.web import TOKEN, client_of


def test_a_living_process_says_so() -> None:
    response = client_of().get("/livez")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_a_server_that_can_answer_is_ready() -> None:
    response = client_of().get("/readyz")
    assert response.status_code == 200
    assert response.json()["checks"] == {"index": "ok", "model": "ok"}


def test_a_server_without_its_model_is_not_ready() -> None:
    assistant = FakeAssistant(errors={"circulair": ModelError("no weights in /srv/secret")})
    response = client_of(assistant).get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"] == {"index": "ok", "model": "failed"}
    assert "secret" not in response.text


def test_a_server_without_its_index_is_not_ready_but_lives() -> None:
    client = client_of(FakeAssistant(errors={"-": IndexLockedError("/srv/secret")}))
    assert client.get("/readyz").json()["checks"]["index"] == "failed"
    assert client.get("/livez").status_code == 200


def test_every_response_says_which_server_it_comes_from() -> None:
    for path in ("/livez", "/nothing"):
        assert client_of().get(path).headers[SERVER_HEADER] == server_id(TOKEN)
