"""`leerkring ask --dossier FILE`: where the file goes, looked at before anything is asked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bots.dossier.formats import Format
from bots.errors import WrongUsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierFile:
    """A file that is to be written, in the format of its suffix."""

    path: Path
    format: Format
    overwrites: bool

    def write(self, content: bytes) -> None:
        """Write the file; one that has come meanwhile is left alone."""
        with self.path.open("wb" if self.overwrites else "xb") as file:
            file.write(content)


def dossier_file(path: Path, *, force: bool) -> DossierFile:
    """Return where a dossier goes; raises WrongUsageError for what can't be written there."""
    suffix = path.suffix.removeprefix(".").lower()
    if suffix not in {*Format}:
        raise WrongUsageError(
            f"--dossier {str(path)!r} ends in none of .md, .docx and .pdf: "
            "the end of the name says which format is written."
        )
    if not path.parent.is_dir():
        raise WrongUsageError(
            f"--dossier {str(path)!r}: there is no folder {str(path.parent)!r}. Make it first."
        )
    if path.is_dir() or (path.exists() and not force):
        raise WrongUsageError(
            f"--dossier {str(path)!r}: it is there already. Choose another name, or overwrite a "
            "file with --force."
        )
    return DossierFile(path=path, format=Format(suffix), overwrites=force)
