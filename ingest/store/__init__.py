"""Where chunks are kept and found: the port and its backends."""
