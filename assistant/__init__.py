"""A question in, an answer with checkable citations out."""
