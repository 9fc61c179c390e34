"""A dossier read back from each of its formats."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import docx
import pdfplumber
import pypdfium2
import pytest

from assistant.answer import Layout
from assistant.phrases.catalogue import PHRASE_LANGUAGES, Phrase, phrase
from bots.dossier.formats import Format
from bots.dossier.words import legible
from bots.dossier.write import file_name, written
from tests.support.commands import ROOT, environment
from tests.support.dossiers import (
    HOSTILE,
    MADE_AT,
    READERS,
    Read,
    dossier,
    hostile,
    read_pdf,
    wide,
)
from tests.support.replies import (
    DOCUMENT,
    FIRST,
    META,
    SECOND,
    answer,
    clarification,
    no_answer,
    sentence,
)

every_format = pytest.mark.parametrize("chosen", list(Format))


def read(chosen: Format, **options: object) -> Read:
    return READERS[chosen](written(dossier(**options), chosen))  # type: ignore[arg-type]  # a test's own keywords


@every_format
def test_all_that_is_to_be_checked_stands_in_it(chosen: Format) -> None:
    found = read(chosen, outcome=answer(writer="mistral-small"))
    for words in (
        "22 november 2026, 18:20:00 (UTC+01:00)",  # when it was made
        "22 november 2026, 13:00:00 (UTC+01:00)",  # when it was asked
        "0.1.0",
        "mistral-small",
        "v1",
        "a1",
        FIRST,
        SECOND,
        META.source,
        "onder ‘Lessen’",
        "Provincie Zuid-Holland",
        "2018",
        "Nederlands",
        phrase("nl", Phrase.SLACK_RESTATED),
        "teken 31 tot 91",
        phrase("nl", Phrase.DOSSIER_STANDS),
        phrase("nl", Phrase.DOSSIER_NO_ADVICE),
        phrase("nl", Phrase.DOSSIER_CHECKED, count=2, changed=0),
        "Onderbouwing: 1 document",
    ):
        assert found.has(words), words


@every_format
def test_its_headings_are_headings_and_its_links_lead_to_the_sources(chosen: Format) -> None:
    found = read(chosen)
    assert found.headings[:4] == (
        "Dossier uit Leerkring",
        "Vraag 1: Waar koos de provincie voor?",
        "Antwoord",
        "Bronnen en citaten",
    )
    assert {*found.links} == {META.source}


@every_format
def test_hostile_words_are_quoted_and_do_nothing(chosen: Format) -> None:
    outcome, documents = hostile()
    found = read(chosen, outcome=outcome, documents=documents, question=" ".join(HOSTILE))
    for quote in HOSTILE:
        assert found.has(_as_shown(quote, chosen)), quote
    assert {*found.links} == {f"https://example.org/{n}?a=1&b=(2)" for n in range(1, 9)}
    for hidden in "\x00\x1b\u202e\ud800\ufffe":
        assert hidden not in found.text


def _as_shown(quote: str, chosen: Format) -> str:
    """Return a quote as a format shows it; the typeface of the PDF lacks some characters."""
    shown = legible(quote)
    if chosen is not Format.PDF:
        return shown
    lacks = {c for c in shown if "\u0590" <= c <= "\u06ff" or ord(c) > 0x2FFF} - {"\ufffd"}
    return shown.translate({ord(c): f"[U+{ord(c):04X}]" for c in lacks})


def test_the_pdf_says_that_it_numbers_what_its_typeface_lacks() -> None:
    told = phrase("nl", Phrase.DOSSIER_GLYPHS)
    outcome, documents = hostile([HOSTILE[4]])
    assert read(Format.PDF, outcome=outcome, documents=documents).has(told)
    outcome, documents = hostile([HOSTILE[6]])
    assert not read(Format.PDF, outcome=outcome, documents=documents).has(told)


@every_format
@pytest.mark.parametrize("columns", [3, 8])
def test_a_table_stands_there_cell_by_cell(chosen: Format, columns: int) -> None:
    outcome, documents = wide(columns, words="Inkoop")
    file = written(dossier(outcome, documents=documents), chosen)
    found = READERS[chosen](file)
    assert found.text.count("Kolom") == columns
    if chosen is Format.DOCX:
        (table,) = docx.Document(io.BytesIO(file)).tables
        cells = [cell.text for cell in table.rows[1].cells]
        sections = docx.Document(io.BytesIO(file)).sections
        assert len(sections) == (3 if columns > 5 else 1)
    elif chosen is Format.PDF:
        with pdfplumber.open(io.BytesIO(file)) as pdf:
            (cells,) = [page.extract_tables()[0][1] for page in pdf.pages if page.extract_tables()]
            sideways = [page for page in pdf.pages if page.width > page.height]
            assert len(sideways) == (columns > 5)
    else:
        cells = [f"Inkoop (1.{column}) [1]" for column in range(columns)]
        assert all(found.has(cell) for cell in cells)
    assert [" ".join((cell or "").split()) for cell in cells] == [
        f"Inkoop (1.{column}) [1]" for column in range(columns)
    ]


def test_a_cell_that_is_longer_than_a_page_goes_on_on_the_next() -> None:
    outcome, documents = wide(8, rows=1, words="Zij kochten tweehonderd stoelen. " * 60)
    file = written(dossier(outcome, documents=documents), Format.PDF)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file)]
    assert "(1.7)" not in pages[1]
    assert any("(1.7)" in page for page in pages[2:])


@every_format
@pytest.mark.parametrize("layout", [Layout.STEPS, Layout.LIST])
def test_steps_and_lists_stand_one_beneath_the_other(chosen: Format, layout: Layout) -> None:
    found = read(chosen, outcome=answer(layout=layout))
    assert found.has(f"{FIRST} [1]")
    assert found.text.index(FIRST[:20]) < found.text.index(SECOND[:20])


def test_every_numbered_list_of_the_word_document_begins_at_one() -> None:
    steps = dossier(answer(layout=Layout.STEPS))
    twice = replace(steps, answers=steps.answers * 2)
    document = docx.Document(io.BytesIO(written(twice, Format.DOCX)))
    items = [
        each for each in document.paragraphs if each.style and each.style.name == "List Number"
    ]
    numberings = [item._p.pPr.numPr.numId.val for item in items]  # noqa: SLF001  python-docx has no word for it
    assert numberings[0] == numberings[1] != numberings[2] == numberings[3]


@every_format
def test_a_changed_document_and_one_that_is_gone_are_told(chosen: Format) -> None:
    changed = replace(DOCUMENT, text=DOCUMENT.text.replace("2018", "2019"))
    found = read(chosen, documents={META.document_id: changed})
    assert found.has(phrase("nl", Phrase.DOSSIER_CHANGED))
    assert found.has(FIRST)
    assert found.has(phrase("nl", Phrase.DOSSIER_CHECKED, count=2, changed=1))
    gone = read(chosen, documents={})
    assert gone.has(phrase("nl", Phrase.DOSSIER_LEFT_OUT, count=1))
    assert not gone.has(FIRST)
    assert not gone.has(META.title)


@every_format
def test_that_nothing_was_found_and_what_was_asked_back_can_be_filed_too(chosen: Format) -> None:
    nothing = read(chosen, outcome=no_answer(nearest=[META]))
    assert nothing.has(phrase("nl", Phrase.NO_ANSWER_NOT_SUPPORTED))
    assert nothing.has(META.title)
    assert read(chosen, outcome=clarification()).has("Provincie Utrecht")


@pytest.mark.parametrize(
    ("chosen", "language"),
    [*((Format.MARKDOWN, each) for each in PHRASE_LANGUAGES), ("docx", "fr"), ("pdf", "de")],
)
def test_it_speaks_the_language_that_is_asked_for(chosen: Format, language: str) -> None:
    found = read(Format(chosen), language=language)
    assert found.headings[0] == phrase(language, Phrase.DOSSIER_TITLE)
    assert found.has(phrase(language, Phrase.DOSSIER_NO_ADVICE))
    assert found.has(FIRST)


@every_format
def test_a_long_question_stands_there_whole_beneath_its_heading(chosen: Format) -> None:
    question = "Waarom " + "heel " * 390 + "lang?"
    found = read(chosen, question=question, is_screened=True)
    assert found.has(question)
    assert len(found.headings[1]) < 200
    assert found.has(phrase("nl", Phrase.DOSSIER_SCREENED))


def test_the_same_dossier_is_the_same_file_in_another_process() -> None:
    script = (
        "import hashlib\n"
        "from bots.dossier.formats import Format\n"
        "from bots.dossier.write import written\n"
        "from tests.support.dossiers import dossier, wide\n"
        "outcome, documents = wide(8)\n"
        "found = dossier(outcome, documents=documents)\n"
        "print(*(hashlib.sha256(written(found, each)).hexdigest() for each in Format))"
    )
    ran = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=environment(PYTHONHASHSEED="1"),
        capture_output=True,
        check=True,
    )
    outcome, documents = wide(8)
    found = dossier(outcome, documents=documents)
    here = [hashlib.sha256(written(found, each)).hexdigest() for each in Format]
    assert ran.stdout.decode().split() == here


def test_the_files_tell_who_made_them_when_and_in_which_language() -> None:
    found = dossier(language="fr")
    properties = docx.Document(io.BytesIO(written(found, Format.DOCX))).core_properties
    assert properties.author == properties.last_modified_by == f"Leerkring {found.version}"
    assert properties.title.startswith("Dossier de Leerkring · 22 novembre 2026")
    assert (properties.language, properties.comments, properties.keywords) == ("fr", "", "")
    assert properties.created == MADE_AT
    with pdfplumber.open(io.BytesIO(written(found, Format.PDF))) as pdf:
        assert pdf.metadata["Author"] == f"Leerkring {found.version}"
        assert pdf.metadata["Title"] == properties.title
        assert pdf.metadata["CreationDate"] == "D:20261122182000+01'00'"
        assert pdf.doc.catalog["Lang"] == b"fr"


def test_the_word_document_has_nothing_of_its_template() -> None:
    with zipfile.ZipFile(io.BytesIO(written(dossier(), Format.DOCX))) as package:
        assert not [name for name in package.namelist() if "thumbnail" in name]
        content = b"".join(map(package.read, package.namelist()))
    assert b"python-docx" not in content
    assert b'w:val="en-US"' not in content
    assert b"thumbnail" not in content


def test_the_typeface_of_the_pdf_is_in_it() -> None:
    with pdfplumber.open(io.BytesIO(written(dossier(), Format.PDF))) as pdf:
        fonts = {char["fontname"] for page in pdf.pages for char in page.chars}
    assert all("+DejaVuSans" in font for font in fonts), fonts


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Waar koos de provincie voor?", "leerkring-2026-11-22-waar-koos-de-provincie-voor.pdf"),
        ('../../etc/passwd \x00 "x"', "leerkring-2026-11-22-etc-passwd-x.pdf"),
        ("???", "leerkring-2026-11-22-dossier.pdf"),
        ("Coût à Liège", "leerkring-2026-11-22-coût-à-liège.pdf"),
    ],
)
def test_a_file_is_called_by_its_day_and_its_question(question: str, name: str) -> None:
    assert file_name(dossier(question=question), Format.PDF) == name
    assert len(file_name(dossier(question="woord " * 300), Format.PDF)) < 100


def test_sixty_sources_fill_pages_that_are_counted() -> None:
    outcome, documents = hostile(["Zij kochten stoelen."] * 60)
    file = written(dossier(outcome, documents=documents), Format.PDF)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file)]
    assert len(pages) > 5
    counted = [f"{number} / {len(pages)}" for number in range(1, len(pages) + 1)]
    assert all(count in page for count, page in zip(counted, pages, strict=True))
    assert all(f"[{number}] Gemeente {number}," in "".join(pages) for number in range(1, 61))


def test_a_note_of_ours_stands_beneath_the_answer() -> None:
    noted = answer([sentence(), sentence(phrase("nl", Phrase.NOTE_LEGAL), ())])
    assert read_pdf(written(dossier(noted), Format.PDF)).has(phrase("nl", Phrase.NOTE_LEGAL))


@every_format
def test_dossiers_written_at_once_do_not_mix(chosen: Format) -> None:
    both = [dossier(), dossier(*hostile(HOSTILE[:1])[:1], documents=hostile(HOSTILE[:1])[1])]
    alone = [written(each, chosen) for each in both]
    with ThreadPoolExecutor(4) as threads:
        together = [*threads.map(lambda each: written(each, chosen), both * 4)]
    assert together == alone * 4
