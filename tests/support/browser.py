"""A real browser, where the machine has one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESKTOP = (1280, 860)
PHONE = (360, 740)

_windows: WeakKeyDictionary[Browser, dict[str, BrowserContext]] = WeakKeyDictionary()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield Debian's chromium; skips the test where it is not installed."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  0.3 s, browser tests only

    path = shutil.which("chromium")
    if path is None:
        pytest.skip("chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def window(
    browser: Browser, address: str, *, size: tuple[int, int] = DESKTOP, **options: object
) -> BrowserContext:
    """Return a fresh window on `address`; `options` are Playwright's, `locale` is Dutch."""
    width, height = size
    return browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        **{"locale": "nl-NL", **options},  # type: ignore[arg-type]  # Playwright's own keywords
    )


@contextmanager
def borrowed(
    browser: Browser, address: str, *, size: tuple[int, int] = DESKTOP, **options: object
) -> Iterator[Page]:
    """Yield a page of a window that others had before: what they fetched is there, and no more.

    That saves a second a test. What a test keeps there or changes of the network is undone.
    """
    windows = _windows.setdefault(browser, {})
    key = repr((address, size, sorted(options.items())))
    context = windows.pop(key, None) or window(browser, address, size=size, **options)
    page = context.new_page()
    try:
        yield page
        context.set_offline(offline=False)
        context.unroute_all()
        page.evaluate("[localStorage, sessionStorage].forEach((each) => each.clear())")
        page.close()
        context.clear_cookies()
    except BaseException:
        context.close()
        raise
    windows[key] = context


def violations(page: Page, *rules: str) -> list[str]:
    """Return what axe finds wrong on the page, or against these of its rules."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415  only with a browser

    only = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else {}
    found = Axe().run(page, options={"resultTypes": ["violations"], **only}).response["violations"]
    return [f"{entry['id']}: {entry['nodes'][0]['html'][:200]}" for entry in found]
