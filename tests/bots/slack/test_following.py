from __future__ import annotations

import pytest

from assistant.follow_up.turn import Turn
from bots.slack.listeners.following import is_for_bot, is_stop
from bots.slack.talk import Before

ABOUT_WORKWEAR = [
    Turn(question="Wat leerden pilots met circulaire werkkleding?", language="nl", spoken="nl")
]
TO_THE_BOT = [
    "En in Gent?",
    "en bij meubilair",
    "hoe zit het met leasen",
    "Waarom?",
    "Wie was de leverancier?",
    "Wat kostte dat?",
    "Is dat ook zo bij kantoormeubilair?",
    "Hoe zit het met Vlaanderen?",
    "Welke gunningscriteria gebruikten ze?",
    "Wat is de MKI?",
    "Oké, en in Gent?",
    "Kun je ook Franse voorbeelden geven?",
    "Welke criteria hanteerde de provincie Zuid-Holland bij kantoormeubilair? :thinking_face:",
    "Waar staat dat?",
    "Hoe werd dat gemeten?",
    "Zijn er ook Belgische voorbeelden?",
    "In Gent?",
    "How was that measured?",
    "and for furniture",
    "What about furniture?",
    "Et pour le mobilier de bureau ?",
    "Und in Deutschland?",
]
TO_PEOPLE = [
    "Bedankt!",
    "ok",
    "ja",
    "top, dank je",
    "thanks!",
    "merci beaucoup",
    "danke",
    ":+1:",
    "Interessant!",
    "Echt?",
    "Hm, klopt niet helemaal",
    "<@U2> wat is de MKI?",
    "@Jan kijk jij?",
    "<!here> wie weet wat de MKI is?",
    "Jan, wat is de MKI?",
    "Marieke: heb jij de gunningscriteria?",
    "Zullen we morgen bellen over het meubilair?",
    "Wanneer spreken we af?",
    "En morgen?",
    "Hoe laat is de vergadering?",
    "Wie regelt de taart?",
    "Heeft iemand dat rapport over meubilair?",
    "Zal ik de leverancier bellen?",
    "Wie van jullie kent de leverancier?",
    "Kan dat niet volgende week?",
    "Hoe was je weekend?",
    "Wat is het wifi-wachtwoord?",
    "Wat vind je daarvan?",
    "Hoe gaat het?",
    "Dat hebben wij ook gedaan bij meubilair.",
    "Mooi, dat is precies wat bij kantoormeubilair werkte",
    "Koffie?",
    "Toch?",
    "Deze ook?",
    "Wie wil koffie?",
    "Who wants coffee?",
    "Qui veut un café ?",
    "On fait comme ça ?",
    "Wer will Kaffee?",
    "Is dit iets voor onze aanbesteding?",
    "Wanneer is de deadline van de aanbesteding?",
    "Heeft de leverancier al gebeld?",
    "dat klopt bij ons ook",
    "Did the supplier call back?",
    "That was the same for furniture",
    "Le fournisseur a rappelé ?",
    "Hat der Lieferant angerufen?",
    "Ça va ?",
    "Tu viens demain ?",
    "Are you coming tomorrow?",
    "Kommst du morgen?",
    f"Wat is de MKI? {'Wij deden het zo. ' * 30}Goed?",
]


@pytest.mark.parametrize("text", TO_THE_BOT)
def test_right_after_its_answer_a_question_is_to_the_bot(text: str) -> None:
    assert is_for_bot(text, before=Before.BOT, turns=ABOUT_WORKWEAR)


@pytest.mark.parametrize("before", list(Before))
@pytest.mark.parametrize("text", TO_PEOPLE)
def test_what_people_say_to_each_other_is_not_to_the_bot(text: str, before: Before) -> None:
    assert not is_for_bot(text, before=before, turns=ABOUT_WORKWEAR)


@pytest.mark.parametrize("text", TO_THE_BOT)
def test_once_people_talk_with_each_other_only_a_mention_is_to_the_bot(text: str) -> None:
    assert not is_for_bot(text, before=Before.OTHER, turns=ABOUT_WORKWEAR)


def test_who_spoke_before_unknown_a_question_must_name_something_of_the_field() -> None:
    known = {"before": Before.UNKNOWN, "turns": ABOUT_WORKWEAR}

    assert is_for_bot("Wat is de MKI?", **known)
    assert is_for_bot("En in Gent?", **known)
    assert not is_for_bot("Waarom?", **known)


def test_a_few_words_after_a_question_of_the_bot_choose_a_meaning() -> None:
    asked_back = {"before": Before.BOT, "turns": ABOUT_WORKWEAR, "was_asked_back": True}

    assert is_for_bot("de provincie", **asked_back)
    assert not is_for_bot("bedankt", **asked_back)
    assert not is_for_bot("Jan, weet jij dat?", **asked_back)


@pytest.mark.parametrize(
    "text", ["stop", "Stop!", "niet meer meedoen", "tais-toi", "be quiet", "Hör auf!"]
)
def test_the_bot_is_told_to_stop_in_every_language(text: str) -> None:
    assert is_stop(text)


@pytest.mark.parametrize("text", ["Wanneer stop je met leasen?", "stop met leasen", ""])
def test_a_question_with_stop_in_it_does_not_end_its_part(text: str) -> None:
    assert not is_stop(text)
