from __future__ import annotations

from ingest.readers.tables import markdown_table


def test_the_first_row_of_several_columns_is_the_header() -> None:
    table = markdown_table([["a", "b", "c"], ["1", "2", "3"]])
    assert table == "| a | b | c |\n| --- | --- | --- |\n| 1 | 2 | 3 |"


def test_in_two_columns_of_words_every_row_stays_a_fact() -> None:
    header, _, *rows = markdown_table([["Organisatie", "Gent"], ["Fase", "Gunnen"]]).split("\n")
    assert header == "|  |  |"
    assert rows == ["| Organisatie | Gent |", "| Fase | Gunnen |"]


def test_words_above_figures_are_a_header() -> None:
    table = markdown_table([["Jaar", "Aantal"], ["2018", "40"], ["2019", "50"]])
    assert table.startswith("| Jaar | Aantal |\n")


def test_bars_and_line_ends_within_a_cell_do_not_break_the_table() -> None:
    assert "| x\\|y z |" in markdown_table([["x|y\nz"]], has_header=False)


def test_empty_rows_and_columns_are_left_out() -> None:
    table = markdown_table([["a", "", "b"], ["", "", ""], ["c", "", "d"]], has_header=True)
    assert table == "| a | b |\n| --- | --- |\n| c | d |"


def test_nothing_but_empty_cells_is_no_table() -> None:
    assert markdown_table([["", ""], [""]]) == ""
