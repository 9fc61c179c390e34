"""What can go wrong in an evaluation: one tree."""

from __future__ import annotations

from pathlib import Path


class EvaluationError(Exception):
    """Every error of this package; its text is one sentence for the person who asked."""


class SetError(EvaluationError):
    """A set can't be read; says which file, line and what is wrong."""

    def __init__(self, path: Path | str, line: int, reason: str) -> None:
        place = f"{path}, line {line}" if line else str(path)
        super().__init__(f"{place}: {reason}")


class QuestionSetError(SetError):
    """A question set can't be read."""


class ScreeningSetError(SetError):
    """A set of labelled snippets can't be used."""


class VerificationSetError(SetError):
    """A set of labelled pairs can't be read."""


class RunFileError(EvaluationError):
    """A file is no run of an evaluation, or of another version."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path} {reason}")


class GateError(EvaluationError):
    """A gate can't be read or names what does not exist."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path} {reason}")


class BenchmarkError(EvaluationError):
    """A benchmark folder or system is none; says which and what was expected."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path} {reason}")


class GradesFileError(EvaluationError):
    """A file holds no grades of readers, or those of another run."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path} {reason}")


class NothingToCompareError(EvaluationError):
    """Two runs have no question in common."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(
            f"The runs {first} and {second} have no question in common, the same in words and "
            "gold. Compare runs on the same sets."
        )


class CalibrationError(EvaluationError):
    """Nothing can be fitted on what was given; says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Nothing was fitted: {reason}")


class CandidatesError(EvaluationError):
    """A file of exported or reviewed questions can't be used; says which line and why."""

    def __init__(self, path: Path | str, line: int, reason: str) -> None:
        super().__init__(f"{path}, line {line}: {reason}")


class ChatError(EvaluationError):
    """A chat model's endpoint gave no answer; says which endpoint, why and what to do."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"The chat model at {address} {reason}")


class NoChatModelError(EvaluationError):
    """No chat model is configured; says which settings are missing."""

    def __init__(self, *, url: bool, model: bool) -> None:
        missing = [
            *(["LEERKRING_CHAT_URL to an endpoint, as in http://127.0.0.1:8080/v1"] if url else []),
            *(["LEERKRING_CHAT_MODEL to the name of a model there"] if model else []),
        ]
        super().__init__(f"No chat model is configured to judge: set {', and '.join(missing)}.")


class JudgeError(EvaluationError):
    """Judging stopped; says why, how far it came and how to go on."""

    def __init__(self, error: ChatError, *, done: int, of: int, out: Path) -> None:
        super().__init__(
            f"{error} {done} of {of} answers were judged; verdicts so far are kept in "
            f"{out}.judging, and the same command goes on from there."
        )
