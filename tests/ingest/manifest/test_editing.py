from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import EditingError, SourceError, StorageFullError
from ingest.manifest.store import State
from tests.support.desk import FRONT, Desk, FailingIndex


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.write("a.txt", "De bureaus kostten honderd euro.")
    desk.write("b.txt", "De stoelen waren gebruikt.")
    desk.run()
    return desk


@pytest.fixture
def correction(tmp_path: Path) -> Path:
    path = tmp_path / "beter.md"
    path.write_text(
        "---\norganisation: Gemeente Voorbeeld\n---\n\nDe bureaus kostten tweehonderd euro.\n",
        encoding="utf-8",
    )
    return path


def withdraw(desk: Desk, document_id: str, reason: str = "Het cijfer klopt niet.") -> None:
    with desk.editor() as editor:
        editor.withdraw(document_id, reason=reason)


def test_a_withdrawn_document_is_gone_and_stays_out(desk: Desk) -> None:
    withdraw(desk, "a")
    assert set(desk.stored()) == {"b"}
    report = desk.run(prune=True)
    assert (report.documents, report.added, report.failed, report.removed) == (1, 0, 0, 0)
    assert set(desk.stored()) == {"b"}
    row = desk.rows()["a.txt"]
    assert (row.state, row.reason, row.chunks) == (State.WITHDRAWN, "Het cijfer klopt niet.", 0)


@pytest.mark.parametrize("after", ["changed", "renamed", "removed and put back", "index lost"])
def test_a_withdrawn_document_stays_out_whatever_happens_to_its_file(
    desk: Desk, after: str
) -> None:
    withdraw(desk, "a")
    path = desk.sources / "a.txt"
    text = path.read_text(encoding="utf-8")
    match after:
        case "changed":
            desk.write("a.txt", "De bureaus kostten niets.")
        case "renamed":
            path.rename(desk.sources / "c.txt")
        case "removed and put back":
            path.unlink()
            desk.run(prune=True)
            desk.write("a.txt", text)
        case _:
            desk.indexes.clear()
    desk.run(prune=True)
    assert set(desk.stored()) == {"b"}


def test_a_withdrawal_that_was_broken_off_is_completed_by_the_next_decision(desk: Desk) -> None:
    whole, desk.indexes["public"] = desk.index(), FailingIndex()
    desk.indexes["public"].entries = whole.entries
    with pytest.raises(StorageFullError):
        withdraw(desk, "a")
    desk.indexes["public"] = whole
    with pytest.raises(EditingError, match="already"):
        withdraw(desk, "a")
    assert set(desk.stored()) == {"b"}


def test_an_id_that_was_withdrawn_is_not_taken_by_another_file(desk: Desk) -> None:
    text = FRONT.format(id="stuk", access="public", text="Een zin.")
    path = desk.write("stuk.md", text)
    desk.run()
    withdraw(desk, "stuk")
    path.unlink()
    desk.write("anders.md", text.replace("Een zin.", "Een andere zin."))
    report = desk.run()
    assert report.failed == 1
    assert "reinstate" in report.problems[0].reason
    assert "stuk" not in desk.stored()


def test_a_reinstated_document_is_back_as_its_source_says_now(desk: Desk) -> None:
    withdraw(desk, "a")
    desk.write("a.txt", "De bureaus kostten driehonderd euro.")
    with desk.editor() as editor:
        row = editor.reinstate("a", reason="Nagekeken.")
    assert (row.state, row.reason) == (State.INDEXED, "")
    assert desk.stored()["a"] == "De bureaus kostten driehonderd euro."
    assert desk.run().unchanged == 2


def test_the_history_tells_what_was_decided_and_why(desk: Desk) -> None:
    withdraw(desk, "a")
    with desk.editor() as editor:
        editor.reinstate("a", reason="Nagekeken.")
    told = [(event.action, event.reason) for event in desk.history("a")]
    assert told == [
        ("added", ""),
        ("withdrawn", "Het cijfer klopt niet."),
        ("reinstated", "Nagekeken."),
        ("updated", ""),
    ]


def test_a_corrected_document_says_what_the_editor_wrote_and_when_and_why(
    desk: Desk, correction: Path
) -> None:
    before = (desk.sources / "a.txt").read_bytes()
    with desk.editor() as editor:
        row = editor.correct("a", correction, reason="Tikfout.")
    document = desk.index().document("a")
    assert document is not None
    assert document.text == "De bureaus kostten tweehonderd euro."
    assert document.meta.organisation == "Gemeente Voorbeeld"
    assert (document.meta.correction, document.meta.corrected_on) == ("Tikfout.", row.noted_at[:10])
    assert document.meta.quote_origin == "restatement"
    assert (document.meta.source, row.state) == ("a.txt", State.CORRECTED)
    assert (desk.sources / "a.txt").read_bytes() == before


@pytest.mark.parametrize("after", ["nothing", "renamed", "index lost", "removed and put back"])
def test_a_correction_outlives_ingests_of_the_unchanged_source(
    desk: Desk, correction: Path, after: str
) -> None:
    with desk.editor() as editor:
        editor.correct("a", correction, reason="Tikfout.")
    path = desk.sources / "a.txt"
    text = path.read_text(encoding="utf-8")
    match after:
        case "renamed":
            path.rename(desk.sources / "c.txt")
        case "index lost":
            desk.indexes.clear()
        case "removed and put back":
            path.unlink()
            desk.run(prune=True)
            assert "a" not in desk.stored()
            desk.write("a.txt", text)
    desk.run(prune=True)
    assert desk.stored()["a"] == "De bureaus kostten tweehonderd euro."


def test_a_source_that_changes_after_its_correction_is_a_conflict_until_it_is_settled(
    desk: Desk, correction: Path
) -> None:
    with desk.editor() as editor:
        editor.correct("a", correction, reason="Tikfout.")
    desk.write("a.txt", "De bureaus kostten negen euro.")
    for _ in range(2):
        report = desk.run()
        assert (report.failed, report.unchanged) == (1, 1)
        assert "documents correct a FILE" in report.problems[0].reason
        assert desk.stored()["a"] == "De bureaus kostten tweehonderd euro."
    with desk.editor() as editor:
        editor.correct("a", correction, reason="Nog steeds een tikfout.")
    assert desk.run().unchanged == 2
    desk.write("a.txt", "De bureaus kostten tien euro.")
    desk.run()
    with desk.editor() as editor:
        editor.reinstate("a", reason="De bron klopt nu.")
    assert desk.run().unchanged == 2
    assert desk.stored()["a"] == "De bureaus kostten tien euro."


def test_metadata_alone_are_corrected_and_may_narrow_who_reads_it(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "beter.yaml"
    path.write_text("access: participants\nyear: 2021\n", encoding="utf-8")
    with desk.editor() as editor:
        editor.correct("a", path, reason="Niet voor iedereen.")
    assert set(desk.stored()) == {"b"}
    document = desk.index("participants").document("a")
    assert document is not None
    assert (document.text, document.meta.year) == ("De bureaus kostten honderd euro.", "2021")
    assert document.meta.quote_origin == "source"


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("x.yaml", "id: c\n", "gives 'id'"),
        ("x.yaml", "kind: sprookje\n", "sprookje"),
        ("x.yaml", "", "is empty"),
        ("x.md", "# Alleen een kop\n", "nothing to search"),
        ("x.pdf", "x", "is no correction"),
        ("x.yaml", "a: [b", "is wrong"),
    ],
)
def test_a_correction_that_is_no_good_changes_nothing(
    desk: Desk, tmp_path: Path, name: str, text: str, says: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with desk.editor() as editor, pytest.raises((EditingError, SourceError), match=says):
        editor.correct("a", path, reason="Tikfout.")
    assert desk.run().unchanged == 2
    assert [event.action for event in desk.history("a")] == ["added"]


def test_a_reason_is_asked_for_and_screened(desk: Desk) -> None:
    with desk.editor() as editor:
        for reason in ("", " \n ", "x" * 301):
            with pytest.raises(EditingError, match="Give a reason"):
                editor.withdraw("a", reason=reason)
    withdraw(desk, "a", "Vraag van jan@voorbeeld.example.")
    assert desk.rows()["a.txt"].reason == "Vraag van [e-mail]."
    assert "jan@" not in str(desk.history("a"))


def test_what_can_not_be_decided_is_said(desk: Desk, correction: Path) -> None:
    with desk.editor() as editor:
        with pytest.raises(EditingError, match="no document 'zzz'"):
            editor.withdraw("zzz", reason="Weg.")
        with pytest.raises(EditingError, match="neither withdrawn nor corrected"):
            editor.reinstate("a", reason="Terug.")
        editor.withdraw("a", reason="Weg.")
        with pytest.raises(EditingError, match="already: Weg"):
            editor.withdraw("a", reason="Weg.")
        with pytest.raises(EditingError, match="Reinstate it first"):
            editor.correct("a", correction, reason="Tikfout.")
        (desk.sources / "a.txt").unlink()
        with pytest.raises(EditingError, match="Put it back first"):
            editor.reinstate("a", reason="Terug.")
