"""Views that only say something: that they are being filled, or why nothing is in them."""

from __future__ import annotations

from assistant.phrases.catalogue import Phrase, phrase
from bots.slack.blocks.kit import Block, modal, section

NOTICE_VIEW = "leerkring_notice_view"
_TITLE = "Leerkring"


def notice_view(text: str, *, language: str) -> Block:
    """Return the modal; `text` is of ours, and shown as it is."""
    close = phrase(language, Phrase.SLACK_CLOSE)
    return modal(_TITLE, [section(text)], callback_id=NOTICE_VIEW, close=close)


def notice_home(text: str) -> Block:
    """Return a home that only says something."""
    return {"type": "home", "blocks": [section(text)]}
