"""Events, threads, channels, users and answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "slack_event",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_slack_event"),
    )
    op.create_index("ix_slack_event_claimed_at", "slack_event", ["claimed_at"])
    op.create_table(
        "slack_thread",
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("thread_ts", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("team", "channel", "thread_ts", name="pk_slack_thread"),
    )
    op.create_index("ix_slack_thread_conversation_id", "slack_thread", ["conversation_id"])
    op.create_index("ix_slack_thread_last_at", "slack_thread", ["last_at"])
    _create_choices()
    _create_answers()


def _create_choices() -> None:
    op.create_table(
        "slack_channel",
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("visibility", sa.Text(), nullable=False),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("filters", sa.JSON(), nullable=False),
        sa.Column("follows", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("team", "channel", name="pk_slack_channel"),
    )
    op.create_table(
        "slack_user",
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("team", "user", name="pk_slack_user"),
    )


def _create_answers() -> None:
    op.create_table(
        "slack_answer",
        sa.Column("answer_id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("thread_ts", sa.Text(), nullable=True),
        sa.Column("question_ts", sa.Text(), nullable=True),
        sa.Column("message_ts", sa.JSON(), nullable=False),
        sa.Column("blocks", sa.JSON(), nullable=True),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("answer_id", name="pk_slack_answer"),
    )
    op.create_index("ix_slack_answer_conversation_id", "slack_answer", ["conversation_id"])
    op.create_index("ix_slack_answer_asked_at", "slack_answer", ["asked_at"])
    op.create_index("ix_slack_answer_user", "slack_answer", ["team", "user"])
    op.create_index("ix_slack_answer_question", "slack_answer", ["team", "channel", "question_ts"])


def downgrade() -> None:
    """Drop them, with all that is in them."""
    for table in ("slack_answer", "slack_user", "slack_channel", "slack_thread", "slack_event"):
        op.drop_table(table)
