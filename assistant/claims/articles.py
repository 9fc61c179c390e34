"""References to articles of law and their paragraphs, alike in the four languages."""

from __future__ import annotations

import re
from dataclasses import dataclass

_REF = r"(?:[LRD]\.?\s?)?\d+[a-z]?(?:[.:-]\d+[a-z]?)*(?![\w/])"
_AND = r"(?:\s*[,–]\s*|\s+(?:en|et|and|und|of|ou|or|oder|tot(?: en met)?|t/m|to|bis|à)\s+)"
_ARTICLE = re.compile(
    rf"(?<!\w)(?:artikel[ens]*|articles?|artt?\.?|§§?)\s*(?P<refs>{_REF}(?:{_AND}{_REF})*)"
    r"(?P<paragraph>\s?\(\d+\))?",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(
    r"(?<!\w)(?:lid|leden|paragraphs?|paragraphe|par\.|alin[ée]as?|absatz|abs\.|onder(?:deel)?|"
    r"overweging|recital|consid[ée]rant|erwägungsgrund|bijlage|annex[e]?|anhang)\s*(\d+)(?!\w|[.,]\d)",
    re.IGNORECASE,
)
_LANDMARK = {
    "recital": ("overweging", "recital", "considérant", "considerant", "erwägungsgrund"),
    "annex": ("bijlage", "annex", "annexe", "anhang"),
}


@dataclass(frozen=True, slots=True)
class Article:
    """An article, or a paragraph, recital or annex, with its number as `2.114` or `l2111-1`."""

    kind: str
    number: str

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


def articles(text: str) -> list[Article]:
    """Return what a text refers to, in order; `§ 97 Abs. 1` is an article and a paragraph."""
    found = []
    for match in _ARTICLE.finditer(text):
        refs = re.findall(_REF, match["refs"], re.IGNORECASE)
        found += [Article("article", re.sub(r"(?<=^[lrd])[.\s]+|\s", "", r.lower())) for r in refs]
        if match["paragraph"]:
            found.append(Article("paragraph", match["paragraph"].strip(" ()")))
    for match in _PARAGRAPH.finditer(text):
        word = match.group().lower()
        kind = next((k for k, words in _LANDMARK.items() if word.startswith(words)), "paragraph")
        found.append(Article(kind, match[1]))
    return found


def without_articles(text: str) -> str:
    """Return the text without its references: their numbers count nothing."""
    return _PARAGRAPH.sub(" ", _ARTICLE.sub(" ", text))
