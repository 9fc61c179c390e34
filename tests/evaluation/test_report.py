from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag

from evaluation.compare import compare
from evaluation.grades import Grade, Judgement, run_key
from evaluation.report import comparison_html, report_html
from evaluation.report_view import report_view
from evaluation.run_file import QuestionRun, Run
from evaluation.summary import summarise
from tests.support.evaluation_reports import HOSTILE, every_verdict
from tests.support.evaluation_runs import answered, hit, question, result, run_of


def parsed_page(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def page_of(run: Run, *grades: Grade) -> BeautifulSoup:
    return parsed_page(report_html(run, summarise(run), grades))


def text_of(element: Tag) -> str:
    return " ".join(element.get_text(" ").split())


def card(page: Tag, name: str) -> Tag:
    (found,) = [each for each in page.select(".question") if each.get("data-id") == name]
    return found


def test_every_question_is_shown_with_its_verdict() -> None:
    cards = page_of(every_verdict()).select(".question")
    assert [each.get("data-verdict") for each in cards] == [
        "right",
        "partly",
        "wrong",
        "rightly refused",
        "wrongly refused",
        "wrongly answered",
    ]
    assert [each.get("data-language") for each in cards] == ["nl", "fr", "nl", "en", "nl", "nl"]


def test_a_quote_says_whether_it_is_gold_and_faithful() -> None:
    quotes = card(page_of(every_verdict()), "q-partly").select("ol.quotes li")
    marks = [[mark.text for mark in quote.select(".badge")] for quote in quotes]
    assert marks == [["gold", "faithful"], ["not gold", "not in the document"]]


def test_gold_says_where_it_was_found_and_whether_it_was_quoted() -> None:
    page = page_of(every_verdict())
    assert "found at place 2 quoted" in text_of(card(page, "q-right").select("ul.quotes li")[0])
    first, second = card(page, "q-partly").select("ul.quotes li")
    assert "not found quoted" in text_of(first)
    assert "quoted" not in text_of(second)


def test_a_headline_has_its_interval_and_a_plain_sentence() -> None:
    results = [answered(question(id=f"q{n}")) for n in range(3)] + [result(question(id="q4"))]
    view = report_view(run_of(results), summarise(run_of(results)))
    (rate,) = [each for each in view.headlines if each.label == "Answer rate"]
    assert rate.figure == "75 %"
    assert re.fullmatch(r"\d+ % to 100 % on 4 questions", rate.interval)
    assert rate.says == "75 % of the questions that can be answered got an answer."


def test_an_interval_without_width_is_not_shown_as_certainty() -> None:
    view = report_view(run_of([answered()]), summarise(run_of([answered()])))
    assert view.headlines[0].interval == "the same for all 1 questions"


def test_the_slices_stand_in_tables_with_interval_and_number() -> None:
    results = [
        answered(question(id="q1"), hits=(hit(),)),
        answered(question(id="q2", language="fr"), hits=(hit("utrecht"),)),
    ]
    tables = page_of(run_of(results)).select("table.slices")
    rows = {text_of(row.th): text_of(row.td) for row in tables[0].select("tbody tr")}
    assert rows["language nl 1"] == "1.000 1.000–1.000 n 1"
    assert rows["all 2"] == "0.500 0.000–1.000 n 2"


def test_what_was_answered_refused_and_asked_back_is_counted() -> None:
    view = report_view(every_verdict(), summarise(every_verdict()))
    rows = [(row.label, row.answered, row.refused, row.asked_back) for row in view.refusal]
    assert rows == [
        ("has an answer", 3, 0, 0),
        ("has no answer", 1, 1, 0),
        ("is ambiguous", 0, 1, 0),
    ]


def test_support_of_sentences_is_plotted_next_to_that_of_refusal() -> None:
    made = every_verdict()
    one, *others = made.results
    shown = replace(one, sentences=(replace(one.sentences[0], support=0.25),))
    view = report_view(replace(made, results=(shown, *others)), summarise(made))
    assert [each.title for each in view.calibrations][:2] == [
        "Refusal against the signal “support”",
        "Support of sentences",
    ]


def test_sentences_that_all_have_one_support_are_no_plot() -> None:
    view = report_view(every_verdict(), summarise(every_verdict()))
    assert "Support of sentences" not in [each.title for each in view.calibrations]


def test_every_plot_tells_its_figures_to_those_who_do_not_see_it() -> None:
    plots = page_of(every_verdict()).select(".plot svg")
    told = [plot.get("aria-label") for plot in plots]
    assert all(plot.get("role") == "img" for plot in plots)
    assert any(label.startswith("Time by step in milliseconds: search p50 12") for label in told)
    assert any(
        label.startswith("Refusal against the signal “support”: from 0 to") for label in told
    )
    assert any("Refusal recall by slice: all 50 %;" in label for label in told)


@pytest.mark.parametrize("name", ["report", "comparison"])
def test_hostile_words_are_text_and_nothing_else(name: str) -> None:
    run = every_verdict()
    other = replace(run, results=tuple(result(each.question) for each in run.results))
    page = (
        report_html(run, summarise(run), [grade(HOSTILE, HOSTILE)])
        if name == "report"
        else comparison_html(compare(run, replace(other, system=HOSTILE)))
    )
    parsed = parsed_page(page)
    assert HOSTILE in parsed.get_text()
    assert len(parsed.select("script")) == 1
    assert parsed.select("img, iframe, object, embed, link, base") == []
    assert "<img" not in page


@pytest.mark.parametrize("name", ["report", "comparison"])
def test_the_file_asks_for_nothing_and_runs_its_own_script_only(name: str) -> None:
    run = every_verdict()
    page = (
        report_html(run, summarise(run)) if name == "report" else comparison_html(compare(run, run))
    )
    parsed = parsed_page(page)
    assert parsed.html["lang"] == "en"
    assert parsed.select("[src], link, [href]:not([href^='#'])") == []
    assert "url(" not in page
    assert "@import" not in page
    script = parsed.script.string
    known = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = parsed.select_one("meta[http-equiv='Content-Security-Policy']")["content"]
    assert policy.startswith("default-src 'none'")
    assert f"script-src 'sha256-{known}'" in policy


def grade(question_id: str, why: str = "", *, reader: str = "AB", found: str = "wrong") -> Grade:
    return Grade(question_id=question_id, reader=reader, judgement=Judgement(found), why=why)


def test_grades_of_readers_are_shown_with_their_agreement() -> None:
    page = page_of(
        every_verdict(),
        grade("q-right", "Te oud", found="partly"),
        grade("q-right", reader="CD", found="right"),
        grade("q-wrong"),
    )
    assert card(page, "q-right").get("data-readers") == "readers differ"
    assert card(page, "q-wrong").get("data-readers") == "graded"
    assert card(page, "q-partly").get("data-readers") == "not graded"
    assert "AB : partly ( Te oud )" in text_of(card(page, "q-right"))
    table = text_of(page.select("#readers + .scroll")[0])
    assert "AB and automatic verdict 2 50 %" in table
    assert "AB and CD 1 0 % 0.000 q-right" in table


def test_without_grades_nothing_is_said_of_readers() -> None:
    assert page_of(every_verdict()).select("#readers") == []


def test_grades_are_saved_for_this_run() -> None:
    run = every_verdict()
    assert page_of(run).body["data-run"] == run_key(run)


@pytest.mark.parametrize(
    "results",
    [
        (),
        (result(),),
        (result(status="clarify", options=("2018", "2019")),),
        (answered(question(), sentences=(), citations=()),),
        (answered(gold=()),),
    ],
)
def test_a_run_with_little_in_it_has_a_report_too(results: tuple[QuestionRun, ...]) -> None:
    assert len(page_of(run_of(results)).select(".question")) == len(results)


def test_what_can_not_be_written_is_replaced() -> None:
    run = run_of([result(question(question="a\ud83db\x00c"))])
    page = report_html(run, summarise(run))
    assert "a\ufffdb\ufffdc" in page
    assert page.encode("utf-8")


def test_the_comparison_names_what_changed_and_shows_both_answers() -> None:
    before = run_of([result(question(id=f"q{n}")) for n in range(8)], "old")
    after = run_of([answered(question(id=f"q{n}")) for n in range(8)], "new")
    page = parsed_page(comparison_html(compare(before, after)))
    assert "Better : answer rate (all) went from 0.000 to 1.000" in text_of(page)
    first = page.select(".question")[0]
    assert "refused, then answered" in text_of(first.select("summary")[0])
    old, new = first.select(".side")
    assert text_of(old).startswith("A wrongly refused")
    assert text_of(new).startswith("B right")


def test_a_comparison_without_differences_says_so() -> None:
    page = comparison_html(compare(every_verdict(), every_verdict()))
    assert "no difference on all questions is larger than what chance gives" in page
    assert "Questions that flipped: 0" in page
