"""A reply as the message of a chat completion: Markdown, and where its quotes are cited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from typing_extensions import TypedDict

from assistant.answer import Answer, Delta, Reply
from bots.answer_json import citations_to_json, piece
from bots.answer_shape import CitationJson
from bots.render import dated_title, escaped, is_web_address, markdown_body, to_markdown

_MARKER = re.compile(r"(?<!\\)\[(\d+)\]")
"""A marker of ours: brackets of a document are escaped."""


class UrlCitation(TypedDict):
    """Where a marker stands in the message, in code points: `content[start_index:end_index]`."""

    start_index: int
    end_index: int
    title: str
    url: str


class Annotation(TypedDict):
    """One marker, with what is cited by it."""

    type: str
    url_citation: UrlCitation
    x_leerkring: CitationJson


class Usage(TypedDict):
    """How long question and answer are: in words, for nothing is billed by tokens."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


def content_of(reply: Reply) -> str:
    """Return the whole message: the answer, its sources and what it rests on."""
    return to_markdown(reply).rstrip("\n")


def sentence_of(delta: Delta, *, number: int) -> str:
    """Return what one sentence adds to the message; `number` counts the sentences up to it."""
    sentence = replace(delta.sentence, text=escaped(delta.sentence.text))
    return piece(sentence, layout=delta.layout, number=number)


def annotations_of(reply: Reply) -> list[Annotation]:
    """Return the citations of the answer; those that stand on the web, as OpenAI's need a link."""
    return list(_annotations(reply.outcome)) if isinstance(reply.outcome, Answer) else []


def _annotations(answer: Answer) -> Iterator[Annotation]:
    cited = {citation.number: citation for citation in answer.citations}
    for marker in _MARKER.finditer(markdown_body(answer)):
        citation = cited.get(int(marker[1]))
        if citation is None or not is_web_address(citation.meta.source):
            continue
        yield {
            "type": "url_citation",
            "url_citation": {
                "start_index": marker.start(),
                "end_index": marker.end(),
                "title": dated_title(citation.meta),
                "url": citation.meta.source,
            },
            "x_leerkring": citations_to_json([citation])[0],
        }


def usage_of(question: str, content: str) -> Usage:
    """Return the lengths in words."""
    asked, said = len(question.split()), len(content.split())
    return {"prompt_tokens": asked, "completion_tokens": said, "total_tokens": asked + said}
