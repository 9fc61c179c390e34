from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bots.slack.blocks.source_view import source_view
from bots.slack.blocks.sources import source_address
from bots.source_places import span_in
from ingest.document import Mark, Span, StoredDocument
from tests.support.replies import DOCUMENT, FIRST, META, SECOND, TEXT
from tests.support.slack_blocks import check_view, nodes, shown_words
from tests.support.slack_samples import FRENCH, PDF, value_in


def view_of(document: StoredDocument | None, quote: str, **changes: Any) -> dict[str, Any]:
    value = replace(value_in(document or DOCUMENT, quote), **changes)
    view = source_view(value, document, language="nl")
    check_view(view)
    return view


def bold(view: dict[str, Any]) -> str:
    return "".join(node["text"] for node in nodes(view) if node.get("style", {}) == {"bold": True})


def around(view: dict[str, Any]) -> list[str]:
    (block,) = [each for each in view["blocks"] if each["type"] == "rich_text"]
    return [each["text"] for each in block["elements"][0]["elements"] if "style" not in each]


def test_the_quote_is_bold_between_what_stands_around_it() -> None:
    view = view_of(DOCUMENT, FIRST)
    assert bold(view) == FIRST
    before, after = around(view)
    assert before == "Kantoormeubilair\n\nLessen\n\n"
    assert after.startswith(" 😀 Twee leveranciers")
    assert after.endswith(SECOND)


def test_surroundings_begin_and_end_with_a_sentence() -> None:
    before, after = around(view_of(PDF, FIRST))
    assert before.startswith("Une phrase du rapport.")
    assert after.endswith("Encore une phrase du rapport.")
    assert 400 < len(before) <= 600
    assert 400 < len(after) <= 600


def test_it_says_where_the_quote_comes_from_and_that_the_words_are_ours() -> None:
    told = shown_words(view_of(DOCUMENT, FIRST))
    assert "onder ‘Kantoormeubilair › Lessen’ · pilot · Nederland · Nederlands" in told
    assert "onze samenvatting van de bron" in told
    assert "samenvatting" not in shown_words(view_of(PDF, FIRST))


def test_the_link_goes_to_the_page_of_a_pdf() -> None:
    view = view_of(PDF, FIRST)
    assert [node["url"] for node in nodes(view) if "url" in node] == [f"{FRENCH.source}#page=4"]
    assert "pagina 4" in shown_words(view)


@pytest.mark.parametrize(
    ("source", "page", "address"),
    [
        ("https://example.org/a.pdf#oud", 3, "https://example.org/a.pdf#page=3"),
        ("https://example.org/a.PDF?x=1", 3, "https://example.org/a.PDF?x=1#page=3"),
        ("https://example.org/a.pdf", None, "https://example.org/a.pdf"),
        ("https://example.org/a.html", 3, "https://example.org/a.html"),
        ("map/rapport.pdf", 3, ""),
        ("javascript:alert(1)", 3, ""),
        ("http://[kapot.pdf", 3, ""),
        (f"https://example.org/{'a' * 3_000}", None, ""),
    ],
)
def test_only_the_web_is_linked(source: str, page: int | None, address: str) -> None:
    assert source_address(replace(META, source=source), Span(start=0, end=9, page=page)) == address


def test_a_document_that_cannot_be_read_tells_nothing() -> None:
    view = view_of(None, FIRST)
    assert "niet meer te lezen" in shown_words(view)
    assert META.title not in str(view)


def test_a_document_that_changed_shows_no_other_words_for_the_quote() -> None:
    for changed in (replace(DOCUMENT, text=f"Nieuw. {TEXT}"), replace(DOCUMENT, text="Kort.")):
        view = source_view(value_in(DOCUMENT, FIRST), changed, language="nl")
        check_view(view)
        assert "is veranderd na dit antwoord" in shown_words(view)
        assert not bold(view)
        assert META.title in shown_words(view)


def test_a_quote_of_a_recording_stands_at_its_minute() -> None:
    spoken = StoredDocument(meta=META, text=TEXT, marks=(Mark(offset=0, timecode="00:01:00"),))
    assert span_in(spoken, 5, 9).timecode == "00:01:00"
    assert "op 00:01:00" in shown_words(view_of(spoken, FIRST))


@settings(deadline=None, max_examples=40)
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), max_size=2_000),
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), min_size=1, max_size=9
    ),
    st.sampled_from(["", "\n\n", "<!channel> *x* ", "<@U1> <#C1>", "| a | b |\n| --- | --- |\n"]),
    st.integers(1, 400),
)
def test_the_bold_words_are_exactly_those_that_are_stored(
    before: str, quote: str, lead: str, times: int
) -> None:
    start = len(before) + len(lead)
    words = quote * times
    document = replace(DOCUMENT, text=f"{before}{lead}{words}{before}")
    value = replace(value_in(document, words), start=start, end=start + len(words))
    view = source_view(value, document, language="de")
    check_view(view)
    assert bold(view) == document.text[start : start + len(words)]


@settings(deadline=None, max_examples=40)
@given(st.text(min_size=1, max_size=600))
def test_no_text_breaks_the_modal(text: str) -> None:
    document = replace(DOCUMENT, text=text, meta=replace(META, title=text, year=text))
    check_view(view_of(document, text))
