"""The pages of admins in a browser: by the owner's link, light and dark, keys by the script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bots.web.sign_in.links import new_link
from tests.support.admin import PLACES, admin_app, ingested
from tests.support.browser import DESKTOP, PHONE, violations, window
from tests.support.servers import running
from tests.support.web import TOKEN

pytestmark = pytest.mark.integration


DRAWN = "/admin/performance"


@pytest.mark.parametrize(
    ("scheme", "size", "looked_at"), [("light", DESKTOP, PLACES), ("dark", PHONE, (DRAWN,))]
)
def test_an_admin_comes_in_by_the_link_reads_every_page_and_signs_out(
    browser: Browser, tmp_path: Path, scheme: str, size: tuple[int, int], looked_at: tuple[str, ...]
) -> None:
    ingested(tmp_path)
    with (
        running(admin_app(tmp_path)) as address,
        window(browser, address, size=size, color_scheme=scheme) as context,
    ):
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"/sign-in/link?once={new_link(TOKEN)}")
        page.wait_for_url(f"{address}/admin")
        for place in PLACES:
            page.goto(f"{place}?lang=nl")
            page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
            assert place not in looked_at or violations(page) == [], place
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), place
        page.get_by_role("button", name="Afmelden").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Naar het beheer")
        page.goto("/admin/keys")
        expect(page.get_by_text("leerkring admin")).to_be_visible()
        assert said == []


def test_a_key_is_made_shown_once_and_revoked_after_a_question(
    browser: Browser, tmp_path: Path
) -> None:
    with running(admin_app(tmp_path)) as address, window(browser, address) as context:
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
        assert violations(page) == []

        page.reload()
        assert "lk_" not in page.content()
        row = page.get_by_role("row", name="intranet")
        expect(row).to_contain_text("ask, read")
        row.get_by_role("button", name="Revoke").click()
        asked = page.get_by_role("dialog")
        expect(asked).to_contain_text("<b>intranet</b> $&")
        assert violations(page) == []
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
