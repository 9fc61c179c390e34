"""What the answers of a process share: their tasks, turns and threads, and who spoke last."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from bots.slack.languages import Languages
from bots.slack.talk import Talk
from bots.slack.tasks import Tasks
from bots.slack.turns import Turns


class Work:
    """One a process. Answers have threads of their own: the store's stay free to acknowledge."""

    def __init__(self, turns: Turns | None = None) -> None:
        self.tasks = Tasks()
        self.turns = turns or Turns()
        self.talk = Talk()
        self.languages = Languages()
        self.threads = ThreadPoolExecutor(self.turns.at_once, thread_name_prefix="slack-answer")

    async def drain(self, seconds: float) -> int:
        """Finish what is under way and take nothing new; return how many had to be stopped."""
        stopped = await self.tasks.drain(seconds)
        self.threads.shutdown(wait=False, cancel_futures=True)
        return stopped
