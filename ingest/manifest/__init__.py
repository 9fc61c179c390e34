"""What was ingested, what changed since, and what editors decided."""
