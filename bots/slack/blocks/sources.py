"""The sources of an answer as a compact list, with a way to see each quote."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Answer, Citation, Reply
from assistant.phrases.catalogue import Phrase, phrase
from bots.render import dated_title, place, source_language
from bots.slack.blocks.ids import (
    OPTION_VALUE_LIMIT,
    SOURCE,
    SOURCES_BLOCK,
    VALUE_LIMIT,
    SourceValue,
    digest_of,
    source_id,
)
from bots.slack.blocks.kit import (
    LABEL_LIMIT,
    URL_LIMIT,
    Block,
    actions,
    button,
    link,
    option,
    plain_text,
    rich_list,
    rich_section,
    rich_text,
    words,
)
from bots.slack.blocks.text import shortened
from bots.source_places import address_at
from ingest.document import Metadata, Span

LISTED = 10
"""Sources that are listed in full; the rest is in a menu, which would else fill the screen."""
BUTTONS = 5
"""Quotes that have a button each; where there are more, all are in one menu."""
OPTIONS = 100
"""Slack's limit to the options of a menu."""
TITLE_LIMIT = 120
MENU_CHARACTERS = 3_000
"""Characters over all options of the menu: Slack refuses a message by the sum of its texts."""


def source_blocks(reply: Reply, answer: Answer, *, language: str) -> list[Block]:
    """Return the sources of a reply's answer and the buttons, or the menu, of their quotes."""
    listed = answer.citations[:LISTED]
    items = [
        source_line(
            citation,
            language,
            source_language(citation, answer, language, answered_in=reply.language),
        )
        for citation in listed
    ]
    head = rich_section([words(phrase(language, Phrase.SOURCES), bold=True)])
    blocks = [rich_text([head, rich_list(items)])]
    left = len(answer.citations) - len(listed)
    if left:
        more = phrase(language, Phrase.SLACK_MORE_SOURCES, count=left)
        blocks[0]["elements"].append(rich_section([words(more, italic=True)]))
    values = [(each, quote_value(each, reply.answer_id)) for each in answer.citations]
    return [*blocks, *_quotes(values, language)]


def source_line(citation: Citation, language: str, spoken: str) -> list[Block]:
    """Return one source: `[1] Organisation, title (2018), page 4, Dutch (our summary of it)`."""
    meta = citation.meta
    title = shortened(dated_title(meta), TITLE_LIMIT)
    where = shortened(place(citation.span, language), TITLE_LIMIT)
    address = source_address(meta, citation.span)
    parts = [words(f"[{citation.number}] "), link(title, address)]
    parts += [words(f", {each}") for each in (where, spoken) if each]
    if not address:
        parts.append(words(f", {shortened(meta.source, TITLE_LIMIT)}"))
    if meta.quote_origin == "restatement":
        parts.append(words(f" ({phrase(language, Phrase.RESTATEMENT)})", italic=True))
    return parts


def source_address(meta: Metadata, span: Span) -> str:
    """Return the address of a source at its place; empty where it is none that Slack takes."""
    address = address_at(meta.source, page=span.page, timecode=span.timecode)
    return address if len(address) <= URL_LIMIT else ""


def quote_value(citation: Citation, answer_id: str) -> str:
    """Return what the button of a source carries; empty where Slack would not take it."""
    try:
        value = SourceValue(
            answer_id=answer_id,
            number=citation.number,
            document_id=citation.meta.document_id,
            start=citation.span.start,
            end=citation.span.end,
            digest=digest_of(citation.quote),
        ).to_json()
    except ValueError:
        return ""
    return value if len(value) <= VALUE_LIMIT else ""


def _quotes(values: Sequence[tuple[Citation, str]], language: str) -> list[Block]:
    listed = [(citation, value) for citation, value in values if value]
    in_menu = [each for each in listed if len(each[1]) <= OPTION_VALUE_LIMIT][:OPTIONS]
    if len(listed) <= BUTTONS or not in_menu:
        buttons = [_button(*each, language) for each in listed[:25]]
        return [actions(buttons, SOURCES_BLOCK)] if buttons else []
    menu: Block = {
        "type": "static_select",
        "action_id": SOURCE,
        "placeholder": plain_text(phrase(language, Phrase.SLACK_QUOTE_PICK), 150),
        "options": [_option(*each, limit=MENU_CHARACTERS // len(in_menu)) for each in in_menu],
    }
    others = [_button(*each, language) for each in listed if each not in in_menu][:24]
    return [actions([menu, *others], SOURCES_BLOCK)]


def _button(citation: Citation, value: str, language: str) -> Block:
    label = phrase(language, Phrase.SLACK_QUOTE_OF, number=citation.number)
    said = f"{label}: {dated_title(citation.meta)}"
    return button(label, source_id(citation.number), value, said=said)


def _option(citation: Citation, value: str, *, limit: int) -> Block:
    label = shortened(f"[{citation.number}] {dated_title(citation.meta)}", min(limit, LABEL_LIMIT))
    return option(label, value)
