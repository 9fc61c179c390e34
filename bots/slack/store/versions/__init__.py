"""One migration a file, the oldest first."""
