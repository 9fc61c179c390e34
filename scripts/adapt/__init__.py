"""Teaches the embedding model to compare questions with sentences (docs/decisions/0024)."""
