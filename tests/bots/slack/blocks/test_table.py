from __future__ import annotations

from dataclasses import replace

from assistant.answer import (
    Cell,
    Table,
    framing,
)
from bots.slack.blocks.messages import together
from bots.slack.blocks.table import without_tables
from tests.support.replies import (
    FIRST,
    reply,
    sentence,
    tabled,
)
from tests.support.slack_blocks import (
    check_message,
    one_part,
    parts_of,
    shown_words,
)


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


def test_blocks_of_several_messages_are_divided_again() -> None:
    row = (Cell(text="wie"), Cell(text="x" * 1_800, citations=(1,)))
    long = replace(tabled(), table=Table(columns=("A", "B"), rows=(row,) * 12))
    flat = [block for part in parts_of(reply(long)) for block in part]
    again = together([block] for block in flat)
    assert [block for part in again for block in part] == flat
    for part in again:
        check_message(part)
