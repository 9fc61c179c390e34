"""`leerkring forget`: remove a conversation from the journal, also while the server runs."""

from __future__ import annotations

from typing import Annotated

import typer

from bots.terminal.options import DataDir, Json, LogLevelOption, start
from bots.terminal.outcome import Outcome
from bots.terminal.screen import say

Conversation = Annotated[
    str,
    typer.Argument(
        metavar="CONVERSATION",
        help="The conversation_id that every answer of it carries.",
        show_default=False,
    ),
]


def forget(
    conversation: Conversation,
    *,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Remove a conversation: its questions, answers and feedback."""
    settings = start(data_dir, log_level)
    from assistant.journal.opening import is_there, open_kept, place_of  # noqa: PLC0415  not for --help

    folder = settings.ingest.data_dir
    removed = 0
    if is_there(settings.journal, data_dir=folder):
        with open_kept(settings.journal, data_dir=folder) as journal:
            removed = journal.forget(conversation.strip())
    if not as_json:
        place = place_of(settings.journal, data_dir=folder)
        say(_told(removed, place))
    return Outcome(document={"conversation_id": conversation.strip(), "questions": removed})


def _told(removed: int, place: str) -> str:
    if not removed:
        return f"The journal in {place} has nothing of this conversation."
    questions = "1 question" if removed == 1 else f"{removed} questions"
    return f"Removed {questions} with answers and feedback from the journal in {place}."
