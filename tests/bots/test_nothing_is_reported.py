from __future__ import annotations

import os

import haystack.telemetry._telemetry as haystack_telemetry


def test_no_telemetry_leaves_the_tests() -> None:
    assert os.environ["HAYSTACK_TELEMETRY_ENABLED"] == "False"
    assert haystack_telemetry.telemetry is None
