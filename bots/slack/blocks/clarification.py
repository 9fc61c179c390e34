"""The options of a question that is asked back, as buttons."""

from __future__ import annotations

from assistant.answer import Clarification
from bots.slack.blocks.ids import CHOICES_BLOCK, ChoiceValue, choice_id
from bots.slack.blocks.kit import Block, actions, button

ROW = 5
"""Buttons in a row."""
MOST = 20
"""Options that are shown; a question with more of them is better asked in other words."""


def choice_blocks(outcome: Clarification, *, answer_id: str) -> list[Block]:
    """Return a button for each option, five in a row."""
    buttons = [
        button(
            option.label,
            choice_id(number),
            ChoiceValue(answer_id=answer_id, number=number).to_json(),
        )
        for number, option in enumerate(outcome.options[:MOST], start=1)
    ]
    return [
        actions(buttons[first : first + ROW], f"{CHOICES_BLOCK}_{first // ROW + 1}")
        for first in range(0, len(buttons), ROW)
    ]
