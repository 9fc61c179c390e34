"""Makes the slides that LibreOffice saves again for tests of the readers."""

from __future__ import annotations

from pathlib import Path

from pptx import Presentation
from pptx.util import Inches


def write_slides(path: Path) -> None:
    """Two slides: a list and notes; a table and a group of shapes."""
    presentation = Presentation()
    first = presentation.slides.add_slide(presentation.slide_layouts[1])
    first.shapes.title.text = "Lessen uit de pilot"
    first.placeholders[1].text = "Begin vroeg met de markt\nMeet wat er gebeurt"
    first.notes_slide.notes_text_frame.text = "Vertel over de marktdag."
    second = presentation.slides.add_slide(presentation.slide_layouts[5])
    second.shapes.title.text = "Cijfers en keuzes"
    rows = (("Jaar", "Aantal", "Kosten"), ("2018", "120", "40.000"))
    grid = second.shapes.add_table(2, 3, Inches(1), Inches(2), Inches(6), Inches(1)).table
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            grid.cell(y, x).text = text
    group = second.shapes.add_group_shape()
    for number, text in enumerate(("Eerst hergebruik", "Dan reparatie")):
        box = group.shapes.add_textbox(Inches(1), Inches(4 + number), Inches(4), Inches(0.6))
        box.text_frame.text = text
    presentation.save(str(path))
