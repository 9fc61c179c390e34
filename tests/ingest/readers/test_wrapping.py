from __future__ import annotations

import pytest

from ingest.readers.wrapping import join_lines, join_two


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("circulair inko-", "pen loont"), "circulair inkopen loont"),
        (("Noord-", "Holland"), "Noord-Holland"),
        (("CO2-", "reductie"), "CO2-reductie"),
        (("ICT-", "apparatuur"), "ICT-apparatuur"),
        (("in-", "en uitvoer"), "in- en uitvoer"),
        (("e-", "mail"), "e-mail"),
        (("zee-", "egel"), "zee-egel"),
        (("twee -", "of drie"), "twee - of drie"),
        (("een", "twee"), "een twee"),
        (("2019-", "2020"), "2019-2020"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_whole_again(
    lines: tuple[str, str], joined: str
) -> None:
    assert join_two(*lines) == joined


def test_lines_are_joined_by_single_spaces() -> None:
    assert join_lines(["  een ", "", "twee", " drie"]) == "een twee drie"
