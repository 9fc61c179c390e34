from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import (
    Clarification,
    Layout,
    Option,
    Outcome,
    Reason,
    framing,
)
from assistant.phrases.catalogue import PHRASE_LANGUAGES, Phrase, phrase
from bots.slack.blocks.answer import answer_markdown, fallback_text, markdown_piece
from bots.slack.blocks.ids import (
    VALUE_LIMIT,
    AnswerValue,
    ChoiceValue,
    FeedbackValue,
)
from ingest.document import Span
from tests.support.replies import (
    FIRST,
    META,
    SECOND,
    answer,
    citation,
    clarification,
    no_answer,
    reply,
    sentence,
    tabled,
)
from tests.support.slack_blocks import (
    action_ids,
    check_inactive,
    nodes,
    one_part,
    parts_of,
    shown_words,
)
from tests.support.slack_samples import many


def test_an_answer_has_its_text_its_sources_its_evidence_and_its_buttons() -> None:
    part = one_part(reply())
    assert [block["type"] for block in part] == [
        "markdown",
        "rich_text",
        "actions",
        "context",
        "context_actions",
        "actions",
    ]
    assert "[1] " in shown_words(part)
    assert "onder ‘Lessen’, Nederlands" in shown_words(part).replace("\n", "")
    assert "(onze samenvatting van deze bron)" in shown_words(part)
    assert "Onderbouwing: 1 document" in shown_words(part)
    assert "Vraag een mens" in shown_words(part)


def test_what_was_streamed_is_not_said_again() -> None:
    part = one_part(reply(), is_streamed=True)
    assert "markdown" not in {block["type"] for block in part}
    assert part == one_part(reply())[1:]


@pytest.mark.parametrize("language", PHRASE_LANGUAGES)
@pytest.mark.parametrize(
    "outcome",
    [
        answer(),
        answer(layout=Layout.STEPS),
        answer(layout=Layout.LIST),
        tabled(),
        no_answer(nearest=[META]),
        no_answer(Reason.OUT_OF_DOMAIN),
        clarification(),
        many(60),
    ],
)
def test_slack_takes_every_outcome_in_every_language(outcome: Outcome, language: str) -> None:
    found = replace(reply(outcome, language=language), searched_for="Wat kost een stoel?")
    for only in (True, False):
        parts_of(found, language=language, only_to_asker=only, is_streamed=only)
    assert phrase(language, Phrase.SEARCHED_FOR) in shown_words(parts_of(found, language=language))


def test_only_an_answer_to_its_asker_can_be_shared_and_only_people_are_asked() -> None:
    assert "leerkring_share" in action_ids(one_part(reply(), only_to_asker=True))
    assert "leerkring_share" not in action_ids(one_part(reply()))
    assert "leerkring_share" not in action_ids(one_part(reply(no_answer()), only_to_asker=True))
    assert "leerkring_ask_human" in action_ids(one_part(reply(no_answer())))
    assert "leerkring_ask_human" not in action_ids(one_part(reply(), passes_on=False))


def test_the_thumbs_carry_the_answer() -> None:
    (row,) = [block for block in one_part(reply()) if block["type"] == "context_actions"]
    (element,) = row["elements"]
    values = [
        FeedbackValue.from_json(element[name]["value"])
        for name in ("positive_button", "negative_button")
    ]
    assert [value and (value.answer_id, value.rating.value) for value in values] == [
        ("a1", "up"),
        ("a1", "down"),
    ]


def test_options_are_buttons_five_in_a_row_without_words_of_the_question() -> None:
    options = [Option(label=f"Optie {n} {'läng ' * 40}", filters={}) for n in range(1, 7)]
    options.append(Option(label="Optie " * 80, filters={}))
    unclear = Clarification(question="Wat bedoel je met ‘Utrecht’?", options=tuple(options))
    part = one_part(reply(unclear))
    rows = [block["elements"] for block in part if block["type"] == "actions"]
    assert [len(row) for row in rows] == [5, 2]
    assert ChoiceValue.from_json(rows[0][1]["value"]) == ChoiceValue(
        answer_id="a1", number=2, label=options[1].label
    )
    assert ChoiceValue.from_json(rows[1][1]["value"]) == ChoiceValue(answer_id="a1", number=7)
    assert all(len(button["value"]) <= VALUE_LIMIT for row in rows for button in row)
    assert rows[0][0]["text"]["text"].endswith(" läng…")
    assert "Utrecht" not in str(rows)


def test_no_answer_names_the_nearest_documents_and_says_why_in_the_language_of_the_question() -> (
    None
):
    part = one_part(reply(no_answer(nearest=[META]), language="en"), language="nl")
    assert "no answer" in part[0]["text"]
    assert "Komt het dichtst in de buurt" in shown_words(part)
    assert META.title in shown_words(part)


def test_pieces_are_lines_of_their_own_and_framing_a_paragraph() -> None:
    outcome = answer([sentence(), sentence(SECOND, (2,)), framing("Let op.")], layout=Layout.STEPS)
    streamed = "".join(
        markdown_piece(each, layout=Layout.STEPS, number=number)
        for number, each in enumerate(outcome.sentences, start=1)
    )
    assert streamed.splitlines()[0] == f"1. {FIRST.replace('.', '.')} [1]"
    assert streamed.splitlines()[2:] == ["", "Let op."]
    assert answer_markdown(reply(outcome)) == streamed.strip()


def test_an_endless_text_is_several_messages_with_the_sources_in_the_last() -> None:
    told = [sentence(f"Zin {n} gaat over stoelen en tafels in het gebouw.") for n in range(400)]
    parts = parts_of(reply(answer(told)))
    assert len(parts) > 2
    assert all(len(part) == 1 for part in parts[:-1])
    assert all(part[0]["text"].endswith("[1]") for part in parts)


@pytest.mark.parametrize("outcome", [answer(), tabled(), no_answer(), clarification()])
def test_a_notification_is_short_and_in_the_askers_language(outcome: Outcome) -> None:
    text = fallback_text(reply(outcome, language="fr"))
    assert text
    assert len(text) < 400
    assert "\n" not in text


HOSTILE: Sequence[str] = (
    "<!channel> <@U123> <#C1> [x](https://evil.example) ![i](https://evil.example/i.png)",
    "`code` ```fence``` *vet* _schuin_ ~door~ :smile: @here #general",
    "שלום עולם \u202e אבג",
    "\ud800 lone",
)


@settings(deadline=None, max_examples=40)
@given(st.one_of(st.text(max_size=300), st.sampled_from(HOSTILE)), st.sampled_from(["", None, "O"]))
def test_no_words_of_a_document_break_a_message(text: str, organisation: str | None) -> None:
    meta = replace(META, title=text, organisation=organisation, document_id=text or "d")
    span = Span(start=0, end=9, section=(text,))
    outcome = answer([sentence(text)], [citation(1, text, meta=meta, span=span)])
    for part in parts_of(reply(outcome)):
        assert "user" not in {node.get("type") for node in nodes(part)}
        assert {node["url"] for node in nodes(part) if "url" in node} <= {META.source}
    check_inactive(fallback_text(reply(outcome)))
    parts_of(reply(no_answer(nearest=[meta])))
    unclear = Clarification(question=text, options=(Option(label=text, filters={}),))
    parts_of(reply(unclear))
    assert AnswerValue.from_json(text) is None
