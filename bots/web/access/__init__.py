"""Who comes in, and how often: callers, limits, tokens of pages."""
