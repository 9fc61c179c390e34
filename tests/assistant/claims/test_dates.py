from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.claims.dates import Date, dates, without


@pytest.mark.parametrize(
    "text",
    [
        "12 maart 2018",
        "12.3.2018",
        "12-03-2018",
        "12/3/2018",
        "2018-03-12",
        "March 12, 2018",
        "the 12th of March 2018",
        "le 12 mars 2018",
        "am 12. März 2018",
        "12 mrt. 2018",
    ],
)
def test_a_date_is_the_same_however_it_is_written(text: str) -> None:
    assert [found.date for found in dates(f"Dat was {text}, zei men.")] == [
        Date(year=2018, month=3, day=12)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in mei 2019", Date(year=2019, month=5)),
        ("en août 2021", Date(year=2021, month=8)),
        ("seit Dezember", Date(month=12)),
        ("vanaf 3 juni", Date(month=6, day=3)),
        ("le 1er avril", Date(month=4, day=1)),
        ("It was in May", Date(month=5)),
    ],
)
def test_parts_of_a_date_are_dates(text: str, expected: Date) -> None:
    assert [found.date for found in dates(text)] == [expected]


@pytest.mark.parametrize(
    "text", ["May be later", "they march on", "artikel 2.114", "2.5.1", "15.13.2018", "2018"]
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert dates(text) == []


def test_a_date_gives_its_parts_and_nothing_else() -> None:
    whole = Date(year=2018, month=3, day=12)
    assert Date(year=2018, month=3).is_given_by(whole)
    assert Date(month=3, day=12).is_given_by(whole)
    assert not whole.is_given_by(Date(year=2018, month=3))
    assert not Date(year=2019, month=3).is_given_by(whole)


def test_dates_are_blanked_out_in_their_place() -> None:
    text = "Op 3 juni 2020 begon het."
    assert without(text, dates(text)) == "Op             begon het."


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)))
def test_any_day_reads_the_same_in_figures(day: date) -> None:
    expected = [Date(year=day.year, month=day.month, day=day.day)]
    assert [found.date for found in dates(day.isoformat())] == expected
    assert [found.date for found in dates(f"{day.day}.{day.month}.{day.year}")] == expected
