from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import (
    Answer,
    Cell,
    Clarification,
    Layout,
    Option,
    Outcome,
    Reason,
    Reply,
    Table,
    framing,
)
from assistant.phrases.catalogue import PHRASE_LANGUAGES, Phrase, phrase
from bots.slack.blocks.answer import answer_markdown, fallback_text, markdown_piece, message_parts
from bots.slack.blocks.ids import (
    AnswerValue,
    ChoiceValue,
    FeedbackValue,
    SourceValue,
    digest_of,
    value_of,
)
from bots.slack.blocks.messages import together
from bots.slack.blocks.table import without_tables
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
    check_message,
    nodes,
    shown_words,
)


def parts_of(found: Reply, **changes: Any) -> list[list[dict[str, Any]]]:
    options = {"language": "nl", "passes_on": True, "only_to_asker": False} | changes
    parts = message_parts(found, **options)
    for part in parts:
        check_message(part)
    return parts


def one_part(found: Reply, **changes: Any) -> list[dict[str, Any]]:
    (part,) = parts_of(found, **changes)
    return part


def many(count: int, *, document_id: str = "document", source: str = META.source) -> Answer:
    metas = [
        replace(META, document_id=f"{document_id}-{n}", title="T" * 500, source=source)
        for n in range(1, count + 1)
    ]
    citations = [
        citation(n, meta=meta, span=Span(start=n, end=n + 9, page=n))
        for n, meta in enumerate(metas, start=1)
    ]
    return answer([sentence(FIRST, range(1, count + 1))], citations)


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


def test_a_quotes_button_carries_where_it_stands() -> None:
    (first, _) = [
        node
        for node in nodes(one_part(reply()))
        if "Citaat" in str(node.get("text")) and node.get("type") == "button"
    ]
    given_value = SourceValue.from_json(value_of(first))
    found = citation()
    assert given_value == SourceValue(
        answer_id="a1",
        number=1,
        document_id=META.document_id,
        start=found.span.start,
        end=found.span.end,
        digest=digest_of(FIRST),
    )


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


def test_many_sources_are_a_short_list_and_a_menu_with_all_of_them() -> None:
    part = one_part(reply(many(60)))
    (menu,) = [node for node in nodes(part) if node.get("type") == "static_select"]
    assert len(menu["options"]) == 60
    values = [
        SourceValue.from_json(value_of({"selected_option": each})) for each in menu["options"]
    ]
    assert [value.number for value in values if value] == list(range(1, 61))
    assert "En nog 50 andere" in shown_words(part)


def test_a_document_with_an_endless_id_has_a_button_or_none() -> None:
    assert "static_select" not in str(one_part(reply(many(12, document_id="d" * 200))))
    assert "leerkring_source" not in str(
        action_ids(one_part(reply(many(2, document_id="d" * 3000))))
    )


def test_a_source_that_is_no_web_address_is_words() -> None:
    part = one_part(reply(many(1, source="javascript:alert(1)")))
    assert not [node for node in nodes(part) if "url" in node]
    assert "javascript:alert(1)" in shown_words(part)


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
    options = [Option(label=f"Optie {n} {'lang ' * 40}", filters={}) for n in range(1, 8)]
    unclear = Clarification(question="Wat bedoelt u met ‘Utrecht’?", options=tuple(options))
    part = one_part(reply(unclear))
    rows = [block["elements"] for block in part if block["type"] == "actions"]
    assert [len(row) for row in rows] == [5, 2]
    assert ChoiceValue.from_json(rows[1][1]["value"]) == ChoiceValue(answer_id="a1", number=7)
    assert rows[0][0]["text"]["text"].endswith(" lang…")
    assert "Utrecht" not in str(rows)


def test_no_answer_names_the_nearest_documents_and_says_why_in_the_language_of_the_question() -> (
    None
):
    part = one_part(reply(no_answer(nearest=[META]), language="en"), language="nl")
    assert "no answer" in part[0]["text"]
    assert "Komt het dichtst in de buurt" in shown_words(part)
    assert META.title in shown_words(part)


def test_a_table_is_one_with_numbers_and_what_does_not_fit_goes_on() -> None:
    part = one_part(reply(tabled()))
    assert part[0]["type"] == "table"
    assert part[0]["rows"][1][1]["text"] == f"{FIRST} [1]"
    row = (Cell(text="wie"), Cell(text="x" * 1_800, citations=(1,)))
    long = replace(tabled(), table=Table(columns=("A", "B"), rows=(row,) * 12))
    parts = parts_of(reply(long))
    assert [part[0]["type"] for part in parts] == ["table"] * 3
    assert sum(len(part[0]["rows"]) - 1 for part in parts) == 12
    assert [len(part) > 1 for part in parts] == [False, False, True]
    lists = without_tables(parts[0])
    check_message(lists)
    assert lists[0]["type"] == "rich_text"
    assert shown_words(lists).count("x" * 100) >= 5
    assert shown_words(lists).count("wie") == 5


def test_a_table_with_more_columns_than_slack_has_is_a_list() -> None:
    row = tuple(Cell(text=f"c{n}") for n in range(25))
    wide = replace(tabled(), table=Table(columns=tuple(f"k{n}" for n in range(25)), rows=(row,)))
    part = one_part(reply(wide))
    assert part[0]["type"] == "rich_text"
    assert "k24: \nc24" in shown_words(part)


def test_a_table_stands_with_its_words_and_its_sources_in_one_message() -> None:
    note = framing("De bronnen noemen verschillende cijfers.")
    told = replace(tabled(), sentences=(sentence(), note))
    part = one_part(reply(told))
    assert [block["type"] for block in part][:3] == ["table", "markdown", "rich_text"]
    assert part[1]["text"] == "De bronnen noemen verschillende cijfers."
    assert one_part(reply(told), is_streamed=True)[0] == part[0]


def test_a_link_in_the_list_goes_to_the_page_of_a_pdf() -> None:
    part = one_part(reply(many(1, source="https://example.org/rapport.pdf")))
    assert "https://example.org/rapport.pdf#page=1" in [node.get("url") for node in nodes(part)]


def test_blocks_of_several_messages_are_divided_again() -> None:
    row = (Cell(text="wie"), Cell(text="x" * 1_800, citations=(1,)))
    long = replace(tabled(), table=Table(columns=("A", "B"), rows=(row,) * 12))
    flat = [block for part in parts_of(reply(long)) for block in part]
    again = together([block] for block in flat)
    assert [block for part in again for block in part] == flat
    for part in again:
        check_message(part)


def test_a_translation_is_one_by_the_language_of_the_answer_not_of_slack() -> None:
    told = replace(sentence("La province a choisi."), verbatim=False)
    french = reply(replace(answer([told], [citation()]), writer="schrijver"), language="fr")
    assert "Nederlands, vertaald" in shown_words(one_part(french, language="nl"))
    dutch = replace(french, language="nl")
    assert "translated" not in shown_words(one_part(dutch, language="en"))


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
