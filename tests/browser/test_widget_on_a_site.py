from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

import httpx2
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.browser import DESKTOP, PHONE, violations
from tests.support.chat_page import answering, ask, opened
from tests.support.host_page import UGLY, Host, host_page, visited
from tests.support.replies import FIRST

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    with host_page(access="keys") as served:
        yield served


def _launcher(page: Page) -> None:
    page.get_by_role("button", name="Vraag het aan Leerkring").click()


FOCUS_ON_THE_PAGE = """() => {
    document.querySelector("#host-field").focus();
    return document.activeElement.localName;
}"""
"""What has the focus after the page's own field was to get it."""


def _expired(host: Host, route: Route) -> None:
    """Answer a request for a page token with one that is no good any more."""
    token = '{"token": "lkp_expired", "expires_in": 900}'
    route.fulfill(body=token, headers={"access-control-allow-origin": host.site})


def test_one_tag_gives_a_panel_that_leaves_its_page_in_use(browser: Browser, host: Host) -> None:
    with visited(browser, host) as page:
        launcher = page.get_by_role("button", name="Vraag het aan Leerkring")
        expect(launcher).to_be_visible()
        page.route("**/api/token", partial(_expired, host), times=1)
        launcher.press("Enter")
        expect(page.get_by_role("dialog", name="Leerkring")).to_be_visible()
        expect(page.locator("#question")).to_be_focused()
        expect(launcher).to_be_hidden()
        page.locator("#host-field").fill("de pagina blijft bruikbaar")
        ask(page, "Hoe?")  # with a page token, and a fresh one: nobody is answered without
        expect(page.locator(".sentence").first).to_contain_text(FIRST)
        page.locator(".cite").first.click()
        page.keyboard.press("Escape")  # back to the sentence
        expect(page.locator(".cite").first).to_be_focused()
        page.keyboard.press("Escape")  # and out
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect(launcher).to_be_focused()
        assert violations(page) == []


def test_before_it_is_opened_it_fetches_only_itself_and_its_words(
    browser: Browser, host: Host
) -> None:
    with visited(browser, host) as page:
        sent: list[str] = []
        expect(page.get_by_role("button", name="Vraag het aan Leerkring")).to_be_visible()
        page.on("request", lambda request: sent.append(request.url.removeprefix(host.server)))
        page.reload()
        expect(page.get_by_role("button", name="Vraag het aan Leerkring")).to_be_visible()
        assert [path for path in sent if path.startswith("/api/")] in ([], ["/api/phrases/nl"])
        _launcher(page)
        expect(page.locator("#filters")).to_be_visible()
        assert [path for path in sent if path.startswith("/api/")][-2:] == [
            "/api/token",
            "/api/facets?language=nl",
        ]


def test_the_conversation_is_kept_until_it_is_cleared(browser: Browser, host: Host) -> None:
    with visited(browser, host) as page:
        _launcher(page)
        ask(page, "Hoe?")
        page.reload()
        _launcher(page)
        expect(page.locator(".turn .text")).to_contain_text(FIRST)
        expect(page.locator(".cite")).to_have_count(4)
        assert page.context.cookies() == []
        page.get_by_role("button", name="Wis gesprek").click()
        expect(page.locator("#question")).to_be_focused()
        expect(page.get_by_role("status")).to_have_text("Het gesprek is gewist uit deze browser.")
        assert page.evaluate("localStorage.length") == 0
        page.reload()
        _launcher(page)
        expect(page.locator(".welcome")).to_be_visible()
        expect(page.locator(".turn")).to_have_count(0)


SPOILT_AND_FULL = """
    localStorage.setItem("leerkring.conversation.chat",
        '{"version": 1, "turns": [{"question": {}, "reply": {"status": 7}}]}');
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
"""


def test_without_a_storage_of_any_use_it_works_as_well(browser: Browser, host: Host) -> None:
    with visited(browser, host, script=SPOILT_AND_FULL) as page:
        _launcher(page)
        expect(page.locator(".welcome")).to_be_visible()
        ask(page, "Hoe?")
        expect(page.locator(".sentence")).to_have_count(3)


def test_nothing_of_a_hostile_page_gets_in(browser: Browser) -> None:
    looks = """element => ["fontSize", "color", "letterSpacing", "margin", "direction", "width"]
        .map(name => getComputedStyle(element)[name])"""
    found = []
    for css in ("", UGLY):
        with host_page(css=css) as served, visited(browser, served) as page:
            _launcher(page)
            ask(page, "Hoe?")
            panel = page.locator(".frame")
            parts = [page.locator(name).first for name in (".frame", ".text", ".cite", "#question")]
            found.append([part.evaluate(looks) for part in parts])
            assert panel.evaluate("panel => getComputedStyle(panel).opacity") == "1"
            corner = panel.evaluate("({offsetLeft: x, offsetWidth: w}) => x + w")
            assert corner == DESKTOP[0] - 20
            style = page.evaluate("getComputedStyle(document.body).fontStyle")
            assert style == ("italic" if css else "normal")  # and nothing of ours got out
    assert found[0] == found[1]


def test_on_a_phone_it_fills_the_window_and_is_all_that_is_in_use(
    browser: Browser, host: Host
) -> None:
    with visited(browser, host, size=PHONE) as page:
        _launcher(page)
        width, height = PHONE
        filled = {"x": 0, "y": 0, "width": width, "height": height}
        assert dict(page.locator(".frame").bounding_box() or {}) == filled
        assert page.evaluate(FOCUS_ON_THE_PAGE) == "leerkring-chat"
        assert violations(page) == []
        page.set_viewport_size({"width": 1000, "height": 800})  # a larger window is shared again
        expect(page.locator("#question")).to_be_focused()
        page.wait_for_function(f"({FOCUS_ON_THE_PAGE})() === 'input'")  # once it has heard of it
        page.get_by_role("button", name="Sluiten").click()
        expect(page.get_by_role("button", name="Vraag het aan Leerkring")).to_be_focused()


def test_a_page_may_open_ask_and_listen(browser: Browser, host: Host) -> None:
    with visited(browser, host) as page:
        expect(page.get_by_role("button", name="Vraag het aan Leerkring")).to_be_visible()
        answered = page.evaluate(
            """async () => {
                const chat = document.querySelector("leerkring-chat");
                const told = [];
                for (const what of ["open", "question", "answer", "close"])
                    chat.addEventListener(`leerkring-${what}`, ({ type }) => told.push(type));
                document.querySelector("#host-field").focus();
                const answer = new Promise((take) => addEventListener("leerkring-answer", take));
                await chat.ask("Hoe?", { category: ["ict"] });
                const { detail } = await answer;
                await chat.close();
                return [told, detail.reply.citations.length, document.activeElement.id];
            }"""
        )
        names = [f"leerkring-{what}" for what in ("open", "question", "answer", "close")]
        assert answered == [names, 4, "host-field"]


def test_a_page_may_have_several_with_a_conversation_each(browser: Browser) -> None:
    body = """<leerkring-chat id=een mode=inline filters="category=ict&country=NL"></leerkring-chat>
        <leerkring-chat id=twee mode=inline></leerkring-chat>"""
    assistant = answering()
    with host_page(body=body, assistant=assistant) as host, visited(browser, host) as page:
        page.locator("#een #question").fill("Hoe?")
        page.locator("#een #question").press("Enter")
        expect(page.locator("#een .evidence")).to_be_visible()
        expect(page.locator("#twee .turn")).to_have_count(0)
        expect(page.locator(".launcher")).to_have_count(0)
        kept = page.evaluate("Object.keys(localStorage)")
    assert kept == ["leerkring.conversation.een"]
    assert assistant.asked[0].filters == {"category": ["ict"], "country": ["NL"]}


def test_the_language_is_that_of_the_page_and_changes_with_it(browser: Browser, host: Host) -> None:
    with visited(browser, host) as page:
        expect(page.locator(".launcher")).to_have_text("Vraag het aan Leerkring")
        page.evaluate("document.documentElement.lang = 'de-AT'")
        expect(page.locator(".launcher")).to_have_text("Leerkring fragen")
        page.evaluate("document.querySelector('leerkring-chat').lang = 'en'")
        expect(page.locator(".launcher")).to_have_text("Ask Leerkring")
        page.evaluate("""() => {
            const chat = document.querySelector("leerkring-chat");
            chat.removeAttribute("lang");
            document.querySelector("h1").lang = "fr";
            document.querySelector("h1").append(chat);
        }""")
        expect(page.locator(".launcher")).to_have_text("Demander à Leerkring")


def test_a_site_that_is_not_registered_is_told_so(browser: Browser) -> None:
    with host_page(registered=False) as host, visited(browser, host) as page:
        _launcher(page)
        ask(page, "Hoe?")
        expect(page.locator(".turn .problem")).to_contain_text("niet aangemeld bij Leerkring")


def test_asking_too_often_is_told_with_the_time_to_wait(browser: Browser) -> None:
    with host_page(rate_limit=2) as host, visited(browser, host) as page:
        _launcher(page)
        for _ in range(3):
            ask(page, "Hoe?")
        problem = page.locator(".turn .problem").last
        expect(problem).to_have_text(re.compile(r"Probeer het over [1-9]\d* seconden opnieuw"))


def test_a_network_that_is_gone_is_told_and_the_question_asked_again_in_its_place(
    browser: Browser, host: Host
) -> None:
    with visited(browser, host) as page:
        _launcher(page)
        page.context.set_offline(offline=True)
        ask(page, "Hoe?")
        expect(page.locator(".turn .problem")).to_contain_text("Je bent offline")
        page.context.set_offline(offline=False)
        page.get_by_role("button", name="Probeer opnieuw").click()
        expect(page.locator(".sentence")).to_have_count(3)
        expect(page.locator(".turn")).to_have_count(1)


def test_our_own_page_says_that_it_gets_no_answers_without_a_key(
    browser: Browser, host: Host
) -> None:
    with opened(browser, host.server) as page:
        ask(page, "Hoe?")
        expect(page.locator(".turn .problem")).to_contain_text(
            "Leerkring laat deze pagina niet toe"
        )


def test_a_site_lets_people_in_its_own_way_and_is_asked_again_for_a_fresh_token(
    browser: Browser,
) -> None:
    tokens = ["lkp_expired"]
    given: list[str] = []
    with host_page(attributes={"token-url": "/its-own"}, access="keys", connects="'self'") as host:
        good = httpx2.post(f"{host.server}/api/token", headers={"origin": host.site}, json={})
        tokens.append(good.json()["token"])

        def own(route: Route) -> None:
            given.append(route.request.method)
            route.fulfill(json={"token": tokens[min(len(given), 2) - 1], "expires_in": 900})

        with visited(browser, host) as page:
            sent: list[str] = []
            page.on("request", lambda request: sent.append(request.url))
            page.route("**/its-own", own)
            _launcher(page)
            ask(page, "Hoe?")
            expect(page.locator(".sentence")).to_have_count(3)
            assert f"{host.server}/api/token" not in sent
    assert given == ["POST", "POST"]
