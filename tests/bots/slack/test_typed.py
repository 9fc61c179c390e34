from __future__ import annotations

import pytest

from bots.slack.listeners.typed import mentions_of, typed_text


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("<@UBOT> Wat is de MKI?", "Wat is de MKI?"),
        ("Wat is de MKI, <@UBOT>?", "Wat is de MKI?"),
        ("<@UBOT>: wat is de MKI?", "wat is de MKI?"),
        ("Hallo <@UBOT>, wat is de MKI?", "Hallo, wat is de MKI?"),
        ("Wat is de MKI <@UBOT>", "Wat is de MKI"),
        ("Zie <https://example.org|de gids> hierover", "Zie de gids hierover"),
        ("Zie <https://example.org/a>", "Zie https://example.org/a"),
        ("Mail <mailto:a@example.org|a@example.org>", "Mail a@example.org"),
        ("In <#C9|inkoop> gevraagd", "In inkoop gevraagd"),
        ("Wat kost R&amp;D, &lt;5% of &gt;5%?", "Wat kost R&D, <5% of >5%?"),
        ("Wat is de *MKI* en _hoe_ ~niet~ `meten`?", "Wat is de MKI en hoe niet meten?"),
        ("*_dik en schuin_*", "dik en schuin"),
        ("2 * 3 * 4 en snake_case_naam", "2 * 3 * 4 en snake_case_naam"),
        ("&gt; een citaat\nWat vind je?", "een citaat Wat vind je?"),
        ("Hallo :wave::skin-tone-2: wat kost het om 10:30:00?", "Hallo wat kost het om 10:30:00?"),
        ("```code\nblok```", "code blok"),
        ("<@U2> en <!subteam^S1|@team> en <!here>", "en en"),
        ("<!date^1|op {date}|1 mei>", "1 mei"),
        ("&lt;@U2&gt; letterlijk", "<@U2> letterlijk"),
    ],
)
def test_what_was_typed_comes_without_what_slack_makes_of_it(sent: str, typed: str) -> None:
    assert typed_text(sent, bot_user="UBOT") == typed


def test_mentions_are_of_people_and_groups_and_not_of_channels() -> None:
    text = "<@U2> <@W3|jan> <!subteam^S1> <!here> <#C1|x> <https://a.nl> &lt;@U4&gt;"

    assert list(mentions_of(text)) == ["U2", "W3", "subteam^S1", "here"]
