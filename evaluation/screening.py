"""What the gate finds in labelled snippets, set against what it should find, with intervals.

A labelled span counts as found where findings of its kind cover every letter and figure of it. A
finding is right where it touches a labelled span of its kind.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from evaluation.intervals import Estimate, estimate
from evaluation.screening_set import Snippet
from ingest.screen.finding import SENSITIVE, STRUCTURED, Finding, Kind

GROUPS: Mapping[str, tuple[Kind, ...]] = {
    "identifiers": STRUCTURED,
    "names": (Kind.NAME,),
    "competition": SENSITIVE,
}
"""What the figures to reach are told of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """A snippet and what was found in it."""

    snippet: Snippet
    found: tuple[Finding, ...]

    def missed(self) -> list[Finding]:
        """Return the labelled spans that are not covered."""
        return [span for span in self.snippet.spans if not self._covers(span)]

    def wrong(self) -> list[Finding]:
        """Return the findings that touch no labelled span of their kind."""
        return [
            each
            for each in self.found
            if not any(_touches(each, span) for span in self.snippet.spans)
        ]

    @property
    def has_mistakes(self) -> bool:
        """Whether something was missed or found wrongly."""
        return bool(self.missed() or self.wrong())

    def _covers(self, span: Finding) -> bool:
        covered = {
            place
            for each in self.found
            if each.kind is span.kind
            for place in range(each.start, each.end)
        }
        text = self.snippet.text
        return all(
            place in covered or not text[place].isalnum() for place in range(span.start, span.end)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Recall over labelled spans and precision over findings."""

    recall: Estimate
    precision: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningSummary:
    """Figures by slice: group, group and language, kind; `ms` is the time of 1,000 words."""

    snippets: int
    slices: Mapping[str, Figures]
    ms: float


def screen_snippets(
    snippets: Sequence[Snippet], find: Callable[[str], Sequence[Finding]]
) -> tuple[list[Screened], float]:
    """Return what is found in each snippet, and the milliseconds of 1,000 words."""
    find("Eerst leest Xanthippe Ypsilon de lijsten: dat is geen screenen.")
    began = time.process_time()
    done = [Screened(snippet=each, found=tuple(find(each.text))) for each in snippets]
    words = sum(len(each.text.split()) for each in snippets)
    return done, 1e6 * (time.process_time() - began) / words


def summarise(done: Sequence[Screened], *, ms: float) -> ScreeningSummary:
    """Return the figures of every slice that has something to find or was found something in."""
    slices: dict[str, Figures] = {}
    for name, kinds in GROUPS.items():
        slices[name] = _figures(done, kinds)
        for language in dict.fromkeys(each.snippet.language for each in done):
            of_language = [each for each in done if each.snippet.language == language]
            slices[f"{name} {language}"] = _figures(of_language, kinds)
    for kind in Kind:
        slices[str(kind)] = _figures(done, (kind,))
    told = {
        name: figures for name, figures in slices.items() if figures.recall.n or figures.precision.n
    }
    return ScreeningSummary(snippets=len(done), slices=told, ms=ms)


def to_json(summary: ScreeningSummary, done: Sequence[Screened]) -> dict[str, object]:
    """Return the figures, and by snippet what was missed and what was found wrongly."""
    mistakes = [
        {
            "id": each.snippet.id,
            "missed": [_told(each.snippet, span) for span in each.missed()],
            "wrong": [_told(each.snippet, span) for span in each.wrong()],
        }
        for each in done
        if each.has_mistakes
    ]
    slices = {
        name: {
            figure: asdict(found) if found.n else None  # no number, where there is nothing to count
            for figure, found in (("recall", each.recall), ("precision", each.precision))
        }
        for name, each in summary.slices.items()
    }
    counted = {"snippets": summary.snippets, "ms": summary.ms}
    return {**counted, "slices": slices, "mistakes": mistakes}


def _figures(done: Sequence[Screened], kinds: Sequence[Kind]) -> Figures:
    """Return recall and precision, their intervals by bootstrap over templates."""
    recall: dict[str, tuple[float, float]] = {}
    precision: dict[str, tuple[float, float]] = {}
    for each in done:
        template = each.snippet.template
        spans = [span for span in each.snippet.spans if span.kind in kinds]
        found = [finding for finding in each.found if finding.kind in kinds]
        missed = sum(span.kind in kinds for span in each.missed())
        wrong = sum(finding.kind in kinds for finding in each.wrong())
        _add(recall, template, len(spans) - missed, len(spans))
        _add(precision, template, len(found) - wrong, len(found))
    return Figures(recall=_ratio(recall), precision=_ratio(precision))


def _add(sums: dict[str, tuple[float, float]], template: str, over: int, under: int) -> None:
    before = sums.get(template, (0.0, 0.0))
    sums[template] = (before[0] + over, before[1] + under)


def _ratio(sums: Mapping[str, tuple[float, float]]) -> Estimate:
    counted = [pair for pair in sums.values() if pair[1] > 0]
    return replace(estimate(counted), n=int(sum(under for _, under in counted)))


def _touches(found: Finding, span: Finding) -> bool:
    return found.kind is span.kind and found.start < span.end and span.start < found.end


def _told(snippet: Snippet, span: Finding) -> dict[str, str]:
    return {
        "kind": str(span.kind),
        "text": snippet.text[span.start : span.end],
        "why": span.why,
    }
