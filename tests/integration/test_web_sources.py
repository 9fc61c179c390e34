"""From an address to an answer's source, by the command alone, against a site of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.commands import leerkring_here
from tests.support.hostile_site import NOT_FOUND, article, page, site

pytestmark = pytest.mark.integration


def test_a_page_of_the_web_is_found_with_its_address_and_goes_when_it_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with site() as served:
        monkeypatch.setenv("LEERKRING_FETCH_ALLOW", f"127.0.0.1:{served.port}")
        monkeypatch.setenv("LEERKRING_FETCH_DELAY", "0")
        served.routes["/meubilair"] = page(article("Bureaus", "het bureau"))
        served.routes["/menu"] = page("<html><body><nav><a href='/'>Home</a></nav></body></html>")
        address = f"{served.address}/meubilair"

        first = leerkring_here("ingest", address, "--json", capsys=capsys)
        assert (first.code, first.json()["added"]) == (0, 1)
        hits = leerkring_here("search", "Voorbeeldstad bureaus", "--json", capsys=capsys).json()
        assert hits["hits"][0]["source"] == address

        again = leerkring_here("ingest", address, f"{served.address}/menu", "--json", capsys=capsys)
        assert again.json()["unchanged"] == 1
        (problem,) = again.json()["problems"]
        assert problem["source"] == f"{served.address}/menu"
        assert "no main text" in problem["reason"]

        served.routes["/meubilair"] = NOT_FOUND
        gone = leerkring_here("ingest", address, "--prune", "--json", capsys=capsys)
        assert (gone.code, gone.json()["removed"]) == (0, 1)
    hits = leerkring_here("search", "Voorbeeldstad bureaus", "--json", capsys=capsys).json()
    assert hits["hits"] == []


def test_a_sync_takes_folders_and_sitemaps_and_tells_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "stukken").mkdir()
    (tmp_path / "stukken" / "a.txt").write_text("Een zin over lampen.", encoding="utf-8")
    with site() as served:
        monkeypatch.setenv("LEERKRING_FETCH_ALLOW", f"127.0.0.1:{served.port}")
        monkeypatch.setenv("LEERKRING_FETCH_DELAY", "0")
        entries = "".join(
            f"<url><loc>{served.address}/{name}</loc></url>" for name in ("pilot/b", "intern/c")
        )
        served.routes["/sitemap.xml"] = page(f"<urlset>{entries}</urlset>", kind="text/xml")
        served.routes["/pilot/b"] = page(article("Bureaus", "het bureau"))
        (tmp_path / "bronnen.toml").write_text(
            f"""
            [sources.stukken]
            from = "stukken"
            access = "participants"
            [sources.site]
            from = "{served.address}/sitemap.xml"
            prune = true
            exclude = "intern/"
            metadata = {{country = "NL"}}
            """,
            encoding="utf-8",
        )
        first = leerkring_here("sync", "bronnen.toml", "--json", capsys=capsys)
        assert first.code == 0
        folder, web = first.json()["sources"]
        assert (folder["new"], web["new"]) == (["a.txt"], [f"{served.address}/pilot/b"])
        found = leerkring_here("search", "lampen bureau", "--json", capsys=capsys).json()["hits"]
        assert [hit["source"] for hit in found] == [f"{served.address}/pilot/b"]

        served.routes["/pilot/b"] = NOT_FOUND
        again = leerkring_here("sync", "bronnen.toml", "--json", capsys=capsys)
        assert (again.code, again.json()["sources"][1]["gone"]) == (0, web["new"])
