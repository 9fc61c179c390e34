from __future__ import annotations

import pytest

from bots.terminal.server_events import ServerEvent, read_events

TEXT = 'event: delta\ndata: {"text": "a\u2028b"}\n\n: ping\n\nevent: answer\ndata: 1\ndata: 2\n\n'
EVENTS = [
    ServerEvent(name="delta", data='{"text": "a\u2028b"}'),
    ServerEvent(name="answer", data="1\n2"),
]


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_events_are_the_same_however_the_text_is_cut(size: int) -> None:
    parts = [TEXT[start : start + size] for start in range(0, len(TEXT), size)]
    assert list(read_events(parts)) == EVENTS


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_lines_may_end_as_on_windows(size: int) -> None:
    text = TEXT.replace("\n", "\r\n")
    parts = [text[start : start + size] for start in range(0, len(text), size)]
    assert list(read_events(parts)) == EVENTS


def test_an_event_without_its_empty_line_is_not_given() -> None:
    assert list(read_events(["event: answer\ndata: 1\n"])) == []


def test_an_event_without_a_name_is_a_message() -> None:
    assert list(read_events(["data: x\n\n"])) == [ServerEvent(name="message", data="x")]
