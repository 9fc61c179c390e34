"""What a presentation tells beside the text of its shapes: hidden slides, SmartArt, properties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from ingest.readers.cleaning import clean_line
from ingest.readers.office import Properties

if TYPE_CHECKING:
    from pptx.slide import Slide

_DRAWING = "/diagramData"  # ends the type of a relation to SmartArt
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """`hidden` holds the numbers of slides that are not shown, `drawings` SmartArt by slide."""

    properties: Properties
    hidden: frozenset[int]
    drawings: Mapping[int, tuple[str, ...]]

    @property
    def notes(self) -> tuple[str, ...]:
        """What was left out, for the report of a run."""
        if not self.hidden:
            return ()
        numbers = ", ".join(map(str, sorted(self.hidden)))
        return (f"has slides that are hidden and were left out: {numbers}.",)


def look_at(file: BytesIO) -> Told:
    """Open a presentation and return what it tells."""
    from pptx import Presentation  # noqa: PLC0415  only for this format

    presentation = Presentation(file)
    slides = list(enumerate(presentation.slides, start=1))
    return Told(
        properties=presentation.core_properties,
        hidden=frozenset(n for n, slide in slides if slide._element.get("show") in {"0", "false"}),  # noqa: SLF001  python-pptx has no public way to it
        drawings={number: drawn for number, slide in slides if (drawn := _drawings(slide))},
    )


def _drawings(slide: Slide) -> tuple[str, ...]:
    """Return the words of the slide's SmartArt, a line for each of its boxes."""
    from pptx.oxml import parse_xml  # noqa: PLC0415  only for this format

    lines = []
    for relation in slide.part.rels.values():
        if not relation.is_external and str(relation.reltype).endswith(_DRAWING):
            for paragraph in parse_xml(relation.target_part.blob).iter(f"{_A}p"):
                words = "".join(text.text or "" for text in paragraph.iter(f"{_A}t"))
                lines.append(clean_line(words))
    return tuple(filter(None, lines))
