from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from evaluation.compare import compare
from evaluation.grades import Grade, Judgement, agreements, load_grades
from evaluation.report import comparison_html, report_html, screening_html
from evaluation.screening import Screened
from evaluation.screening import summarise as summarise_screening
from evaluation.screening_set import Snippet
from evaluation.screening_view import screening_view
from evaluation.summary import summarise
from ingest.screen.finding import Finding, Kind
from tests.support.browser import DESKTOP, violations, window
from tests.support.evaluation_reports import HOSTILE, every_verdict
from tests.support.evaluation_runs import result, run_of

pytestmark = pytest.mark.integration

PHONE = (390, 844)
GIVEN = (
    Grade(question_id="q-right", reader="AB", judgement=Judgement.RIGHT, why=HOSTILE),
    Grade(question_id="q-right", reader="CD", judgement=Judgement.PARTLY),
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    run = every_verdict()
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(report_html(run, summarise(run), GIVEN), "utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> str:
    before = every_verdict()
    after = run_of([result(each.question) for each in before.results])
    path = tmp_path_factory.mktemp("comparison") / "comparison.html"
    path.write_text(comparison_html(compare(before, after)), "utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def screening(tmp_path_factory: pytest.TempPathFactory) -> str:
    span = Finding(kind=Kind.NAME, start=0, end=len(HOSTILE), why=HOSTILE)
    snippet = Snippet(id="s1", language="nl", text=HOSTILE, spans=(span,))
    done = [Screened(snippet=snippet, found=())]
    path = tmp_path_factory.mktemp("screening") / "report.html"
    view = screening_view("judge", summarise_screening(done, ms=1.0), done)
    path.write_text(screening_html(view), "utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def reading(browser: Browser, report: str) -> Iterator[Page]:
    """The report, opened once: who narrows what it shows widens it again."""
    with opened(browser, report) as page:
        yield page


@contextmanager
def opened(browser: Browser, address: str, **options: object) -> Iterator[Page]:
    """Open the file; what the page logs, and a policy's refusal is logged, must be nothing."""
    context = window(browser, address, **options)
    page = context.new_page()
    page.set_default_timeout(10_000)
    logged: list[str] = []
    page.on("console", lambda message: logged.append(message.text))
    page.on("pageerror", lambda error: logged.append(str(error)))
    page.goto(address)
    yield page
    assert logged == []
    context.close()


def shown(page: Page) -> list[str]:
    cards = page.locator(".question:visible").all()
    return [card.get_attribute("data-id") or "" for card in cards]


@pytest.mark.parametrize(
    ("name", "size", "scheme"),  # each size and scheme twice: axe takes seconds
    [
        ("report", DESKTOP, "light"),
        ("report", PHONE, "dark"),
        ("comparison", DESKTOP, "dark"),
        ("comparison", PHONE, "light"),
        ("screening", PHONE, "dark"),
    ],
    ids=[
        "report-desktop-light",
        "report-phone-dark",
        "comparison-desktop-dark",
        "comparison-phone-light",
        "screening-phone-dark",
    ],
)
def test_the_page_is_accessible_and_fits(
    browser: Browser,
    request: pytest.FixtureRequest,
    name: str,
    size: tuple[int, int],
    scheme: str,
) -> None:
    address = request.getfixturevalue(name)
    with opened(browser, address, size=size, color_scheme=scheme) as page:
        page.locator(".question, .meaning").evaluate_all(
            "cards => cards.forEach(card => { card.open = true; })"
        )
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("name", ["report", "comparison", "screening"])
def test_hostile_words_do_nothing(
    browser: Browser, request: pytest.FixtureRequest, name: str
) -> None:
    with opened(browser, request.getfixturevalue(name)) as page:
        assert "owned" not in page.title()
        assert page.locator("img").count() == 0


def test_light_and_dark_are_as_the_reader_has_them(browser: Browser, report: str) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        with opened(browser, report, color_scheme=scheme) as page:
            grounds.append(
                page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]")
            )
    light, dark = map(int, grounds)
    assert light > 200
    assert dark < 60


@pytest.mark.parametrize(
    ("label", "value", "expected"),
    [
        ("Type", "list", ["q-partly"]),
        ("Language", "fr", ["q-partly"]),
        ("Verdict", "wrongly answered", [HOSTILE]),
        ("Readers", "readers differ", ["q-right"]),
    ],
)
def test_the_questions_can_be_filtered(
    reading: Page, label: str, value: str, expected: list[str]
) -> None:
    expect(reading.locator("#shown")).to_have_text("6 of 6 questions")
    reading.get_by_label(label, exact=True).select_option(value)
    expect(reading.locator("#shown")).to_have_text(f"{len(expected)} of 6 questions")
    assert shown(reading) == expected
    reading.get_by_label(label, exact=True).select_option("")
    assert len(shown(reading)) == 6


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("HOLLAND? wat", ["q-right"]),
        ("ete quels", ["q-partly"]),
        ("staan. niet", ["q-partly"]),
        ("nergens", []),
    ],
)
def test_search_finds_all_words_in_any_order_case_and_accent(
    reading: Page, words: str, expected: list[str]
) -> None:
    reading.get_by_role("searchbox", name="Search").fill(words)
    expect(reading.locator("#shown")).to_have_text(f"{len(expected)} of 6 questions")
    assert shown(reading) == expected
    assert reading.locator("#none").is_visible() == (not expected)
    reading.get_by_role("searchbox", name="Search").fill("")
    expect(reading.locator("#shown")).to_have_text("6 of 6 questions")


def test_filters_narrow_each_other_and_what_is_shown_can_be_opened(
    browser: Browser, report: str
) -> None:
    with opened(browser, report) as page:
        page.get_by_label("Language", exact=True).select_option("nl")
        page.get_by_label("Verdict", exact=True).select_option("wrong")
        assert shown(page) == ["q-wrong"]
        page.get_by_role("button", name="Open all that are shown").click()
        expect(page.locator(".question[open]")).to_have_count(1)


def graded(page: Page, name: str, judgement: str, why: str = "") -> None:
    card = page.locator(f'.question[data-id="{name}"]')
    if card.get_attribute("open") is None:
        card.locator("> summary").click()
    card.get_by_label(judgement, exact=True).check()
    card.get_by_label("Why").fill(why)


def test_grades_are_saved_and_read_back(browser: Browser, report: str, tmp_path: Path) -> None:
    with opened(browser, report) as page:
        page.get_by_label("Your initials or a code").fill("AB")
        page.get_by_label("Your initials or a code").press("Tab")
        graded(page, "q-right", "right")
        graded(page, "q-partly", "badly cited", 'Andere "organisatie" <b>')
        graded(page, "q-wrong", "right")
        expect(page.locator("#graded")).to_have_text("3 of 6 graded.")
        with page.expect_download() as download:
            page.get_by_role("button", name="Save grades as a file").click()
        saved = tmp_path / "grades.json"
        download.value.save_as(saved)
    assert download.value.suggested_filename.endswith("-AB.json")
    grades = load_grades([saved], every_verdict())
    assert [(each.question_id, each.judgement.value, each.why) for each in grades] == [
        ("q-right", "right", ""),
        ("q-partly", "badly cited", 'Andere "organisatie" <b>'),
        ("q-wrong", "right", ""),
    ]
    (pair,) = agreements(grades, every_verdict())
    assert pair.apart == ("q-wrong",)


def test_grades_stay_with_their_reader_and_can_be_taken_back(browser: Browser, report: str) -> None:
    reader = "Your initials or a code"
    with opened(browser, report) as page:
        page.get_by_label(reader).fill("AB")
        page.get_by_label(reader).press("Tab")
        graded(page, "q-right", "wrong", "Te oud")
        page.reload()
        expect(page.get_by_label(reader)).to_have_value("AB")
        expect(page.locator("#graded")).to_have_text("1 of 6 graded.")
        card = page.locator('.question[data-id="q-right"]')
        card.locator("> summary").click()
        expect(card.get_by_label("wrong", exact=True)).to_be_checked()
        expect(card.get_by_label("Why")).to_have_value("Te oud")
        page.get_by_label(reader).fill("CD")
        page.get_by_label(reader).press("Tab")
        expect(page.locator("#graded")).to_have_text("0 of 6 graded.")
        expect(card.get_by_label("none", exact=True)).to_be_checked()
        page.get_by_label(reader).fill("AB")
        page.get_by_label(reader).press("Tab")
        graded(page, "q-right", "none")
        expect(page.locator("#graded")).to_have_text("0 of 6 graded.")


def test_without_a_reader_nothing_is_graded_or_saved(browser: Browser, report: str) -> None:
    with opened(browser, report) as page:
        card = page.locator('.question[data-id="q-right"]')
        card.locator("> summary").click()
        expect(card.get_by_label("right", exact=True)).to_be_disabled()
        page.get_by_role("button", name="Save grades as a file").click()
        expect(page.locator("#graded")).to_have_text("Fill in your initials or a code first.")
        expect(page.locator("#reader")).to_be_focused()


def test_verdicts_and_others_grades_can_be_hidden_while_grading(
    browser: Browser, report: str
) -> None:
    with opened(browser, report) as page:
        card = page.locator('.question[data-id="q-right"]')
        card.locator("> summary").click()
        assert card.locator(".tells").first.is_visible()
        page.get_by_label("Hide verdicts and other readers’ grades").check()
        expect(card.locator(".tells:visible")).to_have_count(0)


def test_all_can_be_read_without_a_script(browser: Browser, report: str) -> None:
    with opened(browser, report, java_script_enabled=False) as page:
        assert len(shown(page)) == 6
        assert page.locator("#filters").is_hidden()
        page.locator('.question[data-id="q-partly"] > summary').click()
        expect(page.get_by_text("Woorden die er niet staan.").last).to_be_visible()


def test_the_saved_file_says_what_it_is(browser: Browser, report: str, tmp_path: Path) -> None:
    with opened(browser, report) as page:
        page.get_by_label("Your initials or a code").fill("É / ../x")
        page.get_by_label("Your initials or a code").press("Tab")
        with page.expect_download() as download:
            page.get_by_role("button", name="Save grades as a file").click()
        download.value.save_as(tmp_path / "grades.json")
    assert "/" not in download.value.suggested_filename
    saved = json.loads((tmp_path / "grades.json").read_text("utf-8"))
    assert (saved["version"], saved["reader"], saved["grades"]) == (1, "É / ../x", [])
