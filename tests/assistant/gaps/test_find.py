from __future__ import annotations

import pytest

from assistant.gaps.find import find_gaps
from ingest.text.embed import Embedder
from tests.support.embedders import WordEmbedder
from tests.support.gaps import asked

PUBLIC = frozenset({"public"})
BRIDGE = "Wat kost een circulaire brug?"


def embedder() -> Embedder:
    return WordEmbedder(common=0)


def test_questions_of_one_meaning_are_a_gap() -> None:
    rows = [
        asked(BRIDGE, conversation="A"),
        asked("Wat kost een brug, circulaire?", conversation="B"),
        asked("Een circulaire brug kost wat?", conversation="C"),
        asked("Mag asfalt in de sloot?", conversation="D"),
    ]
    report = find_gaps(rows, embedder, k=3, audience=PUBLIC)
    (gap,) = report.gaps
    assert (gap.questions, gap.conversations) == (3, 3)
    assert "brug" in gap.question
    assert report.rest is None


def test_a_follow_up_means_what_was_searched_for() -> None:
    rows = [
        asked("En die dan?", searched_for=BRIDGE, conversation="A"),
        asked(BRIDGE, conversation="B"),
        asked(BRIDGE, conversation="C"),
    ]
    (gap,) = find_gaps(rows, embedder, k=3, audience=PUBLIC).gaps
    assert gap.question == BRIDGE


def test_answered_questions_are_in_no_number() -> None:
    good = [asked(BRIDGE, conversation=name, status="answered", reason=None) for name in "ABC"]
    report = find_gaps(good, embedder, k=3, audience=PUBLIC)
    assert (report.gaps, report.themes, report.rest) == ((), (), None)


def test_without_k_conversations_no_model_is_loaded() -> None:
    def refused() -> Embedder:
        pytest.fail("a model was loaded")

    report = find_gaps([asked(), asked()], refused, k=2, audience=PUBLIC)
    assert (report.gaps, report.themes, report.rest) == ((), (), None)
