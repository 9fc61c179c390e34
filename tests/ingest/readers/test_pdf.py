from __future__ import annotations

import time
from pathlib import Path

import pytest

from ingest.errors import SourceError
from ingest.readers.reading import Reading
from ingest.readers.registry import read
from tests.support.files import (
    WORDS,
    bold_line,
    bullet,
    heading,
    page_break,
    paragraph,
    table,
    write_column_pdf,
    write_pdf,
    write_scanned_pdf,
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    story = [
        heading("Circulair meubilair in de praktijk"),
        paragraph(WORDS * 3),
        heading("Aanpak", 2),
        bullet(WORDS),
        bullet("Meet het resultaat."),
        heading("Kosten", 3),
        table([["Jaar", "Aantal", "Kosten"], ["2018", "120", "40.000"], ["2019", "200", "55.000"]]),
        bold_line("Lessen voor later"),
        paragraph("Onder de tabel staat deze zin."),
        page_break(),
        heading("Vervolg", 2),
        paragraph(WORDS),
        page_break(),
        paragraph("Tot slot. " + WORDS),
    ]
    path = tmp_path_factory.mktemp("pdf") / "rapport.pdf"
    write_pdf(
        path,
        story,
        header="Rapport circulair meubilair",
        footer="Pagina {page} van 3",
        title="Circulair meubilair",
    )
    return read(path)


def test_larger_type_becomes_headings_by_size(report: Reading) -> None:
    headings = [line for line in report.text.split("\n") if line.startswith("#")]
    assert headings == [
        "# Circulair meubilair in de praktijk",
        "## Aanpak",
        "### Kosten",
        "#### Lessen voor later",
        "## Vervolg",
    ]


def test_wrapped_lines_become_one_paragraph(report: Reading) -> None:
    assert report.text.split("\n\n")[1] == (WORDS * 3).strip()


def test_bullets_become_list_items_on_one_line(report: Reading) -> None:
    assert f"- {WORDS.strip()}\n- Meet het resultaat." in report.text


def test_ruled_tables_become_markdown_tables_in_their_place(report: Reading) -> None:
    expected = (
        "### Kosten\n\n| Jaar | Aantal | Kosten |\n| --- | --- | --- |\n"
        "| 2018 | 120 | 40.000 |\n| 2019 | 200 | 55.000 |\n\n#### Lessen voor later"
    )
    assert expected in report.text


def test_running_headers_and_page_numbers_are_dropped(report: Reading) -> None:
    assert "Rapport circulair" not in report.text
    assert "Pagina" not in report.text


def test_a_mark_stands_where_the_text_of_each_page_begins(report: Reading) -> None:
    begins = [(mark.page, report.text[mark.offset :].split("\n")[0][:10]) for mark in report.marks]
    assert begins == [(1, "# Circulai"), (2, "## Vervolg"), (3, "Tot slot. ")]


def test_the_title_comes_from_the_properties(report: Reading) -> None:
    assert report.title == "Circulair meubilair"


@pytest.mark.parametrize("title", [None, "Microsoft Word - concept.docx", "rapport_v3.indd"])
def test_a_title_that_a_program_made_up_is_no_title(tmp_path: Path, title: str | None) -> None:
    assert read(write_pdf(tmp_path / "a.pdf", [paragraph(WORDS)], title=title)).title is None


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_are_read_one_after_the_other(tmp_path: Path, columns: int) -> None:
    sentences = [f"Zin {number} gaat over hergebruik van kantoormeubilair." for number in range(90)]
    path = write_pdf(
        tmp_path / "blad.pdf", [paragraph(" ".join(sentences))], columns=columns, footer="{page}"
    )
    assert " ".join(read(path).text.split()) == " ".join(sentences)


def test_a_title_across_columns_stays_above_them(tmp_path: Path) -> None:
    left = ["De linker kolom begint hier en", "gaat nog drie regels verder tot"] * 4
    right = ["de rechter kolom, die ook weer", "een paar regels lang is en dan"] * 4
    path = write_column_pdf(tmp_path / "a.pdf", "Een titel over beide kolommen heen", left, right)
    title, body = read(path).text.split("\n\n")
    assert title == "# Een titel over beide kolommen heen"
    assert body == " ".join(left + right)


def test_short_labels_beside_text_are_no_columns(tmp_path: Path) -> None:
    labels = ["Wie", "Wat", "Waar", "Hoe", "Kosten", "Les"]
    texts = [f"dit is het antwoord op vraag nummer {n} van de lijst" for n in range(6)]
    words = read(write_column_pdf(tmp_path / "a.pdf", "Projectblad", labels, texts)).text.split()
    assert words.index("Wie") < words.index("0") < words.index("Wat") < words.index("1")


def test_a_word_broken_at_a_line_end_is_whole_again(tmp_path: Path) -> None:
    lines = ["De gemeente kocht kantoormeubi-", "lair en koffiebekers voor allen."]
    path = write_column_pdf(tmp_path / "a.pdf", "Kop", lines, [])
    assert "kocht kantoormeubilair en koffiebekers" in read(path).text


def test_a_sentence_that_runs_on_to_the_next_page_is_whole_and_marked(tmp_path: Path) -> None:
    story = [paragraph("De zin begint hier en"), page_break(), paragraph("eindigt daar.")]
    reading = read(write_pdf(tmp_path / "a.pdf", story))
    assert reading.text == "De zin begint hier en eindigt daar."
    assert reading.marks[1].offset == reading.text.index("eindigt")


def test_a_page_without_text_gets_no_mark(tmp_path: Path) -> None:
    story = [paragraph(WORDS), page_break(), page_break(), paragraph("Slot. " + WORDS)]
    assert [mark.page for mark in read(write_pdf(tmp_path / "a.pdf", story)).marks] == [1, 3]


def test_a_scan_is_refused_with_its_pages_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"only images on page 1 to 3 .* ocrmypdf -l nld scan"):
        read(write_scanned_pdf(tmp_path / "scan.pdf", pages=3))


def test_a_password_is_named_as_the_reason(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "dicht.pdf", [paragraph(WORDS)], password="geheim")
    with pytest.raises(SourceError, match="is protected with a password"):
        read(path)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.7])
def test_a_damaged_pdf_is_refused(tmp_path: Path, share: float) -> None:
    path = write_pdf(tmp_path / "stuk.pdf", [paragraph(WORDS)])
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)] or b"dit is geen pdf")
    with pytest.raises(SourceError, match="is damaged or no PDF"):
        read(path)


def test_a_report_of_300_pages_is_read_within_seconds(tmp_path: Path) -> None:
    story = [
        part for n in range(300) for part in (heading(f"Deel {n}"), paragraph(WORDS), page_break())
    ]
    path = write_pdf(tmp_path / "dik.pdf", story, header="Jaarverslag", footer="{page}")
    started = time.thread_time()
    reading = read(path)
    assert time.thread_time() - started < 60  # about 5 s; a quadratic step would take minutes
    assert (len(reading.marks), reading.text.count("# Deel")) == (300, 300)


@pytest.mark.soak
def test_a_report_of_1000_pages_is_read_in_a_minute(tmp_path: Path) -> None:
    story = [
        part for n in range(1000) for part in (heading(f"Deel {n}"), paragraph(WORDS), page_break())
    ]
    path = write_pdf(tmp_path / "dik.pdf", story, header="Jaarverslag", footer="{page}")
    started = time.thread_time()
    reading = read(path)
    assert time.thread_time() - started < 60  # about 16 s
    assert [mark.page for mark in reading.marks] == list(range(1, 1001))


def test_a_table_without_rules_becomes_a_table(tmp_path: Path) -> None:
    path = write_column_pdf(
        tmp_path / "a.pdf",
        "Projectblad",
        ["Organisatie", "Fase", "Jaar"],
        ["Provincie Voorbeeld", "Gunnen en contracteren", "2018"],
    )
    assert read(path).text.endswith(
        "| Organisatie | Provincie Voorbeeld |\n| Fase | Gunnen en contracteren |\n| Jaar | 2018 |"
    )


def test_a_pdf_that_only_forbids_printing_is_read(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", [paragraph(WORDS)], owner_password="eigenaar")
    assert read(path).text == WORDS.strip()


def test_entries_of_a_table_of_contents_are_left_out(tmp_path: Path) -> None:
    story = [heading("Inhoud"), paragraph("1 Aanpak ........................ 3"), paragraph(WORDS)]
    assert "Aanpak" not in read(write_pdf(tmp_path / "a.pdf", story)).text
