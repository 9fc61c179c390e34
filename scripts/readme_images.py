"""The pictures of README.md, from a real server on an index of the shipped corpus: docs/images/."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Page, expect

from tests.support.browser import window
from tests.support.servers import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = Path(__file__).parents[1] / "docs" / "images"
COLOURS = 96
MOST_BYTES = 150_000
START_SECONDS = 120
ANSWER_MS = 60_000
QUESTION = "Hoe begin je een marktdialoog over kantoormeubilair?"
COMPARISON = "Vergelijk de aanpak van openbare verlichting in Kortrijk en Lille"


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture: `show` brings an open page to what it is of."""

    name: str
    size: tuple[int, int]
    scheme: str
    show: Callable[[Page], None]


def take_readme_images(browser: Browser, data_dir: Path) -> int:
    """Take them and return how many; each is checked to be small."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with _serving(data_dir) as address:
        for image in IMAGES:
            _take(browser, address, image)
    return len(IMAGES)


def _answer(page: Page) -> None:
    _ask(page, QUESTION)
    page.locator(".cite").nth(1).click()
    expect(page.locator(".source[open] .way a").first).to_be_visible()
    page.locator(".source[open] summary").blur()
    page.locator(".scroller").evaluate("it => it.scrollTop = 0")


def _table(page: Page) -> None:
    _ask(page, COMPARISON)
    expect(page.locator(".table")).to_be_visible()


def _pilots(page: Page) -> None:
    page.goto("/pilots?category=ict&country=NL&lang=nl")
    page.locator(".count").evaluate("it => it.scrollIntoView()")


def _document(page: Page) -> None:
    _ask(page, QUESTION)
    page.locator(".cite").nth(1).click()
    way = page.locator(".source[open] .way a").first
    expect(way).to_be_visible()
    page.goto(str(way.get_attribute("href")))
    page.locator("mark").first.evaluate("it => { it.blur(); scrollBy(0, -260) }")


IMAGES = (
    Image(name="answer", size=(1100, 900), scheme="light", show=_answer),
    Image(name="comparison", size=(1280, 780), scheme="dark", show=_table),
    Image(name="pilots", size=(390, 780), scheme="light", show=_pilots),
    Image(name="document", size=(390, 780), scheme="light", show=_document),
)


def _ask(page: Page, question: str) -> None:
    page.goto("/")
    page.locator("#question").fill(question)
    page.locator("#question").press("Enter")
    expect(page.locator(".evidence")).to_be_visible(timeout=ANSWER_MS)


def _take(browser: Browser, address: str, image: Image) -> None:
    options = {"color_scheme": image.scheme, "reduced_motion": "reduce"}
    with window(browser, address, size=image.size, **options) as context:
        page = context.new_page()
        image.show(page)
        small = _small(page.screenshot())
    path = FOLDER / f"{image.name}.png"
    if len(small) > MOST_BYTES:
        raise ValueError(f"{path.name} has {len(small)} bytes; at most {MOST_BYTES} are expected")
    path.write_bytes(small)
    print(f"{path.name}: {len(small) // 1000} kB")


def _small(png: bytes) -> bytes:
    """Return the picture in few colours: flat ones and letters lose nothing that is seen."""
    from PIL import Image as Picture  # noqa: PLC0415  comes with reportlab and pdfplumber

    made = io.BytesIO()
    with Picture.open(io.BytesIO(png)) as picture:
        picture.convert("RGB").quantize(COLOURS, dither=Picture.Dither.NONE).save(
            made, "PNG", optimize=True
        )
    return made.getvalue()


@contextmanager
def _serving(data_dir: Path) -> Iterator[str]:
    """Serve the data folder by the command, and give its address."""
    command = [sys.executable, "-m", "bots.terminal.main", "serve", "--port", "0"]
    process = subprocess.Popen([*command, "--data-dir", str(data_dir)])
    presence = data_dir / "serve.json"
    try:
        wait_until(presence.exists, seconds=START_SECONDS)
        yield str(json.loads(presence.read_text("utf-8"))["address"])
    finally:
        process.terminate()
        process.wait()
