"""Builders of runs: questions with their gold, and what a system made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from evaluation.questions import NO_ANSWER_TYPES, EvalQuestion, Gold
from evaluation.run_file import GoldPlace, QuestionRun, Run, RunCitation, RunHit, RunSentence

DOCUMENT = "zuid-holland-kantoormeubilair"
FACT = "De provincie kocht in 2018 hergebruikt kantoormeubilair van twee leveranciers."
OTHER_FACT = "Begin de marktdialoog vroeg, want de markt voor hergebruik is klein."
UNRELATED = "Asfalt wordt in Rotterdam met biogene bindmiddelen gemaakt."

START = 100
"""Where the first gold quote of a built question stands; the next ones are 1,000 further each."""


def question(kind: str = "factoid", **changes: object) -> EvalQuestion:
    """Return a question of a type; without gold given an answerable one has FACT."""
    answerable = kind not in NO_ANSWER_TYPES
    fields: dict[str, object] = {
        "id": "q1",
        "language": "nl",
        "type": kind,
        "question": "Wat kocht de provincie?",
        "answerable": answerable,
        "gold": (Gold(document_id=DOCUMENT, quote=FACT),) if answerable else (),
    }
    return EvalQuestion(**(fields | changes))  # type: ignore[arg-type]  # a test's own keywords


def places(asked: EvalQuestion, language: str = "nl") -> tuple[GoldPlace, ...]:
    """Return a place for each gold quote, far apart."""
    return tuple(
        GoldPlace(
            document_id=gold.document_id,
            language=language,
            start=START + 1_000 * number,
            end=START + 1_000 * number + len(gold.quote),
        )
        for number, gold in enumerate(asked.gold)
    )


def hit(document_id: str = DOCUMENT, start: int = 0, end: int = 500, score: float = 1.0) -> RunHit:
    return RunHit(
        document_id=document_id,
        chunk_id=f"{document_id}-{start}-{end}",
        score=score,
        start=start,
        end=end,
        language="nl",
    )


def citation(quote: str = FACT, **changes: object) -> RunCitation:
    """Return a citation; as it is, of the first gold quote at its own place."""
    start = changes.get("start", START)
    assert isinstance(start, int)
    fields: dict[str, object] = {
        "number": 1,
        "document_id": DOCUMENT,
        "language": "nl",
        "kind": "pilot",
        "quote": quote,
        "start": start,
        "end": start + len(quote),
        "faithful": True,
    }
    return RunCitation(**(fields | changes))  # type: ignore[arg-type]  # a test's own keywords


def sentence(text: str = FACT, citations: Sequence[int] = (1,)) -> RunSentence:
    return RunSentence(text=text, citations=tuple(citations), support=1.0, verbatim=True)


def result(asked: EvalQuestion | None = None, **changes: object) -> QuestionRun:
    """Return an empty-handed refusal, its gold in place; the changes make it something else."""
    given = asked or question()
    fields: dict[str, object] = {
        "question": given,
        "status": "no_answer",
        "language": given.language,
        "gold": places(given),
    }
    return QuestionRun(**(fields | changes))  # type: ignore[arg-type]  # a test's own keywords


def answered(
    asked: EvalQuestion | None = None, *citations: RunCitation, **changes: object
) -> QuestionRun:
    """Return an answer of these citations, each shown as a sentence of its own."""
    shown = citations or (citation(),)
    sentences = tuple(sentence(each.quote, (each.number,)) for each in shown)
    fields: dict[str, object] = {"status": "answered", "citations": shown, "sentences": sentences}
    return result(asked, **(fields | changes))


def run_of(results: Sequence[QuestionRun], system: str = "leerkring") -> Run:
    return Run(
        system=system,
        created="2024-01-01T00:00:00+00:00",
        sets={"dev": "0" * 64},
        made_with={"python": "3.11"},
        results=tuple(results),
        seconds=1.0,
    )


def mixed_results(count: int, *, seed: int = 0) -> list[QuestionRun]:
    """Return results of all sorts: four languages, every kind of outcome, 10 hits each."""
    random = Random(seed)  # noqa: S311  made-up results
    return [_any_result(f"q{number:04}", random) for number in range(count)]


def _any_result(name: str, random: Random) -> QuestionRun:
    kinds = ("factoid", "list", "comparison", "legal", "unanswerable", "ambiguous", "injection")
    asked = question(
        random.choice(kinds), id=name, language=random.choice(("nl", "nl-BE", "fr", "en", "de"))
    )
    hits = tuple(
        hit(random.choice((DOCUMENT, "utrecht", "aalborg", "mechelen")), 500 * n, 500 * n + 500)
        for n in random.sample(range(10), 10)
    )
    found = {"hits": hits, "timings_ms": _timings(random), "tokens": {"prompt": 900}}
    if random.random() < 0.3:
        return result(asked, **found)
    cited = random.choice((citation(), citation(UNRELATED, document_id="rotterdam")))
    return answered(asked, cited, **found)


def _timings(random: Random) -> Mapping[str, float]:
    search, write = random.uniform(5, 20), random.uniform(1, 30)
    return {"search": search, "write": write, "total": search + write}
