"""Sentences that lean on the one before them: given their subject, kept with it, or left out."""

from __future__ import annotations

import re

from assistant.answer import Passage
from ingest.document import Span, base_language
from ingest.text.words import fold

_PRONOUN = {
    "nl": r"zij|ze|hij|hun|hier(?:door|mee|voor|bij|uit)|daar(?:door|mee|voor|bij|om|naast|uit)|"
    r"dit|dat|deze|die|ook (?:zij|dit|dat|deze)",
    "fr": r"ils?|elles?|celui-ci|celle-ci|ceux-ci|celles-ci|cela|ceci|ce dernier|cette dernière|"
    r"leurs?|ainsi|c'est",
    "en": r"it|they|he|she|this|that|these|those|their|its|thereby|also, (?:it|they)",
    "de": r"sie|er|es|dies|dieser?|dieses|damit|dadurch|dafür|daher|darum|ihre?",
}
_BEGINS_SO = {
    language: re.compile(rf"^[\"“«„(]*(?:{words})(?![\w-])", re.IGNORECASE)
    for language, words in _PRONOUN.items()
}
_STANDS_FOR_SOMEBODY = re.compile(
    r"^(?:zij|ze|hij|ils?|elles?|it|they|sie|er|es)(?![\w-])", re.IGNORECASE
)
_ARTICLE = re.compile(r"^(?:de|het|la|le|les|l'|the|der|die|das)\s+", re.IGNORECASE)


def leans(text: str, language: str) -> bool:
    """Tell whether a sentence begins with a word that stands for something said before."""
    pattern = _BEGINS_SO.get(base_language(language))
    return pattern is not None and pattern.search(text) is not None


def before(passage: Passage, span: Span) -> Span | None:
    """Return the sentence before a span in its passage, under the same heading; None at its top."""
    spans = passage.hit.chunk.spans
    position = spans.index(span)
    previous = spans[position - 1] if position else None
    return previous if previous and previous.section == span.section else None


def with_subject(text: str, passage: Passage, span: Span) -> str | None:
    """Return the sentence with the organisation in brackets after its pronoun, where that is sure.

    It is where the sentence before it begins with the organisation's name: `Zij [Gemeente Hattem]
    besteedde …`. Else None.
    """
    meta, previous = passage.hit.chunk.meta, before(passage, span)
    pronoun = _STANDS_FOR_SOMEBODY.search(text)
    if pronoun is None or previous is None or not meta.organisation:
        return None
    opening = _ARTICLE.sub("", passage.hit.chunk.quote(previous).lstrip())
    if not fold(opening).startswith(fold(meta.organisation)):
        return None
    return f"{pronoun.group()} [{meta.organisation}]{text[pronoun.end() :]}"
