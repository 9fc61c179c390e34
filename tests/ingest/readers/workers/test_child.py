"""What a reader's process says of a file, without the process."""

from __future__ import annotations

import logging
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from ingest.errors import SourceError
from ingest.readers.files import ReadFile
from ingest.readers.reading import Reading
from ingest.readers.workers.child import SetUp, answer, refuse_network
from ingest.readers.workers.limits import OUT_OF_MEMORY, weigh
from ingest.readers.workers.messages import BadMessageError, Message, receive, send, to_read

SET_UP = SetUp(reader="x:y", seconds=1, megabytes=1, characters=20, log_level=logging.INFO)


def answer_of(reader: Callable[[Path], ReadFile]) -> Message:
    sent = BytesIO()
    answer(Path("a.txt"), reader, sent, set_up=SET_UP)
    sent.seek(0)
    message = receive(sent, most_bytes=10_000)
    assert message is not None
    assert receive(sent, most_bytes=10_000) is None
    return message


def read_of(text: str, **front: object) -> ReadFile:
    return ReadFile(reading=Reading(text=text, front=front), sidecar={})


def test_what_was_read_goes_with_what_our_readers_logged() -> None:
    def reader(_: Path) -> ReadFile:
        logging.getLogger("ingest.readers.pdf").warning("%d of 3 pages have no text", 2)
        logging.getLogger("pdfminer").warning("words of the document")
        return read_of("Zin.")

    read, notes = to_read(answer_of(reader))
    assert read == read_of("Zin.")
    assert notes == [("ingest.readers.pdf", logging.WARNING, "2 of 3 pages have no text")]


def test_a_refusal_keeps_its_source_and_reason() -> None:
    def reader(_: Path) -> ReadFile:
        raise SourceError("b.txt", "is empty.")

    assert answer_of(reader) == {"source": "b.txt", "reason": "is empty."}


def test_more_text_than_a_document_may_have_is_refused() -> None:
    refused = answer_of(lambda _: read_of("x" * 21))
    assert str(refused["reason"]).startswith("has 21 characters of text, more than the 20")


def test_metadata_that_go_in_circles_are_refused() -> None:
    circle: list[object] = []
    circle.append(circle)
    refused = answer_of(lambda _: read_of("Zin.", category=circle))
    assert str(refused["reason"]).startswith("has metadata that can't be kept")


def test_want_of_memory_is_told_as_such_whatever_the_reader_took_it_for() -> None:
    def reader(_: Path) -> ReadFile:
        raise MemoryError

    def blames_the_file(path: Path) -> ReadFile:
        try:
            return reader(path)
        except MemoryError as error:
            raise SourceError(path, "is damaged.") from error

    assert answer_of(reader) == answer_of(blames_the_file) == {"memory": True}


@pytest.mark.parametrize("event", ["socket.connect", "socket.getaddrinfo", "socket.bind"])
def test_the_network_is_refused(event: str) -> None:
    with pytest.raises(PermissionError):
        refuse_network(event, ())


def test_files_are_not() -> None:
    refuse_network("open", ("a.txt", "r", 0))


def test_a_process_that_weighs_itself_ends_when_it_is_too_heavy() -> None:
    weights, rests, ends = iter([5, 10, 11, 12]), list[float](), list[int]()
    weigh(10, lambda: next(weights), rest=rests.append, end=ends.append)
    assert (len(rests), ends) == (2, [OUT_OF_MEMORY])


@pytest.mark.parametrize(
    "data",
    [
        b"\0",
        (5).to_bytes(8, "big") + b"{}",
        (99_999).to_bytes(8, "big"),
        (3).to_bytes(8, "big") + b"{x}",
        (2).to_bytes(8, "big") + b"[]",
        (200_000).to_bytes(8, "big") + b"[" * 200_000,
    ],
    ids=["no length", "cut off", "too long", "no JSON", "no mapping", "nested"],
)
def test_what_is_no_message_of_ours_is_refused(data: bytes) -> None:
    with pytest.raises(BadMessageError):
        receive(BytesIO(data), most_bytes=300_000 if len(data) > 1000 else 1000)


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"read": {"reading": {"text": 5}, "sidecar": {}}, "notes": []},
        {
            "read": {"reading": {"text": "x", "marks": [{"offset": "y"}]}, "sidecar": {}},
            "notes": [],
        },
        {"read": {"reading": {"text": "x"}, "sidecar": []}, "notes": []},
        {"read": {"reading": {"text": "x"}, "sidecar": {}}, "notes": [["a", "b", "c"]]},
    ],
)
def test_a_reading_of_another_form_is_refused(message: Message) -> None:
    with pytest.raises(BadMessageError):
        to_read(message)


def test_names_that_are_no_unicode_pass() -> None:
    stream = BytesIO()
    send(stream, {"path": "map/caf\udce9.txt"})
    stream.seek(0)
    assert receive(stream, most_bytes=1000) == {"path": "map/caf\udce9.txt"}
