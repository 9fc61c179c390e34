from __future__ import annotations

import pytest

from ingest.text.invisible import without_invisible


@pytest.mark.parametrize(
    "hidden",
    [
        "in\u200bkopen",
        "in\u00adkopen",
        "\u202ein\u202ckopen",
        "\u2066in\u2069kopen\u200e",
        "inkopen\U000e0049\U000e0067\U000e007f",
        "inkopen\U000e0119\U000e0157",
        "in\u200dko\u200cpen",
        "inkopen\ufe0f\ufe0f",
        "\u200d\u200dinkopen\u200d",
        "in\u2063kopen\u3164",
    ],
)
def test_what_does_not_show_is_gone(hidden: str) -> None:
    assert without_invisible(hidden) == "inkopen"


@pytest.mark.parametrize(
    "text", ["👩‍🚀 en ❤️", "👨‍👩‍👧‍👦", "می‌خواهم", "क्‍ष", "één – ‘twee’", "", "©️"]
)
def test_joiners_that_shape_what_is_seen_stay(text: str) -> None:
    assert without_invisible(text) == text
