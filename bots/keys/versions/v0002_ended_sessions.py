"""Sessions of people who signed out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "ended_session",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ended_session"),
    )
    op.create_index("ix_ended_session_until", "ended_session", ["until"])


def downgrade() -> None:
    """Remove it: cookies of people who signed out hold again until their time."""
    op.drop_index("ix_ended_session_until", table_name="ended_session")
    op.drop_table("ended_session")
