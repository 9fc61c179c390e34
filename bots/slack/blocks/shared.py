"""An answer that somebody shared with a channel, under the question and who shared it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.blocks.kit import Block, rich_section, rich_text, words
from bots.slack.blocks.text import shortened

QUESTION_LIMIT = 2_000


def shared_blocks(
    question: str, blocks: Sequence[Block], *, user: str, language: str
) -> list[Block]:
    """Return the blocks of an answer, led by who shared it; nobody is called by the question."""
    told = [words(f"{phrase(language, Phrase.SLACK_SHARED_BY)} ")]
    lead = [rich_section([*told, {"type": "user", "user_id": user}])]
    if question:
        asked = [words(shortened(question, QUESTION_LIMIT))]
        lead.append({"type": "rich_text_quote", "elements": asked})
    return [rich_text(lead), *blocks]
