"""The text of a sentence as an answer shows it: its quote, with what it lacks in brackets."""

from __future__ import annotations

from assistant.quoting import header_of, shown, shown_row
from assistant.write.compare import PreparedSentence
from assistant.write.leaning import leans
from assistant.write.subject import with_subject


def text_of(sentence: PreparedSentence) -> str:
    """Return the quote as it is shown, with the heads of its columns or the subject it lacks."""
    passage, span, text = sentence.passage, sentence.span, shown(sentence.quote)
    if header := header_of(passage.hit.chunk, span):
        return shown_row(sentence.quote, header)
    return with_subject(text, passage, span) or text


def stands_alone(sentence: PreparedSentence) -> bool:
    """Tell whether a sentence can be read without the one before it."""
    passage, text = sentence.passage, shown(sentence.quote)
    if not leans(text, passage.hit.chunk.meta.language):
        return True
    return with_subject(text, passage, sentence.span) is not None
