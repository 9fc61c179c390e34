"""Conversations of a few questions, with what each must be searched for as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from assistant.follow_up.rewrite import Rules, spoken
from assistant.follow_up.turn import Told, Turn
from ingest.document import base_language
from ingest.text.words import fold

_FOLDER = Path(__file__).parents[1] / "assistant" / "follow_up" / "dialogues"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A question after the first of its dialogue, and what the rules made of it."""

    asked: str
    after: str
    rewritten: str | None
    has: tuple[str, ...]
    lacks: tuple[str, ...]
    stays: bool

    @property
    def is_right(self) -> bool:
        """Tell whether it was rewritten as it should be, or left as it should be."""
        if self.stays or self.rewritten is None:
            return self.stays and self.rewritten is None
        text = fold(self.rewritten)
        return all(fold(w) in text for w in self.has) and not any(
            fold(w) in text for w in self.lacks
        )


def follow_ups(name: str) -> Iterator[FollowUp]:
    """Yield the follow-ups of a file of dialogues, each with what was made of those before it."""
    for dialogue in yaml.safe_load((_FOLDER / f"{name}.yaml").read_text("utf-8")):
        turns: list[Turn] = []
        for entry in dialogue["turns"]:
            asked = entry["asks"]
            language = spoken(asked, turns) or base_language(dialogue["language"])
            out = Rules().rewrite(asked, language, turns)
            if turns:
                yield FollowUp(
                    asked=asked,
                    after=turns[-1].question,
                    rewritten=out.text if out else None,
                    has=tuple(entry.get("has", ())),
                    lacks=tuple(entry.get("lacks", ())),
                    stays=entry.get("stays", False),
                )
            turns = [] if out and out.is_new_topic else turns
            turns.append(
                turn(
                    out.text if out else asked,
                    language=out.language if out else language,
                    spoken=language,
                    told=entry.get("told", ()),
                )
            )


def turn(
    question: str,
    *,
    language: str = "nl",
    spoken: str | None = None,
    told: Sequence[tuple[str | None, str]] = (),
) -> Turn:
    """Return a turn; `told` has organisation and title of each cited document."""
    cited = tuple(Told(organisation, title) for organisation, title in told)
    return Turn(question=question, language=language, spoken=spoken or language, told=cited)
