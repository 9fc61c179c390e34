"""Answers of the whole assistant with a chat model behind it that says what it is told to."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from assistant.access import PUBLIC
from assistant.answer import Answer, Delta, NoAnswer, Reply
from assistant.phrases.catalogue import Phrase, phrase
from assistant.service import Assistant, build_assistant
from assistant.settings import AssistantSettings
from tests.support.chat_models import (
    Endpoint,
    Said,
    chat_endpoint,
    fails,
    in_pieces,
    knows_no_schema,
    streams,
    structured,
)
from tests.support.chunks import build_document
from tests.support.embedders import WordEmbedder
from tests.support.list_index import build_index
from tests.support.scorers import WordScorer

QUESTION = "Hoe lang loopt het contract voor hergebruikt meubilair?"
QUOTE = "Het contract voor hergebruikt meubilair loopt tien jaar."
SHORTER = "Het contract voor meubilair loopt tien jaar."
SECOND = "De leverancier neemt oude bureaus terug."
FURNITURE = build_document(
    f"{QUOTE} De leverancier neemt oude bureaus terug en maakt er nieuwe van.",
    document_id="meubilair",
    title="Meubilair",
)
SECRET = build_document(
    "Het geheime contract voor hergebruikt meubilair loopt negen jaar.",
    document_id="geheim",
    access="participants",
)


@contextmanager
def assistant_with(
    *replies: Said | Callable[[Any], Said], **settings: Any
) -> Iterator[tuple[Assistant, Endpoint]]:
    embedder = WordEmbedder(common=0.0)
    indexes = {
        "public": build_index(embedder, FURNITURE),
        "participants": build_index(embedder, SECRET),
    }
    with chat_endpoint(*replies) as endpoint:
        defaults = {"chat_model": "schrijver", "chat_retries": 0, "chat_first_token": 2.0}
        chosen = AssistantSettings(
            _env_file=None, **{**defaults, "chat_url": endpoint.url, **settings}
        )
        yield (
            build_assistant(chosen, indexes=indexes, embedder=embedder, scorer=WordScorer()),
            endpoint,
        )


def answered(reply: Reply) -> Answer:
    assert isinstance(reply.outcome, Answer)
    return reply.outcome


def texts(reply: Reply) -> list[str]:
    return [sentence.text for sentence in answered(reply).sentences]


SAID = streams(*in_pieces(f"{SHORTER} [1] {SECOND} [1]"))


@pytest.mark.parametrize(
    "reply",
    [
        streams(*in_pieces(structured((SHORTER, [1]), (SECOND, [1])))),
        knows_no_schema(SAID),
        SAID,
    ],
    ids=["structured", "plain", "plain where a schema was asked for"],
)
def test_sentences_of_the_model_are_shown_with_exact_quotes(
    reply: Said | Callable[[Any], Said],
) -> None:
    with assistant_with(reply) as (assistant, _):
        answer = answered(assistant.ask(QUESTION, audience=PUBLIC))
    assert [sentence.text for sentence in answer.sentences] == [SHORTER, SECOND]
    assert not any(sentence.verbatim for sentence in answer.sentences)
    assert answer.writer == "schrijver"
    assert answer.citations[0].quote == QUOTE
    for citation in answer.citations:
        assert citation.quote == FURNITURE.text[citation.span.start : citation.span.end]


def test_a_quote_that_is_cited_again_keeps_its_number() -> None:
    again = "Hergebruikt meubilair heeft een contract dat tien jaar loopt."
    with assistant_with(streams(f"{SHORTER} [1] {again} [1]")) as (assistant, _):
        answer = answered(assistant.ask(QUESTION, audience=PUBLIC))
    assert [sentence.citations for sentence in answer.sentences] == [(1,), (1,)]
    assert [citation.number for citation in answer.citations] == [1]


def test_a_sentence_is_shown_while_the_next_one_is_still_being_written() -> None:
    slow = streams(f"{SHORTER} [1] ", *in_pieces(f"{SECOND} [1]", 4), pause=0.1)
    with assistant_with(slow) as (assistant, _):
        *events, reply = assistant.stream(QUESTION, audience=PUBLIC)
    first = next(event for event in events if isinstance(event, Delta))
    assert first.sentence.text == SHORTER
    assert isinstance(reply, Reply)
    still_written = reply.timings_ms["total"] - reply.timings_ms["first_sentence"]
    assert still_written > 500


@pytest.mark.parametrize(
    "reply",
    [
        fails(500),
        fails(429),
        streams(),
        streams(SHORTER, wait=3),
        Said(body=b"<html>", headers={"Content-Type": "text/html"}),
    ],
    ids=["5xx", "quota", "empty", "slow", "garbage"],
)
def test_a_model_that_fails_leaves_the_answer_to_quotes_says_so_and_logs_the_id(
    reply: Said, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    with assistant_with(reply, chat_first_token=0.3) as (assistant, endpoint):
        given = assistant.ask(QUESTION, audience=PUBLIC)
        assert texts(given) == [QUOTE, phrase("nl", Phrase.CHAT_MODEL_FAILED)]
        assert answered(given).writer == "extractive"
        assert f"answer {given.answer_id}: The chat model at {endpoint.url}" in caplog.text
        assert QUESTION not in caplog.text


@pytest.mark.parametrize(
    "lie",
    [
        "Het contract voor hergebruikt meubilair loopt twaalf jaar.",
        "Het contract voor hergebruikt meubilair van Ikea loopt tien jaar.",
        "Het contract loopt tien jaar, zie https://example.org/meer.",
        "Alle overheden kopen voortaan verplicht hergebruikt.",
    ],
)
def test_a_lie_is_never_shown(lie: str) -> None:
    with assistant_with(streams(f"{lie} [1]")) as (assistant, _):
        given = assistant.ask(QUESTION, audience=PUBLIC)
    assert texts(given)[0] == QUOTE
    assert lie not in texts(given)


def test_after_a_failure_the_next_question_does_not_wait_for_the_model() -> None:
    with assistant_with(streams(SHORTER, wait=3), chat_first_token=0.3) as (assistant, endpoint):
        assistant.ask(QUESTION, audience=PUBLIC)
        given = assistant.ask(QUESTION, audience=PUBLIC)
        assert texts(given)[-1] == phrase("nl", Phrase.CHAT_MODEL_FAILED)
        assert len(endpoint.requests) == 1


def test_what_was_shown_before_the_model_broke_off_stays() -> None:
    with assistant_with(streams(f"{SHORTER} [1] De lever", cut=True)) as (assistant, _):
        given = assistant.ask(QUESTION, audience=PUBLIC)
    assert texts(given) == [SHORTER, phrase("nl", Phrase.CHAT_MODEL_CUT_OFF)]
    assert answered(given).writer == "schrijver"


def test_the_model_sees_no_document_that_the_asker_may_not_read() -> None:
    with assistant_with(SAID) as (assistant, endpoint):
        assistant.ask(QUESTION, audience=PUBLIC)
        assistant.ask(QUESTION, audience=PUBLIC | {"participants"})
        (_, public), (_, everything) = (endpoint.messages(n)[1] for n in (0, 1))
    assert "geheime" not in public
    assert "geheime" in everything


def test_a_question_that_the_passages_do_not_answer_is_not_put_to_the_model() -> None:
    with assistant_with(SAID) as (assistant, endpoint):
        given = assistant.ask("Wat kost een paspoort in Frankrijk?", audience=PUBLIC)
        assert isinstance(given.outcome, NoAnswer)
        assert endpoint.requests == []


def test_the_key_and_the_question_stand_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    for name in ("assistant", "haystack"):
        caplog.set_level(logging.DEBUG, logger=name)
    with assistant_with(SAID, chat_key="geheim-123") as (assistant, _):
        assistant.ask(QUESTION, audience=PUBLIC)
    assert "geheim-123" not in caplog.text
    assert QUESTION not in caplog.text


def test_without_a_chat_model_nothing_of_one_is_imported() -> None:
    script = (
        "import sys\n"
        "from assistant.settings import AssistantSettings\n"
        "from assistant.supported import CalibratedScorer, Checker\n"
        "from assistant.write.choose import make_writer\n"
        "make_writer(AssistantSettings(_env_file=None), Checker(None, CalibratedScorer()))\n"
        "print(sorted({'openai', 'haystack', 'text_to_num', 'babel', 'assistant.claims.missing',"
        " 'assistant.write.generative', 'assistant.entailment.entail'} & {*sys.modules}))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603  our own words
    assert ran.stdout.strip() == "[]"
