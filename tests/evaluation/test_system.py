from __future__ import annotations

from dataclasses import asdict, replace

import pytest

from assistant.access import PUBLIC
from assistant.sentence_support import SentenceSignals
from assistant.service import Assistant, build_assistant
from assistant.settings import AssistantSettings
from assistant.support import Signals
from evaluation.fidelity import Documents, checked
from evaluation.system import SEARCHED, AssistantSystem, StoredText, run_hit
from ingest.document import StoredDocument
from tests.support.assistants import FakeAssistant
from tests.support.chunks import build_document
from tests.support.embedders import WordEmbedder
from tests.support.list_index import build_index
from tests.support.replies import clarification, hit, reply

FURNITURE = build_document(
    "## Aanpak\n\nDe provincie huurde expertise in voor het meubilair 😀.\n\n"
    "## Resultaat\n\nHet contract voor hergebruikt meubilair loopt tien jaar.",
    document_id="meubilair",
    language="nl-BE",
)
HIDDEN = build_document(
    "De geheime prijs van hergebruikt meubilair was laag.",
    document_id="geheim",
    access="participants",
)
QUESTION = "Hoe lang loopt het contract voor hergebruikt meubilair?"


def assistant_over(*documents: StoredDocument) -> Assistant:
    embedder = WordEmbedder()
    indexes = {
        audience: build_index(embedder, *(d for d in documents if d.meta.access == audience))
        for audience in ("public", "participants")
    }
    return build_assistant(AssistantSettings(_env_file=None), indexes=indexes, embedder=embedder)


@pytest.fixture(scope="module")
def system() -> AssistantSystem:
    return AssistantSystem(assistant_over(FURNITURE, HIDDEN), described={"model": "words"})


def over(fake: FakeAssistant) -> AssistantSystem:
    return AssistantSystem(fake, described={})  # type: ignore[arg-type]  # it has the same methods


def test_an_answer_comes_with_sentences_that_cite_their_quotes(system: AssistantSystem) -> None:
    answer = system.ask(QUESTION)
    assert (answer.status, answer.reason, answer.language) == ("answered", None, "nl")
    assert answer.sentences[0].text == "Het contract voor hergebruikt meubilair loopt tien jaar."
    assert answer.sentences[0].citations == (answer.citations[0].number,)
    assert answer.writer == "extractive"


def test_citations_are_faithful_to_what_the_system_has_stored(system: AssistantSystem) -> None:
    documents = Documents(system)
    citations = system.ask(QUESTION).citations
    assert citations
    assert not any(citation.faithful for citation in citations)
    assert all(checked(citation, documents).faithful for citation in citations)


def test_a_hit_says_which_slice_of_which_document_it_is(system: AssistantSystem) -> None:
    hits = system.ask(QUESTION).hits
    assert {found.document_id for found in hits} == {"meubilair"}
    stored = system.document("meubilair")
    assert stored is not None
    assert any("loopt tien jaar" in stored.text[found.start : found.end] for found in hits)
    assert {found.language for found in hits} == {"nl-BE"}


def test_hits_are_best_first(system: AssistantSystem) -> None:
    scores = [found.score for found in system.ask(QUESTION).hits]
    assert scores == sorted(scores, reverse=True)


def test_a_refusal_has_its_reason_and_the_hits_that_did_not_do(system: AssistantSystem) -> None:
    refused = system.ask("Hoeveel euro kost het contract voor hergebruikt meubilair?")
    assert (refused.status, refused.reason) == ("no_answer", "not_supported")
    assert refused.hits
    assert (refused.sentences, refused.citations, refused.writer) == ((), (), "")


def test_without_documents_nothing_is_found() -> None:
    empty = AssistantSystem(assistant_over(), described={}).ask(QUESTION)
    assert (empty.status, empty.reason, empty.hits) == ("no_answer", "nothing_found", ())


def test_a_question_back_comes_with_its_options() -> None:
    asked = over(FakeAssistant(reply=reply(clarification()))).ask("Wat deed Utrecht?")
    assert (asked.status, asked.options) == ("clarify", ("Provincie Utrecht",))


def test_the_signals_are_the_assistants_with_the_support_that_came_of_them(
    system: AssistantSystem,
) -> None:
    signals = dict(system.ask(QUESTION).signals)
    support = signals.pop("support")
    assert 0 < support <= 1
    assert signals.keys() == asdict(Signals()).keys()
    assert signals["coverage"] > 0


def test_support_is_what_the_assistant_gave() -> None:
    given = replace(reply(), support=0.625, signals={"coverage": 0.5})
    assert over(FakeAssistant(reply=given)).ask("Wat?").signals == {
        "support": 0.625,
        "coverage": 0.5,
    }


def test_a_sentence_keeps_its_support_and_what_that_rests_on(system: AssistantSystem) -> None:
    (first, *_) = system.ask(QUESTION).sentences
    assert 0 < first.support < 1
    assert first.signals.keys() == asdict(SentenceSignals()).keys()


def test_timings_and_the_version_of_the_corpus_are_passed_on() -> None:
    given = over(FakeAssistant()).ask("Wat?")
    assert (given.timings_ms, given.corpus_version) == ({"search": 12.5}, "v1")


def test_enough_hits_are_asked_for_as_anybody_without_language_or_filters() -> None:
    fake = FakeAssistant(hits=[hit()] * (SEARCHED + 10))
    assert len(over(fake).ask("Wat?").hits) == SEARCHED
    for asked in fake.asked:
        assert asked.audience == PUBLIC
        assert (asked.filters, asked.language, asked.conversation_id) == (None, None, None)


def test_what_is_not_public_does_not_exist(system: AssistantSystem) -> None:
    assert system.document("geheim") is None
    found = system.ask("Wat was de geheime prijs van hergebruikt meubilair?").hits
    assert "geheim" not in {each.document_id for each in found}


def test_a_stored_document_has_its_text_and_language(system: AssistantSystem) -> None:
    assert system.document("meubilair") == StoredText(text=FURNITURE.text, language="nl-BE")
    assert system.document("niets") is None


def test_it_was_made_with_what_it_is_described_as_and_versions(system: AssistantSystem) -> None:
    made = system.made_with()
    assert made["model"] == "words"
    assert {"python", "leerkring", "haystack-ai"} <= made.keys()


def test_a_hit_keeps_its_chunk_by_id_and_place() -> None:
    given = hit()
    kept = run_hit(given)
    assert (kept.chunk_id, kept.score) == (given.chunk.chunk_id, given.score)
    assert (kept.start, kept.end) == (0, len(given.chunk.text))
