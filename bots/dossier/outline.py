"""A dossier in words: what is said, in which order, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from assistant.answer import EXTRACTIVE, Answer, Citation, Clarification, NoAnswer, Reply
from assistant.phrases.catalogue import Phrase, no_answer_text, phrase
from bots.dossier.answer_blocks import anchor, answer_blocks
from bots.dossier.blocks import (
    Block,
    Facts,
    Heading,
    Items,
    Line,
    Outline,
    Paragraph,
    Quotation,
    Run,
    Sideways,
    Tone,
)
from bots.dossier.content import Dossier, Filed
from bots.dossier.words import legible, linked, moment, said, shortened
from bots.facet_words import facet_label
from bots.render import dated_title, evidence_line, place, source_language
from bots.source_places import address_at
from ingest.document import Metadata

_HEADING = 150
"""Characters of a question in its heading; a longer one stands beneath it as a whole."""

UPRIGHT = 5
"""Columns of a table that a page upright has room for."""


def outline(dossier: Dossier) -> Outline:
    """Return all that a dossier says."""
    title = phrase(dossier.language, Phrase.DOSSIER_TITLE)
    made_at = moment(dossier.made_at, dossier.language)
    return Outline(
        title=title,
        stamp=f"{title} · {made_at}",
        language=dossier.language,
        version=dossier.version,
        made_at=dossier.made_at,
        blocks=(
            Heading(level=1, text=title),
            *_head(dossier),
            *(
                block
                for number, filed in enumerate(dossier.answers, start=1)
                for block in _Part(dossier, filed, number).blocks()
            ),
            *_check(dossier),
        ),
    )


def _head(dossier: Dossier) -> Iterator[Block]:
    language = dossier.language
    yield Facts(
        rows=(
            _fact(language, Phrase.DOSSIER_MADE_AT, moment(dossier.made_at, language)),
            _fact(language, Phrase.DOSSIER_PROGRAM, dossier.version),
        )
    )
    if dossier.missing:
        ids = ", ".join(dossier.missing)
        yield _told(phrase(language, Phrase.DOSSIER_MISSING, ids=ids), Tone.WARNING)


def _check(dossier: Dossier) -> Iterator[Block]:
    """Yield how a reader finds out whether all this is true."""
    language = dossier.language
    quotes = [
        (filed, citation) for filed in dossier.answers for citation in _citations(filed.reply)
    ]
    yield Heading(level=2, text=phrase(language, Phrase.DOSSIER_CHECK))
    ways = [Phrase.DOSSIER_CHECK_SOURCE, Phrase.DOSSIER_CHECK_STORED, Phrase.DOSSIER_CHECK_WORDS]
    if any(citation.meta.quote_origin == "restatement" for _, citation in quotes):
        ways.insert(1, Phrase.DOSSIER_CHECK_RESTATED)
    if quotes:
        yield Items(lines=tuple(said(phrase(language, way)) for way in ways))
        changed = sum(not filed.stands(citation) for filed, citation in quotes)
        yield _told(phrase(language, Phrase.DOSSIER_CHECKED, count=len(quotes), changed=changed))
    yield _told(phrase(language, Phrase.DOSSIER_NO_ADVICE))


class _Part:
    """What a dossier says of one answer."""

    def __init__(self, dossier: Dossier, filed: Filed, number: int) -> None:
        self._filed = filed
        self._reply = filed.reply
        self._number = number
        self._language = dossier.language
        self._made_at = dossier.made_at

    def blocks(self) -> Iterator[Block | Sideways]:
        """Yield question, particulars, answer and sources."""
        yield from self._question()
        yield Facts(rows=tuple(self._particulars()))
        heading = Heading(level=3, text=self._says(Phrase.DOSSIER_ANSWER))
        if isinstance(self._reply.outcome, Answer):
            yield from self._answered(self._reply.outcome, heading)
            return
        yield heading
        match self._reply.outcome:
            case NoAnswer() as nothing:
                yield _told(no_answer_text(nothing, self._reply.language))
                if nothing.nearest:
                    yield _told(f"{self._says(Phrase.NEAREST)}:")
                    yield Items(lines=tuple(map(_near, nothing.nearest)))
            case Clarification(question=question, options=options):
                yield _told(question)
                if options:
                    lines = tuple(said(option.label) for option in options)
                    yield Items(lines=lines, is_numbered=True)
            case _:
                assert_never(self._reply.outcome)

    def _question(self) -> Iterator[Block]:
        asked = legible(self._reply.question)
        short = shortened(asked, _HEADING)
        text = self._says(Phrase.DOSSIER_QUESTION, number=self._number, question=short)
        yield Heading(level=2, text=text)
        if short != asked:
            label = Run(text=f"{self._says(Phrase.DOSSIER_WHOLE_QUESTION)}: ", is_bold=True)
            yield Paragraph(line=(label, *said(asked)))
        if self._filed.is_screened:
            yield _told(self._says(Phrase.DOSSIER_SCREENED), Tone.NOTE)

    def _particulars(self) -> Iterator[tuple[str, Line]]:
        reply, language = self._reply, self._language
        if reply.searched_for:
            yield _fact(language, Phrase.SEARCHED_FOR, reply.searched_for)
        if reply.filters:
            labels = (
                facet_label(facet, value, language)
                for facet, values in reply.filters.items()
                for value in values
            )
            yield _fact(language, Phrase.DOSSIER_FILTERS, ", ".join(labels))
        asked_at = moment(self._filed.asked_at.astimezone(self._made_at.tzinfo), language)
        yield _fact(language, Phrase.DOSSIER_ASKED_AT, asked_at)
        if isinstance(reply.outcome, Answer):
            yield _fact(language, Phrase.DOSSIER_WRITER, _writer(reply.outcome.writer, language))
        yield _fact(language, Phrase.DOSSIER_CORPUS, reply.corpus_version)
        yield _fact(language, Phrase.DOSSIER_ANSWER_ID, reply.answer_id)

    def _answered(self, answer: Answer, heading: Heading) -> Iterator[Block | Sideways]:
        blocks = (heading, *answer_blocks(answer, number=self._number))
        if answer.table is not None and len(answer.table.columns) > UPRIGHT:
            yield Sideways(blocks=blocks)
        else:
            yield from blocks
        if self._filed.left_out:
            text = self._says(Phrase.DOSSIER_LEFT_OUT, count=self._filed.left_out)
            yield _told(text, Tone.WARNING)
        if not answer.citations:
            return
        yield _told(evidence_line(answer.evidence, self._language), Tone.NOTE)
        yield Heading(level=3, text=self._says(Phrase.DOSSIER_QUOTES))
        for citation in answer.citations:
            yield from self._source(citation, answer)

    def _source(self, citation: Citation, answer: Answer) -> Iterator[Block]:
        meta, span = citation.meta, citation.span
        yield Heading(
            level=4,
            text=f"[{citation.number}] {legible(dated_title(meta))}",
            anchor=anchor(self._number, citation.number),
        )
        yield Quotation(words=legible(citation.quote), language=meta.language)
        spoken = source_language(citation, answer, self._language, answered_in=self._reply.language)
        country = facet_label("country", meta.country, self._language) if meta.country else ""
        told = (meta.organisation, meta.year, country, place(span, self._language), spoken)
        yield Paragraph(line=said(" · ".join(filter(None, told))))
        label = Run(text=f"{self._says(Phrase.DOSSIER_SOURCE)}: ")
        address = address_at(meta.source, page=span.page, timecode=span.timecode)
        yield Paragraph(line=(label, linked(meta.source, address)))
        if meta.quote_origin == "restatement":
            restated = Run(text=self._says(Phrase.SLACK_RESTATED), is_bold=True)
            yield Paragraph(line=(restated,), tone=Tone.NOTE)
        yield self._standing(citation)

    def _standing(self, citation: Citation) -> Paragraph:
        """Say where the words stand in the stored document, or that they do no more."""
        where = self._says(
            Phrase.DOSSIER_WHERE,
            document=citation.meta.document_id,
            start=citation.span.start,
            end=citation.span.end,
        )
        if self._filed.stands(citation):
            return _told(f"{where} {self._says(Phrase.DOSSIER_STANDS)}", Tone.NOTE)
        return _told(f"{where} {self._says(Phrase.DOSSIER_CHANGED)}", Tone.WARNING)

    def _says(self, key: Phrase, **values: object) -> str:
        return phrase(self._language, key, **values)


def _writer(writer: str, language: str) -> str:
    if writer == EXTRACTIVE:
        return phrase(language, Phrase.DOSSIER_WRITER_QUOTES, writer=writer)
    return phrase(language, Phrase.DOSSIER_WRITER_MODEL, model=writer)


def _citations(reply: Reply) -> Iterable[Citation]:
    return reply.outcome.citations if isinstance(reply.outcome, Answer) else ()


def _near(meta: Metadata) -> Line:
    return (*said(f"{dated_title(meta)}: "), linked(meta.source, address_at(meta.source)))


def _fact(language: str, key: Phrase, value: str) -> tuple[str, Line]:
    return phrase(language, key), said(value)


def _told(text: str, tone: Tone = Tone.TEXT) -> Paragraph:
    return Paragraph(line=said(text), tone=tone)
