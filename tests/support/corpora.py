"""A small folder of documents to ingest, and questions about them."""

from __future__ import annotations

from pathlib import Path

BIKES = (
    "# Dienstfietsen\n\n## Aanpak\n\n"
    "De gemeente Zwolle kocht in 2022 refurbished dienstfietsen voor haar medewerkers. "
    "De leverancier nam de oude fietsen terug en herstelde ze in een sociale werkplaats.\n"
)
COFFEE = (
    "# Koffiebekers\n\n## Resultaat\n\n"
    "De provincie Drenthe verving in 2021 wegwerpbekers door herbruikbare koffiebekers.\n"
)
LAMPS = "# Lampen\n\nDe gemeente Meppel huurt sinds 2020 ledlampen met een terugnamegarantie.\n"

ABOUT_BIKES = "Wat voor fietsen kocht de gemeente Zwolle?"
ABOUT_LAMPS = "Wat huurt de gemeente Meppel?"


def write_documents(folder: Path, **texts: str) -> Path:
    """Write NAME.md for each text, by default two pilots; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (texts or {"fietsen": BIKES, "bekers": COFFEE}).items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder
