"""What goes when a user of Slack is forgotten."""

from __future__ import annotations

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from bots.slack.store.port import Forgotten
from bots.slack.store.rows import posted_of
from bots.slack.store.tables import Answer, Thread, User


def forget_user(session: Session, team: str, user: str) -> Forgotten:
    """Remove a user's choices and answers, and threads in which nobody else got an answer."""
    own = (Answer.team == team) & (Answer.user == user)
    rows = session.scalars(select(Answer).where(own).order_by(Answer.asked_at, Answer.answer_id))
    answers = tuple(map(posted_of, rows))
    conversations = tuple(dict.fromkeys(answer.conversation_id for answer in answers))
    session.execute(delete(Answer).where(own))
    asked_by_others = exists().where(Answer.conversation_id == Thread.conversation_id)
    for conversation in conversations:
        of_user = Thread.conversation_id == conversation
        session.execute(delete(Thread).where(of_user, ~asked_by_others))
    session.execute(delete(User).where((User.team == team) & (User.user == user)))
    return Forgotten(answers=answers, conversations=conversations)
