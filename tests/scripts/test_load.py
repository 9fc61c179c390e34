from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bots.answer_json import reply_to_json
from scripts.load.answers import Asked, read_asked, streamed_answer, untrue_quote, whole_answer
from scripts.load.memory import Sample, growth, thirds
from scripts.load.page import Run, section
from scripts.measured_page import rewrite
from tests.support.replies import reply
from tests.support.web import client_of

ONE = Asked(began=1.0, path="/api/ask", seconds=0.5, status="answered", fault=None, quotes=2)


def run(*asked: Asked, think: tuple[float, float] = (2, 8)) -> Run:
    memory = [Sample(at=second, resident=500_000_000) for second in range(9)]
    return Run(
        askers=50,
        think=think,
        seconds=10,
        asked=asked,
        everything=len(asked),
        processor=1.0,
        memory=memory,
    )


@pytest.mark.parametrize(
    ("path", "read"), [("/api/ask", whole_answer), ("/api/ask/stream", streamed_answer)]
)
def test_an_answer_of_the_server_has_no_fault(path: str, read: type) -> None:
    body = client_of().post(path, json={"question": "Waarom?"}).text
    answer, fault = read(body)
    assert fault is None
    assert answer["status"] == "answered"


@pytest.mark.parametrize("body", ["", "{", "[]", "null", '{"status": "maybe"}'])
def test_what_is_no_answer_is_a_fault(body: str) -> None:
    assert whole_answer(body)[1]


def test_an_answer_without_a_citation_is_a_fault() -> None:
    answer = {**reply_to_json(reply()), "citations": []}
    assert whole_answer(json.dumps(answer)) == (None, "answered without a sentence or a citation")


@pytest.mark.parametrize(
    ("end", "fault"),
    [
        ('event: error\ndata: {"type": "internal"}\n\n', "an error event: internal"),
        ("", "the stream ended without an answer"),
        (f"event: answer\ndata: {json.dumps(reply_to_json(reply()))}\n\n", "not the text"),
    ],
)
def test_a_stream_that_ends_wrongly_is_a_fault(end: str, fault: str) -> None:
    begun = 'event: status\ndata: {"step": "searching"}\n\n: ping\n\n'
    told = 'event: delta\ndata: {"text": "Iets anders. [1]"}\n\n'
    assert fault in str(streamed_answer(begun + told + end)[1])


def test_a_quote_that_stands_elsewhere_is_a_fault() -> None:
    citation = {"number": 1, "document_id": "a", "start": 2, "end": 5, "quote": "één"}
    answer = {"citations": [citation]}
    assert untrue_quote(answer, lambda _: "1 één") is None
    assert untrue_quote(answer, lambda _: "12 één") == "quote 1 does not stand in a"


def test_what_was_asked_is_read_in_order_of_asking(tmp_path: Path) -> None:
    later = replace(ONE, began=2.0, fault="status 503", status=None)
    log = tmp_path / "asked.jsonl"
    log.write_text(later.line() + ONE.line(), "utf-8")
    assert read_asked(log) == [ONE, later]
    assert read_asked(tmp_path / "none") == []


def test_memory_that_grows_on_is_told_from_memory_that_warms_up() -> None:
    warm = [Sample(at=at, resident=100 + min(at, 3)) for at in range(10)]
    leak = [Sample(at=at, resident=100 + 10 * at) for at in range(10)]
    assert growth(warm) == 0
    assert growth(leak) > 0.2
    assert thirds([]) == (0, 0, 0)
    assert growth([]) == 0


def test_the_section_has_a_column_a_run_and_says_what_went_wrong() -> None:
    slow = replace(ONE, seconds=3.0, fault="status 503")
    text = section([run(ONE, ONE), run(*[ONE] * 98, slow, slow, think=(0, 0))])
    assert "| what | 50 who read 2 to 8 s | 50 who never wait | aim |" in text
    assert "| … that were faulty | 0 | 2 | 0 |" in text
    assert "| … p95 | 0.50 s | 0.50 s | under 2 s |" in text
    assert "| … longest | 0.50 s | 3.00 s |  |" in text
    assert "50 who never wait: 2 times status 503." in text


def test_a_run_in_which_nothing_was_asked_is_told_as_such() -> None:
    assert "| answers | 0 | aim |" in section([run()]).replace("|  |", "| aim |")


def test_only_what_stands_between_the_marks_is_written_anew(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- load: begin -->\nold\n<!-- load: end -->\nb\n", "utf-8")
    for _ in range(2):
        rewrite("load", "new", page=page)
    assert page.read_text("utf-8") == "a\n<!-- load: begin -->\nnew\n<!-- load: end -->\nb\n"
