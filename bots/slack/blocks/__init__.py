"""What is shown in Slack: pure functions from replies and settings to Block Kit."""
