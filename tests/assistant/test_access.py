from __future__ import annotations

import pytest

from assistant.access import (
    AUDIENCES,
    PUBLIC,
    SCOPES,
    Caller,
    Scope,
    anybody,
    authorise,
    known_caller,
    owner,
)
from assistant.errors import NotAllowedError, NotInScopeError

ANYBODY = anybody("address 192.0.2.1", scopes=frozenset({Scope.ASK, Scope.READ}))


def a_key(*audiences: str, scopes: frozenset[Scope] = frozenset({Scope.ASK})) -> Caller:
    return known_caller("key 1", scopes=scopes, audiences=audiences, known=AUDIENCES)


def test_anybody_may_read_what_is_public() -> None:
    assert authorise(ANYBODY, Scope.ASK) == PUBLIC
    assert authorise(ANYBODY, Scope.READ, ["public"]) == PUBLIC


@pytest.mark.parametrize("audience", ["participants", "buyers", "no-such", "", "PUBLIC"])
def test_an_anonymous_caller_may_read_nothing_else(audience: str) -> None:
    with pytest.raises(NotAllowedError):
        authorise(ANYBODY, Scope.ASK, ["public", audience])


def test_a_refusal_does_not_tell_a_hidden_audience_from_one_that_does_not_exist() -> None:
    def refusal(audience: str) -> str:
        with pytest.raises(NotAllowedError) as caught:
            authorise(ANYBODY, Scope.ASK, [audience])
        return str(caught.value).replace(audience, "…")

    assert refusal("buyers") == refusal("no-such")


def test_the_owner_reads_public_documents_besides_those_asked_for() -> None:
    assert authorise(owner(), Scope.ASK, ["buyers"]) == {"public", "buyers"}


def test_the_owner_may_not_read_an_audience_that_is_unknown() -> None:
    with pytest.raises(NotAllowedError, match="board"):
        authorise(owner(), Scope.ASK, ["board"])


def test_the_owner_gets_only_what_was_asked_for() -> None:
    assert authorise(owner(), Scope.ASK) == PUBLIC


@pytest.mark.parametrize("scope", sorted(SCOPES))
def test_a_caller_may_do_what_is_in_its_scopes_and_nothing_else(scope: Scope) -> None:
    allowed = a_key(scopes=frozenset({scope}))
    assert authorise(allowed, scope) == PUBLIC
    for other in SCOPES - {scope}:
        with pytest.raises(NotInScopeError, match=other):
            authorise(allowed, other)


def test_a_key_reads_all_of_its_audiences_where_none_is_named() -> None:
    assert authorise(a_key("participants"), Scope.ASK) == {"public", "participants"}


def test_a_key_may_name_fewer_of_its_audiences() -> None:
    assert authorise(a_key("participants"), Scope.ASK, ["public"]) == PUBLIC


def test_a_key_may_not_name_the_audience_of_another() -> None:
    with pytest.raises(NotAllowedError):
        authorise(a_key("participants"), Scope.ASK, ["buyers"])


def test_an_audience_that_is_not_known_any_more_is_not_read() -> None:
    assert authorise(a_key("board"), Scope.ASK) == PUBLIC
    with pytest.raises(NotAllowedError):
        authorise(a_key("board"), Scope.ASK, ["board"])


def test_a_caller_without_scopes_may_do_nothing() -> None:
    for scope in SCOPES:
        with pytest.raises(NotInScopeError):
            authorise(anybody("address 192.0.2.1", scopes=frozenset()), scope)
