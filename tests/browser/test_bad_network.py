"""Slow and broken networks: a finished answer, or the question with a way to ask it again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.bad_network import Trouble
from tests.support.browser import PHONE
from tests.support.chat_page import answering, app_of, ask, opened
from tests.support.replies import FIRST, SECOND
from tests.support.servers import running
from tests.support.states import HOW, Served, begin, clear, serving

pytestmark = pytest.mark.integration

PROXY = {"content-type": "text/html", "retry-after": "30"}
LATER = {"retry-after": "Sun, 22 Nov 2026 12:00:00 GMT"}
CASES = (
    (Trouble(status=200), "Geen verbinding met Leerkring"),  # the page of a train's network
    (Trouble(status=511), "Geen verbinding met Leerkring"),
    (Trouble(status=200, path="/api/ask/stream", body=b"<html>"), "Geen verbinding"),
    (Trouble(status=503, headers=PROXY), "De documenten zijn nu niet te bereiken"),
    (Trouble(status=502), "De documenten zijn nu niet te bereiken"),
    (Trouble(status=429, headers=PROXY), "Probeer het over 30 seconden opnieuw"),
    (Trouble(status=429, headers=LATER), "Probeer het over 60 seconden opnieuw"),
    (Trouble(status=500), "Er ging bij ons iets mis"),
    (Trouble(sentences=0, cut=True), "De verbinding viel weg"),
    (Trouble(sentences=-1, cut=True), "Er ging bij ons iets mis"),
)


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serving("nl") as started:
        yield started


def _finished(page: Page) -> None:
    """See that there is one question, with the whole answer to it."""
    expect(page.locator(".question")).to_have_text([HOW])
    expect(page.locator(".evidence")).to_be_visible()
    expect(page.locator(".sentence")).to_have_count(3)
    expect(page.locator(".retry, .problem:visible, .stopped")).to_have_count(0)


def test_what_went_wrong_is_told_and_the_question_can_be_asked_again(
    browser: Browser, served: Served
) -> None:
    with opened(browser, served.address) as page:
        for trouble, words in CASES:
            served.network.next = trouble
            ask(page, HOW)
            expect(page.locator(".problem:visible")).to_contain_text(words)
            expect(page.locator(".sentence, .evidence")).to_have_count(0)
            page.locator(".retry").click()
            _finished(page)
            clear(page)


def test_an_answer_that_is_cut_off_is_none_after_the_page_is_loaded_again(
    browser: Browser, served: Served
) -> None:
    with opened(browser, served.address, size=PHONE) as page:
        served.network.next = Trouble(sentences=2, cut=True)
        ask(page, HOW)
        expect(page.locator(".problem:visible")).to_contain_text("De verbinding viel weg")
        shown = page.locator(".sentence").all_inner_texts()  # whole ones, as far as they came
        assert all(each.startswith((FIRST, SECOND)) for each in shown)
        page.reload()
        expect(page.locator(".question")).to_have_text(HOW)
        expect(page.locator(".sentence")).to_have_count(0)
        page.locator(".retry").click()
        _finished(page)
        page.reload()
        _finished(page)


def test_a_page_loaded_again_in_mid_answer_has_the_question_and_a_way_to_ask_it(
    browser: Browser, served: Served
) -> None:
    with opened(browser, served.address) as page:
        for sentences in (-1, 0, 1):
            served.network.next = Trouble(sentences=sentences)
            begin(page, HOW)
            expect(page.locator(".sentence")).to_have_count(max(sentences, 0))
            page.reload()
            expect(page.locator(".stopped")).to_contain_text("herladen")
            expect(page.locator(".sentence")).to_have_count(0)
            served.network.go_on()
            page.locator(".retry").click()
            _finished(page)
            clear(page)
        served.network.next = Trouble(sentences=1)
        begin(page, HOW)
        expect(page.locator(".sentence")).to_have_count(1)
        clear(page)  # in mid-answer
        expect(page.locator("#send")).to_be_visible()
        served.network.go_on()


@pytest.mark.parametrize("sentences", [-1, 0, 1], ids=["head", "first", "middle"])
def test_a_server_that_says_nothing_any_more_is_given_up(
    browser: Browser, served: Served, sentences: int
) -> None:
    ours = {"timezone_id": f"Etc/GMT+{sentences + 2}"}  # a window of our own: its clock is stopped
    with opened(browser, served.address, **ours) as page:
        page.clock.install()
        served.network.next = Trouble(sentences=sentences)
        is_there = "**/api/ask/stream" if sentences == 0 else "**/api/facets**"
        with page.expect_response(is_there):
            page.reload()
            begin(page, HOW)
        expect(page.locator(".progress")).to_be_visible()
        expect(page.locator(".sentence")).to_have_count(max(sentences, 0))
        page.clock.fast_forward(30_000)
        expect(page.locator(".progress")).to_be_visible()  # slow is not gone
        page.clock.fast_forward(50_000)
        expect(page.locator(".problem:visible")).to_contain_text("duurde te lang")
        served.network.go_on()
        page.locator(".retry").click()
        _finished(page)


def test_what_is_slow_is_shown_as_it_comes_and_can_be_stopped(
    browser: Browser, served: Served
) -> None:
    with opened(browser, served.address) as page:
        served.network.next = Trouble(sentences=1)
        begin(page, HOW)
        expect(page.locator(".sentence")).to_have_text(re.compile(FIRST))
        expect(page.locator("#stop")).to_be_visible()
        served.network.go_on()
        _finished(page)
        clear(page)
        served.network.next = Trouble(sentences=1)
        begin(page, HOW)
        expect(page.locator(".sentence")).to_have_count(1)
        page.locator("#stop").press("Enter")
        expect(page.locator(".stopped")).to_have_text("Gestopt.")
        expect(page.locator(".sentence")).to_have_count(1)
        expect(page.locator("#question")).to_be_focused()
        served.network.go_on()


def test_a_server_that_began_again_goes_on_with_the_conversation(browser: Browser) -> None:
    first, second = answering(), answering()
    with running(app_of(first)) as address:
        port = urlsplit(address).port
        window = opened(browser, address)
        page = window.__enter__()
        ask(page, "Hoe?")
    ask(page, "En nu?")
    expect(page.locator(".problem:visible")).to_contain_text("Geen verbinding met Leerkring")
    with running(app_of(second), port=port or 0):
        page.locator(".retry").click()
        expect(page.locator(".evidence")).to_have_count(2)
        window.__exit__(None, None, None)
    assert [asked.conversation_id for asked in second.asked] == ["c1"]


def test_a_network_that_comes_back_is_used(browser: Browser, served: Served) -> None:
    with opened(browser, served.address) as page:
        page.context.set_offline(offline=True)
        expect(page.get_by_role("alert")).to_contain_text("Je bent offline")
        ask(page, HOW)
        page.context.set_offline(offline=False)
        expect(page.get_by_role("alert")).to_be_hidden()
        page.locator(".retry").click()
        _finished(page)
