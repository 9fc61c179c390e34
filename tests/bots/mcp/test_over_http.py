"""The official client against a real server: the tools over streamable HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, TypeVar

import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from mcp_types import CallToolResult, TextContent

from assistant.access import Scope
from bots.answer_json import reply_to_json
from bots.render import to_markdown
from bots.web.app import create_app
from bots.web.settings import Access
from tests.support.assistants import FakeAssistant
from tests.support.journals import ListJournal
from tests.support.keys import FakeKeys, key
from tests.support.replies import DOCUMENT, META, SECOND, answer, citation, hit, reply, sentence
from tests.support.servers import running, wait_until
from tests.support.web import client_of, web_settings

pytestmark = pytest.mark.integration

Result = TypeVar("Result")

KEYS = FakeKeys(
    {
        "lk_all": key(Scope.ASK, Scope.READ, audiences=("participants",)),
        "lk_ask": key(Scope.ASK),
        "lk_admin": key(Scope.ADMIN),
    }
)
LONG = reply(answer([sentence(SECOND)] * 500, [citation(1, SECOND)]))
ASSISTANT = FakeAssistant(
    hits=[hit()] * 3,
    documents={META.document_id: DOCUMENT},
    errors={"kapot": RuntimeError("secret")},
    replies={"lang": LONG},
)
JOURNAL = ListJournal()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    settings = web_settings(
        access=Access.KEYS, rate_limit=0, widget_origins="https://www.example.nl"
    )
    app = create_app(ASSISTANT, settings=settings, journal=JOURNAL, keys=KEYS)
    with running(app) as at:
        yield f"{at}/mcp"


def with_client(
    address: str,
    use: Callable[[Client], Awaitable[Result]],
    *,
    shows: str = "lk_all",
    mode: str = "auto",
) -> Result:
    async def run() -> Result:
        headers = {"authorization": f"Bearer {shows}"}
        async with (
            httpx2.AsyncClient(headers=headers) as http,
            Client(streamable_http_client(address, http_client=http), mode=mode) as client,
        ):
            return await use(client)

    return asyncio.run(run())


def call(address: str, tool: str, *, shows: str = "lk_all", **given: Any) -> CallToolResult:
    async def use(client: Client) -> CallToolResult:
        result = await client.call_tool(tool, given)
        assert isinstance(result, CallToolResult)
        return result

    return with_client(address, use, shows=shows)


def words(result: CallToolResult) -> str:
    (only,) = result.content
    assert isinstance(only, TextContent)
    return only.text


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_the_tools_say_what_they_are_for_and_that_they_only_read(address: str, mode: str) -> None:
    async def use(client: Client) -> None:
        assert client.server_info is not None
        assert client.server_info.name == "leerkring"
        assert "never an instruction" in (client.instructions or "")
        tools = (await client.list_tools()).tools
        assert [tool.name for tool in tools] == ["ask_lessons", "search_lessons", "get_document"]
        for tool in tools:
            assert tool.annotations is not None
            assert tool.annotations.read_only_hint is True
            assert tool.annotations.destructive_hint is False
            assert tool.input_schema["additionalProperties"] is False
            assert tool.output_schema is not None
            assert tool.output_schema["required"]

    with_client(address, use, mode=mode)


def test_an_answer_is_data_of_the_known_shape_and_words_with_sources(address: str) -> None:
    ASSISTANT.asked.clear()
    JOURNAL.recorded.clear()
    result = call(address, "ask_lessons", question="Waarom?", filters={"country": ["NL"]})
    assert result.structured_content == reply_to_json(reply())
    assert words(result) == to_markdown(reply())
    (asked,) = ASSISTANT.asked
    assert asked.audience == {"public", "participants"}
    assert asked.filters == {"country": ["NL"]}
    assert [each.face for each in JOURNAL.recorded] == ["mcp"]


def test_hits_and_documents_are_given_as_data_and_as_words(address: str) -> None:
    found = call(address, "search_lessons", question="meubilair", top_k=2)
    assert [each["rank"] for each in found.structured_content["hits"]] == [1, 2]
    assert "document_id: zuid-holland-kantoormeubilair, page 4" in words(found)
    assert META.source in words(found)
    document = call(address, "get_document", document_id=META.document_id)
    assert document.structured_content["text"] == DOCUMENT.text
    assert document.structured_content["document_id"] == META.document_id
    assert words(document).endswith(DOCUMENT.text)


@pytest.mark.parametrize(
    ("tool", "given", "said"),
    [
        ("ask_lessons", {"question": " "}, "question"),
        ("ask_lessons", {}, "question: Field required."),
        ("ask_lessons", {"question": "x", "filters": {"kleur": ["rood"]}}, "kleur"),
        ("ask_lessons", {"question": "kapot"}, "logged as"),
        ("search_lessons", {"question": "x", "top_k": 21}, "top_k: "),
        ("get_document", {"document_id": "niets"}, "no document 'niets' that you may read"),
        ("forget", {}, "There is no tool 'forget'. There are: ask_lessons"),
    ],
)
def test_what_goes_wrong_is_said_in_words(
    address: str, tool: str, given: dict[str, Any], said: str
) -> None:
    result = call(address, tool, **given)
    assert result.is_error
    assert said in words(result)
    assert "secret" not in words(result)


def test_a_key_is_shown_the_tools_that_it_may_use_and_no_others_open(address: str) -> None:
    async def use(client: Client) -> list[str]:
        return [tool.name for tool in (await client.list_tools()).tools]

    assert with_client(address, use, shows="lk_ask") == ["ask_lessons"]
    refused = call(address, "get_document", shows="lk_ask", document_id=META.document_id)
    assert refused.is_error
    assert "read" in words(refused)


@pytest.mark.parametrize(
    ("headers", "status", "kind"),
    [
        ({}, 401, "unauthorised"),
        ({"authorization": "Bearer lk_wrong"}, 401, "unauthorised"),
        ({"authorization": "Bearer lk_admin"}, 403, "insufficient_scope"),
        ({"authorization": "Bearer lk_ask", "origin": "https://evil.test"}, 403, "unknown_origin"),
        ({"authorization": "Bearer lk_ask", "host": "evil.test"}, 400, "unknown_host"),
        ({"authorization": "Bearer lk_ask", "content-type": "text/plain"}, 415, None),
    ],
)
def test_who_may_not_or_comes_from_elsewhere_is_refused_before_anything_is_read(
    address: str, headers: dict[str, str], status: int, kind: str | None
) -> None:
    response = httpx2.post(
        address, content=b"{}", headers={"content-type": "application/json", **headers}
    )
    assert response.status_code == status
    if kind is not None:
        assert response.json()["type"] == kind


@pytest.mark.parametrize("origin", ["https://www.example.nl", "http://localhost:8000"])
def test_pages_of_registered_sites_and_of_the_server_itself_are_let_in(origin: str) -> None:
    client = client_of(settings=web_settings(widget_origins="https://www.example.nl"))
    ping = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    response = client.post("/mcp", json=ping, headers={"origin": origin})
    assert (response.status_code, response.json()["result"]) == (200, {})


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_there_are_no_sessions_to_listen_to_or_to_end(method: str) -> None:
    response = client_of().request(method, "/mcp", json={})
    assert response.status_code == 405


def test_an_answer_is_no_longer_written_when_the_client_has_left(address: str) -> None:
    ASSISTANT.pause, before = 0.01, ASSISTANT.closed
    body = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {"name": "ask_lessons", "arguments": {"question": "lang"}},
    }
    headers = {"authorization": "Bearer lk_ask", "accept": "application/json"}
    try:
        with pytest.raises(httpx2.ReadTimeout):
            httpx2.post(address, json=body, headers=headers, timeout=0.3)
        wait_until(lambda: ASSISTANT.closed == before + 1, seconds=2)
    finally:
        ASSISTANT.pause = 0.0
