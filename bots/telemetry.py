"""What libraries would tell their makers: nothing."""

from __future__ import annotations

import os

SWITCHES = {
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
}


def switch_off_telemetry() -> None:
    """Keep libraries from reporting use; call it before any of them is imported.

    Haystack, for one, posts what runs to a service abroad unless its switch is off.
    """
    os.environ.update(SWITCHES)
