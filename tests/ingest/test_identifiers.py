from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.identifiers import IBAN_LENGTHS, is_bsn, is_iban, is_national_number


@pytest.mark.parametrize(
    "account",
    [
        "NL91 ABNA 0417 1643 00",
        "nl91abna0417164300",
        "BE68 5390 0754 7034",
        "FR14 2004 1010 0505 0001 3M02 606",
        "DE89 3704 0044 0532 0130 00",
    ],
)
def test_account_numbers_of_the_standard_are_known(account: str) -> None:
    assert is_iban(account)


@pytest.mark.parametrize("text", ["NL92 ABNA 0417 1643 00", "NL91 ABNA 0417 1643", "XX00 1234", ""])
def test_what_does_not_check_out_is_no_account_number(text: str) -> None:
    assert not is_iban(text)


@given(st.sampled_from(sorted(IBAN_LENGTHS)), st.integers(0, 10**40 - 1))
def test_a_changed_digit_is_noticed(country: str, number: int) -> None:
    body = str(number).zfill(40)[-(IBAN_LENGTHS[country] - 4) :]
    check = 98 - int(f"{body}{int(country[0], 36)}{int(country[1], 36)}00") % 97
    account = f"{country}{check:02}{body}"
    assert is_iban(account)
    changed = account[:-1] + str((int(account[-1]) + 1) % 10)
    assert not is_iban(changed)


@pytest.mark.parametrize("number", ["111222333", "123456782", "1234.56.782"])
def test_citizen_service_numbers_pass_the_11_check(number: str) -> None:
    assert is_bsn(number)


@pytest.mark.parametrize("number", ["111222334", "123456789", "000000000", "12345678", ""])
def test_other_numbers_do_not(number: str) -> None:
    assert not is_bsn(number)


@pytest.mark.parametrize(
    "number",
    ["85.07.30-033.28", "85073003328", "17 07 30 033 84", "40.00.01-001.33"],
    ids=["1985", "bare", "2017", "unknown day"],
)
def test_national_register_numbers_pass_their_check(number: str) -> None:
    assert is_national_number(number)


@pytest.mark.parametrize("number", ["85.07.30-033.29", "85.13.30-033.28", "8507300332"])
def test_other_numbers_are_no_national_register_numbers(number: str) -> None:
    assert not is_national_number(number)
