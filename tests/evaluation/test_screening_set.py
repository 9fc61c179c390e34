"""The labelled snippets are as their data card says, and the gate does on them what it claims."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from evaluation.errors import ScreeningSetError
from evaluation.report import screening_html
from evaluation.screening import Screened, ScreeningSummary, screen_snippets, summarise, to_json
from evaluation.screening_set import Snippet, load_snippets, snippets_hash, snippets_path
from evaluation.screening_view import screening_view
from ingest.screen.find import find_all
from ingest.screen.finding import Finding, Kind
from ingest.screen.listed import FIRST_NAMES, SURNAMES, listed
from ingest.text.words import fold
from tests.support.commands import leerkring_here

HALVES = ("fit", "judge")
PARTICLES = {"van", "den", "der", "ter", "ten", "von", "des", "mac"}


def names_of(half: str) -> set[str]:
    """Return the words of all names in a half, folded."""
    return {
        word
        for snippet in load_snippets(half)
        for span in snippet.spans
        if span.kind is Kind.NAME
        for word in re.findall(r"[^\W\d_]{3,}", fold(snippet.text[span.start : span.end]))
    } - PARTICLES


@pytest.mark.parametrize("half", HALVES)
def test_the_set_is_as_it_was_frozen(half: str) -> None:
    frozen = tomllib.loads((snippets_path(half).parent / "frozen.toml").read_text("utf-8"))
    assert snippets_hash(half) == frozen[half]["sha256"]


def test_there_are_at_least_400_snippets_in_five_languages() -> None:
    snippets = [snippet for half in HALVES for snippet in load_snippets(half)]
    assert len(snippets) >= 400
    assert {each.language for each in snippets} == {"nl", "nl-BE", "fr", "en", "de"}
    assert sum(not each.spans for each in snippets) >= 80


@pytest.mark.parametrize("half", HALVES)
def test_no_part_of_a_name_is_in_the_lists_of_the_recogniser(half: str) -> None:
    assert names_of(half) & (listed(FIRST_NAMES) | listed(SURNAMES)) == set()


def test_the_halves_share_no_text_and_no_name() -> None:
    first, second = (load_snippets(half) for half in HALVES)
    assert not {each.text for each in first} & {each.text for each in second}
    assert names_of("fit") & names_of("judge") == set()


def test_the_gate_reaches_its_figures_on_the_half_it_was_not_tuned_on() -> None:
    summary = summary_of(load_snippets("judge"))
    identifiers, names = summary.slices["identifiers"], summary.slices["names"]
    assert identifiers.recall.value >= 0.99
    assert identifiers.precision.value >= 0.98
    assert names.recall.value >= 0.85
    assert names.precision.value >= 0.90
    assert summary.slices["competition"].precision.value >= 0.95


def summary_of(snippets: tuple[Snippet, ...]) -> ScreeningSummary:
    done, ms = screen_snippets(snippets, find_all)
    return summarise(done, ms=ms)


def snippet(text: str, *spans: Finding) -> Snippet:
    return Snippet(id="s1a", language="nl", text=text, spans=spans)


def test_a_span_counts_as_found_only_when_all_of_it_is_covered() -> None:
    span = Finding(kind=Kind.NAME, start=0, end=9)
    half = Finding(kind=Kind.NAME, start=0, end=4)
    done = Screened(snippet=snippet("Jan Quist zei.", span), found=(half,))
    assert (done.missed(), done.wrong()) == ([span], [])


def test_a_finding_of_another_kind_is_wrong() -> None:
    span = Finding(kind=Kind.NAME, start=0, end=9)
    other = Finding(kind=Kind.PHONE, start=0, end=9)
    done = Screened(snippet=snippet("Jan Quist zei.", span), found=(other,))
    assert (done.missed(), done.wrong()) == ([span], [other])
    figures = summarise([done], ms=1.0).slices
    assert (figures["names"].recall.value, figures["phone"].precision.value) == (0.0, 0.0)
    assert to_json(summarise([done], ms=1.0), [done])["mistakes"]


def test_the_report_has_every_kind_and_shows_mistakes_alone() -> None:
    span = Finding(kind=Kind.NAME, start=0, end=7)
    phone = Finding(kind=Kind.PHONE, start=0, end=2, why="<i>digits</i>")
    done = [
        Screened(snippet=snippet("<b>Quist zei niets.", span), found=(phone,)),
        Screened(snippet=snippet("Niemand zei iets."), found=()),
    ]
    page = BeautifulSoup(
        screening_html(screening_view("judge", summarise(done, ms=1.0), done)), "html.parser"
    )
    rows = {
        row.select("th")[0].text: [cell.get_text(" ") for cell in row.select("td")]
        for row in page.select("tbody tr")
    }
    assert rows["name"] == ["0.000 0.000–0.000 n 1", "–"]
    assert rows["phone"] == ["–", "0.000 0.000–0.000 n 1"]
    (mistake,) = page.select(".question")
    assert mistake.select("h3")[0].text == "<b>Quist zei niets."
    assert [told.text for told in mistake.select(".what p")] == [
        "missed name: <b>Quis",
        "wrong phone: <b (<i>digits</i>)",
    ]


def test_a_span_outside_its_text_is_refused(tmp_path: Path) -> None:
    row = {"id": "s1", "language": "nl", "text": "Ja", "spans": [span_row(0, 9)]}
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps(row), "utf-8")
    with pytest.raises(ScreeningSetError, match="outside the text"):
        load_snippets(path)


def test_the_command_tells_figures_and_mistakes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    row = {"id": "s1a", "language": "nl", "text": "Wie is dat?", "spans": [span_row(0, 3)]}
    (tmp_path / "set.jsonl").write_text(json.dumps(row), "utf-8")
    arguments = ("evaluate", "screening", "--set", "set.jsonl")
    document = leerkring_here(*arguments, "--json", capsys=capsys).json()
    assert document["slices"]["names"]["recall"]["value"] == 0.0
    shown = leerkring_here(*arguments, "--mistakes", capsys=capsys).out
    assert "s1a missed name: Wie" in shown
    leerkring_here(*arguments, "--html", "report.html", capsys=capsys)
    assert "Wie is dat?" in (tmp_path / "report.html").read_text("utf-8")


def span_row(start: int, end: int) -> dict[str, object]:
    return {"kind": "name", "start": start, "end": end}
