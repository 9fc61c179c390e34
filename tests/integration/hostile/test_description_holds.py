"""The API does what its description says, whatever is sent: schemathesis finds nothing."""

from __future__ import annotations

import pytest

from bots.web.settings import Access
from tests.support.described import SECRET, tried

pytestmark = pytest.mark.integration

CHECKS = frozenset(
    {
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
        "negative_data_rejection",
        "positive_data_acceptance",
        "unsupported_method",
        "missing_required_header",
        "ignored_auth",
    }
)
"""Checks that must have been made: a name that changes, or one switched off, is a failure."""

CALLERS = [
    pytest.param(Access.PUBLIC, None, id="anybody"),
    pytest.param(Access.KEYS, SECRET, id="a key that may everything"),
]


@pytest.mark.parametrize(("access", "shown"), CALLERS)
def test_nothing_is_found(access: Access, shown: str | None) -> None:
    outcome = tried(access, examples=2, shown=shown)
    assert not outcome.found, "\n\n".join(outcome.found)
    assert outcome.requests > 500
    assert outcome.checks >= CHECKS


@pytest.mark.soak
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize(("access", "shown"), CALLERS)
def test_nothing_is_found_in_a_long_run(access: Access, shown: str | None) -> None:
    outcome = tried(access, examples=300, shown=shown)
    assert not outcome.found, "\n\n".join(outcome.found)
