"""Runs migrations on the connection that Alembic was given; Alembic executes this file."""

from __future__ import annotations

from alembic import context

from assistant.journal.tables import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",  # it can't change a column in place
)
with context.begin_transaction():
    context.run_migrations()
