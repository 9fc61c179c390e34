from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from assistant.gaps.report import Theme
from bots.gap_html import to_html
from tests.support.browser import PHONE, violations, window
from tests.support.evaluation_reports import HOSTILE
from tests.support.gaps import GAP, REPORT

pytestmark = pytest.mark.integration

SIZES = (PHONE, (1280, 860))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible_fits_and_runs_nothing(
    browser: Browser, tmp_path: Path, scheme: str
) -> None:
    french = replace(GAP, question=f"Où stocker ? {HOSTILE} {'x' * 90}", language="fr", nearest=())
    phase = Theme(facet="phase", key="gunnen", questions=3, conversations=3)
    page_file = tmp_path / "gaps.html"
    report = replace(REPORT, gaps=(GAP, french), themes=(*REPORT.themes, phase))
    page_file.write_text(to_html(report), "utf-8")
    context = window(browser, page_file.as_uri(), color_scheme=scheme)
    page = context.new_page()
    page.goto(page_file.as_uri())
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.title() == "What Leerkring could not answer"
    context.close()
