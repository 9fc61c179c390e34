"""What anybody is answered is the same as if the documents of others did not exist.

Two servers with the real model and index: one has public documents, the other those of two more
audiences as well, about the same things. Whatever a caller without a credential sends, both answer
alike, byte for byte, but for ids and timings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from assistant.access import Scope
from bots.compose import open_server
from bots.settings import load_settings
from bots.web.app import create_app
from tests.support.corpora import BIKES, COFFEE, LAMPS, write_documents
from tests.support.ingesting import ingest_here
from tests.support.keys import FakeKeys, key
from tests.support.web import TOKEN, web_settings

pytestmark = pytest.mark.integration

PUBLIC = {"fietsen": BIKES, "bekers": COFFEE, "lampen": LAMPS}
HIDDEN = {
    "participants": {
        "aaa-geheime-fietsen": "# Geheime fietsen\n\n## Resultaat\n\nDe gemeente Zwolle betaalde "
        "in 2023 voor dienstfietsen 912 euro per stuk aan Kwikkelbrand. De leverancier "
        "Kwikkelbrand nam de oude fietsen niet terug.\n",
        "zzz-lampen-mislukt": "# Lampen mislukt\n\nDe gemeente Meppel stopte in 2024 met de huur "
        "van ledlampen omdat Snorrelicht failliet ging.\n",
    },
    "buyers": {
        "bekers-inkoop": "# Bekers\n\n## Lessen\n\nDe provincie Drenthe vroeg Wobbelbeker om "
        "koffiebekers van 14 cent. Andere overheden wilden de herbruikbare koffiebekers niet.\n",
    },
}
MARKS = ("Kwikkelbrand", "Snorrelicht", "Wobbelbeker")
"""Words that stand in hidden documents only."""

SITE = "https://www.example.nl"
CONVERSATION = "gesprek-9f1c77aa04be4c0d"
KEYS = FakeKeys(
    {"lk_all": key(Scope.ASK, Scope.READ, audiences=("participants", "buyers"), key_id="k-all")}
)


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A request without a credential."""

    method: str
    path: str
    body: object | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        said = [self.method, self.path, self.body or "", dict(self.headers) or ""]
        return " ".join(str(part) for part in said if part)


def _ask(question: str, **more: object) -> Sent:
    return Sent(method="POST", path="/api/ask", body={"question": question, **more})


def _stream(question: str, **more: object) -> Sent:
    return Sent(method="POST", path="/api/ask/stream", body={"question": question, **more})


def _search(question: str, **more: object) -> Sent:
    return Sent(method="POST", path="/api/search", body={"question": question, **more})


def _get(path: str, **headers: str) -> Sent:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return Sent(method="GET", path=path, headers=sent)


def _chat(*questions: str, **more: object) -> Sent:
    messages = [{"role": "user", "content": question} for question in questions]
    body = {"model": "leerkring", "messages": messages, **more}
    return Sent(method="POST", path="/v1/chat/completions", body=body)


def _tool(name: str, **arguments: object) -> Sent:
    called = {"name": name, "arguments": arguments}
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": called}
    return Sent(method="POST", path="/mcp", body=body)


REQUESTS = (
    _ask("Wat voor fietsen kocht de gemeente Zwolle?"),
    _ask("Wat betaalde de gemeente Zwolle voor dienstfietsen?"),
    _ask("Welke leverancier leverde de fietsen, Kwikkelbrand?"),
    _ask("Kwikelbrand"),  # a slip of a word that only hidden documents hold
    _ask("Wat huurt de gemeente Meppel?"),
    _ask("Waarom stopte Meppel met ledlampen van Snorrelicht?"),
    _ask("Welke gemeenten deden iets met fietsen of lampen?"),
    _ask("Vergelijk de aanpak van Zwolle en Meppel"),
    _ask("Hoeveel documenten gaan over koffiebekers?"),
    _ask("What bicycles did the city of Zwolle buy?", language="en"),
    _ask("Quels gobelets la province de Drenthe a-t-elle choisis ?"),
    _ask("Wat is de hoofdstad van Peru?"),
    _ask("En hoeveel kostte dat?", conversation_id=CONVERSATION),
    _ask("En de leverancier?", conversation_id=CONVERSATION),
    _ask("Wat huurt Meppel?", filters={"year": ["2024"]}),
    _ask("Wat huurt Meppel?", filters={"organisation": ["Snorrelicht"]}),
    _ask("Wat huurt Meppel?", audiences=["participants"]),
    _ask("Wat huurt Meppel?", audiences=["no-such"]),
    _ask(""),
    _stream("Wat voor fietsen kocht de gemeente Zwolle?"),
    _stream("Waarom stopte Meppel met ledlampen van Snorrelicht?"),
    _stream("Vergelijk de aanpak van Zwolle en Meppel"),
    _stream("Wat huurt Meppel?", audiences=["buyers"]),
    _search("fietsen Zwolle", top_k=100),
    _search("Kwikkelbrand Snorrelicht Wobbelbeker", top_k=100),
    _search("koffiebekers", filters={"access": ["buyers"]}),
    _search("koffiebekers", audiences=["buyers"]),
    _chat("Wat voor fietsen kocht de gemeente Zwolle?"),
    _chat("Waarom stopte Meppel met ledlampen van Snorrelicht?", stream=True),
    _chat("Wat kocht Zwolle van Kwikkelbrand?", "Hoeveel kostte dat?"),
    _tool("ask_lessons", question="Vergelijk de aanpak van Zwolle en Meppel"),
    _tool("search_lessons", question="Kwikkelbrand Snorrelicht Wobbelbeker", top_k=20),
    _tool("get_document", document_id="aaa-geheime-fietsen"),
    _get("/api/documents/fietsen"),
    _get("/api/documents/lampen"),
    *(_get(f"/api/documents/{document}") for texts in HIDDEN.values() for document in texts),
    _get("/api/documents/bekers-inkoop?audience=buyers"),
    _get("/api/documents/bestaat-niet"),
    _get("/api/documents/fietsen", if_none_match="*"),
    _get("/api/facets"),
    _get("/api/facets?language=fr&audience=buyers"),
    _get("/pilots"),
    _get("/pilots?year=2024&category=verlichting"),
    _get("/pilots?audience=participants"),
    _get("/pilots.csv"),
    _get("/coverage"),
    _get("/coverage?lang=en&kind=pilot"),
    *(_get(f"/documents/{document}") for texts in HIDDEN.values() for document in texts),
    _get("/documents/fietsen?start=5&end=40"),
    _get("/documents/bestaat-niet"),
    _get("/documents/bekers-inkoop?audience=buyers"),
    _get("/api/index"),
    _get("/api/index?audience=participants"),
    Sent(method="POST", path="/api/ingest", body={"audience": "participants"}),
    Sent(method="POST", path="/api/forget", body={"conversation_id": CONVERSATION}),
    Sent(method="POST", path="/api/feedback", body={"answer_id": "aaa", "rating": "up"}),
    Sent(method="POST", path="/api/dossier", body={"answer_ids": ["aaa"], "format": "md"}),
    Sent(method="POST", path="/api/token", body={}),
    Sent(method="POST", path="/api/ask", body={"question": 7}),
    Sent(method="DELETE", path="/api/documents/fietsen", body={}),
    Sent(method="OPTIONS", path="/api/ask", headers={"origin": SITE}),
    Sent(method="HEAD", path="/api/documents/aaa-geheime-fietsen"),
    _get("/"),
    _get("/docs"),
    _get("/openapi.json"),
    _get("/widget.js"),
    _get("/static/nothing.js"),
    _get("/api/phrases/nl"),
    _get("/api/phrases/xx"),
    _get("/nothing"),
    _get("/livez"),
    _get("/readyz"),
)


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, TestClient]]:
    """Give a server without hidden documents and one with them, told the same by a participant."""
    with ExitStack() as stack:
        both = [
            stack.enter_context(_served(tmp_path_factory.mktemp(name), hidden=hidden))
            for name, hidden in (("without", {}), ("with", HIDDEN))
        ]
        for client in both:
            client.post(
                "/api/ask",
                json={
                    "question": "Wat kocht de gemeente Zwolle van Kwikkelbrand?",
                    "conversation_id": CONVERSATION,
                },
                headers={"authorization": "Bearer lk_all"},
            )
        yield both[0], both[1]


@contextmanager
def _served(folder: Path, *, hidden: Mapping[str, Mapping[str, str]]) -> Iterator[TestClient]:
    """Ingest the documents and serve them."""
    documents = write_documents(folder / "documents", **PUBLIC)
    for audience, texts in hidden.items():
        closed = {name: f"---\naccess: {audience}\n---\n{text}" for name, text in texts.items()}
        write_documents(documents, **closed)
    report = ingest_here(documents, folder=folder)
    assert report.added == len(PUBLIC) + sum(len(texts) for texts in hidden.values()), report
    settings = load_settings(folder / ".leerkring", env_file=folder / ".env")
    with open_server(settings) as (assistant, writers):
        app = create_app(
            assistant,
            settings=web_settings(access="public", rate_limit=0),
            index_writers=writers,
            keys=KEYS,
            token=TOKEN,
        )
        yield TestClient(app, base_url="http://localhost:8000")


def answered(client: TestClient, sent: Sent, **headers: str) -> Response:
    return client.request(
        sent.method, sent.path, json=sent.body, headers={**sent.headers, **headers}
    )


def comparable(response: Response) -> tuple[int, list[tuple[str, str]], str]:
    """Return all of a response but its ids, its timings and how long those make it."""
    text = response.text
    for pattern in _CHANGES:
        text = pattern.sub("…", text)
    headers = [(name, value) for name, value in response.headers.items() if name not in _LENGTH]
    return response.status_code, sorted(headers), text


_CHANGES = (
    re.compile(r'"(answer_id|conversation_id|failure_id)": ?"[0-9a-f]{32}"'),
    re.compile(r'"timings_ms": ?{[^}]*}'),
    re.compile(r'"id": ?"chatcmpl-[0-9a-f]{32}"'),
    re.compile(r'"created": ?[0-9]+'),
)
_LENGTH = {"content-length"}  # a timing has more digits or fewer


@pytest.mark.parametrize("sent", REQUESTS, ids=str)
def test_anybody_is_answered_as_if_hidden_documents_did_not_exist(
    servers: tuple[TestClient, TestClient], sent: Sent
) -> None:
    without, with_hidden = (answered(client, sent) for client in servers)
    assert comparable(with_hidden) == comparable(without)
    told = with_hidden.text
    if sent.body is not None:  # what was asked may be said again
        told = "" if any(mark in str(sent.body) for mark in MARKS) else told
    assert not any(mark in told for mark in MARKS)


def test_there_are_enough_of_them_and_answers_are_among_them(
    servers: tuple[TestClient, TestClient],
) -> None:
    assert len(REQUESTS) >= 25
    asked = [answered(servers[1], sent) for sent in REQUESTS if sent.path == "/api/ask"]
    statuses = [answer.json()["status"] for answer in asked if answer.status_code == HTTPStatus.OK]
    assert statuses.count("answered") >= 5
    assert "no_answer" in statuses


@pytest.mark.parametrize(
    "sent",
    [
        _search("fietsen Zwolle", top_k=100),
        _search("Kwikkelbrand Snorrelicht Wobbelbeker", top_k=100),
        _ask("Waarom stopte Meppel met ledlampen van Snorrelicht?"),
        _ask("Vergelijk de aanpak van Zwolle en Meppel"),
        *(_get(f"/api/documents/{document}") for texts in HIDDEN.values() for document in texts),
    ],
    ids=str,
)
def test_who_may_read_them_is_answered_otherwise(
    servers: tuple[TestClient, TestClient], sent: Sent
) -> None:
    shown = {"authorization": "Bearer lk_all"}
    without, with_hidden = (answered(client, sent, **shown) for client in servers)
    assert comparable(with_hidden) != comparable(without)
