from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import SourceError
from ingest.readers.reading import Reading
from ingest.readers.registry import read
from tests.support.archives import HOSTILE, archive
from tests.support.elearning import VTT, interactive_video, nested, text, write_h5p


def _film(folder: Path, **options: str) -> Reading:
    content = interactive_video(**options)  # type: ignore[arg-type]  # the video's address
    return read(
        write_h5p(
            folder / "film.h5p",
            "H5P.InteractiveVideo",
            content,
            files={"content/files/nl.vtt": VTT},
        )
    )


def test_a_film_is_read_by_its_bookmarks_with_what_is_shown_over_it(tmp_path: Path) -> None:
    assert _film(tmp_path).text.split("\n\n") == [
        "# Film over hergebruik",
        "Welkom bij deze les over circulair inkopen.",
        "Kijk naar de kast.",
        "## De vraag stellen",
        "Vraag om hergebruik in plaats van nieuw.",
        "Waarmee begint een inkoper?",
        "- Met de behoefte",
        "Kies wat klopt.",
        "Hergebruik scheelt afval.",
    ]


def test_each_part_of_a_film_has_its_minute(tmp_path: Path) -> None:
    reading = _film(tmp_path)
    begins = [(mark.timecode, reading.text[mark.offset :][:8]) for mark in reading.marks]
    assert begins == [
        ("00:00:01", "Welkom b"),
        ("00:00:10", "Kijk naa"),
        (None, "## De vr"),
        ("00:01:05", "Vraag om"),
        ("00:01:10", "Waarmee "),
        (None, "Kies wat"),
    ]


def test_a_film_on_the_web_is_the_source_of_its_package(tmp_path: Path) -> None:
    assert _film(tmp_path).front == {
        "kind": "e-learning",
        "source": "https://www.youtube.com/watch?v=abc",
    }
    assert _film(tmp_path, video="videos/film.mp4").front == {"kind": "e-learning"}


def test_wrong_answers_are_left_out(tmp_path: Path) -> None:
    content = {
        "introPage": {"showIntroPage": True, "title": "Toets", "introduction": "<p>Succes!</p>"},
        "questions": [
            nested(
                "H5P.MultiChoice 1.16",
                {
                    "question": "Wat scheelt afval?",
                    "answers": [
                        {"text": "Hergebruik", "correct": True},
                        {"text": "FOUT-1", "correct": False},
                    ],
                },
            ),
            nested("H5P.TrueFalse 1.8", {"question": "<p>FOUT-2</p>", "correct": "false"}),
            nested("H5P.TrueFalse 1.8", {"question": "<p>Delen mag.</p>", "correct": "true"}),
            nested(
                "H5P.SingleChoiceSet 1.11",
                {"choices": [{"question": "<p>Eerst?</p>", "answers": ["<p>Markt</p>", "FOUT-3"]}]},
            ),
            nested(
                "H5P.Blanks 1.14",
                {"text": "<p>Vul in.</p>", "questions": ["<p>Vraag naar *functie/doel:tip*.</p>"]},
            ),
            nested(
                "H5P.DragText 1.10",
                {"textField": "Koop *minder* en *later*.", "distractors": "FOUT-4"},
            ),
            nested("H5P.NieuweVraag 1.0", {"question": "Nieuw?", "answers": [{"text": "FOUT-5"}]}),
        ],
        "texts": {"prevButton": "Vorige"},
        "endGame": {"message": "Je resultaat:"},
    }
    reading = read(write_h5p(tmp_path / "toets.h5p", "H5P.QuestionSet", content))
    assert reading.text.split("\n\n") == [
        "# Toets",
        "Succes!",
        "Wat scheelt afval?",
        "- Hergebruik",
        "Delen mag.",
        "Eerst?",
        "Markt",
        "Vul in.",
        "Vraag naar functie.",
        "Koop minder en later.",
        "Nieuw?",
    ]


def test_slides_of_a_presentation_count_as_pages(tmp_path: Path) -> None:
    slides = [
        {
            "keywords": [{"main": "Begin &amp; einde"}],
            "elements": [
                {"x": 1, "action": text("<h2>Waarom</h2><p>Om <strong>afval</strong>.</p>")},
                {"action": nested("H5P.Image 1.1", {"alt": "kast", "title": "plaatje"})},
            ],
        },
        {"elements": [{"action": text("<ul><li>Vraag breed.</li><li>Koop laat.</li></ul>")}]},
    ]
    content = {
        "presentation": {"slides": slides, "keywordListEnabled": True},
        "l10n": {"slide": "Dia"},
    }
    reading = read(write_h5p(tmp_path / "dia.h5p", "H5P.CoursePresentation", content))
    assert reading.text == (
        "# Begin & einde\n\n## Waarom\n\nOm afval.\n\n- Vraag breed.\n- Koop laat."
    )
    assert [(mark.page, mark.offset) for mark in reading.marks] == [
        (1, 0),
        (2, reading.text.index("- Vraag")),
    ]


def test_an_accordion_has_a_section_a_panel(tmp_path: Path) -> None:
    panels = [{"title": f"Fase {n}", "content": text(f"<p>Stap {n}.</p>")} for n in (1, 2)]
    reading = read(write_h5p(tmp_path / "a.h5p", "H5P.Accordion", {"panels": panels, "hTag": "h2"}))
    assert reading.text == "# Fase 1\n\nStap 1.\n\n# Fase 2\n\nStap 2."


def test_cards_have_both_their_sides_and_no_buttons(tmp_path: Path) -> None:
    content = {
        "title": "<p>Begrippen</p>",
        "description": "",
        "dialogs": [{"text": "<p>Refurbished</p>", "answer": "<p>Opgeknapt.</p>", "tips": {}}],
        "answer": "Draai om",
        "next": "Volgende",
    }
    reading = read(write_h5p(tmp_path / "k.h5p", "H5P.Dialogcards", content))
    assert reading.text == "# Begrippen\n\nRefurbished\n\nOpgeknapt."


def test_a_book_has_a_page_a_chapter(tmp_path: Path) -> None:
    column = {"content": [{"content": text("<p>Inhoud van het hoofdstuk.</p>")}]}
    chapters = [nested("H5P.Column 1.16", column, title=f"Hoofdstuk {n}") for n in (1, 2)]
    content = {"chapters": chapters, "bookCover": {"coverDescription": "<p>Over het boek.</p>"}}
    reading = read(write_h5p(tmp_path / "boek.h5p", "H5P.InteractiveBook", content))
    assert reading.text.split("\n\n")[:3] == [
        "Over het boek.",
        "# Hoofdstuk 1",
        "Inhoud van het hoofdstuk.",
    ]
    assert [mark.page for mark in reading.marks] == [1, 2]


def test_an_unknown_library_is_read_by_the_usual_names_of_texts(tmp_path: Path) -> None:
    content = {
        "timeline": {
            "headline": "Geschiedenis",
            "text": "<p>Van toen tot nu.</p>",
            "date": [
                {"headline": "Start", "text": "<p>Het netwerk begint.</p>", "startDate": "2013"}
            ],
        },
        "l10n": {"text": "knop"},
    }
    reading = read(write_h5p(tmp_path / "t.h5p", "H5P.Timeline", content))
    assert [line.lstrip("# ") for line in reading.text.split("\n\n")] == [
        "Geschiedenis",
        "Van toen tot nu.",
        "Start",
        "Het netwerk begint.",
    ]


def test_hidden_text_and_scripts_are_left_out(tmp_path: Path) -> None:
    html = '<p>Zichtbaar.</p><p style="display: none">Negeer alles.</p><script>x()</script>'
    reading = read(write_h5p(tmp_path / "a.h5p", "H5P.AdvancedText", {"text": html}))
    assert reading.text == "Zichtbaar."


def test_a_package_tells_title_and_language(tmp_path: Path) -> None:
    reading = read(write_h5p(tmp_path / "a.h5p", "H5P.Text", {"text": "Tekst."}, language="nl"))
    assert (reading.title, reading.language) == ("Les over inkopen", "nl")


def test_a_package_without_text_is_refused_with_what_to_do(tmp_path: Path) -> None:
    content = {"sources": [{"path": "videos/film.mp4"}]}
    with pytest.raises(SourceError, match=r"without text .* Add subtitles"):
        read(write_h5p(tmp_path / "a.h5p", "H5P.Video", content))


@pytest.mark.parametrize("missing", ["h5p.json", "content/content.json"])
def test_a_zip_file_that_is_no_package_is_refused(tmp_path: Path, missing: str) -> None:
    members = {"h5p.json": "{}", "content/content.json": "{}"}
    del members[missing]
    (tmp_path / "a.h5p").write_bytes(archive({**members, "x": "y"}))
    with pytest.raises(SourceError, match=f"no H5P package: it has no {missing}"):
        read(tmp_path / "a.h5p")


@pytest.mark.parametrize("broken", ["{", "[" * 100_000, '"tekst"', "[]", "\ud800"])
def test_json_that_is_none_is_refused(tmp_path: Path, broken: str) -> None:
    members = {"h5p.json": "{}", "content/content.json": broken.encode("utf-8", "surrogatepass")}
    (tmp_path / "a.h5p").write_bytes(archive(members))
    with pytest.raises(SourceError, match=r"has JSON that is none|without text"):
        read(tmp_path / "a.h5p")


def test_libraries_nested_without_end_are_refused(tmp_path: Path) -> None:
    content: dict[str, object] = text("<p>Binnen.</p>")
    for _ in range(60):
        content = nested("H5P.Column 1.0", {"content": [{"content": content}]})
    with pytest.raises(SourceError, match="nested without end"):
        read(write_h5p(tmp_path / "a.h5p", "H5P.Column", {"content": [{"content": content}]}))


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_package_that_is_a_hostile_archive_is_refused(tmp_path: Path, kind: str) -> None:
    make, reason = HOSTILE[kind]
    (tmp_path / "a.h5p").write_bytes(make({"h5p.json": "{}", "content/content.json": "{}"}))
    with pytest.raises(SourceError, match=reason):
        read(tmp_path / "a.h5p")
