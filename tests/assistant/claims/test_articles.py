from __future__ import annotations

import pytest

from assistant.claims.articles import articles, without_articles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("artikel 2.114, lid 1", ["article 2.114", "paragraph 1"]),
        ("Art. 2.114 lid 1 Aw", ["article 2.114", "paragraph 1"]),
        ("articles 67 et 68", ["article 67", "article 68"]),
        ("article 68(1)", ["article 68", "paragraph 1"]),
        ("§ 97 Abs. 1 GWB", ["article 97", "paragraph 1"]),
        ("l'article L. 2111-1", ["article l2111-1"]),
        ("article R2152-3", ["article r2152-3"]),
        ("artikelen 42a en 43", ["article 42a", "article 43"]),
        ("overweging 92", ["recital 92"]),
        ("Annexe 3 en bijlage 3", ["annex 3", "annex 3"]),
        ("een artikel over 30 stoelen", []),
    ],
)
def test_references_are_read_alike_in_every_language(text: str, expected: list[str]) -> None:
    assert [str(article) for article in articles(text)] == expected


def test_their_numbers_count_nothing_else() -> None:
    assert without_articles("Volgens artikel 2.114 lid 1 mogen 30 stoelen").split() == [
        "Volgens",
        "mogen",
        "30",
        "stoelen",
    ]
