"""Delete my data: what is kept of a user of Slack goes, here, in the journal and in memory.

Gone are a user's questions with their answers, quotes and ratings, the language that was chosen,
and threads in which nobody else asked. What stays:

- other people's questions and answers, those in the same thread too;
- messages in Slack. The user's own are the user's to delete; which ones of the bot answered them
  stands in `Forgotten.answers`, for who deletes those;
- what the user said of other people's answers: it was kept without a name;
- a question that was passed on to people, in the channel where they read it;
- what an admin chose for a channel;
- in the memory of other processes the last questions of a conversation, for an hour at most;
- an answer that is under way at that moment: asking again for deletion takes it along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bots.slack.context import Context
    from bots.slack.store.port import Forgotten

_ALL = 1_000_000


def forget_answer(context: Context, answer_id: str) -> None:
    """Forget the answer to a message that was deleted or edited, in the journal first. May block.

    What only the journal still knew of, nobody could find to delete it. Raises as `forget_user`.
    """
    context.journal.forget_answers([answer_id])
    context.store.drop(answer_id)


def forget_user(context: Context, *, team: str, user: str) -> Forgotten:
    """Forget a user of a workspace; return what was removed. May block.

    The journal comes first: where it fails, the store still knows what to forget the next time.
    A conversation in which others asked too is dropped from memory as well: it goes on from what
    the journal has of the others. Raises JournalError and SlackStoreError.
    """
    # those without words are not in the journal either
    known = {posted.answer_id for posted in context.store.recent(team, user, limit=_ALL)}
    context.journal.forget_answers(known)
    forgotten = context.store.forget(team, user)
    meanwhile = {posted.answer_id for posted in forgotten.answers} - known
    if meanwhile:
        context.journal.forget_answers(meanwhile)
    for conversation in forgotten.conversations:
        context.assistant.forget(conversation)
    return forgotten
