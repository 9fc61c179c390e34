"""Lists of words that come with the package."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from ingest.text.vocabulary import YAML_LOADER


@lru_cache(maxsize=8)
def word_list(name: str) -> frozenset[str]:
    """Return the words of `assistant/words/NAME.txt`, folded."""
    return frozenset((files("assistant") / "words" / f"{name}.txt").read_text("utf-8").split())


@lru_cache(maxsize=4)
def word_groups(name: str) -> Mapping[str, Any]:
    """Return `assistant/words/NAME.yaml` as it stands there."""
    text = (files("assistant") / "words" / f"{name}.yaml").read_text("utf-8")
    groups: Mapping[str, Any] = yaml.load(text, Loader=YAML_LOADER)  # noqa: S506  a safe one
    return groups
