from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.journal.port import Rating
from bots.slack.blocks.ids import (
    CHOICES,
    SOURCE,
    SOURCES,
    AnswerValue,
    ChannelValue,
    ChoiceValue,
    Coded,
    FeedbackValue,
    PlaceValue,
    SourceValue,
    choice_id,
    source_id,
    value_of,
)

VALUES: list[Coded] = [
    SourceValue(
        answer_id="a" * 32, number=60, document_id="d" * 77, start=1, end=99, digest="abcdef"
    ),
    FeedbackValue(answer_id="a1", rating=Rating.DOWN),
    ChoiceValue(answer_id="a1", number=3, label="Provincie Utrecht"),
    AnswerValue(answer_id="a1"),
    PlaceValue(answer_id="a1", channel="C1", thread_ts="1.2"),
    ChannelValue(),
]


@pytest.mark.parametrize("value", VALUES)
def test_a_value_comes_back_as_it_went(value: Coded) -> None:
    assert type(value).from_json(value.to_json()) == value
    assert len(value.to_json()) <= 150


@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_not_taken_for_one_of_another_kind(value: Coded) -> None:
    for other in VALUES:
        if type(other) is not type(value):
            assert type(other).from_json(value.to_json()) is None


@pytest.mark.parametrize(
    "malformed",
    [
        None,
        7,
        "",
        "a1",
        "[]",
        "{}",
        '["c"]',
        '["c","a1"]',
        '["c","a1","3",""]',
        '["c","a1",true,""]',
        '["c","a1",3.0,""]',
        '["c","a1",-1,""]',
        '["c","a1",NaN,""]',
        '["c",["a1"],3,""]',
        '["c","a1",3,4]',
        '["c","a1",3]',
        '["c","a1",3,"",""]',
        f'["c","a1",{"9" * 5_000},""]',
        "[" * 2_900,
        json.dumps(["c", "x" * 1_600, 3, ""]),
    ],
)
def test_what_is_malformed_is_nothing(malformed: object) -> None:
    assert ChoiceValue.from_json(malformed) is None


def test_a_rating_that_is_none_is_nothing() -> None:
    assert FeedbackValue.from_json('["f","a1","sideways"]') is None


@settings(deadline=None, max_examples=60)
@given(
    st.one_of(
        st.text(),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.text() | st.integers(),
            lambda inner: st.lists(inner, max_size=7),
        ).map(json.dumps),
    )
)
def test_reading_never_raises(text: str) -> None:
    for kind in map(type, VALUES):
        found = kind.from_json(text)
        assert found is None or kind.from_json(found.to_json()) == found


def test_the_patterns_fit_their_ids_and_no_others() -> None:
    assert SOURCES.match(source_id(12))
    assert SOURCES.match(SOURCE)
    assert not SOURCES.match("leerkring_source_view")
    assert CHOICES.match(choice_id(3))
    assert not CHOICES.match("leerkring_choice_")


def test_the_value_of_an_action_is_that_of_its_button_or_its_option() -> None:
    assert value_of({"value": "x"}) == "x"
    assert value_of({"selected_option": {"value": "y"}}) == "y"
    assert value_of({"selected_option": None}) is None
    assert value_of({}) is None
