"""Runs migrations on the connection that Alembic was given; Alembic executes this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import context

if TYPE_CHECKING:
    from assistant.journal.migrate import Migrations

connection = context.config.attributes["connection"]
migrations: Migrations = context.config.attributes["migrations"]
context.configure(
    connection=connection,
    target_metadata=migrations.tables,
    version_table=migrations.version_table,
    # other sets of tables may lie beside these
    include_name=lambda name, kind, _: kind != "table" or name in migrations.tables.tables,
    render_as_batch=connection.dialect.name == "sqlite",  # it can't change a column in place
)
with context.begin_transaction():
    context.run_migrations()
