"""Audiences: who may read what. Every face authorises here and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import NotAllowedError

if TYPE_CHECKING:
    from collections.abc import Sequence

PUBLIC = frozenset({"public"})
"""What anybody may read."""

AUDIENCES = PUBLIC | {"participants", "buyers"}
"""The audiences every installation knows; `buyers` are participants who are no suppliers."""


def authorise(requested: Sequence[str], *, trusted: bool, known: frozenset[str]) -> frozenset[str]:
    """Return the audiences whose documents this caller may read; `public` is always among them.

    Only a trusted caller may read more than `public`, and only what is `known`. For anybody else
    a hidden audience and one that does not exist raise the same NotAllowedError.
    """
    allowed = known | PUBLIC if trusted else PUBLIC
    refused = frozenset(requested) - allowed
    if refused:
        raise NotAllowedError(refused)
    return PUBLIC | frozenset(requested)
