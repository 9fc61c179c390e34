"""What admins read, in a file a language."""
