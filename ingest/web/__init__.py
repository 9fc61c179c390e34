"""Addresses in, files beneath the data folder out: what is fetched from the web, and how."""
