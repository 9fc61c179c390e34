"""Take a picture of every state of the widget and of the pages: build/screenshots/.

`python -m scripts.screenshots` takes all, by language, state, width and colours, to be looked at.
`--readme --data-dir DIR` takes those of README.md from a real server on an index of the shipped
corpus (`leerkring ingest --data-dir DIR`), into docs/images/. Both need Debian's chromium.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.readme_images import take_readme_images
from tests.support.browser import chromium
from tests.support.chat_page import app_of, opened
from tests.support.pages import DID_NOT, quote, with_pages
from tests.support.servers import running
from tests.support.states import serving, states

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

OUT = Path("build/screenshots")
LANGUAGES = ("nl", "fr", "en", "de")
SIZES = {"narrow": (320, 640), "phone": (390, 760), "desktop": (1280, 860)}
SCHEMES = ("light", "dark")
TALLEST = 2_600
PLACE = quote(DID_NOT)
PAGES = {
    "30-pilots": "/pilots",
    "31-coverage": "/coverage",
    "32-document": f"/documents/bureaus?start={PLACE.start}&end={PLACE.end}",
    "33-hostile-document": "/documents/boos",
    "34-no-document": "/documents/verzonnen",
}


def main() -> None:
    """Take the pictures that the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", action="append", choices=LANGUAGES)
    parser.add_argument("--readme", action="store_true")
    parser.add_argument("--data-dir", type=Path, default=Path(".leerkring"))
    options = parser.parse_args()
    began = time.monotonic()
    with chromium() as browser:
        if options.readme:
            taken = take_readme_images(browser, options.data_dir)
        else:
            taken = sum(take_all(browser, each) for each in options.language or LANGUAGES)
    print(f"{taken} pictures in {time.monotonic() - began:.0f} s")


def take_all(browser: Browser, language: str) -> int:
    """Take every state and page in one language; return how many pictures that made."""
    taken = 0
    options: dict[str, object] = {"locale": language, "reduced_motion": "reduce"}
    with serving(language) as served, opened(browser, served.address, **options) as page:
        for name in states(page, served):
            taken += _take(page, OUT / language / name)
    with running(app_of(with_pages())) as address, opened(browser, address, **options) as page:
        for name, path in PAGES.items():
            page.goto(path)
            taken += _take(page, OUT / language / name, whole=True)
    return taken


def _take(page: Page, path: Path, *, whole: bool = False) -> int:
    """Take what the page shows at every width in every colours; `whole` is all of a long page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for size, (width, height) in SIZES.items():
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": height if whole else TALLEST})
            if not whole:
                page.set_viewport_size({"width": width, "height": max(height, _needed(page))})
            page.screenshot(path=f"{path}-{size}-{scheme}.png", full_page=whole)
    return len(SIZES) * len(SCHEMES)


def _needed(page: Page) -> int:
    """Return the height in which nothing of the conversation has to be scrolled to."""
    return int(
        page.evaluate("""() => {
            const { shadowRoot } = document.querySelector("leerkring-chat");
            const height = (name) => shadowRoot.querySelector(name)?.offsetHeight ?? 0;
            const turn = height(".question") + height(".answer");
            return Math.min(2600, height(".top") + height(".composer") + turn + 60);
        }""")
    )


if __name__ == "__main__":
    main()
