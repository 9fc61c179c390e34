"""Passages in, drafted sentences out: one port, one file a writer."""
