"""Were verification to let an attack's answer through, no face would do what it says."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, expect
from starlette.testclient import TestClient

from assistant.answer import Reply
from bots.render import to_markdown
from bots.web.app import create_app
from ingest.document import Span
from tests.support.assistants import FakeAssistant
from tests.support.attack_faces import HIDDEN, faces_of
from tests.support.attacks import Attack, attacks
from tests.support.browser import chromium
from tests.support.chat_page import ask, opened
from tests.support.replies import META, answer, citation, reply, sentence
from tests.support.servers import running
from tests.support.web import web_settings

STEERING = ("exfiltration", "escape sequences", "mentions", "formula", "xss", "invisible")
SHOWN = [attack for attack in attacks() if attack.kind in STEERING]

IN_A_BROWSER = [attack for attack in SHOWN if attack.kind in {"exfiltration", "xss"}]


def obeyed(attack: Attack) -> Reply:
    """Return the reply that an obedient model without verification would have given."""
    cited = citation(1, attack.obeys, span=Span(start=0, end=len(attack.obeys)))
    return reply(answer([sentence(attack.obeys)], [cited]))


def obedient() -> FakeAssistant:
    return FakeAssistant(replies={attack.id: obeyed(attack) for attack in SHOWN})


@pytest.mark.parametrize("attack", SHOWN, ids=lambda attack: attack.id)
def test_as_markdown_it_links_and_embeds_nothing(attack: Attack) -> None:
    tokens = MarkdownIt("commonmark").parse(to_markdown(obeyed(attack)))
    inline = [child for token in tokens for child in token.children or ()]
    assert not [token for token in (*tokens, *inline) if token.type.startswith(("html", "image"))]
    links = [token.attrs["href"] for token in inline if token.type == "link_open"]
    assert links == [META.source]


@pytest.mark.parametrize("attack", SHOWN, ids=lambda attack: attack.id)
def test_as_text_and_on_a_screen_nothing_hides_or_steers(attack: Attack) -> None:
    app = create_app(obedient(), settings=web_settings())
    with TestClient(app, base_url="http://localhost:8000") as client:
        shown = faces_of(client, attack.id)
    for face in ("text", "markdown", "screen", "pipe"):
        assert HIDDEN.search(shown[face].replace("\u200d", "")) is None


@pytest.mark.integration
def test_in_a_browser_nothing_runs_and_nothing_is_fetched_from_elsewhere() -> None:
    app = create_app(obedient(), settings=web_settings())
    with chromium() as browser, running(app) as address:
        _ask_all(browser, address)


def _ask_all(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        for attack in IN_A_BROWSER:
            ask(page, attack.id)
        expect(page.locator(".turn")).to_have_count(len(IN_A_BROWSER))
        assert page.evaluate("window.sniffer") is None
        links = page.locator(".answer a").evaluate_all("all => all.map(link => link.href)")
        assert set(links) == {META.source}
        foreign = ".answer :is(img, script, iframe, form, :not(button) > svg)"  # our buttons draw
        assert page.locator(foreign).count() == 0
