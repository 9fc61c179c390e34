"""Which paths a pattern means."""

from __future__ import annotations

import pytest

from ingest.patterns import is_chosen


@pytest.mark.parametrize(
    ("pattern", "path", "is_meant"),
    [
        ("*.pdf", "a.pdf", True),
        ("*.pdf", "map/a.pdf", False),
        ("**/*.pdf", "a.pdf", True),
        ("**/*.pdf", "map/diep/a.PDF", True),
        ("nieuws/", "nieuws/2026/a.html", True),
        ("nieuws/", "oud-nieuws/a.html", False),
        ("/nieuws/**", "nieuws/a", True),
        ("a?.md", "ab.md", True),
        ("a?.md", "a/.md", False),
        ("a.md", "axmd", False),
    ],
)
def test_a_pattern_means_what_gitignore_would(pattern: str, path: str, *, is_meant: bool) -> None:
    assert is_chosen(path, include=[pattern]) is is_meant


def test_exclude_goes_before_include() -> None:
    assert not is_chosen("a/concept.md", include=["**"], exclude=["**/concept*"])


def test_without_patterns_everything_is_meant() -> None:
    assert is_chosen("whatever")
