"""The modal that shows a quote, highlighted in its surroundings, and where it comes from."""

from __future__ import annotations

import re

from assistant.phrases.catalogue import Phrase, language_word, phrase
from bots.render import dated_title, place
from bots.slack.blocks.ids import SOURCE_VIEW, SourceValue, digest_of, link_id
from bots.slack.blocks.kit import (
    Block,
    actions,
    context,
    divider,
    header,
    link_button,
    modal,
    rich_section,
    rich_text,
    section,
    words,
)
from bots.slack.blocks.sources import source_address
from bots.slack.blocks.text import inert, literal, sentence_ends, shortened
from bots.source_places import span_in
from ingest.document import Metadata, Span, StoredDocument
from ingest.text.vocabulary import load_vocabulary

AROUND = 600
"""Characters that are shown before the quote, and after it."""
PIECE = 1_400
"""Characters in one element of rich text: twice as many units where all are emoji."""
MOST = 40_000
"""Characters of a quote that are shown: a view has a limit as a whole."""

_HEADING = re.compile(r"^#{1,6} +", re.MULTILINE)
_BLANK = re.compile(r"\n{3,}")


def source_view(value: SourceValue, document: StoredDocument | None, *, language: str) -> Block:
    """Return the modal of a source.

    `document` is None where this asker can't read it (any more): nothing of it is told, not even
    whether it is there. One that has changed since the answer shows no other words in its place.
    """
    if document is None:
        return _without_quote(value, phrase(language, Phrase.SLACK_SOURCE_GONE), language)
    quote = document.text[value.start : value.end]
    if not quote or digest_of(quote) != value.digest:
        return _without_quote(value, phrase(language, Phrase.SOURCE_CHANGED), language, document)
    span = span_in(document, value.start, value.end)
    return _modal(
        value.number,
        [
            *_heading(document.meta, span, language),
            divider(),
            *_passage(document.text, value.start, value.end),
            *_link(document.meta, span, language),
        ],
        language,
    )


def _without_quote(
    value: SourceValue, why: str, language: str, document: StoredDocument | None = None
) -> Block:
    blocks = [section(why)]
    if document is not None:
        unplaced = Span(start=0, end=0)
        blocks = [
            *_heading(document.meta, unplaced, language),
            *blocks,
            *_link(document.meta, unplaced, language),
        ]
    return _modal(value.number, blocks, language)


def _modal(number: int, blocks: list[Block], language: str) -> Block:
    title = phrase(language, Phrase.SOURCE_NUMBER, number=number)
    close = phrase(language, Phrase.SLACK_CLOSE)
    return modal(title, blocks, callback_id=SOURCE_VIEW, close=close)


def _heading(meta: Metadata, span: Span, language: str) -> list[Block]:
    vocabulary = load_vocabulary()
    kind = "" if meta.kind == "unknown" else vocabulary.label("kind", meta.kind, language)
    country = vocabulary.label("country", meta.country, language) if meta.country else ""
    told = (
        place(span, language),
        kind,
        country,
        language_word(language, meta.language),
    )
    lines = [" · ".join(shortened(each, 300) for each in told if each)]
    if meta.quote_origin == "restatement":
        lines.append(phrase(language, Phrase.SLACK_RESTATED))
    return [header(dated_title(meta)), context(*lines)]


def _passage(text: str, start: int, end: int) -> list[Block]:
    """Return the quote in bold, exactly as it is stored, between what stands around it."""
    before, after = _before(text, start), _after(text, end)
    quote = inert(literal(text[start : min(end, start + MOST)])) or " "
    pieces = [quote[first : first + PIECE] for first in range(0, len(quote), PIECE)]
    parts = [words(before)] if before else []
    parts += [words(piece, bold=True) for piece in pieces]
    parts += [words(after)] if after else []
    return [rich_text([rich_section([part for part in parts if part["text"]])])]


def _before(text: str, start: int) -> str:
    window = text[max(0, start - AROUND) : start]
    if start > AROUND:
        ends = [*sentence_ends(window)]
        window = window[ends[0] :].lstrip() if ends else ""
    shown = _tidied(window)
    return shown if not shown or shown.endswith("\n") else f"{shown.rstrip()} "


def _after(text: str, end: int) -> str:
    window = text[end : end + AROUND]
    if end + AROUND < len(text):
        ends = [*sentence_ends(window)]
        window = window[: ends[-1]] if ends else ""
    return _tidied(window).rstrip()


def _tidied(text: str) -> str:
    """Return what stands around a quote without the marks of headings and without wide gaps."""
    return literal(_BLANK.sub("\n\n", _HEADING.sub("", text)))


def _link(meta: Metadata, span: Span, language: str) -> list[Block]:
    address = source_address(meta, span)
    if not address:
        return []
    label = phrase(language, Phrase.SOURCE_OPEN)
    return [actions([link_button(label, link_id(1), address)], "leerkring_source_link")]
