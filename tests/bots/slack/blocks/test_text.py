from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bots.render import plain
from bots.slack.blocks.text import (
    BREAK,
    length,
    literal,
    markdown_escape,
    mrkdwn_escape,
    shortened,
    split,
)
from tests.support.slack_blocks import check_inactive, units

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HOSTILE = [
    "<!channel>",
    "<@U123ABC> en <#C123|algemeen>",
    "<https://evil.example|klik>",
    "[x](https://evil.example)",
    "![x](https://evil.example/a.png)",
    "`code` ``` fence",
    "*vet* **vet** _schuin_ ~door~ ~~door~~",
    ":smile: :+1: :thumbs_up: 12:30:45",
    "@here @channel a@b.nl",
    "#general # kop",
    "1. lijst",
    "- lijst",
    "> citaat",
    "| a | b |",
    "=====",
    "&lt;!here&gt; &amp; &#60;",
    "www.evil.example en https://evil.example/x?y=1&z=2",
    "\\*niet\\* \\\\",
    "שלום <!here> עולם",
]
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from([*HOSTILE, "woord", "\n", " "]), max_size=6).map(" ".join),
    st.text(alphabet="<>!@#&*_`~[]()|:\\-+=.1a \n", max_size=40),
)


def shown_by_markdown(escaped: str) -> str:
    """Return what CommonMark, with tables, shows of it; fail where any of it is mark-up."""
    tokens = MARKDOWN.parse(escaped)
    assert [token.type for token in tokens] in (
        [],
        ["paragraph_open", "inline", "paragraph_close"],
    )
    children = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in children} <= {"text", "text_special"}
    return "".join(child.content for child in children)


@settings(deadline=None, max_examples=80)
@given(texts)
def test_markdown_shows_exactly_the_characters_and_nothing_is_active(text: str) -> None:
    escaped = markdown_escape(text)
    assert shown_by_markdown(escaped).replace(BREAK, "") == plain(text)
    check_inactive(escaped)


@settings(deadline=None, max_examples=80)
@given(texts)
def test_mrkdwn_shows_exactly_the_characters_and_nothing_is_active(text: str) -> None:
    escaped = mrkdwn_escape(text)
    assert html.unescape(escaped.replace("&amp;", "\0")).replace("\0", "&").replace(
        BREAK, ""
    ) == plain(text)
    check_inactive(escaped.replace("\\", "\\\\"))  # it escapes nothing here
    assert not re.search(r"(?<![^\s\W])[*_~`](?=[^\s\u2060])", escaped)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_readable(text: str) -> None:
    assert shown_by_markdown(markdown_escape(text)).replace(BREAK, "") == text


@settings(deadline=None, max_examples=80)
@given(texts, st.integers(2, 60))
def test_parts_are_under_the_limit_and_together_the_text(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert all(units(part) <= limit for part in parts)
    assert re.sub(r"\s", "", "".join(parts)) == re.sub(r"\s", "", text)


def test_a_text_is_cut_at_sentence_ends_with_their_marks() -> None:
    text = "Eerste zin hier. [1][2] Tweede zin! [3] Derde? [4]"
    assert split(text, 30) == ["Eerste zin hier. [1][2]", "Tweede zin! [3] Derde? [4]"]
    assert split(text, 18) == ["Eerste zin", "hier. [1][2]", "Tweede zin! [3]", "Derde? [4]"]


def test_a_long_sentence_is_cut_between_words_and_a_long_word_anywhere_but_in_a_mark() -> None:
    assert split("een twee drie vier", 9) == ["een twee", "drie vier"]
    assert split("abcdefgh[12]", 10) == ["abcdefgh", "[12]"]
    assert split("abcdefgh&amp;", 10) == ["abcdefgh", "&amp;"]
    assert split("😀😀😀", 4) == ["😀😀", "😀"]


@settings(deadline=None, max_examples=80)
@given(texts, st.integers(2, 80))
def test_a_shortened_text_is_one_line_under_the_limit(text: str, limit: int) -> None:
    found = shortened(text, limit)
    assert units(found) <= limit
    assert "\n" not in found
    assert found == plain(text) or found.endswith("…")


def test_a_text_is_shortened_after_a_word() -> None:
    assert shortened("Provincie Zuid-Holland, kantoormeubilair", 30) == "Provincie Zuid-Holland…"


@settings(deadline=None, max_examples=80)
@given(st.text())
def test_lengths_are_counted_as_slack_does(text: str) -> None:
    assert length(text) == units(text)


def test_literal_text_keeps_its_lines_and_loses_what_turns_it_around() -> None:
    assert literal("a\n\tb\u202ec\x00d 👩‍🌾") == "a\n\tbcd 👩‍🌾"
