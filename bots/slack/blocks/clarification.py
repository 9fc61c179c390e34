"""The options of a question that is asked back, as buttons."""

from __future__ import annotations

from assistant.answer import Clarification
from bots.slack.blocks.ids import CHOICES_BLOCK, ChoiceValue, choice_id
from bots.slack.blocks.kit import Block, actions, button

ROW = 5
"""Buttons in a row."""
LONGEST = 300
"""Characters of a label that a button carries: with every one escaped they are 1,800."""
MOST = 20
"""Options that are shown; a question with more of them is better asked in other words."""


def choice_blocks(outcome: Clarification, *, answer_id: str) -> list[Block]:
    """Return a button for each option, five in a row."""
    buttons = [
        button(
            option.label,
            choice_id(number),
            _value(answer_id, number, option.label),
        )
        for number, option in enumerate(outcome.options[:MOST], start=1)
    ]
    return [
        actions(buttons[first : first + ROW], f"{CHOICES_BLOCK}_{first // ROW + 1}")
        for first in range(0, len(buttons), ROW)
    ]


def _value(answer_id: str, number: int, label: str) -> str:
    whole = label if len(label) <= LONGEST else ""
    return ChoiceValue(answer_id=answer_id, number=number, label=whole).to_json()
