from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress

from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families
from starlette.types import Message, Receive, Scope, Send

from bots.web.middleware.counting import Counting
from bots.web.middleware.traffic import HOUR, HOURS, Kind, Served, Traffic
from tests.support.assistants import FakeAssistant
from tests.support.web import BEARER, client_of, web_settings

SECRET = "Wat kost een geheime brug?"


def samples(client: TestClient) -> Mapping[tuple[str, ...], float]:
    """Return every sample of /metrics by its name and the values of its labels, sorted by these."""
    response = client.get("/metrics", headers=BEARER)
    assert response.headers["content-type"].startswith("text/plain; version=")
    return {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(response.text)
        for sample in family.samples
    }


def served(status: int = 200, **more: object) -> Served:
    plain = {"method": "GET", "route": "/", "status": status, "seconds": 0.1}
    return Served(**{**plain, **more})  # type: ignore[arg-type]  # a test's own keywords


def test_requests_are_counted_by_route_and_status_and_never_by_their_words() -> None:
    client = client_of(FakeAssistant(errors={"stuk": RuntimeError(SECRET)}))
    client.post("/api/ask", json={"question": SECRET})
    client.post("/api/ask", json={"question": "stuk"})
    client.get("/api/documents/een-geheim-id")
    client.get("/geen-adres/een-geheim-id")
    client.request("VERZONNEN", "/api/ask", json={})
    client.get("/livez", headers={"host": "evil.example"})
    found = samples(client)
    total = "leerkring_http_requests_total"
    assert found[total, "POST", "/api/ask", "200"] == 1
    assert found[total, "POST", "/api/ask", "500"] == 1
    assert found[total, "GET", "/api/documents/{document_id}", "404"] == 1
    assert found[total, "GET", "-", "404"] == 1
    assert found[total, "GET", "-", "400"] == 1
    assert sum(n for (name, *labels), n in found.items() if name == total and "-" in labels) == 3
    text = client.get("/metrics", headers=BEARER).text
    assert "geheim" not in text
    assert "VERZONNEN" not in text


def test_durations_are_counted_up_to_each_bound() -> None:
    client = client_of()
    for _ in range(3):
        client.get("/livez")
    found = samples(client)
    assert found["leerkring_http_request_seconds_bucket", "+Inf", "/livez"] == 3
    assert found["leerkring_http_request_seconds_count", "/livez"] == 3
    assert found["leerkring_http_request_seconds_sum", "/livez"] > 0


def test_answers_in_progress_and_the_process_itself_are_told() -> None:
    found = samples(client_of(settings=web_settings(max_answers=7)))
    assert found["leerkring_answers_in_progress",] == 0
    assert found["leerkring_answers_most",] == 7
    assert found["process_resident_memory_bytes",] > 1_000_000


def test_a_stream_that_ends_in_an_error_is_counted_as_failed() -> None:
    assistant = FakeAssistant(errors={"stuk": RuntimeError()}, error_after=1)
    client = client_of(assistant)
    client.post("/api/ask/stream", json={"question": "stuk"})
    client.post("/api/ask/stream", json={"question": "event: error"})
    chunks = {"model": "leerkring", "messages": [{"role": "user", "content": "stuk"}]}
    client.post("/v1/chat/completions", json={**chunks, "stream": True})
    found = samples(client)
    assert found["leerkring_http_failed_streams_total", "/api/ask/stream"] == 1
    assert found["leerkring_http_failed_streams_total", "/v1/chat/completions"] == 1


def test_only_an_admin_reads_the_metrics() -> None:
    client = client_of()
    assert client.get("/metrics").status_code == 401
    assert client.get("/metrics", headers={"authorization": "Bearer lk_x"}).status_code == 401


def test_a_request_counts_as_what_came_of_it() -> None:
    kinds = {200: Kind.OK, 304: Kind.OK, 404: Kind.WRONG, 401: Kind.REFUSED, 403: Kind.REFUSED}
    kinds |= {429: Kind.LIMITED, 500: Kind.FAILED, 503: Kind.FAILED, 0: Kind.LEFT}
    assert {status: served(status).kind for status in kinds} == kinds
    assert served(200, stream_failed=True).kind is Kind.FAILED


def test_hours_are_told_apart_and_only_so_many_are_kept() -> None:
    seconds = [0.0]
    traffic = Traffic(now=lambda: seconds[0])
    for hour in range(HOURS + 5):
        seconds[0] = hour * HOUR + 59.5 * 60
        traffic.count(served())
        traffic.count(served(429))
    counted = traffic.counted()
    assert [*counted.hours] == [hour * HOUR for hour in range(5, HOURS + 5)]
    assert counted.hours[5 * HOUR] == {Kind.OK: 1, Kind.LIMITED: 1}
    assert counted.requests["GET", "/", 200] == HOURS + 5


def test_a_caller_who_left_before_the_response_is_counted_as_that() -> None:
    async def leaves(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise asyncio.CancelledError

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(_message: Message) -> None: ...

    async def call(traffic: Traffic) -> None:
        scope = {"type": "http", "method": "POST"}
        await Counting(leaves, traffic=traffic)(scope, receive, send)

    traffic = Traffic()
    with suppress(asyncio.CancelledError):
        asyncio.run(call(traffic))
    assert traffic.counted().requests == {("POST", "-", 0): 1}
