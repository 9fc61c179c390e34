"""The `leerkring` command, one file a command group."""
