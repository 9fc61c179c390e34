"""Made-up reports in every format, from shuffled sentences of the corpus."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from tests.support.files import (
    heading,
    page_break,
    paragraph,
    table,
    word_document,
    write_docx,
    write_pdf,
    write_pptx,
)

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
WORDS_A_PAGE = 350
WORDS_A_SLIDE = 60
ROWS_A_PAGE = 14


class Words:
    """Sentences in an order that is the same each time."""

    def __init__(self) -> None:
        self._chosen = random.Random(1)
        self._sentences = list(_sentences())

    def paragraphs(self, words: int) -> list[str]:
        """Return paragraphs of about so many words together."""
        found: list[str] = []
        while sum(len(text.split()) for text in found) < words:
            found.append(" ".join(self._chosen.choices(self._sentences, k=4)))
        return found

    def cell(self, words: int = 6) -> str:
        """Return a few words, for a cell of a table."""
        return " ".join(self._chosen.choice(self._sentences).split()[:words])


def _sentences() -> Iterator[str]:
    for path in sorted(CORPUS.glob("*/*.md")):
        for line in path.read_text("utf-8").split("---\n", 2)[2].splitlines():
            if line and line[0].isalpha():
                yield line.replace("<", "").replace("&", "en")


def _pdf(path: Path, pages: Sequence[Sequence[str]], _: Words) -> None:
    story = []
    for number, page in enumerate(pages):
        story += [heading(f"Deel {number}"), *map(paragraph, page), page_break()]
    write_pdf(path, story, footer="{page}")


def _pdf_of_tables(path: Path, pages: Sequence[Sequence[str]], words: Words) -> None:
    story = []
    for number, _ in enumerate(pages):
        rows = [[words.cell() for _ in range(3)] for _ in range(ROWS_A_PAGE)]
        story += [heading(f"Tabel {number}"), table([["Wat", "Hoe", "Wie"], *rows]), page_break()]
    write_pdf(path, story, footer="{page}")


def _docx(path: Path, pages: Sequence[Sequence[str]], _: Words) -> None:
    document = word_document("Rapport")
    for number, page in enumerate(pages):
        document.add_heading(f"Deel {number}", 1)
        for text in page:
            document.add_paragraph(text)
    write_docx(path, document)


def _pptx(path: Path, pages: Sequence[Sequence[str]], _: Words) -> None:
    write_pptx(path, [(f"Dia {n}", "\n".join(page), "") for n, page in enumerate(pages)])


def _html(path: Path, pages: Sequence[Sequence[str]], _: Words) -> None:
    menu = "".join(f"<li><a href='/{n}'>Menu {n}</a></li>" for n in range(20))
    body = "".join(
        f"<h2>Deel {n}</h2>" + "".join(f"<p>{text}</p>" for text in page)
        for n, page in enumerate(pages)
    )
    _write(
        path,
        f"<html lang='nl'><head><title>Rapport</title></head><body><nav><ul>{menu}</ul></nav>"
        f"<main><h1>Rapport</h1>{body}</main><footer>Voettekst</footer></body></html>",
    )


def _vtt(path: Path, pages: Sequence[Sequence[str]], _: Words) -> None:
    words = [word for page in pages for text in page for word in text.split()]
    cues = [" ".join(words[start : start + 12]) for start in range(0, len(words), 12)]
    times = [f"{n // 900:02}:{n // 15 % 60:02}:{n % 15 * 4:02}.000" for n in range(len(cues) + 1)]
    lines = [f"{times[n]} --> {times[n + 1]}\n{cue}\n" for n, cue in enumerate(cues)]
    _write(path, "WEBVTT\n\n" + "\n".join(lines))


def _markdown(path: Path, pages: Sequence[Sequence[str]], _: Words) -> None:
    parts = [f"## Deel {n}\n\n" + "\n\n".join(page) for n, page in enumerate(pages)]
    _write(path, "---\nlanguage: nl\nkind: guidance\n---\n\n" + "\n\n".join(parts))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


_WRITERS: Mapping[str, tuple[str, Callable[[Path, Sequence[Sequence[str]], Words], None]]] = {
    "PDF, text": (".pdf", _pdf),
    "PDF, tables": (".pdf", _pdf_of_tables),
    "DOCX": (".docx", _docx),
    "PPTX": (".pptx", _pptx),
    "HTML": (".html", _html),
    "WebVTT": (".vtt", _vtt),
    "Markdown": (".md", _markdown),
}

FORMATS = tuple(_WRITERS)


def write_files(folder: Path, name: str, *, files: int, pages: int) -> list[Path]:
    """Write files of so many pages each in a format; slides are shorter than pages."""
    suffix, write = _WRITERS[name]
    words = Words()
    folder.mkdir(parents=True)
    size = WORDS_A_SLIDE if suffix == ".pptx" else WORDS_A_PAGE
    paths = [folder / f"{number}{suffix}" for number in range(files)]
    for path in paths:
        write(path, [words.paragraphs(size) for _ in range(pages)], words)
    return paths
