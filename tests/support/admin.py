"""A server with something on each page of admins; words in it are hostile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from fastapi import FastAPI

from assistant.access import Scope
from assistant.journal.port import AskedQuestion, Feedback, NearDocument, Rating
from bots.web.admin.operations import Operations
from bots.web.app import create_app
from ingest.document import StoredDocument
from ingest.last_run import LastRun, keep
from ingest.report import IngestReport, Problem
from ingest.text.embed import Vectors
from tests.support.assistants import FakeAssistant
from tests.support.gaps import asked
from tests.support.journals import ListJournal
from tests.support.keys import FakeKeys, key
from tests.support.replies import META
from tests.support.web import TOKEN, web_settings

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>\u202e{{7*7}}'
SECRET = "Het geheim van de deelnemers"
PLACES = ("/admin", "/admin/gaps", "/admin/feedback", "/admin/performance", "/admin/keys")
NOW = datetime.now(UTC)
BOTH = frozenset({"public", "participants"})

ADMIN = {"authorization": "Bearer lk_public"}
PARTICIPANT = {"authorization": "Bearer lk_participant"}
ALL = {"authorization": "Bearer lk_all"}


class OneMeaning:
    """Every question means the same."""

    model = "one"
    dimensions = 2

    def embed_question(self, text: str) -> Vectors:
        return np.array([1.0, 0.01 * len(text)], np.float32)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return np.stack([self.embed_question(text) for text in texts])

    def token_count(self, passage: str) -> int:
        return len(passage)


def rows(text: str, *, audience: frozenset[str] = frozenset({"public"})) -> list[AskedQuestion]:
    """Return three conversations that asked the same, in vain, and said what they think."""
    given = Feedback(
        rating=Rating.DOWN, comment=f"Opmerking: {text}", given_at=NOW - timedelta(days=8)
    )
    near = NearDocument(document_id="van-public", title=f"Titel {text}")
    return [
        asked(
            text,
            conversation=f"{sorted(audience)} {number}",
            asked_at=NOW - timedelta(minutes=number),
            audience=audience,
            feedback=(given,),
            nearest=(near,),
            timings_ms={"search": 11.0, "total": 1234.0},
        )
        for number in range(3)
    ]


def admin_app(
    folder: Path | None = None, *, name: str = HOSTILE, journal: ListJournal | None = None
) -> FastAPI:
    """Return the app; `folder` is where `ingested` left its note."""
    documents = {
        f"van-{access}": StoredDocument(
            meta=replace(META, document_id=f"van-{access}", access=access), text="x"
        )
        for access in ("public", "participants")
    }
    known = {
        "lk_public": replace(key(Scope.ADMIN, key_id="k-1"), name=name),
        "lk_participant": key(Scope.ADMIN, audiences=("participants",), key_id="k-2"),
        "lk_all": key(Scope.ADMIN, audiences=("participants", "buyers"), key_id="k-3"),
    }
    return create_app(
        FakeAssistant(documents=documents),
        settings=web_settings(widget_origins="https://www.example.nl"),
        journal=journal or ListJournal(asked=(*rows(HOSTILE), *rows(SECRET, audience=BOTH))),
        keys=FakeKeys(known),
        token=TOKEN,
        operations=Operations(data_dir=folder, embedder=OneMeaning, retention_days=90),
    )


def ingested(folder: Path) -> None:
    """Leave the note of an ingestion with a problem."""
    problem = Problem(source=f"geheim/{HOSTILE}.pdf", reason="is encrypted.")
    report = IngestReport(
        documents=3,
        chunks=9,
        added=417,
        updated=0,
        unchanged=2,
        removed=0,
        quarantined=0,
        failed=1,
        seconds=1.5,
        problems=(problem,),
    )
    keep(LastRun(ended_at=NOW, report=report), data_dir=folder)
