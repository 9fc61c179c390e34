from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.answer import Answer, Layout, Reason, Sentence, framing
from bots.render import escaped, evidence_line, place, plain, to_markdown, to_text
from ingest.document import Span
from tests.support.replies import (
    FIRST,
    META,
    SECOND,
    answer,
    citation,
    clarification,
    evidence,
    no_answer,
    reply,
    sentence,
    tabled,
)


def test_an_answer_is_followed_by_its_sources_and_the_evidence() -> None:
    assert to_text(reply(answer([sentence()], [citation()]))).splitlines() == [
        f"{FIRST} [1]",
        "",
        "Bronnen:",
        "",
        (
            "[1] Provincie Zuid-Holland koopt hergebruikt kantoormeubilair "
            "(2018), onder ‘Lessen’, Nederlands: https://example.org/zuid-holland "
            "(onze samenvatting van deze bron)"
        ),
        "",
        "Onderbouwing: 1 document, 1 organisatie · NL · 2018 · resultaten gemeld, niet gemeten",
    ]


def test_how_a_follow_up_was_understood_is_said_in_the_language_of_the_answer() -> None:
    nothing = reply(no_answer(), language="fr")
    understood = replace(nothing, searched_for="Qui loue des *chaises* ?")
    assert to_text(understood).endswith("\n\nRecherché : Qui loue des *chaises* ?\n")
    assert "Qui loue des \\*chaises\\* ?" in to_markdown(understood)
    assert "Recherché" not in to_text(nothing)


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("nl", "onze samenvatting van deze bron"),
        ("fr", "notre résumé de cette source"),
        ("en", "our summary of this source"),
        ("de", "unsere Zusammenfassung dieser Quelle"),
    ],
)
def test_a_restatement_says_beside_its_link_that_it_is_ours(language: str, note: str) -> None:
    for rendered in (
        to_text(reply(language=language)),
        to_markdown(reply(language=language)),
    ):
        (line, *_) = [line for line in rendered.splitlines() if "[1] Prov" in line]
        assert line.endswith(f"({note})")


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("fr", "néerlandais, traduit"),
        ("en", "Dutch, translated"),
        ("de", "Niederländisch, übersetzt"),
    ],
)
def test_a_sentence_that_translates_its_quote_says_so_beside_the_original(
    language: str, word: str
) -> None:
    told = written([replace(sentence("Le contrat dure dix ans."), verbatim=False)])
    rendered = to_text(reply(told, language=language))
    assert word in rendered
    assert f"“{FIRST}”" in rendered


def test_a_quote_or_a_sentence_in_its_quotes_own_language_is_no_translation() -> None:
    quoted = answer([sentence()], [citation()])
    reworded = written([replace(sentence("Tien jaar."), verbatim=False)])
    bracketed = written([replace(sentence(f"{FIRST} [Alliander]"), verbatim=False)])
    assert "translated" not in to_text(reply(quoted, language="en"))
    assert "translated" not in to_text(reply(bracketed, language="en"))
    assert "vertaald" not in to_text(reply(reworded, language="nl"))


def written(sentences: Sequence[Sentence]) -> Answer:
    return replace(answer(sentences, [citation()]), writer="schrijver")


def test_a_quote_of_the_source_itself_carries_no_such_note() -> None:
    own = replace(META, quote_origin="source")
    assert "samenvatting" not in to_text(reply(answer([sentence()], [citation(meta=own)])))


def test_the_quote_is_shown_where_the_sentence_says_it_otherwise() -> None:
    written = sentence("De provincie (Zuid-Holland) koos voor hergebruik.")
    shown = to_text(reply(answer([written], [citation()])))
    assert f"    “{FIRST}”" in shown.splitlines()


def test_the_quote_is_not_repeated_where_it_is_the_sentence() -> None:
    assert to_text(reply()).count(FIRST) == 1
    assert to_text(reply()).count(SECOND) == 1


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(start=0, end=1, page=4), "pagina 4"),
        (Span(start=0, end=1, page=4, page_end=4, section=("A",)), "pagina 4"),
        (Span(start=0, end=1, page=4, page_end=5), "pagina 4–5"),
        (Span(start=0, end=1, timecode="00:12:05"), "op 00:12:05"),
        (Span(start=0, end=1, section=("A", "B")), "onder ‘A › B’"),
        (Span(start=0, end=1), ""),
    ],
)
def test_a_quote_stands_on_a_page_at_a_minute_or_under_a_heading(span: Span, words: str) -> None:
    assert place(span, "nl") == words


def test_the_evidence_counts_in_the_plural_and_leaves_out_what_is_unknown() -> None:
    found = evidence(documents=3, organisations=0, countries=(), years=("2017", "2018"))
    assert evidence_line(found, "en") == (
        "Evidence: 3 documents · 2017, 2018 · results reported, not measured"
    )


def test_a_table_is_one_in_markdown_and_no_cell_breaks_it() -> None:
    hostile = "a | b\n<img src=x> [2]"
    lines = to_markdown(reply(tabled(hostile))).splitlines()
    assert lines[:3] == [
        "| Organisatie en pilot | Resultaat | Wat werkte |",
        "| --- | --- | --- |",
        r"| Provincie Zuid\-Holland | a \| b \<img src=x\> \[2\] [1] | – |",
    ]
    assert lines[3] == ""


def test_a_table_is_a_block_for_each_organisation_in_plain_text() -> None:
    assert to_text(reply(tabled())).splitlines()[:4] == [
        "Provincie Zuid-Holland",
        f"  Resultaat: {FIRST} [1]",
        "  Wat werkte: –",
        "",
    ]


def test_a_quote_that_is_only_a_word_in_its_cell_is_shown_beneath_its_source() -> None:
    whole = to_text(reply(tabled()))
    assert whole.count(FIRST) == 1
    given = tabled()
    assert given.table is not None
    head, cell, last = given.table.rows[0]
    named = replace(given.table, rows=((head, replace(cell, text="gunnen"), last),))
    assert f"“{FIRST}”" in to_text(reply(replace(given, table=named)))


def test_no_answer_names_the_nearest_documents() -> None:
    shown = to_text(reply(no_answer(Reason.NOTHING_FOUND, [META])))
    assert shown.splitlines()[-1] == f"- {META.title}: {META.source}"


def test_a_question_asked_back_lists_its_options() -> None:
    assert to_text(reply(clarification())) == "Welk Utrecht bedoel je?\n\n1. Provincie Utrecht\n"


@pytest.mark.parametrize(
    "hostile", ["\x1b[2J", "\x9b31m", "\r", "\x00", "\u202e", "\u2066", "\ud800"]
)
def test_no_character_of_a_document_steers_the_terminal(hostile: str) -> None:
    meta = replace(META, title=f"Titel{hostile}", source=f"https://example.org/{hostile}")
    shown = to_text(reply(answer([sentence(f"Zin{hostile}.")], [citation(meta=meta)])))
    assert hostile not in shown


def test_words_keep_their_joiners_and_their_accents() -> None:
    assert plain("één 👩‍🌾 via  België") == "één 👩‍🌾 via België"


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("<img src=x onerror=alert(1)>", r"\<img src=x onerror=alert\(1\)\>"),
        ("![x](https://evil.example)", r"\!\[x\]\(https\://evil.example\)"),
        ("www.evil.example", r"www\.evil.example"),
        ("1. geen lijst", r"1\. geen lijst"),
        ("a@b.nl", r"a\@b.nl"),
        ("## kop", r"\#\# kop"),
        ("| a | `b` |", r"\| a \| \`b\` \|"),
    ],
)
def test_what_a_document_says_is_never_markdown(hostile: str, shown: str) -> None:
    assert escaped(hostile) == shown


def test_only_web_addresses_become_links_in_markdown() -> None:
    def rendered(source: str) -> str:
        meta = replace(META, source=source)
        return to_markdown(reply(answer([sentence()], [citation(meta=meta)])))

    assert "<https://example.org/a>" in rendered("https://example.org/a")
    assert "<javascript" not in rendered("javascript:alert(1)")
    assert "<map" not in rendered("map/rapport.pdf")
    assert "<https://example.org/%3Cb%3E>" in rendered("https://example.org/<b>")


def test_steps_and_words_of_ours_stand_on_lines_of_their_own() -> None:
    outcome = answer(
        [sentence(), sentence(SECOND, (2,)), framing("Let op *dit*.")], layout=Layout.STEPS
    )
    shown = to_markdown(reply(outcome)).splitlines()
    assert shown[:3] == [f"1. {FIRST} [1]", f"2. {SECOND} [2]", "Let op \\*dit\\*."]
