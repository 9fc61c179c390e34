"""A file or address in, searchable chunks out."""
