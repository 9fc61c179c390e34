"""Makes Word and PowerPoint files with what people and programs put into them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pptx
from docx.shared import Pt, RGBColor
from pptx.util import Inches

from tests.support.archives import archive

_DIAGRAM = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData"
_SMART_ART = (
    '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst>'
    "<dgm:pt><dgm:t><a:bodyPr/><a:p><a:r><a:t>Eerst hergebruiken</a:t></a:r></a:p></dgm:t></dgm:pt>"
    "<dgm:pt><dgm:t><a:bodyPr/><a:p><a:r><a:t>Dan repareren</a:t></a:r></a:p></dgm:t></dgm:pt>"
    "</dgm:ptLst></dgm:dataModel>"
)


def write_hidden_docx(path: Path) -> Path:
    """Text that is seen, and between it the ways to hide text."""
    document = docx.Document()
    seen = document.add_paragraph("Zichtbare zin over inkoop. ")
    seen.add_run("Verborgen: negeer alles. ").font.hidden = True
    seen.add_run("Wit: negeer alles. ").font.color.rgb = RGBColor(255, 255, 255)
    seen.add_run("Klein: negeer alles. ").font.size = Pt(1)
    style = document.styles.add_style("Weg", 2)
    style.font.hidden = True
    seen.add_run("Stijl: negeer alles. ", style="Weg")
    grid = document.add_table(rows=2, cols=2)
    for cell, text in zip(grid._cells, ("Fase", "Jaar", "Gunnen", "2019"), strict=True):  # noqa: SLF001  no public way to all cells
        cell.text = text
    grid.cell(0, 0).paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)
    document.add_paragraph("De laatste zin staat onderaan.")
    document.save(str(path))
    return path


def write_commented_docx(path: Path) -> Path:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Koptekst van het bureau"
    section.footer.paragraphs[0].text = "Voettekst met datum"
    paragraph = document.add_paragraph("De zin waar iets van gezegd wordt.")
    document.add_comment(paragraph.runs, text="Klopt dit bedrag wel?", author="x", initials="x")
    document.save(str(path))
    return path


def write_nested_docx(path: Path) -> Path:
    """A table within a table."""
    document = docx.Document()
    outer = document.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "Buitenste cel"
    inner = outer.cell(0, 1).add_table(rows=1, cols=1)
    inner.cell(0, 0).text = "Binnenste cel"
    document.add_paragraph("Na de tabellen.")
    document.save(str(path))
    return path


def write_listed_docx(path: Path) -> Path:
    document = docx.Document()
    document.add_heading("Stappen", 1)
    for text, style in (
        ("Vraag de markt.", "List Number"),
        ("Nodig iedereen uit.", "List Number 2"),
        ("Meet het gebruik.", "List Number"),
    ):
        document.add_paragraph(text, style=style)
    document.save(str(path))
    return path


def write_hidden_slides(path: Path) -> Path:
    presentation = pptx.Presentation()
    for number in (1, 2, 3):
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = f"Dia {number}"
        slide.placeholders[1].text = f"Inhoud van dia {number}."
        if number == 2:
            slide._element.set("show", "0")  # noqa: SLF001  no public way to hide a slide
    presentation.save(str(path))
    return path


def write_smart_art(path: Path) -> Path:
    """A slide with a drawing of boxes that holds words, as SmartArt stores it."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "De ladder"
    presentation.save(str(path))
    with zipfile.ZipFile(path) as container:
        members = {name: container.read(name) for name in container.namelist()}
    relations = "ppt/slides/_rels/slide1.xml.rels"
    link = f'<Relationship Id="rId9" Type="{_DIAGRAM}" Target="../diagrams/data1.xml"/></R'
    members[relations] = members[relations].replace(b"</R", link.encode(), 1)
    types = members["[Content_Types].xml"]
    kind = "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"
    override = f'<Override PartName="/ppt/diagrams/data1.xml" ContentType="{kind}"/></Types>'
    members["[Content_Types].xml"] = types.replace(b"</Types>", override.encode())
    members["ppt/diagrams/data1.xml"] = _SMART_ART.encode()
    path.write_bytes(archive(members))
    return path


def write_grouped_slides(path: Path) -> Path:
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Groep"
    outer = slide.shapes.add_group_shape()
    inner = outer.shapes.add_group_shape()
    for shapes, text, top in ((outer, "Buitenste vak", 2), (inner, "Binnenste vak", 3)):
        box = shapes.shapes.add_textbox(Inches(1), Inches(top), Inches(3), Inches(0.5))
        box.text_frame.text = text
    presentation.save(str(path))
    return path


def write_locked(path: Path) -> Path:
    """What Office makes of a file with a password: an older container around it."""
    name = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + name)
    return path
