"""The file of a sync, and what is said of a wrong one."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from ingest.sync.plan import PlanError, PlannedSource, only, read_plan


def written(folder: Path, text: str) -> Path:
    path = folder / "bronnen.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_source_has_places_patterns_and_metadata(tmp_path: Path) -> None:
    plan = read_plan(
        written(
            tmp_path,
            """
            [sources.rapporten]
            from = ["rapporten", "https://WWW.example.nl/sitemap.xml"]
            prune = true
            include = "**/*.pdf"
            every = "7d"
            access = "participants"
            metadata = {organisation = "Gemeente Voorbeeldstad", category = ["ict"]}
            """,
        )
    )
    (source,) = plan.sources
    assert source == PlannedSource(
        name="rapporten",
        places=(str(tmp_path / "rapporten"), "https://www.example.nl/sitemap.xml"),
        prune=True,
        include=("**/*.pdf",),
        every=timedelta(days=7),
        metadata=(
            ("organisation", "Gemeente Voorbeeldstad"),
            ("category", ("ict",)),
            ("access", "participants"),
        ),
    )
    assert source.addresses == ("https://www.example.nl/sitemap.xml",)


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('[sources.a]\nfrom = "x"\nprune = "yes"', 3, "prune is 'yes'"),
        ('[sources.a]\nfrom = "x"\n\nevery = "often"', 4, "every is 'often'"),
        ('[sources.a]\nfrom = "x"\npruen = true', 3, "unknown key 'pruen'"),
        ("[sources.a]\nprune = true", 1, "from is nothing"),
        ("[sources.a]\nfrom = []", 2, "from is []"),
        ('[sources.a]\nfrom = "http://u:geheim@h/"', 2, "holds a user name"),
        ('[sources.a]\nfrom = "http://127.1/"', 2, "is a number where"),
        ('[sources.a]\nfrom = "x"\naccess = "every body"', 3, "access: every body"),
        ('[sources.b]\nfrom = "x"\n[sources.a]\nfrom = "x"\nmetadata = {kind = "boek"}', 5, "boek"),
        ('[sources.a]\nfrom = "x"\n[sources.a.metadata]\ncountri = "NL"', 4, "Write 'country'"),
        ('[sources.a]\nfrom = "x"\nmetadata = {author = "x"}', 3, "no metadata 'author'"),
        ('[sources.a]\nfrom = "x"\nmetadata = {id = "x"}', 3, "id can't be set"),
        ('[sources.a]\nfrom = "x"\ninclude = [3]', 3, "include is [3]"),
        ('[sources."a b"]\nfrom = "x"', 1, "the name 'a b'"),
        ('[sources.a]\nfrom = "x\ny"', 2, "no TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_value(
    tmp_path: Path, text: str, line: int, told: str
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(PlanError) as caught:
        read_plan(path)
    assert told in str(caught.value)
    assert f"line {line}" in str(caught.value)
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "sources = 3", "[source.a]\nfrom = 'x'"])
def test_a_file_without_sources_shows_how_to_write_one(tmp_path: Path, text: str) -> None:
    with pytest.raises(PlanError, match=r"\[sources.NAME\]"):
        read_plan(written(tmp_path, text))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="can't be opened"):
        read_plan(tmp_path / "niets.toml")


def test_a_name_that_the_file_lacks_is_told(tmp_path: Path) -> None:
    plan = read_plan(written(tmp_path, "[sources.a]\nfrom = 'x'"))
    with pytest.raises(PlanError, match=r"no source 'b'\. It has: a"):
        only(plan, ["b"])
