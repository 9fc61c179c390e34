from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.claims.quantities import quantities

MARKS = {"nl": (".", ","), "fr": (" ", ","), "en": (",", "."), "de": (".", ",")}
YEARS = {"nl": "jaar", "fr": "ans", "en": "years", "de": "Jahre"}


def found(text: str, language: str) -> set[tuple[Fraction, str]]:
    return {(each.value, each.unit.kind) for each in quantities(text, language)}


def written(whole: int, cents: int, language: str) -> str:
    thousands, decimal = MARKS[language]
    return f"{whole:,}".replace(",", thousands) + (f"{decimal}{cents:02d}" if cents else "")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "2,5 miljoen euro"),
        ("nl", "€ 2.500.000,-"),
        ("nl", "€ 2,5 mln"),
        ("nl", "M€ 2,5"),
        ("nl", "2500 k€"),
        ("fr", "2,5 millions d’euros"),
        ("fr", "2 500 000 €"),
        ("en", "EUR 2.5m"),
        ("en", "€2,500,000"),
        ("en", "two million five hundred thousand euros"),
        ("de", "2,5 Mio. Euro"),
        ("de", "2.500.000 Euro"),
    ],
)
def test_a_sum_is_the_same_however_it_is_written(language: str, text: str) -> None:
    assert found(text, language) == {(Fraction(2_500_000), "EUR")}


@pytest.mark.parametrize(
    ("language", "text", "months"),
    [
        ("nl", "anderhalf jaar", 18),
        ("nl", "een tienjarig contract", 120),
        ("nl", "tweeëneenhalf jaar", 30),
        ("nl", "2½ jaar", 30),
        ("fr", "vingt-quatre mois", 24),
        ("fr", "deux ans et demi", 30),
        ("en", "a five-year contract", 60),
        ("en", "two and a half years", 30),
        ("de", "zweieinhalb Jahre", 30),
        ("de", "ein fünfjähriger Vertrag", 60),
        ("de", "fünfundzwanzig Jahre", 300),
    ],
)
def test_a_time_is_the_same_in_words_and_in_figures(language: str, text: str, months: int) -> None:
    assert found(text, language) == {(Fraction(months), "month")}


@pytest.mark.parametrize(
    ("language", "text", "percent"),
    [
        ("nl", "de helft", "50"),
        ("nl", "twee derde", "200/3"),
        ("fr", "un tiers", "100/3"),
        ("fr", "30 pour cent", "30"),
        ("en", "three quarters", "75"),
        ("en", "62 per cent", "62"),
        ("de", "10 Prozent", "10"),
        ("de", "12,5 %", "12.5"),
        ("en", "nine tenths", "90"),
        ("fr", "neuf dixièmes", "90"),
    ],
)
def test_shares_are_percentages(language: str, text: str, percent: str) -> None:
    assert found(text, language) == {(Fraction(percent), "percent")}


def test_the_first_of_a_range_has_the_unit_of_the_second() -> None:
    assert found("tien tot vijftien jaar", "nl") == {(120, "month"), (180, "month")}
    assert found("between 10 and 15%", "en") == {(10, "percent"), (15, "percent")}
    assert found("tien stoelen, vijftien jaar", "nl") == {(10, ""), (180, "month")}
    assert found("de 10 % en 2022 à 100 %", "fr") == {(10, "percent"), (2022, ""), (100, "percent")}


def test_a_billion_is_less_in_english() -> None:
    assert found("2 billion", "en") == {(2 * 10**9, "")}
    assert found("2 Billionen", "de") == {(2 * 10**12, "")}


def test_one_mark_before_three_figures_is_read_as_its_language_does() -> None:
    assert found("1.250 kg", "nl") == {(1250, "kg")}
    assert found("1.250 kg", "en") == {(Fraction("1.25"), "kg")}
    assert found("0.125 kg", "nl") == {(Fraction("0.125"), "kg")}


def test_an_article_is_no_number_but_one_of_a_unit_is() -> None:
    assert found("een leverancier", "nl") == found("un fournisseur", "fr") == set()
    assert found("één jaar", "nl") == {(12, "month")}


def test_years_stand_among_them_those_of_dates_too() -> None:
    assert found("van 2017-2019, op 12 maart 2021", "nl") == {(2017, ""), (2019, ""), (2021, "")}


def test_what_is_part_of_a_word_counts_nothing() -> None:
    assert found("CO2, m² en R9-strategie", "nl") == set()


@given(
    whole=st.integers(2, 9_999_999),
    cents=st.integers(0, 99),
    languages=st.tuples(st.sampled_from(sorted(MARKS)), st.sampled_from(sorted(MARKS))),
)
def test_any_amount_reads_the_same_in_any_two_languages(
    whole: int, cents: int, languages: tuple[str, str]
) -> None:
    first, second = (
        found(f"€ {written(whole, cents, language)} per stuk", language) for language in languages
    )
    assert first == second == {(whole + Fraction(cents, 100), "EUR")}


@given(years=st.integers(2, 999), language=st.sampled_from(sorted(YEARS)))
def test_years_are_told_from_other_numbers(years: int, language: str) -> None:
    assert found(f"x {years} {YEARS[language]}.", language) == {(years * 12, "month")}
    assert found(f"x {years + 1} {YEARS[language]}.", language) != found(
        f"x {years} {YEARS[language]}.", language
    )


@given(text=st.text(), language=st.sampled_from(sorted(MARKS)))
def test_any_text_can_be_read(text: str, language: str) -> None:
    assert all(each.number >= 0 for each in quantities(text, language))
