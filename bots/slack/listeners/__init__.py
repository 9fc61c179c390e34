"""What comes in from Slack: one file a way to ask."""
