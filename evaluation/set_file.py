"""Sets of questions or of pairs as files: JSON Lines in, entries with their line numbers out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Generic, TypeVar

from evaluation.errors import SetError

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class SetFormat(Generic[T]):
    """How the entries of a kind of set are made and checked; the words are for its errors.

    `make` raises TypeError or AttributeError for what is no entry; `problem_of` says why no set may
    hold one, as the end of a sentence.
    """

    error: type[SetError]
    what: str
    entry: str
    make: Callable[[Any], T]
    problem_of: Callable[[T], str | None]

    def read(self, path: Path) -> Iterator[tuple[int, T]]:
        """Yield each entry with its line; raises `error` for what can't be read."""
        try:
            lines = path.read_text("utf-8").split("\n")  # not at U+2028, which a text may hold
        except FileNotFoundError:
            reason = f"there is no such {self.what}. Name a file or one of the shipped: dev, test."
            raise self.error(path, 0, reason) from None
        except (OSError, UnicodeDecodeError) as error:
            raise self.error(path, 0, f"can't be read: {error}.") from error
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield number, self._entry(path, number, line)

    def _entry(self, path: Path, number: int, line: str) -> T:
        try:
            entry = self.make(json.loads(line))
        except json.JSONDecodeError as error:
            raise self.error(path, number, f"is no JSON ({error.msg}).") from error
        except (TypeError, AttributeError) as error:
            reason = f"is no {self.entry} as it should be ({error})."
            raise self.error(path, number, reason) from error
        if problem := self.problem_of(entry):
            raise self.error(path, number, problem)
        return entry


def shipped_path(name: str | Path, *folders: str) -> Path:
    """Return the file of a shipped set's name in `sets` or a folder of it, or the file itself."""
    shipped = Path(str(files("evaluation"))).joinpath("sets", *folders, f"{name}.jsonl")
    return shipped if shipped.is_file() else Path(name)
