"""How the tables of the journal came about, for Alembic."""
