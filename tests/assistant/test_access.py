from __future__ import annotations

import pytest

from assistant.access import AUDIENCES, PUBLIC, authorise
from assistant.errors import NotAllowedError


def test_anybody_may_read_what_is_public() -> None:
    assert authorise([], trusted=False, known=AUDIENCES) == PUBLIC
    assert authorise(["public"], trusted=False, known=AUDIENCES) == PUBLIC


@pytest.mark.parametrize("audience", ["participants", "buyers", "no-such", "", "PUBLIC"])
def test_an_anonymous_caller_may_read_nothing_else(audience: str) -> None:
    with pytest.raises(NotAllowedError):
        authorise(["public", audience], trusted=False, known=AUDIENCES)


def test_a_refusal_does_not_tell_a_hidden_audience_from_one_that_does_not_exist() -> None:
    def refusal(audience: str) -> str:
        with pytest.raises(NotAllowedError) as caught:
            authorise([audience], trusted=False, known=AUDIENCES)
        return str(caught.value).replace(audience, "…")

    assert refusal("buyers") == refusal("no-such")


def test_a_trusted_caller_reads_public_documents_besides_those_asked_for() -> None:
    assert authorise(["buyers"], trusted=True, known=AUDIENCES) == {"public", "buyers"}


def test_a_trusted_caller_may_not_read_an_audience_that_is_unknown() -> None:
    with pytest.raises(NotAllowedError, match="board"):
        authorise(["board"], trusted=True, known=AUDIENCES)


def test_a_trusted_caller_gets_only_what_was_asked_for() -> None:
    assert authorise([], trusted=True, known=AUDIENCES) == PUBLIC
