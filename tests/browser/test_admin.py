"""The pages of admins in a browser: by the owner's link, light and dark, keys by the script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from bots.web.sign_in.links import new_link
from tests.support.admin import PLACES, admin_app, ingested
from tests.support.browser import DESKTOP, PHONE, violations, window
from tests.support.servers import running
from tests.support.web import TOKEN

pytestmark = pytest.mark.integration


LOOKS: tuple[tuple[Literal["light", "dark"], tuple[int, int], tuple[str, ...]], ...] = (
    ("light", DESKTOP, ("/admin", "/admin/feedback")),
    ("dark", PHONE, ("/admin/gaps", "/admin/performance")),
)
"""Colours and sizes, and the pages that axe looks at in them."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("data")
    ingested(folder)
    with running(admin_app(folder)) as served:
        yield served


def test_an_admin_comes_in_by_the_link_reads_every_page_and_signs_out(
    browser: Browser, server: str
) -> None:
    with window(browser, server) as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"/sign-in/link?once={new_link(TOKEN)}")
        page.wait_for_url(f"{server}/admin")
        for scheme, (width, height), looked_at in LOOKS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": height})
            for place in PLACES:
                page.goto(f"{place}?lang=nl")
                page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = 1)")
                assert place not in looked_at or violations(page) == [], place
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), place
        page.get_by_role("button", name="Afmelden").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Naar het beheer")
        page.goto("/admin/keys")
        expect(page.get_by_text("leerkring admin")).to_be_visible()
        assert said == []


def test_a_key_is_made_shown_once_and_revoked_after_a_question(
    browser: Browser, server: str
) -> None:
    with window(browser, server) as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"/sign-in/link?once={new_link(TOKEN)}")
        page.goto("/admin/keys?lang=en")
        page.get_by_label("What it is for").fill("<b>intranet</b> $&")
        page.get_by_label("read", exact=True).check()
        page.get_by_role("button", name="Make the key").click()
        secret = page.get_by_label("The secret of the key “<b>intranet</b> $&”")
        expect(secret).to_be_focused()
        assert secret.input_value().startswith("lk_")

        page.reload()
        assert "lk_" not in page.content()
        row = page.get_by_role("row", name="intranet")
        expect(row).to_contain_text("ask, read")
        row.get_by_role("button", name="Revoke").click()
        asked = page.get_by_role("dialog")
        expect(asked).to_contain_text("<b>intranet</b> $&")
        asked.get_by_role("button", name="Keep").click()
        expect(row).to_be_visible()
        row.get_by_role("button", name="Revoke").click()
        asked.get_by_role("button", name="Revoke").click()
        expect(row).to_have_count(0)
        assert said == []

        page.get_by_label("What it is for").fill("x")
        page.evaluate("document.querySelector('#name').value = ' '")
        page.get_by_role("button", name="Make the key").click()
        expect(page.get_by_role("status")).to_contain_text("That did not work.")
        expect(page.get_by_role("status")).to_be_focused()
        page.get_by_role("button", name="Revoke").first.click()
        assert violations(page) == []
