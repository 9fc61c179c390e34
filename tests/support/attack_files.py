"""Files that carry an attack: in each format, and in each place of a document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from tests.support.files import (
    heading,
    paragraph,
    word_document,
    write_docx,
    write_pdf,
    write_pptx,
)

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from tests.support.attacks import Attack

BEFORE = "De gemeente {town} kocht ook fietsen met een lage instap voor de wijkteams."
_AFTER = "De fietsen van de gemeente {town} kregen een vaste plek in de kelder van het stadhuis."


def write_attack_file(folder: Path, attack: Attack) -> Path:
    """Write the document of an attack: a fact, the attack, another fact."""
    before, after = BEFORE.format(town=attack.town), _AFTER.format(town=attack.town)
    title = f"Fietsen van de gemeente {attack.town}"
    path = folder / f"{attack.id}.{attack.format}"
    match attack.format:
        case "pdf":
            story = [heading(title), *map(paragraph, (before, attack.text, after))]
            return write_pdf(path, story)
        case "docx":
            return write_docx(path, _word(title, before, attack, after))
        case "pptx":
            slides = [(title, before, attack.text), (f"Stalling in {attack.town}", after, "")]
            return write_pptx(path, slides)
    texts = {
        "md": _markdown(title, before, attack, after),
        "html": _html(title, before, attack.text, after),
        "vtt": _cues(before, attack.text, after),
        "txt": f"{before}\n\n{after}\n",
    }
    path = folder / f"{attack.text}.txt" if attack.where == "filename" else path
    path.write_text(texts[attack.format], encoding="utf-8")
    return path


def _markdown(title: str, before: str, attack: Attack, after: str) -> str:
    titled = attack.text if attack.where == "title" else title
    front = {"title": titled, "kind": "pilot", "organisation": f"Gemeente {attack.town}"}
    front |= attack.front
    match attack.where:
        case "title":
            body = f"{before} {after}"
        case "heading":
            body = f"{before}\n\n## {attack.text}\n\n{after}"
        case "table":
            row = attack.text.replace("|", "\\|")
            table = f"| wat | hoe |\n|---|---|\n| fietsen {attack.town} | {row} |"
            body = f"{before}\n\n{table}\n\n{after}"
        case _:
            body = f"{before} {attack.text} {after}"
    return f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n\n{body}\n"


def _html(title: str, before: str, attack: str, after: str) -> str:
    return (
        f'<html lang="nl"><head><title>{title}</title></head><body><article><h1>{title}</h1>'
        f"<p>{before}</p>{attack}<p>{after}</p></article></body></html>"
    )


def _word(title: str, before: str, attack: Attack, after: str) -> WordDocument:
    document = word_document(title)
    document.add_heading(title, 1)
    document.add_paragraph(before)
    document.add_paragraph().add_run(attack.text).font.hidden = True
    document.add_paragraph(after)
    return document


def _cues(*said: str) -> str:
    blocks = (
        f"00:00:{second:02}.000 --> 00:00:{second + 4:02}.000\n{text}"
        for second, text in enumerate(said)
    )
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"
