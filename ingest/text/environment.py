"""What the libraries of the dense half read from the environment, set before they are loaded."""

from __future__ import annotations

import os

_DEFAULTS = {
    # torch's threads spin between their tasks: where other programs want the cores too, bulk is
    # half as fast as with threads that sleep.
    "OMP_WAIT_POLICY": "passive",
    # Threads of its own make the tokenizer warn at every fork; the model takes the cores anyway.
    "TOKENIZERS_PARALLELISM": "false",
    # Haystack reports usage to its makers unless told not to.
    "HAYSTACK_TELEMETRY_ENABLED": "False",
}


def prepare_environment() -> None:
    """Set what is not set yet; without effect on a library that is loaded already."""
    for name, value in _DEFAULTS.items():
        os.environ.setdefault(name, value)
