"""What editors decide reaches a running server at once, with all that it keeps in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest

from tests.support.commands import Ran, leerkring_here, serving
from tests.support.corpora import ABOUT_BIKES, BIKES, COFFEE, write_documents

pytestmark = pytest.mark.integration

REASON = "De leverancier heeft het cijfer ingetrokken."


@dataclass(frozen=True, kw_only=True)
class Site:
    """A served folder: the commands on it and requests to it."""

    folder: Path
    address: str
    here: Callable[..., Ran]

    def ask(self, question: str, **body: object) -> dict[str, object]:
        """Ask with the same Idempotency-Key each time: a repeat gets what is kept."""
        answer = httpx2.post(
            f"{self.address}/api/ask",
            json={"question": question, **body},
            headers={"idempotency-key": f"sleutel-van-de-vraag-{len(question)}"},
            timeout=60,
        )
        assert answer.status_code == 200, answer.text
        found: dict[str, object] = answer.json()
        return found

    def get(self, path: str) -> httpx2.Response:
        return httpx2.get(f"{self.address}{path}", timeout=60)

    def decide(self, *arguments: str) -> dict[str, object]:
        ran = self.here("documents", *arguments, "--reason", REASON, "--json")
        assert ran.code == 0, ran
        document: dict[str, object] = ran.json()["document"]
        return document


def cited(answer: dict[str, object]) -> set[str]:
    citations = answer["citations"]
    assert isinstance(citations, list)
    return {citation["document_id"] for citation in citations}


@pytest.fixture
def site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Site]:
    monkeypatch.chdir(tmp_path)

    def here(*arguments: str) -> Ran:
        return leerkring_here(*arguments, capsys=capsys)

    write_documents(tmp_path / "docs", fietsen=BIKES, bekers=COFFEE)
    here("ingest", "docs")
    with serving(tmp_path) as address:
        yield Site(folder=tmp_path, address=address, here=here)


@contextmanager
def is_gone(site: Site, status: int) -> Iterator[None]:
    """See that what is done in the block takes the document about bikes from everywhere."""
    before = site.ask(ABOUT_BIKES)
    assert cited(before) == {"fietsen"}
    assert site.ask(ABOUT_BIKES) == before  # the answer that is kept
    assert site.get("/documents/fietsen").status_code == 200
    counted = site.get("/api/facets").text
    yield
    assert "fietsen" not in cited(site.ask(ABOUT_BIKES))
    more = {"conversation_id": before["conversation_id"]}
    assert "fietsen" not in cited(site.ask("En wie herstelde ze?", **more))
    assert site.get("/api/documents/fietsen").status_code == status
    assert site.get("/documents/fietsen").status_code == status
    assert site.get("/api/facets").text != counted
    hits = site.here("search", ABOUT_BIKES, "--json").json()["hits"]
    assert "fietsen" not in {hit["document_id"] for hit in hits}


def test_decisions_reach_the_running_server_at_once(site: Site) -> None:
    with is_gone(site, 410):
        assert site.decide("withdraw", "fietsen")["state"] == "withdrawn"
    assert REASON in site.get("/documents/fietsen").text
    assert site.here("ingest", "docs", "--json").json()["documents"] == 1

    assert site.decide("reinstate", "fietsen")["state"] == "indexed"
    (site.folder / "beter.md").write_text(BIKES.replace("2022", "2023"), encoding="utf-8")
    assert site.decide("correct", "fietsen", "beter.md")["state"] == "corrected"
    answer = site.ask(ABOUT_BIKES)
    assert "2023" in str(answer["answer"])
    assert REASON.rstrip(".") in str(answer["answer"])
    assert site.get("/api/documents/fietsen").json()["correction"] == REASON
    assert site.here("ingest", "docs", "--json").json()["unchanged"] == 2

    narrower = site.folder / "beter.yaml"
    narrower.write_text("access: participants\n", encoding="utf-8")
    with is_gone(site, 404):
        assert site.decide("correct", "fietsen", "beter.yaml")["audience"] == "participants"
    asked = ("ask", ABOUT_BIKES, "--audience", "participants", "--json")
    assert cited(site.here(*asked).json()) == {"fietsen"}

    site.decide("reinstate", "fietsen")
    (site.folder / "docs" / "fietsen.md").unlink()
    with is_gone(site, 404):
        assert site.here("ingest", "docs", "--prune", "--json").json()["removed"] == 1
