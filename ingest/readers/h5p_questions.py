"""What the questions of H5P teach: the question, and what answers it rightly."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from ingest.readers.h5p_fields import Fields, items, string, values
from ingest.readers.html_markdown import to_line, to_markdown

_GAP = re.compile(r"\*([^*\n]{1,200})\*")  # *answer/another:a hint*


def _multiple_choice(params: Fields) -> Iterator[str]:
    yield to_markdown(string(params, "question"))
    right = (answer for answer in items(params, "answers") if answer.get("correct") is True)
    yield _listed(to_line(string(answer, "text")) for answer in right)


def _true_or_false(params: Fields) -> Iterator[str]:
    """Yield a statement that is true; nothing says what is so where it is not."""
    if params.get("correct") in ("true", True):
        yield to_markdown(string(params, "question"))


def _single_choice_set(params: Fields) -> Iterator[str]:
    """Yield each question with its first answer: the right one, whatever order is shown."""
    for choice in items(params, "choices"):
        yield to_markdown(string(choice, "question"))
        answers = values(choice, "answers")
        yield to_markdown(str(answers[0])) if answers and isinstance(answers[0], str) else ""


def _summary(params: Fields) -> Iterator[str]:
    """Yield the statement of each panel that sums up: its first."""
    yield to_markdown(string(params, "intro"))
    for panel in items(params, "summaries"):
        statements = values(panel, "summary")
        is_text = bool(statements) and isinstance(statements[0], str)
        yield to_markdown(str(statements[0])) if is_text else ""


def _blanks(params: Fields) -> Iterator[str]:
    yield to_markdown(string(params, "text"))
    for question in values(params, "questions"):
        yield to_markdown(_filled(question)) if isinstance(question, str) else ""


def _drag_text(params: Fields) -> Iterator[str]:
    yield to_markdown(string(params, "taskDescription"))
    yield to_markdown(_filled(string(params, "textField")))


def _filled(text: str) -> str:
    """Return a text with its gaps filled by the first right answer of each."""
    return _GAP.sub(lambda gap: re.split(r"[/:]", gap[1])[0].strip(), text)


def _listed(lines: Iterator[str]) -> str:
    return "\n".join(f"- {line}" for line in lines if line)


QUESTIONS: Mapping[str, Callable[[Fields], Iterator[str]]] = {
    "H5P.MultiChoice": _multiple_choice,
    "H5P.TrueFalse": _true_or_false,
    "H5P.SingleChoiceSet": _single_choice_set,
    "H5P.Summary": _summary,
    "H5P.Blanks": _blanks,
    "H5P.DragText": _drag_text,
    "H5P.MarkTheWords": _drag_text,
}
