"""Whether a message arrived whose answer got lost: it bears a mark, and its thread is looked at."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from aiohttp import ClientConnectorError, ClientError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

_KIND = "leerkring_message"
_LOOKED_AT = 100


def marked(message: dict[str, Any]) -> dict[str, Any]:
    """Return a message with a mark of its own, which nobody sees."""
    mark = {"event_type": _KIND, "event_payload": {"id": uuid.uuid4().hex}}
    return message if message.get("metadata") else {**message, "metadata": mark}


def may_have_arrived(error: BaseException) -> bool:
    """Tell whether a call that raised this may have done its work all the same."""
    is_lost = isinstance(error, ClientError | TimeoutError | ConnectionError)
    return is_lost and not isinstance(error, ClientConnectorError)


async def arrived(client: AsyncWebClient, message: dict[str, Any]) -> AsyncSlackResponse | None:
    """Return what Slack would have answered to a reply in a thread; None where it is not there.

    Raises as the client does: then nobody knows.
    """
    replies = await client.conversations_replies(
        channel=message["channel"],
        ts=message["thread_ts"],
        include_all_metadata=True,
        limit=_LOOKED_AT,
    )
    for reply in replies.get("messages") or ():
        if reply.get("metadata") == message["metadata"]:
            return AsyncSlackResponse(
                client=client,
                http_verb="POST",
                api_url="chat.postMessage",
                req_args={},
                data={"ok": True, "channel": message["channel"], "ts": reply["ts"]},
                headers={},
                status_code=200,
            )
    return None
