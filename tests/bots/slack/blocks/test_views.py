from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bots.slack.blocks.admin_view import (
    chosen_settings,
    picked_channel,
)
from bots.slack.blocks.ask_human_view import (
    GivenNote,
    NearTitle,
    PassedOn,
    ask_human_message,
    ask_human_view,
    given_note,
)
from bots.slack.blocks.feedback_view import GivenReason, Wrong, feedback_view, given_reason
from bots.slack.blocks.home_view import Counted, RecentQuestion, home_view
from bots.slack.blocks.ids import (
    COMMENT,
    HOME_DELETE,
    HOME_LANGUAGE,
    NOTE,
    REASON,
    AnswerValue,
)
from tests.support.slack_blocks import (
    action_ids,
    check_message,
    check_view,
    entered,
    nodes,
    shown_words,
)
from tests.support.slack_samples import PLACE, home, passed_on


def test_a_reason_comes_back_with_its_comment_for_its_answer() -> None:
    view = feedback_view(PLACE, language="nl")
    given_back = entered(
        view,
        **{
            REASON: {"selected_option": {"value": "source"}},
            COMMENT: {"value": " Er staat 2019. "},
        },
    )
    found = given_reason(given_back)
    assert found == GivenReason(place=PLACE, wrong=Wrong.SOURCE, comment="Er staat 2019.")
    assert found.text == "source: Er staat 2019."


def test_nothing_need_be_said() -> None:
    view = feedback_view(PLACE, language="en")
    assert given_reason(view) == GivenReason(place=PLACE, wrong=None, comment="")
    empty = entered(view, **{REASON: {"selected_option": None}, COMMENT: {"value": None}})
    assert given_reason(empty) == GivenReason(place=PLACE, wrong=None, comment="")


def test_a_view_of_another_kind_is_nothing() -> None:
    other = {"private_metadata": AnswerValue(answer_id="a1").to_json()}
    assert given_reason(other) is None
    assert given_note(other) is None
    assert given_note({}) is None
    assert chosen_settings(other, audiences=(), facets={}) is None


def test_the_warning_stands_with_every_field_of_free_text() -> None:
    for view in (
        feedback_view(PLACE, language="nl"),
        ask_human_view(passed_on(), PLACE, language="nl"),
    ):
        (typed,) = [block for block in view["blocks"] if block.get("hint")]
        assert "geen persoonsgegevens" in typed["hint"]["text"]


def test_what_is_passed_on_is_shown_before() -> None:
    view = ask_human_view(passed_on(), PLACE, language="nl")
    message = message_of(passed_on())
    for told in ("Wat kost een hergebruikte bureaustoel?", "Bruxelles", "geen antwoord"):
        assert told in shown_words(view)
        assert told in shown_words(message)
    note = entered(view, **{NOTE: {"value": "x" * 5_000}})
    assert given_note(note) == GivenNote(place=PLACE, note="x" * 1_000)


def message_of(passed: PassedOn, **changes: str) -> list[dict[str, Any]]:
    given_values = {
        "user": "U01",
        "group": "S01",
        "note": "",
        "thread_link": "https://example.slack.com/archives/C01/p1",
        "language": "nl",
    }
    message = ask_human_message(passed, **(given_values | changes))
    check_message(message)
    return message


def test_only_the_group_that_was_set_is_called() -> None:
    called = [node for node in nodes(message_of(passed_on())) if node.get("type") == "usergroup"]
    assert called == [{"type": "usergroup", "usergroup_id": "S01"}]
    for group in ("", "C01", "S1> <!channel"):
        assert "usergroup" not in str(message_of(passed_on(), group=group))


def test_the_words_of_the_asker_call_nobody_and_link_nothing() -> None:
    words = "<!channel> <!subteam^S9> <@U9> https://evil.example"
    message = message_of(PassedOn(question=words, status="no_answer"), note=words)
    assert {node.get("usergroup_id") for node in nodes(message)} - {None} == {"S01"}
    assert {node["url"] for node in nodes(message) if "url" in node} == {
        "https://example.slack.com/archives/C01/p1"
    }


def test_a_question_that_is_not_kept_leaves_no_empty_quote() -> None:
    message = message_of(PassedOn(question="", status="answered"))
    assert "rich_text_quote" not in str(message)


def test_the_home_says_what_is_known_and_lets_users_choose_and_delete() -> None:
    view = home_view(home(), language="nl")
    check_view(view)
    told = shown_words(view)
    assert "Documenten: 412. Organisaties: 187." in told
    assert "Nederland (290), België (70)" in told
    assert "en nog 8" in told
    assert "90 dagen" in told
    (menu,) = [node for node in nodes(view) if node.get("action_id") == HOME_LANGUAGE]
    assert menu["initial_option"]["value"] == "fr"
    assert [each["value"] for each in menu["options"]] == ["slack", "nl", "fr", "en", "de"]
    (delete,) = [node for node in nodes(view) if node.get("action_id") == HOME_DELETE]
    assert "ongedaan" in delete["confirm"]["text"]["text"]


def test_only_admins_see_that_channels_can_be_set_up() -> None:
    assert "leerkring_home_admin" in action_ids(home_view(home(), language="nl"))
    nobody = replace(home(), is_admin=False)
    assert "leerkring_home_admin" not in action_ids(home_view(nobody, language="nl"))


def test_who_was_forgotten_is_told_and_asked_no_more() -> None:
    view = home_view(replace(home(), was_forgotten=True), language="nl")
    assert "zijn verwijderd" in shown_words(view)
    assert HOME_DELETE not in action_ids(view)


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=600), st.integers(0, 60))
def test_no_label_and_no_question_breaks_the_home(text: str, count: int) -> None:
    known = home().known
    assert known is not None
    counts = [Counted(label=text, documents=count)] * count
    recent = [RecentQuestion(question=text, status=text, address=text)] * count
    shown = replace(home(), known=replace(known, categories=counts), recent=recent)
    check_view(home_view(shown, language="de"))


@settings(deadline=None, max_examples=40)
@given(
    st.recursive(
        st.none() | st.text(max_size=5) | st.integers(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["state", "values", "b", REASON, "value", "selected_options"]),
                inner,
            )
        ),
    )
)
def test_no_state_of_a_view_makes_reading_it_fail(state: object) -> None:
    view = {"private_metadata": PLACE.to_json(), "state": state}
    found = given_reason(view)
    assert found is not None
    assert given_note(view) is not None
    assert picked_channel(view) == ""


def test_titles_of_documents_are_cut_where_they_are_passed_on() -> None:
    near = NearTitle(title="T" * 4_000, source="javascript:x")
    message = message_of(PassedOn(question="Q" * 9_000, status="?", nearest=(near,) * 20))
    assert "url" in str(message)
    assert "javascript" not in str(message)
