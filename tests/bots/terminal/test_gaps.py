"""`leerkring gaps` over a journal in a folder of its own, as other programs use it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from assistant.answer import NoAnswer, Reason
from assistant.journal.background import BackgroundJournal
from assistant.journal.opening import FILE
from assistant.journal.port import Journal, Rating
from tests.support.commands import Ran, leerkring_here
from tests.support.journals import journal_at
from tests.support.replies import META, answer, reply

Here = Callable[..., Ran]

LASTING = [
    "Hoe lang gaat een houten brug mee?",
    "Wat is de levensduur van een brug van hout?",
    "How long does a timber bridge last?",
]
ALONE = "Mag een ziekenhuis gebruikte infuuspompen kopen?"
PUBLIC = frozenset({"public"})


@pytest.fixture
def here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Here:
    """Run `leerkring gaps` in this process and an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: leerkring_here("gaps", *arguments, capsys=capsys)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """The journal of that folder, open to write to."""
    kept = journal_of(tmp_path, datetime.now(UTC))
    yield kept
    kept.close()


def journal_of(folder: Path, moment: datetime) -> BackgroundJournal:
    """Return the journal of a folder, in which it is always that moment."""
    (folder / ".leerkring").mkdir()
    return journal_at(folder / ".leerkring" / FILE, now=lambda: moment)


def record(
    journal: Journal,
    question: str,
    conversation: str,
    *,
    audience: frozenset[str] = PUBLIC,
    rated: Rating | None = None,
) -> None:
    """Keep a question: without an answer, or with one that was rated."""
    outcome = answer() if rated else NoAnswer(reason=Reason.NOT_SUPPORTED, nearest=(META,))
    kept = replace(
        reply(outcome, language="en" if question.startswith("How") else "nl"),
        answer_id=uuid4().hex,
        conversation_id=conversation,
        question=question,
    )
    journal.record(kept, face="web", audience=audience)
    if rated:
        journal.feedback(kept.answer_id, rating=rated)
    journal.questions()  # waits until it is written


def test_without_a_journal_there_is_nothing_to_report_and_that_is_no_failure(here: Here) -> None:
    ran = here()
    assert (ran.code, ran.out) == (0, "")
    assert "There is no journal in .leerkring/journal.sqlite3 yet" in ran.err
    assert not Path(".leerkring", "journal.sqlite3").exists()
    assert here("--json").json()["gaps"] == []


@pytest.mark.integration
def test_questions_of_one_meaning_are_a_gap_with_its_nearest_documents(
    here: Here, journal: Journal
) -> None:
    for number, question in enumerate(LASTING):
        record(journal, question, f"c{number}")
    record(journal, ALONE, "c9")
    found = here("--json").json()
    (gap,) = found["gaps"]
    assert gap["question"] in LASTING
    assert (gap["questions"], gap["conversations"]) == (3, 3)
    assert gap["shortfalls"] == ["not_supported"]
    assert gap["nearest"] == [{"document_id": META.document_id, "title": META.title}]
    assert (found["rest"], found["themes"], found["k"]) == (None, [], 3)
    assert "infuuspompen" not in str(found)


@pytest.mark.integration
def test_an_answer_that_was_rated_badly_is_a_gap_and_a_good_one_is_not(
    here: Here, journal: Journal
) -> None:
    for number, question in enumerate(LASTING):
        record(journal, question, f"bad{number}", rated=Rating.DOWN)
        record(journal, ALONE, f"good{number}", rated=Rating.UP)
    (gap,) = here("--json").json()["gaps"]
    assert gap["shortfalls"] == ["badly_rated"]
    assert gap["question"] in LASTING


@pytest.mark.integration
def test_one_conversation_that_asks_five_times_is_not_shown(here: Here, journal: Journal) -> None:
    for question in (*LASTING, *LASTING[:2]):
        record(journal, question, "one")
    record(journal, LASTING[0], "two")
    found = here("--json").json()
    assert (found["gaps"], found["themes"], found["rest"]) == ([], [], None)
    assert "brug" not in here().out


@pytest.mark.integration
def test_nothing_is_told_of_a_conversation_that_was_forgotten(here: Here, journal: Journal) -> None:
    for number, question in enumerate((*LASTING, ALONE)):
        record(journal, question, f"c{number}")
    shown = here("--json").json()["gaps"][0]["question"]
    assert journal.forget(f"c{LASTING.index(shown)}") == 1
    ran = here("--html", "gaps.html", "--csv", "gaps.csv")
    told = ran.out + Path("gaps.html").read_text("utf-8") + Path("gaps.csv").read_text("utf-8")
    assert not any(question in told for question in LASTING)
    for number in range(3):
        record(journal, f"{LASTING[number]} Graag in jaren.", f"new{number}")
    (gap,) = here("--json").json()["gaps"]
    assert gap["questions"] == 5  # two that are left and three new ones
    assert gap["question"] != shown


@pytest.mark.integration
def test_a_higher_k_hides_more_and_a_lower_one_is_refused(here: Here, journal: Journal) -> None:
    for number, question in enumerate(LASTING):
        record(journal, question, f"c{number}")
    assert len(here("--json", "--k", "3").json()["gaps"]) == 1
    assert here("--json", "--k", "4").json()["gaps"] == []
    refused = here("--k", "2")
    assert refused.code == 2
    assert "LEERKRING_GAPS_K (3)" in refused.err


@pytest.mark.integration
def test_what_was_asked_of_hidden_documents_is_told_to_their_readers_only(
    here: Here, journal: Journal
) -> None:
    for number, question in enumerate(LASTING):
        record(journal, question, f"c{number}", audience=PUBLIC | {"buyers"})
    assert here("--json").json()["gaps"] == []
    assert len(here("--json", "--audience", "buyers").json()["gaps"]) == 1


@pytest.mark.integration
def test_only_questions_since_then_count(here: Here, tmp_path: Path) -> None:
    past = journal_of(tmp_path, datetime.now(UTC) - timedelta(days=20))
    for number, question in enumerate(LASTING):
        record(past, question, f"c{number}")
    past.close()
    assert len(here("--json", "--since", "20d").json()["gaps"]) == 1
    assert len(here("--json", "--since", "3w").json()["gaps"]) == 1
    assert here("--json", "--since", "19d").json()["gaps"] == []


@pytest.mark.integration
def test_a_page_and_rows_are_written(here: Here, journal: Journal) -> None:
    formula = "=1+1, hoe lang gaat een houten brug mee?"
    for number in range(3):
        record(journal, formula, f"c{number}")
    ran = here("--html", "gaps.html", "--csv", "gaps.csv")
    assert ran.code == 0
    assert ran.out.startswith(f"question\t3\t3\tnl\t{formula}\t")
    assert formula in Path("gaps.html").read_text("utf-8")
    rows = list(csv.reader(io.StringIO(Path("gaps.csv").read_text("utf-8-sig"), newline="")))
    assert rows[1][4] == f"'{formula}"
    assert b"\r\r\n" not in Path("gaps.csv").read_bytes()


def test_a_page_that_can_not_be_written_is_told(here: Here) -> None:
    ran = here("--html", "no/such/folder.html")
    assert ran.code == 1
    assert "no/such/folder.html: No such file or directory" in ran.err
