"""Between rows of the Slack face's tables and the values of its port."""

from __future__ import annotations

from typing import Any

from bots.slack.store import tables
from bots.slack.store.port import ChannelSettings, Posted, Visibility


def answer_values(posted: Posted) -> dict[str, Any]:
    """Return the values of an answer's row by column."""
    return {
        "answer_id": posted.answer_id,
        "conversation_id": posted.conversation_id,
        "team": posted.team,
        "channel": posted.channel,
        "user": posted.user,
        "question": posted.question,
        "status": posted.status,
        "asked_at": posted.asked_at,
        "thread_ts": posted.thread_ts,
        "question_ts": posted.question_ts,
        "message_ts": list(posted.message_ts),
        "blocks": [dict(block) for block in posted.blocks] or None,
        "audience": sorted(posted.audience),
    }


def posted_of(row: tables.Answer) -> Posted:
    """Return the answer of a row."""
    return Posted(
        answer_id=row.answer_id,
        conversation_id=row.conversation_id,
        team=row.team,
        channel=row.channel,
        user=row.user,
        question=row.question,
        status=row.status,
        asked_at=row.asked_at,
        thread_ts=row.thread_ts,
        question_ts=row.question_ts,
        message_ts=tuple(row.message_ts),
        blocks=tuple(row.blocks or ()),
        audience=frozenset(row.audience),
    )


def channel_values(settings: ChannelSettings) -> dict[str, Any]:
    """Return what was chosen for a channel by column, without its keys."""
    return {
        "visibility": settings.visibility.value,
        "audience": sorted(settings.audience),
        "filters": {facet: list(values) for facet, values in settings.filters.items()},
        "follows": settings.follows,
    }


def settings_of(row: tables.Channel) -> ChannelSettings:
    """Return what was chosen for the channel of a row."""
    return ChannelSettings(
        visibility=Visibility(row.visibility),
        audience=frozenset(row.audience),
        filters={facet: tuple(values) for facet, values in row.filters.items()},
        follows=row.follows,
    )
