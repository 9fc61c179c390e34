"""Of each answer its sentences and cells, with the quotes that they rest on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; answers from before have nothing in it."""
    op.add_column("answer", sa.Column("told", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Drop it."""
    with op.batch_alter_table("answer") as answer:
        answer.drop_column("told")
