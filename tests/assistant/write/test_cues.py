from __future__ import annotations

import pytest

from assistant.write.cues import cue


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Hoeveel restafval was er?", "Het restafval was 13,8% in 2019."),
        ("Hoe lang loopt het contract?", "Het contract loopt tien jaar."),
        ("Combien ont-ils coûté ?", "Ils ont coûté 39 500 € HT."),
        ("Wanneer begon de demontage?", "De demontage begon in 2021."),
        ("Waarom lukte het niet?", "Het lukte niet, omdat het gebouw al was ontworpen."),
        ("Why did it fail?", "Both bids failed compliance."),
        ("Wat is een materialenpaspoort?", "Een materialenpaspoort is een lijst van materialen."),
        ("Qu’est-ce que le lot zéro ?", "Le lot zéro consiste à fournir des matériaux."),
    ],
)
def test_a_sentence_with_what_is_asked_for_is_recognised(question: str, sentence: str) -> None:
    assert cue(question, sentence) > 0


def test_figures_count_for_more_than_numerals() -> None:
    question = "Hoeveel straatsteen is er hergebruikt?"
    assert cue(question, "Er is 4.200 vierkante meter hergebruikt.") > cue(
        question, "In drie straten."
    )
