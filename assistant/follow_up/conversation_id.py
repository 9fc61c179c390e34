"""Ids of conversations: who knows one can go on with it."""

from __future__ import annotations

import re
from uuid import uuid4

from assistant.errors import ConversationIdError

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SHORTEST = 16
"""Characters of an id that we did not give: somebody else may think of a shorter one too."""


def new_conversation_id() -> str:
    """Return an id that nobody can guess."""
    return uuid4().hex


def check_conversation_id(conversation_id: str | None) -> str | None:
    """Return the id as it is; raises ConversationIdError for what can be none."""
    if conversation_id is not None and not _ID.fullmatch(conversation_id):
        raise ConversationIdError(conversation_id)
    return conversation_id


def is_hard_to_guess(conversation_id: str) -> bool:
    """Tell whether a conversation may begin under an id that its asker thought of."""
    return len(conversation_id) >= _SHORTEST
