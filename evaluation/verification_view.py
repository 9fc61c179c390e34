"""What the report on the labelled pairs shows: tables, bars, reliability, and what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.intervals import Estimate
from evaluation.plots import Bar, Calibration, bars, verification_calibration
from evaluation.verification import Judged, VerificationSummary

FIGURES = ("precision", "recall", "F1")


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationView:
    """All that the template needs."""

    name: str
    pairs: int
    summary: VerificationSummary
    rows: tuple[tuple[str, tuple[Estimate, ...]], ...]
    plots: tuple[tuple[str, tuple[Bar, ...]], ...]
    reliability: Calibration
    accepted_wrongly: tuple[Judged, ...]
    dropped_wrongly: tuple[Judged, ...]


def verification_view(
    name: str, summary: VerificationSummary, done: Sequence[Judged]
) -> VerificationView:
    """Return what is shown of one set, the pairs that were judged wrong by falling probability."""
    wrong = sorted(
        (each for each in done if each.support.is_supported != each.pair.supported),
        key=lambda each: -each.support.probability,
    )
    return VerificationView(
        name=name,
        pairs=len(done),
        summary=summary,
        rows=tuple(
            (slice_, tuple(figures[figure] for figure in FIGURES))
            for slice_, figures in summary.slices.items()
        ),
        plots=(
            *(
                (
                    f"{figure} of “supported”",
                    bars({s: f[figure] for s, f in summary.slices.items()}),
                )
                for figure in FIGURES[:2]
            ),
            ("Judged right, by kind", bars({k: f.right for k, f in summary.kinds.items()})),
        ),
        reliability=verification_calibration(
            (each.support.probability, each.pair.supported) for each in done
        ),
        accepted_wrongly=tuple(each for each in wrong if not each.pair.supported),
        dropped_wrongly=tuple(each for each in wrong if each.pair.supported),
    )
