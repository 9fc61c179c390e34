"""Questions that count what a list would name: "hoeveel pilots gingen over ICT?"."""

from __future__ import annotations

from dataclasses import replace

from assistant.facets import ONE_OF, preferred
from assistant.lists import counted_as_list
from assistant.names import names
from assistant.question import Question


def as_list(question: Question) -> Question:
    """Return the question for the list that it counts; any other question as it is.

    Only by product or country: what a network or a programme that it names has, its documents say.
    """
    text = counted_as_list(question)
    if text is None or names(question.text, question.language):
        return question
    return replace(question, text=text) if ONE_OF & preferred(question).keys() else question
