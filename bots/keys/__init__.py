"""API keys: made and revoked by command, shown by programs that ask over HTTP."""
