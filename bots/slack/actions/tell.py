"""Words for whoever pressed, that nobody else sees."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from slack_sdk.errors import SlackApiError

from bots.slack.refusal import reason

if TYPE_CHECKING:
    from bots.slack.actions.press import Press, Sent
    from bots.slack.sending import SlackClient

logger = logging.getLogger(__name__)


async def tell(client: SlackClient, press: Press | Sent, text: str) -> None:
    """Say `text`, which is none of a document's, to the user who pressed.

    Where the bot may not write in the channel, or where there is none, it is a direct message.
    """
    if press.channel:
        try:
            await client.chat_postEphemeral(
                channel=press.channel, user=press.user, thread_ts=press.thread_ts, text=text
            )
        except SlackApiError as error:
            logger.info("said directly instead: %s", reason(error))
        else:
            return
    await client.chat_postMessage(channel=press.user, text=text)
