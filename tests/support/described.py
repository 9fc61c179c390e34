"""Requests made up by schemathesis from the description of the API, and what is wrong with answers.

It is loaded by who asks for it: with its plugin every run of the tests would wait for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any

from assistant.access import Scope
from bots.web.app import create_app
from bots.web.settings import Access
from ingest.document import StoredDocument
from ingest.store.index import Counts, Fingerprint
from tests.support.assistants import Asked, FakeAssistant
from tests.support.journals import ListJournal, kept
from tests.support.keys import FakeKeys, key
from tests.support.replies import META
from tests.support.web import TOKEN, web_settings

if TYPE_CHECKING:
    from fastapi import FastAPI

SECRET = "lk_all"
KNOWN = "zuid-holland-kantoormeubilair"
LONGEST_KEY = 128
SHORTEST_KEY = 16

LEFT_OUT: Sequence[str] = ()
"""Checks of schemathesis that are not made, each with its reason beside it: none is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """How many requests were sent, and what is wrong with what came back, a line each."""

    requests: int
    checks: frozenset[str]
    found: Sequence[str]


class WhoeverAsks(FakeAssistant):
    """Answers whatever is asked, also nothing: what a question is, the real one decides."""

    def _note(self, asked: Asked) -> None:
        self.asked[:] = [asked]


class Writer:
    """An index that nothing is written to."""

    fingerprint = Fingerprint(model="small", dimensions=2, analysis="a1", layout=3)

    def put(self, batch: object) -> None: ...

    def remove(self, document_ids: object) -> None: ...

    def counts(self) -> Counts:
        return Counts(documents=0, chunks=0)


def described_app(access: Access) -> FastAPI:
    """Return an app in which the examples of its description are there."""
    document = StoredDocument(meta=replace(META, document_id=KNOWN), text="Een les.")
    return create_app(
        WhoeverAsks(documents={KNOWN: document}),
        settings=web_settings(rate_limit=0, access=access, allowed_hosts="testserver"),
        journal=ListJournal(kept={"a1": kept()}),
        index_writers=lambda _audience: Writer(),
        keys=FakeKeys({SECRET: key(*Scope)}),
        token=TOKEN,
    )


def tried(access: Access, *, examples: int, shown: str | None = None) -> Tried:
    """Try every operation with its examples, at its bounds and at random, the same in each run."""
    import schemathesis  # noqa: PLC0415  see above
    from schemathesis.config import SchemathesisConfig  # noqa: PLC0415
    from schemathesis.engine import events, from_schema  # noqa: PLC0415

    _send_a_key_once()
    told = {
        "generation": {"max-examples": examples, "deterministic": True, "database": "none"},
        "phases": {"stateful": {"enabled": False}},  # no operation links to another one
        "checks": {name: {"enabled": False} for name in LEFT_OUT},
        "continue-on-failure": True,
        "workers": 1,
        "headers": {"Authorization": f"Bearer {shown}"} if shown else {},
    }
    config = SchemathesisConfig.from_dict(told)
    schema = schemathesis.openapi.from_asgi("/openapi.json", described_app(access), config=config)
    requests, checks, found = 0, set[str](), list[str]()
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            requests += len(event.recorder.cases)
            checks |= {c.name for each in event.recorder.checks.values() for c in each}
            found += _failures(event.recorder)
        elif isinstance(event, (events.NonFatalError, events.FatalError)):
            found.append(str(event))
    return Tried(requests=requests, checks=frozenset(checks), found=found)


def _failures(recorder: Any) -> Iterator[str]:
    for case_id, checks in recorder.checks.items():
        for check in checks:
            if check.failure_info is not None:
                label = recorder.cases[case_id].value.operation.label
                failure = check.failure_info.failure
                told = f"{check.name}: {label}: {failure.title}: {failure.message}"
                yield f"{told}\n{check.failure_info.code_sample}"


@cache
def _send_a_key_once() -> None:
    """Have every request with an Idempotency-Key that is one send its own.

    That is what they are for: another body with the same key is refused, as it is to be.
    """
    import schemathesis  # noqa: PLC0415  see above

    numbers = count()

    @schemathesis.hook
    def before_call(context: Any, case: Any, kwargs: Any) -> None:  # noqa: ARG001  known by name
        for name, value in (case.headers or {}).items():
            is_key = name.lower() == "idempotency-key" and str(value).isascii()
            if is_key and SHORTEST_KEY <= len(str(value)) <= LONGEST_KEY:
                case.headers[name] = f"{next(numbers):032x}"
