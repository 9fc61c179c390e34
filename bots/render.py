"""A reply in plain text or Markdown, with its sources beneath it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from assistant.answer import (
    EXTRACTIVE,
    Answer,
    Citation,
    Clarification,
    Evidence,
    NoAnswer,
    Reply,
    Table,
)
from assistant.phrases.catalogue import (
    Phrase,
    language_word,
    no_answer_text,
    phrase,
    strength_phrase,
)
from assistant.quoting import shown, without_brackets
from bots.answer_json import answer_text, section_text
from bots.tables import markdown_table, text_blocks
from ingest.document import Metadata, Span, base_language

JOINERS = "\u200c\u200d"
"""They belong to words and emoji, unlike the other format characters: `plain` leaves them in."""

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+!|~&@-]|^\d+[.)]|:(?=//)|(?<=www)\.)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """How one kind of output writes foreign words, headings, addresses and list items."""

    clean: Callable[[str], str]
    heading: Callable[[str], str]
    link: Callable[[str], str]
    item: str
    quote: str
    table: Callable[[Table, Callable[[str], str]], Iterator[str]]


def to_text(reply: Reply) -> str:
    """Return the reply for a terminal: no control characters, one source a line."""
    return _render(reply, _TEXT)


def to_markdown(reply: Reply) -> str:
    """Return the reply as Markdown: what documents say is escaped, only http(s) becomes a link."""
    return _render(reply, _MARKDOWN_STYLE)


def markdown_body(answer: Answer) -> str:
    """Return what `to_markdown` begins with: the words with their markers, without the sources."""
    return "\n".join(_body(answer, _MARKDOWN_STYLE))


def plain(text: str) -> str:
    """Return `text` on one line, without characters that steer a terminal or turn text around."""
    if text.isprintable():  # nearly always, and a hundredth of the time
        return re.sub(" +", " ", text).strip()
    kept = (" " if char.isspace() else char for char in text if char.isspace() or is_shown(char))
    return re.sub(" +", " ", "".join(kept)).strip()


def escaped(text: str) -> str:
    """Return `text` on one line as Markdown that shows exactly its characters and links nothing."""
    return _MARKDOWN.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", plain(text))


def is_web_address(source: str) -> bool:
    """Tell whether a source may become a link: only http and https, no blanks."""
    return re.fullmatch(r"https?://\S+", source) is not None


def evidence_line(evidence: Evidence, language: str) -> str:
    """Return what the answer rests on: `Evidence: 3 documents, 2 organisations · NL · 2018 · …`."""
    documents = _counted(language, evidence.documents, Phrase.DOCUMENT_ONE, Phrase.DOCUMENT_MANY)
    organisations = _counted(
        language, evidence.organisations, Phrase.ORGANISATION_ONE, Phrase.ORGANISATION_MANY
    )
    parts = (
        ", ".join(filter(None, (documents, organisations))),
        ", ".join(evidence.countries),
        ", ".join(evidence.years),
        phrase(language, strength_phrase(evidence.strength)),
    )
    return f"{phrase(language, Phrase.EVIDENCE)}: {' · '.join(filter(None, parts))}"


def searched_line(searched_for: str, language: str) -> str:
    """Return how a question was understood: `Searched for: Which towns lease laptops?`."""
    colon = " :" if language == "fr" else ":"
    return f"{phrase(language, Phrase.SEARCHED_FOR)}{colon} {searched_for}"


def titled(meta: Metadata) -> str:
    """Return organisation and title; a title that names the organisation says both."""
    organisation = meta.organisation or ""
    if not organisation or organisation.casefold() in meta.title.casefold():
        return meta.title
    return f"{organisation}, {meta.title}"


def dated_title(meta: Metadata) -> str:
    """Return organisation, title and year, each said once: `Ghent, Lease of laptops (2019)`."""
    name = titled(meta)
    return f"{name} ({meta.year})" if meta.year and meta.year not in name else name


def place(span: Span, language: str) -> str:
    """Return where a quote stands in words: its page, its minute or its section; may be empty."""
    if span.page is not None and span.page_end not in (None, span.page):
        return phrase(language, Phrase.PAGES, first=span.page, last=span.page_end)
    if span.page is not None:
        return phrase(language, Phrase.PAGE, page=span.page)
    if span.timecode:
        return phrase(language, Phrase.MINUTE, timecode=span.timecode)
    section = section_text(span.section)
    return phrase(language, Phrase.SECTION, section=section) if section else ""


def _render(reply: Reply, style: _Style) -> str:
    match reply.outcome:
        case Answer() as answer:
            lines = _answer_lines(answer, reply.language, style)
        case NoAnswer(nearest=nearest) as nothing:
            lines = [style.clean(no_answer_text(nothing, reply.language))]
            if nearest:
                lines += ["", style.heading(phrase(reply.language, Phrase.NEAREST)), ""]
                lines += [
                    f"- {style.clean(meta.title)}: {style.link(meta.source)}" for meta in nearest
                ]
        case Clarification(question=question, options=options):
            lines = [style.clean(question), ""]
            lines += [
                f"{n}. {style.clean(option.label)}" for n, option in enumerate(options, start=1)
            ]
        case _:
            assert_never(reply.outcome)
    if reply.searched_for:
        lines += ["", style.clean(searched_line(reply.searched_for, reply.language))]
    return "\n".join(lines) + "\n"


def _answer_lines(answer: Answer, language: str, style: _Style) -> list[str]:
    lines = [*_body(answer, style), "", style.heading(phrase(language, Phrase.SOURCES)), ""]
    for citation in answer.citations:
        name = source_language(citation, answer, language)
        source = _source(citation, name, language, style)
        lines.append(f"{style.item}[{citation.number}] {source}")
        if _differs(citation, answer):
            lines.append(f"{style.quote}{style.clean(f'“{citation.quote}”')}")
    return [*lines, "", style.clean(evidence_line(answer.evidence, language))]


def _body(answer: Answer, style: _Style) -> Iterator[str]:
    """Yield the lines of what is answered: the text, or the table with framing beneath it."""
    cleaned = (replace(each, text=style.clean(each.text)) for each in answer.sentences)
    if answer.table is None:
        yield answer_text(replace(answer, sentences=tuple(cleaned)))
        return
    yield from style.table(answer.table, style.clean)
    for sentence in cleaned:
        if not sentence.citations:
            yield from ("", sentence.text)


def source_language(
    citation: Citation, answer: Answer, language: str, *, answered_in: str = ""
) -> str:
    """Return the language of a quote, and that the answer has it in translation where it has.

    `answered_in` is the language of the answer where it is not that of the words around it.
    """
    tag = citation.meta.language
    name = language_word(language, tag)
    if base_language(tag) == base_language(answered_in or language):
        return name
    quote = without_brackets(shown(citation.quote))
    is_translated = answer.writer != EXTRACTIVE and any(
        not sentence.verbatim and without_brackets(sentence.text) != quote
        for sentence in answer.sentences
        if citation.number in sentence.citations
    )
    return f"{name}, {phrase(language, Phrase.TRANSLATED)}" if is_translated else name


def _source(citation: Citation, spoken: str, language: str, style: _Style) -> str:
    meta = citation.meta
    words = (dated_title(meta), place(citation.span, language), spoken)
    line = f"{style.clean(', '.join(filter(None, words)))}: {style.link(meta.source)}"
    if meta.quote_origin == "restatement":
        line += f" ({phrase(language, Phrase.RESTATEMENT)})"
    return line


def _differs(citation: Citation, answer: Answer) -> bool:
    if answer.table:
        cells = (cell for row in answer.table.rows for cell in row)
        told = (plain(cell.text) for cell in cells if citation.number in cell.citations)
        return not any(plain(shown(citation.quote)) in text for text in told)
    sentences = (
        plain(sentence.text)
        for sentence in answer.sentences
        if citation.number in sentence.citations
    )
    return plain(citation.quote) not in sentences


def _markdown_link(source: str) -> str:
    address = plain(source)
    if not is_web_address(address):
        return escaped(address)
    return f"<{address.replace('<', '%3C').replace('>', '%3E')}>"


def _counted(language: str, count: int, one: Phrase, many: Phrase) -> str:
    if count == 0:
        return ""
    return phrase(language, one) if count == 1 else phrase(language, many, count=count)


def is_shown(char: str) -> bool:
    """Tell whether a character is no control, format or surrogate; joiners are shown."""
    return char in JOINERS or unicodedata.category(char) not in {"Cc", "Cf", "Cs"}


_TEXT = _Style(
    clean=plain,
    heading=lambda words: f"{words}:",
    link=plain,
    item="",
    quote="    ",
    table=text_blocks,
)
_MARKDOWN_STYLE = _Style(
    clean=escaped,
    heading=lambda words: f"**{words}**",
    link=_markdown_link,
    item="- ",
    quote="  > ",
    table=markdown_table,
)
