"""One file a format; `registry.py` picks the reader by suffix."""
