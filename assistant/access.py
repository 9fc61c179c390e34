"""Who may do what, and read whose documents. Every face authorises here and nowhere else."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from assistant.errors import NotAllowedError, NotInScopeError

PUBLIC = frozenset({"public"})
"""What anybody may read."""

AUDIENCES = PUBLIC | {"participants", "buyers"}
"""The audiences every installation knows; `buyers` are participants who are no suppliers."""


class Scope(StrEnum):
    """What a caller may do; none of them includes another."""

    ASK = "ask"  # questions, and what one thought of the answers
    READ = "read"  # search, and documents as they are stored
    INGEST = "ingest"  # documents into the index and out of it
    ADMIN = "admin"  # forget conversations, see what was asked


SCOPES = frozenset(Scope)
"""All of them."""

OWNER = "owner"
"""The id of whoever may read the data folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Whoever asks: anybody, a key, a page, a Slack channel, the owner of the data folder.

    `audiences` are those that may be named, `unasked` those that are read where none is named;
    `public` is always among both. `id` tells callers apart in limits and logs: no secret, no name.
    `is_known` says that the caller has shown who it is.
    """

    id: str
    scopes: frozenset[Scope]
    audiences: frozenset[str] = PUBLIC
    unasked: frozenset[str] = PUBLIC
    is_known: bool = True


def anybody(caller_id: str, *, scopes: frozenset[Scope]) -> Caller:
    """Return a caller of whom nothing is known: reads what is public, if anything."""
    return Caller(id=caller_id, scopes=scopes, is_known=False)


def owner(audiences: frozenset[str] = AUDIENCES) -> Caller:
    """Return whoever may read the data folder: may do all, reads the audiences that are named."""
    return Caller(id=OWNER, scopes=SCOPES, audiences=audiences | PUBLIC)


def known_caller(
    caller_id: str, *, scopes: frozenset[Scope], audiences: Collection[str], known: frozenset[str]
) -> Caller:
    """Return a key, a user or a channel with audiences of its own, read without being named.

    What is not `known` (any more) is left out.
    """
    own = PUBLIC | known.intersection(audiences)
    return Caller(id=caller_id, scopes=scopes, audiences=own, unasked=own)


def authorise(caller: Caller, scope: Scope, requested: Collection[str] = ()) -> frozenset[str]:
    """Return the audiences whose documents this caller may read; `public` is always among them.

    Raises NotInScopeError where the caller may not do this at all. An audience that is hidden from
    the caller and one that does not exist raise the same NotAllowedError.
    """
    if scope not in caller.scopes:
        raise NotInScopeError(scope)
    refused = frozenset(requested) - caller.audiences
    if refused:
        raise NotAllowedError(refused)
    return PUBLIC | frozenset(requested) if requested else PUBLIC | caller.unasked
