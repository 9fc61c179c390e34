"""Ask questions of `evaluation/sets/sentences`: which near misses are refused, what is quoted.

    python -m scripts.near_misses evaluation/sets/sentences/other-writers.jsonl --data-dir DIR

DIR has an index of the shipped corpus, which no other process has open.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.access import PUBLIC
from assistant.answer import Answer, Reply
from assistant.logistic import mean
from assistant.service import Assistant
from bots.compose import open_assistant
from bots.settings import load_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was said to a question, and the sentences that answer it: none to a near miss."""

    reply: Reply
    answers: frozenset[str]

    @property
    def is_answered(self) -> bool:
        """Whether it was answered, and neither refused nor asked back."""
        return isinstance(self.reply.outcome, Answer)

    @property
    def is_quoted(self) -> bool:
        """Whether one of the sentences that answer was quoted."""
        outcome = self.reply.outcome
        return isinstance(outcome, Answer) and any(
            c.quote in self.answers for c in outcome.citations
        )


def main() -> None:
    """Ask all of a file and print the shares."""
    parser = argparse.ArgumentParser(prog="python -m scripts.near_misses", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--data-dir", type=Path, required=True)
    given = parser.parse_args()
    with open_assistant(load_settings(given.data_dir)) as assistant:
        told = list(_told(assistant, given.file))
    near = [each for each in told if not each.answers]
    others = [each for each in told if each.answers]
    print(f"{len(near)} near misses, not answered: {1 - mean([t.is_answered for t in near]):.3f}")
    print(f"{len(others)} others, not answered: {1 - mean([t.is_answered for t in others]):.3f}")
    print(f"  a sentence that answers is quoted: {mean([t.is_quoted for t in others]):.3f}")


def _told(assistant: Assistant, file: Path) -> Iterator[Told]:
    for line in file.read_text("utf-8").splitlines():
        asked = json.loads(line)
        reply = assistant.ask(asked["question"], audience=PUBLIC)
        yield Told(reply=reply, answers=frozenset(asked["quotes"]))


if __name__ == "__main__":
    main()
