"""Parts of a Word document that python-docx has no words for: links, bookmarks, fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

LINK = "Hyperlink"
"""The id of the style of links."""


def drop_leftovers(document: Document) -> None:
    """Drop what python-docx's template brings along: a picture of itself, styles of Word 2010."""
    for relations in (document.part.rels, document.part.package.rels):
        for each, relation in [*relations.items()]:
            if relation.reltype.endswith(("/thumbnail", "/stylesWithEffects")):
                del relations[each]


def link(paragraph: Paragraph, text: str, *, address: str = "", target: str = "") -> None:
    """Add a link to an address, or to a bookmark of this document."""
    element = _element("w:hyperlink")
    if address:
        related = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        element.set(qn("r:id"), related)
    else:
        element.set(qn("w:anchor"), target)
    run = paragraph.add_run(text)
    run._r.style = LINK  # noqa: SLF001  as above; by name it is looked for among all
    element.append(run._r)  # noqa: SLF001  python-docx has no other way
    paragraph._p.append(element)  # noqa: SLF001  as above


def set_style(paragraph: Paragraph, style_id: str) -> None:
    """Set a style by its id; python-docx looks for a name among all, which takes 10 ms."""
    paragraph._p.style = style_id  # noqa: SLF001  as above


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Make a paragraph something that links point at; `number` is its own in the document."""
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        element = _element(tag, id=str(number))
        if tag == "w:bookmarkStart":
            element.set(qn("w:name"), name)
        paragraph._p.append(element)  # noqa: SLF001  as above


def field(paragraph: Paragraph, instruction: str) -> None:
    """Add what Word works out by itself: PAGE, NUMPAGES."""
    element = _element("w:fldSimple", instr=instruction)
    run = paragraph.add_run("1")
    element.append(run._r)  # noqa: SLF001  as above
    paragraph._p.append(element)  # noqa: SLF001  as above


def set_language(run: Run, tag: str) -> None:
    """Say in which language the words of a run are."""
    run._r.get_or_add_rPr().append(_element("w:lang", val=tag))  # noqa: SLF001  as above


def repeat_first_row(table: Table) -> None:
    """Have the heads of a table stand on each of its pages."""
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))  # noqa: SLF001  as above


def new_numbering(document: Document) -> int:
    """Return a numbering that begins at 1, for a list of the style List Number."""
    style = document.styles["List Number"].element
    used = style.pPr.numPr.numId.val
    numbering = document.part.numbering_part.element
    abstract = numbering.num_having_numId(used).abstractNumId.val
    made = numbering.add_num(abstract)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(made.numId)


def number(paragraph: Paragraph, numbering: int) -> None:
    """Make a paragraph an item of a numbering."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001  as above
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
