"""`leerkring evaluate verification`: the labelled pairs judged by the product's scorer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bots.terminal.options import DataDir, Html, Json, LogLevelOption, start
from bots.terminal.outcome import Outcome
from bots.terminal.screen import note, say

if TYPE_CHECKING:
    from evaluation.verification import VerificationSummary


def verification(
    *,
    name: Annotated[
        str,
        typer.Option("--set", metavar="SET", help="Labelled pairs: dev, test, or a file of them."),
    ] = "dev",
    html: Html = None,
    fit: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Fit on dev first: entailment.json in a folder; this run uses the old one.",
            show_default=False,
        ),
    ] = None,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Judge labelled sentences by their evidence: precision and recall of "supported"."""
    settings = start(data_dir, log_level)
    from assistant.entailment.nli import make_inference  # noqa: PLC0415  --help needs none of it
    from evaluation.report import verification_html  # noqa: PLC0415  as above
    from evaluation.verification import judge_pairs, summarise, to_json  # noqa: PLC0415  as above
    from evaluation.verification_documents import context_of  # noqa: PLC0415  as above
    from evaluation.verification_set import load_pairs  # noqa: PLC0415  as above
    from evaluation.verification_view import verification_view  # noqa: PLC0415  as above
    from ingest.text.engines import make_embedder  # noqa: PLC0415  as above

    pairs = load_pairs(name)
    inference = make_inference(settings.assistant.nli_model)
    embedder = make_embedder(settings.ingest)
    done, ms = judge_pairs(pairs, embedder, context_of=context_of, inference=inference)
    summary = summarise(done, ms=ms)
    if html is not None:
        html.write_text(verification_html(verification_view(name, summary, done)), "utf-8")
    if fit is not None:
        from evaluation.calibrate import write_artefacts  # noqa: PLC0415  as above
        from evaluation.calibrate_entailment import calibrate_entailment  # noqa: PLC0415  as above
        from evaluation.verification_set import pairs_hash  # noqa: PLC0415  as above

        fitted = calibrate_entailment(done, name=name, sha256=pairs_hash(name))
        write_artefacts({"entailment": fitted}, fit)
        told = ", ".join(f"{figure} {value:.3f}" for figure, value in fitted.figures.items())
        note(f"{fit / 'entailment.json'}: cross-validated {told}")
    if not as_json:
        _show(summary, len(pairs))
    return Outcome(document={"set": name, **to_json(summary, done)})


def _show(summary: VerificationSummary, pairs: int) -> None:
    say(f"{pairs} pairs, threshold {summary.threshold:.2f}, {summary.ms:.1f} ms a sentence")
    for name, figures in summary.slices.items():
        told = "  ".join(
            f"{figure} {found.value:.3f} [{found.low:.3f}, {found.high:.3f}]"
            for figure, found in figures.items()
        )
        say(f"{name:18} n {figures['recall'].n:3}  {told}")
    for kind, found in summary.kinds.items():
        say(f"{kind:20} n {found.right.n:3}  right {found.right.value:.3f}")
    say(f"Brier {summary.brier:.3f}, calibration error {summary.calibration_error:.3f}")
