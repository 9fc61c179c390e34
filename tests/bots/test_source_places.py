from __future__ import annotations

import pytest

from bots.source_places import address_at
from tests.support.source_places import WEB_PLACES


@pytest.mark.parametrize(("source", "page", "timecode", "address"), WEB_PLACES)
def test_a_source_is_opened_at_the_place_of_the_citation(
    source: str, page: int | None, timecode: str | None, address: str
) -> None:
    assert address_at(source, page=page, timecode=timecode) == address


@pytest.mark.parametrize("source", ["rapport.pdf", "javascript:alert(1)//x.pdf", "http://[", ""])
def test_what_is_no_address_of_the_web_has_none_at_a_page(source: str) -> None:
    assert address_at(source, page=3) == ""
