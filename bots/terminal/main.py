"""The `leerkring` command: what every command has in common, and how each one ends."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext, redirect_stdout

import typer

from bots.telemetry import switch_off_telemetry
from bots.terminal.admin import admin
from bots.terminal.ask import ask, search
from bots.terminal.backup import backup, restore, rollback
from bots.terminal.doctor import doctor
from bots.terminal.documents import DOCUMENT_COMMANDS
from bots.terminal.evaluate import EVALUATE_COMMANDS
from bots.terminal.forget import forget
from bots.terminal.gaps import gaps
from bots.terminal.ingest import ingest
from bots.terminal.keys import KEYS_COMMANDS
from bots.terminal.mcp import mcp
from bots.terminal.options import DataDir, LogLevelOption
from bots.terminal.outcome import (
    FAILED,
    INTERRUPTED,
    WRONG_USAGE,
    Failure,
    Outcome,
    failure_of,
    unforeseen,
)
from bots.terminal.screen import note, use_utf8
from bots.terminal.screening import screen
from bots.terminal.serve import serve
from bots.terminal.slack import slack
from bots.terminal.sync import sync

COMMANDS = (
    *(ingest, sync, screen, ask, search, serve, slack, mcp, gaps, forget, admin),
    *(backup, restore, rollback, doctor),
)

_LINE_ENDS = {"\u2028": "\\u2028", "\u2029": "\\u2029", "\x85": "\\u0085"}


def main() -> None:
    """Run the command of this process and end with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run a command; return 0 for done, 1 for failed, 2 for wrong usage, 130 for interrupted.

    With `--json` exactly one line goes to standard output; whatever else is printed meanwhile,
    by a library too, goes to standard error.
    """
    switch_off_telemetry()
    use_utf8()
    as_json = _wants_json(arguments)
    try:
        with redirect_stdout(sys.stderr) if as_json else nullcontext():
            outcome = _outcome(arguments)
        if isinstance(outcome, Failure):
            if not as_json:
                note(f"leerkring: {outcome.detail}")
            outcome = outcome.outcome()
        if as_json:
            sys.stdout.write(one_line(outcome.document) + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        _close_quietly()
        return FAILED
    return outcome.exit_code


def one_line(document: Mapping[str, object]) -> str:
    """Return the document as JSON on one line, also for readers with other ideas of a line."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False)
    for character, escaped in _LINE_ENDS.items():
        text = text.replace(character, escaped)
    return text


def _app() -> typer.Typer:
    app = typer.Typer(
        help="The cited memory of circular-procurement learning networks.",
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_common)
    for command in COMMANDS:
        app.command()(command)
    evaluate = typer.Typer(help="Measure how good the answers are.", no_args_is_help=True)
    for evaluation in EVALUATE_COMMANDS:
        evaluate.command()(evaluation)
    app.add_typer(evaluate, name="evaluate")
    keys = typer.Typer(help="Keys for programs that ask over HTTP.", no_args_is_help=True)
    for of_keys in KEYS_COMMANDS:
        keys.command(of_keys.__name__.removesuffix("_keys"))(of_keys)
    app.add_typer(keys, name="keys")
    documents = typer.Typer(
        help="What became of every source; documents withdrawn, reinstated and corrected.",
        no_args_is_help=True,
    )
    for of_documents in DOCUMENT_COMMANDS:
        documents.command(of_documents.__name__.removesuffix("_documents"))(of_documents)
    app.add_typer(documents, name="documents")
    return app


def _common(
    context: typer.Context, *, data_dir: DataDir = None, log_level: LogLevelOption = None
) -> None:
    """Take the options that every command has before the command's name too."""
    given = {"data_dir": data_dir, "log_level": log_level}
    chosen = {name: value for name, value in given.items() if value is not None}
    context.default_map = {
        **_for_each(COMMANDS, chosen),
        "evaluate": _for_each(EVALUATE_COMMANDS, chosen),
        "documents": _for_each(DOCUMENT_COMMANDS, chosen, suffix="_documents"),
    }
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(WRONG_USAGE)


def _for_each(
    commands: Iterable[Callable[..., Outcome]], chosen: Mapping[str, object], *, suffix: str = ""
) -> dict[str, Mapping[str, object]]:
    return dict.fromkeys((each.__name__.removesuffix(suffix) for each in commands), chosen)


def _outcome(arguments: Sequence[str]) -> Outcome | Failure:
    try:
        result = _app()(args=list(arguments), prog_name="leerkring", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        result = INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001  people never see a traceback
        return failure_of(error) or unforeseen(error)
    if isinstance(result, Outcome):
        return result
    if result == INTERRUPTED:
        return Failure(kind="interrupted", detail="Interrupted.", exit_code=INTERRUPTED)
    return Outcome(document={}, exit_code=result or 0)


def _wants_json(arguments: Sequence[str]) -> bool:
    options = list(arguments)
    if "--" in options:
        options = options[: options.index("--")]
    return "--json" in options and not {"-h", "--help"} & set(options)


def _close_quietly() -> None:
    """Keep the interpreter from writing to a reader that went away."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
