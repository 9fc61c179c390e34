from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from assistant.gaps.report import Theme
from assistant.journal.port import NearDocument
from bots.gap_html import facet_rows, to_html
from tests.support.evaluation_reports import HOSTILE
from tests.support.gaps import GAP, REPORT


def page(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def cells(row: BeautifulSoup) -> list[str]:
    return [" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")]


def test_a_gap_is_a_row_with_its_question_in_its_language() -> None:
    first = page(to_html(REPORT)).select("#gaps + .scroll tbody tr")[0]
    assert first.th["lang"] == "nl"
    assert cells(first) == [
        GAP.question,
        "4",
        "7",
        "solar panels",
        "award",
        "no passage that supports an answer, answer rated badly",
        "Licht als dienst in Zwolle lampen",
    ]


def test_categories_and_phases_add_up_what_is_shown_and_nothing_else() -> None:
    more = Theme(facet="category", key="zonnepanelen", questions=3, conversations=3)
    report = replace(REPORT, gaps=(GAP, GAP), themes=(*REPORT.themes, more))
    found = {row.label: row for row in facet_rows(report, "category")}
    assert found.keys() == {"ICT hardware", "solar panels"}
    assert (found["solar panels"].gaps, found["solar panels"].gap_questions) == (2, 14)
    assert found["solar panels"].theme == more
    assert (found["ICT hardware"].gaps, found["ICT hardware"].theme) == (0, REPORT.themes[0])
    assert [row.label for row in facet_rows(report, "phase")] == ["award"]


def test_every_table_has_headers_and_a_name() -> None:
    parsed = page(to_html(REPORT))
    assert parsed.html["lang"] == "en"
    assert parsed.title.text
    assert len(parsed.select("table")) == 3
    for table in parsed.select("table"):
        assert all(cell["scope"] == "col" for cell in table.select("thead th"))
        assert all(row.th["scope"] == "row" for row in table.select("tbody tr"))
        assert parsed.find(id=table.parent["aria-labelledby"]).text
        assert table.parent["tabindex"] == "0"  # a keyboard can scroll it


def test_hostile_words_are_text_and_nothing_else() -> None:
    near = NearDocument(document_id=HOSTILE, title=HOSTILE)
    gap = replace(GAP, question=HOSTILE, language='nl" onload="x', nearest=(near,))
    html = to_html(replace(REPORT, gaps=(gap,)))
    parsed = page(html)
    assert HOSTILE in parsed.get_text()
    assert parsed.select("script, img, iframe, object, embed, link, base") == []
    assert "<img" not in html
    assert not any(name.startswith("on") for tag in parsed.find_all() for name in tag.attrs)


def test_the_file_asks_for_nothing_and_runs_nothing() -> None:
    html = to_html(REPORT)
    parsed = page(html)
    assert parsed.select("[src], [href]") == []
    assert "url(" not in html
    policy = parsed.select_one("meta[http-equiv='Content-Security-Policy']")["content"]
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy


def test_what_can_not_be_written_is_replaced_and_what_turns_text_is_left_out() -> None:
    html = to_html(replace(REPORT, gaps=(replace(GAP, question="a\ud83db\x00c\u202ed"),)))
    assert "a\ufffdb\ufffdcd" in html
    assert html.encode("utf-8")


@pytest.mark.parametrize("gaps", [(), (replace(GAP, categories=(), phases=(), nearest=()),)])
def test_a_report_with_little_in_it_is_a_page_too(gaps: tuple[()]) -> None:
    text = page(to_html(replace(REPORT, gaps=gaps, themes=(), rest=None, since=None))).get_text()
    assert "fewer than 3 conversations, or none" in text
    assert "Asked so far, of documents for: public." in text
