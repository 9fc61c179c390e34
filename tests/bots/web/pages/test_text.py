from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bots.web.pages.text import render_text
from tests.support.html_reading import Reading, marked

PIECES = (
    *(
        "# Kop\n",
        "## Les **vet**\n",
        "Een zin. ",
        "Nog één 😀 zin.\n",
        "\n\n",
        "- punt\n",
        "  - dieper\n",
    ),
    *(
        "1. eerste\n",
        "> citaat\n",
        "> - in citaat\n",
        "| a | b |\n|---|---|\n| 1 | *2* |\n",
        "`code`",
    ),
    *(
        "```\nblok\n\n<b>\n```\n",
        "    ingesprongen\n",
        "[tekst](https://example.org)",
        "**vet**",
        "_x_",
    ),
    *(
        "![plaatje](https://evil.example/x.png)",
        "<script>alert(1)</script>\n",
        "<b>html</b>",
        "&amp;",
    ),
    *(
        "Kop\n---\n",
        "---\n",
        "[a]: https://example.org\n",
        "\\*ster\\*",
        "\t",
        "\u202egedraaid",
        "\r\n",
    ),
    *("hard  \nbreak", "<https://example.org>", "| los |", "\u00a0", "x\u0301"),
)
MARKDOWN = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join)
ANY_TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=60
)


@given(text=MARKDOWN | ANY_TEXT, data=st.data())
@settings(max_examples=200, deadline=None)
def test_what_is_marked_is_the_passage_code_point_for_code_point(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    html = render_text(text, (start, end))
    assert marked(html) == text[start:end]
    assert [a.get("id") for a in Reading(html).all_of("mark")].count("cited") == 1


@given(text=MARKDOWN | ANY_TEXT)
@example(text="<img src=x onerror=alert(1)>")
@example(
    text="[x](javascript:alert(1)) [y](data:text/html,x) [z](//evil.example) <javascript:alert(1)>"
)
@settings(max_examples=100, deadline=None)
def test_a_document_brings_no_element_and_no_link_but_to_the_web(text: str) -> None:
    for cited in (None, (0, len(text))):
        reading = Reading(render_text(text, cited))
        assert {tag for tag, _ in reading.tags} <= ALLOWED
        assert all(re.match("https?://", link) for link in reading.links())
        names = {name for _, attributes in reading.tags for name in attributes}
        assert names <= {"href", "rel", "id", "class", "tabindex", "autofocus", "colspan", "start"}


ALLOWED = {
    *("p", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "a", "hr", "br", "mark"),
    *("span", "table", "thead", "tbody", "tr", "th", "td", "h3", "h4", "h5", "h6"),
}


def test_a_sentence_is_marked_within_its_list() -> None:
    text = "## Lessen\n\n- Begin **vroeg**.\n- Vraag door.\n"
    start = text.index("Vraag")
    html = render_text(text, (start, start + len("Vraag door.")))
    assert "<li>Begin <strong>vroeg</strong>.</li>" in html
    assert re.search(r'<li><span class="exact"><mark id="cited"[^>]*>Vraag door\.</mark>', html)


def test_a_row_is_marked_within_its_table() -> None:
    text = "| Wat | Hoeveel |\n|---|---|\n| Stoelen | 40 |\n| Tafels | 12 |\n"
    row = "| Tafels | 12 |"
    html = render_text(text, (text.index(row), text.index(row) + len(row)))
    assert "<td>Stoelen</td>" in html
    assert re.search(
        r'<td colspan="2" class="exact"><mark[^>]*>\| Tafels \| 12 \|</mark></td>', html
    )


def test_headings_go_beneath_those_of_the_page_and_skip_no_level() -> None:
    html = render_text("# Een\n\n#### Twee\n\n## Drie\n")
    assert re.findall(r"<h(\d)>", html) == ["3", "4", "4"]


def test_a_page_is_told_before_the_first_block_that_lies_on_it() -> None:
    text = "Een.\n\nTwee begint\nhier.\n\nDrie.\n"
    pages = [(0, "p. 1"), (text.index("hier"), "p. 2"), (text.index("Drie"), "p. 3")]
    html = render_text(text, (text.index("Twee"), text.index("Drie")), pages=pages)
    assert re.findall(r'<p class="leaf">(.*?)</p>|(Een|Twee|Drie)', html) == [
        *(("p. 1", ""), ("", "Een"), ("", "Twee"), ("p. 3", ""), ("", "Drie")),
    ]
    assert marked(html) == "Twee begint\nhier.\n\n"


def test_text_without_a_passage_is_rendered_whole() -> None:
    reading = Reading(render_text("Een *zin* met [bron](https://example.org/a).\n\n![x](y.png)"))
    assert reading.text.startswith("Een zin met bron.")
    assert reading.links() == ["https://example.org/a"]
    assert not reading.all_of("img")


@pytest.mark.parametrize("text", ["[" * 8_000, "> " * 5_000 + "x", "*a " * 5_000, "- " * 3_000])
def test_a_text_made_to_take_long_does_not(text: str) -> None:
    began = time.process_time()
    render_text(text, (0, 10))
    assert time.process_time() - began < 5
