"""The app's home in Slack, and what admins set there."""
