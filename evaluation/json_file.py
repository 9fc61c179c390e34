"""JSON files that are written whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path


def save_json(document: Mapping[str, object], path: Path) -> None:
    """Write the document; a half-written file never takes the place of an earlier one."""
    unfinished = path.with_name(f"{path.name}.tmp")
    unfinished.write_text(f"{json.dumps(document, ensure_ascii=False, indent=1)}\n", "utf-8")
    unfinished.replace(path)
