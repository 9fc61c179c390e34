"""Conversations through the assistant itself, over made-up organisations."""

from __future__ import annotations

import pytest

from assistant.access import PUBLIC
from assistant.answer import Answer, Clarification, Option, Reply
from assistant.conversation import Conversations
from assistant.errors import ConversationIdError, EmptyQuestionError
from assistant.journal.port import NoJournal
from assistant.journal.port import Turn as KeptTurn
from assistant.question import Question
from assistant.service import Assistant, build_assistant
from assistant.settings import AssistantSettings
from tests.support.chunks import build_document
from tests.support.embedders import WordEmbedder
from tests.support.list_index import build_index

CARPET = build_document(
    "De stad kocht gebruikt tapijt. Het tapijt van de stad kostte 900 euro.",
    document_id="stad",
    title="Stad Borghoven: tapijt",
    organisation="Stad Borghoven",
)
SHEETS = build_document(
    "De kliniek huurde lakens. De lakens van de kliniek kostten 400 euro.",
    document_id="kliniek",
    title="Kliniek Borghoven: lakens",
    organisation="Kliniek Borghoven",
)
BENCHES = build_document(
    "De gemeente kocht banken van bamboe. De banken kostten 700 euro.",
    document_id="banken",
    title="Gemeente Zandwijk: banken",
    organisation="Gemeente Zandwijk",
)
HIDDEN = build_document(
    "De gemeente kocht geheime banken van goud.",
    document_id="geheim",
    title="Gemeente Goudwijk: banken",
    organisation="Gemeente Goudwijk",
    access="buyers",
)
BUYERS = PUBLIC | {"buyers"}
WHO = {
    "nl": ("Wat deed Borghoven?", "de tweede", "de stad"),
    "fr": ("Quels résultats pour Borghoven ?", "la deuxième", "la ville"),
    "en": ("What did Borghoven do?", "the second one", "the city"),
    "de": ("Was hat Borghoven gemacht?", "die zweite", "die Stadt"),
}


@pytest.fixture
def assistant() -> Assistant:
    return assistant_over()


def assistant_over(journal: NoJournal | None = None, *, limit: int = 500) -> Assistant:
    embedder = WordEmbedder()
    indexes = {
        "public": build_index(embedder, CARPET, SHEETS, BENCHES),
        "buyers": build_index(embedder, HIDDEN),
    }
    settings = AssistantSettings(_env_file=None, question_limit=limit)
    return build_assistant(settings, indexes=indexes, embedder=embedder, journal=journal)


def talk(assistant: Assistant, *questions: str, language: str | None = None) -> list[Reply]:
    replies: list[Reply] = []
    for question in questions:
        before = replies[-1].conversation_id if replies else None
        replies.append(
            assistant.ask(question, audience=PUBLIC, language=language, conversation_id=before)
        )
    return replies


def test_a_follow_up_is_searched_for_as_it_is_meant_and_shown_as_it_was_typed(
    assistant: Assistant,
) -> None:
    first, second = talk(
        assistant, "Welke gemeente kocht banken van bamboe?", "Hoeveel kostte dat?"
    )
    assert first.searched_for is None
    assert second.question == "Hoeveel kostte dat?"
    assert second.searched_for == "Hoeveel kostte dat bij banken van bamboe van Gemeente Zandwijk?"
    assert second.conversation_id == first.conversation_id
    assert isinstance(second.outcome, Answer)
    assert {c.meta.document_id for c in second.outcome.citations} == {"banken"}


def test_a_question_of_its_own_is_searched_for_as_it_is(assistant: Assistant) -> None:
    *_, last = talk(
        assistant, "Welke gemeente kocht banken?", "Wie huurde lakens voor een kliniek?"
    )
    assert last.searched_for is None


def test_the_answer_is_in_the_language_of_the_follow_up(assistant: Assistant) -> None:
    *_, last = talk(assistant, "Welke gemeente kocht banken?", "And how much did it cost?")
    assert last.language == "en"
    *_, last = talk(assistant, "Welke gemeente kocht banken?", "And carpet?", language="fr")
    assert last.language == "fr"


@pytest.mark.parametrize("language", WHO)
def test_a_choice_by_number_is_taken_and_kept(assistant: Assistant, language: str) -> None:
    question, number, _ = WHO[language]
    unclear, chosen, again = talk(assistant, question, number, question)
    assert isinstance(unclear.outcome, Clarification)
    organisation = unclear.outcome.options[1].filters["organisation"]
    assert chosen.filters["organisation"] == organisation
    assert again.filters["organisation"] == organisation
    assert str(organisation[0]) in (again.searched_for or "")
    assert not isinstance(again.outcome, Clarification)
    assert {chosen.language, again.language} == {language}


@pytest.mark.parametrize("language", WHO)
def test_a_choice_by_a_word_is_taken(assistant: Assistant, language: str) -> None:
    question, _, word = WHO[language]
    _, chosen = talk(assistant, question, word)
    assert chosen.filters["organisation"] == ("Stad Borghoven",)


def test_another_meaning_that_is_named_goes_before_the_one_that_was_chosen(
    assistant: Assistant,
) -> None:
    *_, other = talk(
        assistant, "Wat deed Borghoven?", "1", "Hoe kwam de kliniek Borghoven aan lakens?"
    )
    assert other.filters == {}
    assert other.searched_for is None


def test_a_choice_is_forgotten_when_another_subject_begins(assistant: Assistant) -> None:
    *_, again = talk(
        assistant,
        "Wat deed Borghoven?",
        "1",
        "Iets anders: wie kocht banken?",
        "Wat deed Borghoven?",
    )
    assert isinstance(again.outcome, Clarification)


def test_a_choice_with_its_own_filters_is_kept_too(assistant: Assistant) -> None:
    unclear = assistant.ask("Wat deed Borghoven?", audience=PUBLIC)
    assert isinstance(unclear.outcome, Clarification)
    option = unclear.outcome.options[0]
    chosen = assistant.ask(
        option.label,
        filters=option.filters,
        audience=PUBLIC,
        conversation_id=unclear.conversation_id,
    )
    again = assistant.ask(
        "Wat deed Borghoven?", audience=PUBLIC, conversation_id=unclear.conversation_id
    )
    assert (chosen.searched_for or "").startswith("Wat deed ")
    assert again.filters["organisation"] == option.filters["organisation"]


def test_nothing_of_one_conversation_comes_into_another(assistant: Assistant) -> None:
    talk(assistant, "Welke gemeente kocht banken?")
    alone = assistant.ask("Hoeveel kostte dat?", audience=PUBLIC, conversation_id="f" * 32)
    assert alone.searched_for is None
    assert alone.conversation_id == "f" * 32


def test_a_short_id_that_was_not_given_out_is_not_shared(assistant: Assistant) -> None:
    first = assistant.ask("Wie kocht banken?", audience=PUBLIC, conversation_id="test")
    second = assistant.ask("Hoeveel kostte dat?", audience=PUBLIC, conversation_id="test")
    assert len({first.conversation_id, second.conversation_id, "test"}) == 3
    assert second.searched_for is None


def test_what_buyers_asked_is_nothing_that_the_public_can_go_on_with(assistant: Assistant) -> None:
    closed = assistant.ask("Welke gemeente kocht banken van goud?", audience=BUYERS)

    def searched_for(audience: frozenset[str]) -> str | None:
        return assistant.ask(
            "Wat ging er mis?", audience=audience, conversation_id=closed.conversation_id
        ).searched_for

    assert "Goudwijk" in (searched_for(BUYERS) or "")
    assert searched_for(PUBLIC) is None


@pytest.mark.parametrize("given", ["", "a b", "../etc", "x" * 65, "é"])
def test_what_can_be_no_id_is_refused_with_a_way_out(assistant: Assistant, given: str) -> None:
    with pytest.raises(ConversationIdError, match="leave it out"):
        assistant.ask("Wie?", audience=PUBLIC, conversation_id=given)


def test_a_question_without_a_word_is_refused_in_a_conversation_too(assistant: Assistant) -> None:
    with pytest.raises(EmptyQuestionError):
        talk(assistant, "Wie kocht banken?", "?")


def test_a_conversation_that_is_forgotten_can_not_be_gone_on_with(assistant: Assistant) -> None:
    (first,) = talk(assistant, "Welke gemeente kocht banken?")
    assistant.forget(first.conversation_id)
    after = assistant.ask(
        "Hoeveel kostte dat?", audience=PUBLIC, conversation_id=first.conversation_id
    )
    assert after.searched_for is None


class _Kept(NoJournal):
    """A journal that knows one conversation."""

    def turns(
        self,
        conversation_id: str,
        *,
        audience: frozenset[str],  # noqa: ARG002  the port's name
        limit: int = 6,  # noqa: ARG002  as above
    ) -> tuple[KeptTurn, ...]:
        asked = KeptTurn(
            question="En banken?",
            searched_for="Wie kocht banken?",
            language="nl",
            status="answered",
        )
        return (asked,) if conversation_id == "old" else ()


def test_a_conversation_of_before_the_process_began_comes_from_the_journal() -> None:
    assistant = assistant_over(_Kept())
    reply = assistant.ask("En lakens?", audience=PUBLIC, conversation_id="old")
    assert reply.searched_for == "Wie kocht lakens?"
    assert reply.conversation_id == "old"


def test_a_question_that_would_become_too_long_is_left_as_it_was() -> None:
    assistant = assistant_over(limit=100)
    long = f"Welke gemeente kocht banken {'zeer ' * 13}goed?"
    assert len(long) < 100
    assert [r.searched_for for r in talk(assistant, long, "En in Nederland?")] == [None, None]


def test_a_choice_that_makes_a_question_too_long_is_no_choice() -> None:
    asked = f"Wat deed Utrecht met {'zeer ' * 6}goed?"
    unclear = Clarification(
        question="Welke?",
        term="Utrecht",
        options=tuple(
            Option(label=label, filters={"organisation": (label,)})
            for label in ("Gemeente Utrecht", "Provincie Utrecht met een lange naam")
        ),
    )
    conversations = Conversations()
    first = conversations.hear(
        asked, conversation_id=None, audience=PUBLIC, language="nl", limit=60
    )
    question = Question(text=asked, language="nl")
    conversations.remember(first, question, unclear)
    heard = conversations.hear(
        "de tweede",
        conversation_id=first.conversation_id,
        audience=PUBLIC,
        language="nl",
        limit=60,
    )
    assert (heard.text, heard.filters, heard.chosen) == ("de tweede", {}, None)


def test_who_keeps_the_conversation_may_tell_it_instead(assistant: Assistant) -> None:
    told = assistant.ask(
        "En wat kostten ze?",
        audience=PUBLIC,
        earlier=("", "Welke gemeente kocht banken van bamboe?", "Hoeveel kostte dat?"),
    )
    assert told.searched_for is not None
    assert "banken van bamboe" in told.searched_for
    alone = assistant.ask("En wat kostten ze?", audience=PUBLIC)
    assert alone.searched_for is None


def test_what_is_remembered_goes_before_what_is_told(assistant: Assistant) -> None:
    (first,) = talk(assistant, "Welke gemeente kocht banken van bamboe?")
    follow_up = assistant.ask(
        "Hoeveel kostte dat?",
        audience=PUBLIC,
        conversation_id=first.conversation_id,
        earlier=("Wie huurde lakens voor een kliniek?",),
    )
    assert follow_up.searched_for is not None
    assert "bamboe" in follow_up.searched_for
    assert "lakens" not in follow_up.searched_for
