from __future__ import annotations

from assistant.quoting import header_of, shown, shown_row
from ingest.document import Chunk, Span
from tests.support.chunks import build_chunk

TABLE = "| jaar | kg |\n|---|---|\n| 2017 | 800 |\n| 2018 | 950 |"


def row_of(chunk: Chunk, row: str) -> Span:
    start = chunk.start + chunk.text.index(row)
    return Span(start=start, end=start + len(row))


def header(text: str, row: str, *, start: int = 0) -> tuple[str, ...]:
    chunk = build_chunk(text, start=start)
    return header_of(chunk, row_of(chunk, row))


def test_a_quote_is_shown_on_one_line() -> None:
    assert shown("De omvang is\n  2,5 miljoen euro. ") == "De omvang is 2,5 miljoen euro."


def test_a_row_is_shown_as_its_cells_without_the_empty_ones() -> None:
    assert shown("| 2017 |  | 800 |") == "2017 – 800"


def test_a_bar_in_a_cell_parts_no_cells_and_is_shown_without_its_escape() -> None:
    assert shown(r"| A \| B | 800 \| |") == "A | B – 800 |"


def test_each_cell_of_a_row_stands_behind_the_head_of_its_column() -> None:
    assert shown_row("| 2017 |  | 800 |", ("jaar", "lot", "kg")) == "[jaar] 2017 – [kg] 800"


def test_a_column_without_a_head_has_its_cell_alone() -> None:
    assert shown_row("| Hattem | 800 |", ("", "kg")) == "Hattem – [kg] 800"


def test_the_heads_of_a_row_are_those_of_its_table() -> None:
    assert header(f"Zie hier:\n\n{TABLE}\n\nEinde.", "| 2018 | 950 |", start=40) == ("jaar", "kg")


def test_empty_heads_and_escaped_bars_keep_the_columns_apart() -> None:
    table = "|  | kg \\| ton |\n| :--- | ---: |\n| Hattem |  |"
    assert header(table, "| Hattem |  |") == ("", "kg | ton")


def test_a_second_table_has_heads_of_its_own() -> None:
    other = "| stad | prijs |\n|---|---|\n| Gent | 40 |"
    assert header(f"{TABLE}\n\n{other}", "| Gent | 40 |") == ("stad", "prijs")


def test_a_row_of_dashes_is_no_rule_with_heads_above_it() -> None:
    table = "| jaar | kg |\n|---|---|\n| 2017 | 800 |\n| --- | --- |\n| 2018 | 950 |"
    assert header(table, "| 2018 | 950 |") == ("jaar", "kg")


def test_where_the_table_begins_in_another_chunk_there_are_no_heads() -> None:
    rows = "| 2017 | 800 |\n| - | - |\n| 2018 | 950 |"
    assert header(rows, "| 2018 | 950 |") == ()


def test_a_row_with_more_or_fewer_cells_than_heads_has_none() -> None:
    uneven = f"{TABLE}\n| 2019 | 700 | geschat |\n| 2020 |"
    assert header(uneven, "| 2019 | 700 | geschat |") == ()
    assert header(uneven, "| 2020 |") == ()


def test_the_heads_themselves_and_sentences_have_none() -> None:
    text = f"{TABLE}\nEinde."
    assert header(text, "| jaar | kg |") == ()
    assert header(text, "Einde.") == ()
