"""The app under test on the bench, and the two transports that it is reached by."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from bots.slack.app import make_slack_app
from tests.support.slack_context import slack_context

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp

    from bots.slack.context import Context
    from tests.support.slack.bench import SlackBench
    from tests.support.slack.transports import MakeApp, Transport

TRANSPORTS = ("http", "socket")


def app_for(slack: SlackBench, **changes: Any) -> tuple[MakeApp, Context]:
    """Return what makes the app, and what it is given; `changes` are entries of the context.

    Assistant, journal and store are fakes unless given.
    """
    context = slack_context(**{"settings": slack.settings(), **changes})

    def make() -> AsyncApp:
        return make_slack_app(context)

    return make, context


@contextmanager
def reached_by(kind: str, slack: SlackBench, **changes: Any) -> Iterator[tuple[Transport, Context]]:
    """Run the app until the block ends, reached over "http" or by "socket"."""
    from tests.support.slack.transports import over_http, over_socket  # noqa: PLC0415  imports Bolt

    make, context = app_for(slack, **changes)
    over = over_http if kind == "http" else over_socket
    with over(make, slack, drain=context.work.drain) as transport:
        yield transport, context
