"""Whatever a real model writes, what is shown is verified or a quote."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.access import PUBLIC
from assistant.answer import EXTRACTIVE, Answer, Delta, Reply
from assistant.phrases.catalogue import Phrase, phrase
from assistant.quoting import shown
from assistant.service import Assistant, build_assistant
from assistant.settings import AssistantSettings
from assistant.write.unfit import unfit
from ingest.document import StoredDocument
from tests.support.chunks import build_document
from tests.support.embedders import WordEmbedder
from tests.support.list_index import build_index
from tests.support.small_chat_model import NAME, small_chat_model

pytestmark = pytest.mark.integration

DOCUMENTS = {
    document.meta.document_id: document
    for document in (
        build_document(
            "The contract for reused furniture runs for 10 years. The supplier takes old desks "
            "back and makes new ones of them. It is worth 2.5 million euros.",
            document_id="furniture",
            title="Reused furniture",
            language="en",
        ),
        build_document(
            "The grid operator chose a contract of 15 years for safety clothing. "
            "Worn clothing goes back to the supplier.",
            document_id="clothing",
            title="Safety clothing",
            organisation="Alliander",
            language="en",
        ),
    )
}
QUESTIONS = (
    "How long does the contract for reused furniture run?",
    "What happens to worn safety clothing of the supplier?",
    "What is the contract for reused furniture worth in million euros?",
)


@pytest.fixture(scope="module")
def assistant() -> Iterator[Assistant]:
    embedder = WordEmbedder(common=0.0)
    index = build_index(embedder, *DOCUMENTS.values())
    with small_chat_model() as url:
        settings = AssistantSettings(
            _env_file=None,
            chat_url=url,  # type: ignore[arg-type]  # pydantic reads the words
            chat_model=NAME,
            chat_max_tokens=52,
            chat_first_token=60,
            chat_timeout=120,
            answer_words=30,
        )
        yield build_assistant(settings, indexes={"public": index}, embedder=embedder)


def stored(document_id: str) -> StoredDocument:
    return DOCUMENTS[document_id]


@pytest.mark.parametrize("question", QUESTIONS)
def test_whatever_a_real_model_writes_what_is_shown_is_verified_or_a_quote(
    question: str, assistant: Assistant
) -> None:
    *events, reply = assistant.stream(question, audience=PUBLIC, language="en")
    assert isinstance(reply, Reply)
    answer = reply.outcome
    assert isinstance(answer, Answer)
    told = [sentence for sentence in answer.sentences if sentence.citations]
    notes = [sentence.text for sentence in answer.sentences if not sentence.citations]
    assert told
    assert [e.sentence for e in events if isinstance(e, Delta)] == list(answer.sentences)
    quotes = {citation.number: citation for citation in answer.citations}
    for citation in answer.citations:
        text = stored(citation.meta.document_id).text
        assert citation.quote == text[citation.span.start : citation.span.end]
    for sentence in told:
        quoted = [shown(quotes[number].quote) for number in sentence.citations]
        assert sentence.verbatim == ([sentence.text] == quoted)
        assert sentence.verbatim or unfit(sentence.text) is None
    failed = phrase("en", Phrase.CHAT_MODEL_FAILED)
    assert failed not in notes, "the model is to be asked, and to answer"
    assert answer.writer in (NAME, EXTRACTIVE)
    assert bool(notes) or answer.writer == NAME
