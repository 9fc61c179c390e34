from __future__ import annotations

import copy
from dataclasses import replace

import pytest

from assistant.answer import Layout, Reply, framing
from bots.answer_json import reply_to_json
from bots.answer_reading import read_reply
from bots.errors import ServerProblemError
from bots.render import to_text
from tests.support.replies import (
    FIRST,
    META,
    answer,
    citation,
    clarification,
    no_answer,
    reply,
    sentence,
    span_of,
    tabled,
)

REPLIES = {
    "an answer": reply(),
    "a quote on two pages": reply(
        answer(
            [sentence()],
            [citation(span=span_of(FIRST, page=4, page_end=5, section=("Lessen", "Gunnen")))],
        )
    ),
    "steps with a note": reply(
        answer([sentence(), framing("Let op.")], [citation()], layout=Layout.STEPS)
    ),
    "no answer": reply(no_answer(nearest=[META])),
    "a question back": reply(clarification()),
    "a table": reply(tabled()),
    "French": replace(reply(), language="fr"),
}


@pytest.mark.parametrize("given", REPLIES.values(), ids=REPLIES)
def test_an_answer_that_is_read_back_shows_the_same(given: Reply) -> None:
    assert to_text(read_reply(reply_to_json(given))) == to_text(given)


@pytest.mark.parametrize("given", REPLIES.values(), ids=REPLIES)
def test_an_answer_that_is_read_back_gives_the_same_json(given: Reply) -> None:
    document = reply_to_json(given)
    assert reply_to_json(read_reply(document)) == document


@pytest.mark.parametrize("missing", ["status", "citations", "language", "answer_id"])
def test_an_answer_without_one_of_its_fields_is_refused(missing: str) -> None:
    document = copy.deepcopy(reply_to_json(reply()))
    del document[missing]  # type: ignore[misc]  # that is the fault
    with pytest.raises(ServerProblemError, match="another version"):
        read_reply(document)
