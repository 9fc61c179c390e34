"""`leerkring forget`: remove a conversation from the journal, also while the server runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bots.terminal.options import DataDir, Json, LogLevelOption, start
from bots.terminal.outcome import Outcome
from bots.terminal.screen import say

if TYPE_CHECKING:
    from bots.settings import Settings

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
    from assistant.journal.opening import place_of  # noqa: PLC0415  not for --help

    given = conversation.strip()
    removed = _by_server(settings, given) + _in_journal(settings, given)
    if not as_json:
        say(_told(removed, place_of(settings.journal, data_dir=settings.ingest.data_dir)))
    return Outcome(document={"conversation_id": given, "questions": removed})


def _by_server(settings: Settings, conversation: str) -> int:
    """Have the running server forget it too: it holds the last hour in memory."""
    from bots.presence import find_server  # noqa: PLC0415  not for --help

    server = find_server(settings.ingest.data_dir)
    if server is None:
        return 0
    from bots.terminal.client import ServerClient  # noqa: PLC0415  httpx takes 0.2 s

    with ServerClient(server) as client:
        answer = client.call("POST", "/api/forget", body={"conversation_id": conversation})
    return int(str(answer["questions"]))


def _in_journal(settings: Settings, conversation: str) -> int:
    """Remove it also where the server records nothing, or another journal than this one."""
    from assistant.journal.opening import is_there, open_kept  # noqa: PLC0415  not for --help

    if not is_there(settings.journal, data_dir=settings.ingest.data_dir):
        return 0
    with open_kept(settings.journal, data_dir=settings.ingest.data_dir) as journal:
        return journal.forget(conversation)


def _told(removed: int, place: str) -> str:
    if not removed:
        return f"The journal in {place} has nothing of this conversation."
    questions = "1 question" if removed == 1 else f"{removed} questions"
    return f"Removed {questions} with answers and feedback from the journal in {place}."
