from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from assistant.access import PUBLIC
from assistant.follow_up.history import SECONDS, RecentHistory
from tests.support.dialogues import turn

BUYERS = PUBLIC | {"buyers"}


def asked(
    history: RecentHistory, conversation: str, audience: frozenset[str] = PUBLIC
) -> list[str]:
    return [turn.question for turn in history.turns(conversation, audience=audience)]


def test_only_the_last_turns_of_a_conversation_are_kept() -> None:
    history = RecentHistory(turns=2)
    for question in ("a", "b", "c"):
        history.remember("x", turn(question), audience=PUBLIC)
    assert asked(history, "x") == ["b", "c"]


def test_the_conversation_that_was_quiet_longest_is_forgotten_first() -> None:
    history = RecentHistory(conversations=2)
    for conversation in ("x", "y", "x", "z"):
        history.remember(conversation, turn("a"), audience=PUBLIC)
    assert asked(history, "y") == []
    assert asked(history, "x") == ["a", "a"]


def test_what_was_asked_of_closed_documents_is_not_there_for_the_public() -> None:
    history = RecentHistory()
    history.remember("x", turn("a"), audience=PUBLIC)
    history.remember("x", turn("b"), audience=BUYERS)
    assert asked(history, "x") == ["a"]
    assert asked(history, "x", BUYERS) == ["a", "b"]


def test_an_hour_after_its_last_question_a_conversation_is_over() -> None:
    now = 0.0
    history = RecentHistory(clock=lambda: now)
    history.remember("x", turn("a"), audience=PUBLIC)
    now = SECONDS - 1
    history.remember("y", turn("b"), audience=PUBLIC)
    assert asked(history, "x") == ["a"]
    now = SECONDS + 1
    assert asked(history, "x") == []
    assert asked(history, "y") == ["b"]


def test_a_conversation_can_be_forgotten() -> None:
    history = RecentHistory()
    history.remember("x", turn("a"), audience=PUBLIC)
    history.forget("x")
    history.forget("never begun")
    assert asked(history, "x") == []


def test_many_may_talk_at_once() -> None:
    history = RecentHistory(turns=5, conversations=10)

    def talk(number: int) -> None:
        history.remember(str(number % 20), turn("a"), audience=PUBLIC)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(talk, range(400)))
    lengths = [len(asked(history, str(number))) for number in range(20)]
    assert sum(length > 0 for length in lengths) == 10
    assert max(lengths) <= 5
