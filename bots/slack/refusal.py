"""What Slack called its refusal, read from what its client raises."""

from __future__ import annotations

from slack_sdk.errors import SlackApiError


def reason(error: BaseException) -> str:
    """Return the refusal, or the kind of the error: a word for the log."""
    if isinstance(error, SlackApiError):
        return refusal(error) or "unknown"
    return type(error).__name__


def refusal(error: SlackApiError) -> str:
    """Return what Slack called its refusal; empty where an answer is none of Slack's kind.

    The SDK gives the response of the connection then, or bytes, in place of what Slack said.
    """
    said = getattr(error.response, "data", None)
    return str(said.get("error") or "") if isinstance(said, dict) else ""
