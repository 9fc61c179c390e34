"""What the Slack face remembers, shared by all its processes."""
