"""Runs whose report has something of every kind to show."""

from __future__ import annotations

from dataclasses import replace

from evaluation.questions import Gold
from evaluation.run_file import QuestionRun, Run
from tests.support.evaluation_runs import (
    DOCUMENT,
    FACT,
    OTHER_FACT,
    UNRELATED,
    answered,
    citation,
    hit,
    question,
    result,
    run_of,
)

HOSTILE = "<img src=x onerror=\"document.title='owned'\"></script><script>document.title='owned'"


def every_verdict() -> Run:
    """Six questions, one of each verdict, in three languages, with hostile words everywhere."""
    made = [_right(), _partly(), _wrong(), _rightly_refused(), _wrongly_refused(), _injected()]
    timed = [
        replace(
            each,
            timings_ms={"search": 10.0 + n, "total": 30.0 + n},
            signals={"support": n / 10},
        )
        for n, each in enumerate(made)
    ]
    run = run_of(timed)
    return replace(run, made_with={"settings": HOSTILE, HOSTILE: "3.11"}, sets={HOSTILE: "0"})


def _right() -> QuestionRun:
    asked = question(id="q-right", question="Wat kocht de provincie Zuid-Holland?")
    return answered(asked, citation(), hits=(hit("utrecht"), hit()))


def _partly() -> QuestionRun:
    gold = (Gold(document_id=DOCUMENT, quote=FACT), Gold(document_id=DOCUMENT, quote=OTHER_FACT))
    asked = question("list", id="q-partly", language="fr", question="Quels été ?", gold=gold)
    false = citation("Woorden die er niet staan.", number=2, faithful=False)
    return answered(asked, citation(), false)


def _wrong() -> QuestionRun:
    asked = question(id="q-wrong", question="Hoe?", reference_answer=HOSTILE)
    return answered(asked, citation(UNRELATED + HOSTILE, document_id=HOSTILE))


def _rightly_refused() -> QuestionRun:
    asked = question("unanswerable", id="q-none", language="en", question="Who pays?")
    return result(asked, reason="not_supported")


def _wrongly_refused() -> QuestionRun:
    return result(question("ambiguous", id="q-ambiguous", senses=(HOSTILE, "Twee")))


def _injected() -> QuestionRun:
    asked = question("injection", id=HOSTILE, question=HOSTILE)
    return answered(asked, citation(HOSTILE), signals={HOSTILE: 1.0})
