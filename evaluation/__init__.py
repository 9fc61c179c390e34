"""A question set in, a report out."""
