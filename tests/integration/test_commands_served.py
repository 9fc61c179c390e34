"""The commands beside `leerkring serve` on the same data folder: they go through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.commands import Ran, leerkring, leerkring_here, serving
from tests.support.corpora import ABOUT_BIKES, ABOUT_LAMPS, LAMPS, write_documents
from tests.support.mcp_stdio import called_by_stdio
from tests.support.servers import wait_until

pytestmark = pytest.mark.integration

Here = Callable[..., Ran]


@dataclass(frozen=True, kw_only=True)
class Served:
    """A data folder with its server, and what was answered before it ran."""

    folder: Path
    address: str
    asked: Ran
    searched: Ran


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Ingest two documents, ask, serve; the server must end well."""
    folder = tmp_path_factory.mktemp("served")
    write_documents(folder / "docs")
    leerkring("ingest", "docs", folder=folder)
    asked = leerkring("ask", ABOUT_BIKES, folder=folder)
    searched = leerkring("search", ABOUT_BIKES, "--json", folder=folder)
    with serving(folder) as address:
        yield Served(folder=folder, address=address, asked=asked, searched=searched)


@pytest.fixture
def here(
    served: Served, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Here:
    """Run commands in this process and the folder of the server."""
    monkeypatch.chdir(served.folder)
    return lambda *arguments: leerkring_here(*arguments, capsys=capsys)


def test_an_answer_is_the_same_with_and_without_a_server(served: Served, here: Here) -> None:
    assert here("ask", ABOUT_BIKES) == served.asked


def test_hits_are_the_same_with_and_without_a_server(served: Served, here: Here) -> None:
    assert here("search", ABOUT_BIKES, "--json") == served.searched


def test_tools_go_through_the_server(served: Served) -> None:
    found, answer, document, nothing = called_by_stdio(
        served.folder,
        ("search_lessons", {"question": ABOUT_BIKES, "top_k": 10}),
        ("ask_lessons", {"question": ABOUT_BIKES}),
        ("get_document", {"document_id": "fietsen"}),
        ("get_document", {"document_id": "niets"}),
    )
    assert found == served.searched.json()
    citation = answer["citations"][0]
    assert document["text"][citation["start"] : citation["end"]] == citation["quote"]
    assert "no document 'niets'" in nothing


def test_what_ingest_hands_over_is_answered_from_at_once(served: Served, here: Here) -> None:
    new = write_documents(served.folder / "new", lampen=LAMPS)
    assert here("ingest", "new", "--json").json()["added"] == 1
    answer = here("ask", ABOUT_LAMPS, "--json").json()
    assert answer["citations"][0]["source"] == "lampen.md"
    (new / "lampen.md").unlink()
    assert here("ingest", "new", "--prune", "--json").json()["removed"] == 1
    sources = {hit["source"] for hit in here("search", ABOUT_LAMPS, "--json").json()["hits"]}
    assert "lampen.md" not in sources


def test_a_second_server_on_the_folder_is_refused(served: Served, here: Here) -> None:
    ran = here("serve", "--port", "0")
    assert ran.code == 1
    assert served.address in ran.err


def test_what_is_asked_through_the_server_can_be_forgotten_beside_it(here: Here) -> None:
    answer = here("ask", ABOUT_BIKES, "--json").json()
    assert here("forget", answer["conversation_id"], "--json").json()["questions"] == 1
    assert here("ask", ABOUT_BIKES, "--json").code == 0


def test_doctor_finds_the_server_and_its_index(served: Served, here: Here) -> None:
    ran = here("doctor")
    assert ran.code == 0
    assert f"ok    server: runs at {served.address}" in ran.out.splitlines()
    assert "2 documents" in ran.out


def test_gaps_are_found_beside_the_server_that_was_asked(here: Here) -> None:
    question = "Welke zwembaden hergebruiken hun badwater?"
    for _ in range(3):
        assert here("ask", question, "--json").json()["status"] == "no_answer"
    # The server writes its journal when it has answered.
    wait_until(lambda: bool(here("gaps", "--json").json()["gaps"]), seconds=30)
    (gap,) = here("gaps", "--json").json()["gaps"]
    assert (gap["question"], gap["conversations"]) == (question, 3)
