from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import SourceError
from ingest.readers.registry import read

PAGE = """<!doctype html><html lang="nl-BE"><head><meta charset="{charset}">
<title>Circulair meubilair | Stad Voorbeeld</title>
<meta property="article:published_time" content="2019-05-02"></head><body>
<nav><a href="/">Home</a> <a href="/zoek">Zoeken</a></nav><main><article>
<h1>Circulair meubilair</h1><p>De stad kocht <b>hergebruikte</b> stoelen voor
<a href="https://voorbeeld.be">het stadhuis</a>. Dit was een financiële proef
die twee jaar liep.</p>
<h2>Lessen</h2><ul><li>Begin vroeg met de markt.</li><li>Meet het resultaat.</li></ul>
<table><tr><th>Jaar</th><th>Aantal</th></tr><tr><td>2018</td><td>40</td></tr></table>
<p>Meer weten over de aanpak? Lees het hele verslag van de werkgroep.</p>
</article></main><footer>Contact, cookies en voorwaarden</footer></body></html>"""


def _page(folder: Path, html: str = PAGE, charset: str = "utf-8") -> Path:
    path = folder / "pagina.html"
    path.write_bytes(html.replace("{charset}", charset).encode(charset))
    return path


def test_headings_lists_and_tables_become_markdown(tmp_path: Path) -> None:
    blocks = read(_page(tmp_path)).text.split("\n\n")
    assert "## Lessen" in blocks
    assert "- Begin vroeg met de markt.\n- Meet het resultaat." in blocks
    assert any(block.startswith("| Jaar | Aantal |\n") for block in blocks)


def test_menus_and_footers_are_left_out(tmp_path: Path) -> None:
    text = read(_page(tmp_path)).text
    assert "Zoeken" not in text
    assert "cookies" not in text


def test_links_and_emphasis_leave_only_their_words(tmp_path: Path) -> None:
    assert "De stad kocht hergebruikte stoelen voor het stadhuis." in read(_page(tmp_path)).text


def test_title_year_and_language_come_from_the_page(tmp_path: Path) -> None:
    reading = read(_page(tmp_path))
    assert reading.title == "Circulair meubilair"
    assert (reading.year, reading.language) == ("2019", "nl-BE")


def test_an_older_encoding_that_the_page_names_is_read(tmp_path: Path) -> None:
    assert "financiële" in read(_page(tmp_path, charset="iso-8859-1")).text


def test_a_page_without_main_text_is_refused(tmp_path: Path) -> None:
    html = '<html><body><nav><a href="/">Home</a></nav></body></html>'
    with pytest.raises(SourceError, match="has no main text"):
        read(_page(tmp_path, html))
