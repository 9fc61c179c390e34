"""What is evaluated over HTTP is what is evaluated in this process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from assistant.service import Assistant, build_assistant
from assistant.settings import AssistantSettings
from bots.errors import ServerProblemError
from bots.presence import RunningServer, find_server
from bots.terminal.asked import Asked, last
from bots.terminal.client import ServerClient
from bots.terminal.server_system import ServerSystem
from evaluation.fidelity import Documents
from evaluation.questions import Gold
from evaluation.run import answer
from evaluation.run_file import QuestionRun
from evaluation.system import SEARCHED, AssistantSystem, System
from tests.support.announced import running_server
from tests.support.assistants import FakeAssistant
from tests.support.chunks import build_document
from tests.support.embedders import WordEmbedder
from tests.support.evaluation_runs import question
from tests.support.journals import ListJournal
from tests.support.list_index import ListIndex, build_index
from tests.support.replies import DOCUMENT, clarification, hit, reply

ANSWER = "Het contract voor hergebruikt meubilair loopt tien jaar."
FURNITURE = build_document(
    f"## Aanpak 😀\n\nDe provincie huurde expertise in.\n\n## Resultaat\n\n{ANSWER}\n",
    document_id="meubilair",
    language="nl-BE",
)
WORKWEAR = build_document(
    "De netbeheerder koos veiligheidskleding met een contract van vijftien jaar.",
    document_id="kleding",
)
ANSWERED = question(
    question="Hoe lang loopt het contract voor hergebruikt meubilair?",
    gold=(Gold(document_id="meubilair", quote=ANSWER), Gold(document_id="weg", quote="x")),
)
REFUSED = question("unanswerable", question="Hoeveel euro kost het contract voor meubilair?")


@dataclass(frozen=True, kw_only=True)
class Ways:
    """The same assistant, asked in this process and over HTTP."""

    here: AssistantSystem
    served: ServerSystem


@pytest.fixture(scope="module")
def ways(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ways]:
    folder = tmp_path_factory.mktemp("served")
    index = build_index(WordEmbedder(), FURNITURE, WORKWEAR)
    assistant = _assistant(index)
    with (
        running_server(folder, assistant, index_writers=lambda _: index),
        ServerClient(_server(folder)) as client,
    ):
        here = AssistantSystem(assistant, described={})
        yield Ways(here=here, served=ServerSystem(client))


def _assistant(index: ListIndex) -> Assistant:
    return build_assistant(
        AssistantSettings(_env_file=None), indexes={"public": index}, embedder=WordEmbedder()
    )


def _server(folder: Path) -> RunningServer:
    server = find_server(folder)
    assert server is not None
    return server


def result_of(system: System, asked: object = ANSWERED) -> QuestionRun:
    """Return what a question got, without times, which differ, and signals, which stay here."""
    found = answer(system, asked, Documents(system))  # type: ignore[arg-type]  # a question
    assert found.timings_ms["total"] > 0
    sentences = tuple(replace(sentence, signals={}) for sentence in found.sentences)
    return replace(found, timings_ms={}, signals={}, sentences=sentences)


@pytest.mark.parametrize(
    ("asked", "status"), [(ANSWERED, "answered"), (REFUSED, "no_answer")], ids=["answer", "refusal"]
)
def test_a_question_gets_the_same_over_http(asked: object, status: str, ways: Ways) -> None:
    here, served = result_of(ways.here, asked), result_of(ways.served, asked)
    assert here.status == status
    assert here.hits
    assert served == here


def test_quotes_and_gold_are_found_in_what_the_server_has_stored(ways: Ways) -> None:
    result = result_of(ways.served)
    assert result.citations
    assert all(citation.faithful for citation in result.citations)
    placed, absent = result.gold
    assert FURNITURE.text[placed.start : placed.end] == ANSWER
    assert (absent.language, absent.start) == (None, None)


def test_a_hit_stands_at_its_place_in_the_document(ways: Ways) -> None:
    hits = ways.served.ask(ANSWERED.question).hits
    texts = {found.document_id: FURNITURE.text[found.start : found.end] for found in hits}
    assert ANSWER in texts["meubilair"]


def test_a_document_is_the_same_over_http_and_none_where_there_is_none(ways: Ways) -> None:
    assert ways.served.document("meubilair") == ways.here.document("meubilair")
    assert ways.served.document("weg") is None
    assert ways.served.document("a/b?c") is None


def test_the_corpus_has_the_same_version_over_http(ways: Ways) -> None:
    versions = {way.ask(ANSWERED.question).corpus_version for way in (ways.here, ways.served)}
    assert len(versions) == 1


def test_what_is_evaluated_is_not_recorded(tmp_path: Path) -> None:
    journal = ListJournal()
    with (
        running_server(tmp_path, journal=journal),
        ServerClient(_server(tmp_path)) as client,
    ):
        system = ServerSystem(client)
        system.ask(ANSWERED.question)
        assert journal.recorded == []
        last(client.ask(Asked(question=ANSWERED.question)))  # as people ask it
        assert len(journal.recorded) == 1


def test_over_http_there_are_no_signals_to_learn_from(ways: Ways) -> None:
    assert ways.served.ask(ANSWERED.question).signals == {}


def test_a_question_back_comes_with_its_options(tmp_path: Path) -> None:
    fake = FakeAssistant(reply=reply(clarification()))
    with running_server(tmp_path, fake), ServerClient(_server(tmp_path)) as client:
        asked = ServerSystem(client).ask("Wat deed Utrecht?")
    assert (asked.status, asked.options) == ("clarify", ("Provincie Utrecht",))
    assert (asked.reason, asked.writer, asked.sentences) == (None, "", ())


def test_the_server_is_asked_for_as_many_hits_and_a_document_only_once(tmp_path: Path) -> None:
    documents = {DOCUMENT.meta.document_id: DOCUMENT}
    fake = FakeAssistant(hits=[hit()] * 60, documents=documents)
    with running_server(tmp_path, fake), ServerClient(_server(tmp_path)) as client:
        system = ServerSystem(client)
        hits = system.ask("Wat?").hits
        fake.documents = {}
        assert system.ask("Wat?").hits == hits
    assert len(hits) == SEARCHED
    assert DOCUMENT.text[hits[0].start : hits[0].end] == hit().chunk.text


def test_a_server_that_fails_is_an_error_and_no_missing_document(tmp_path: Path) -> None:
    fake = FakeAssistant(errors={"meubilair": ValueError("broken")})
    with (
        running_server(tmp_path, fake),
        ServerClient(_server(tmp_path)) as client,
        pytest.raises(ServerProblemError),
    ):
        ServerSystem(client).document("meubilair")


def test_it_says_what_versions_it_was_made_with(ways: Ways) -> None:
    assert {"python", "leerkring", "index", "corpus"} <= ways.served.made_with().keys()
