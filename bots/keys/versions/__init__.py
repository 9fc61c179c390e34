"""The migrations of the keys."""
