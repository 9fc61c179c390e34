"""What was entered in a modal, read from the state of its view; nothing of it is trusted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def entered_text(view: Mapping[str, Any], action_id: str) -> str:
    """Return what was typed; empty where nothing was."""
    return _text(_input(view, action_id).get("value")).strip()


def chosen(view: Mapping[str, Any], action_id: str) -> tuple[str, ...]:
    """Return the values of what was chosen: one of radio buttons, any number of boxes or a menu."""
    found = _input(view, action_id)
    options = found.get("selected_options")
    each = options if isinstance(options, list) else [found.get("selected_option")]
    values = (option.get("value") for option in each if isinstance(option, Mapping))
    return tuple(value for value in values if isinstance(value, str) and value)


def chosen_channel(view: Mapping[str, Any], action_id: str) -> str:
    """Return the channel that was picked; empty where none was."""
    found = _input(view, action_id)
    return _text(found.get("selected_conversation") or found.get("selected_channel"))


def has_input(view: Mapping[str, Any], action_id: str) -> bool:
    """Tell whether the view had that input."""
    return bool(_input(view, action_id))


def _input(view: Mapping[str, Any], action_id: str) -> Mapping[str, Any]:
    state = view.get("state")
    values = state.get("values") if isinstance(state, Mapping) else None
    for block in values.values() if isinstance(values, Mapping) else ():
        found = block.get(action_id) if isinstance(block, Mapping) else None
        if isinstance(found, Mapping):
            return found
    return {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
