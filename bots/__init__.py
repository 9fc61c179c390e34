"""The faces: terminal, web, Slack. No retrieval logic lives here."""
