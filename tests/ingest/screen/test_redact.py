"""What is taken out leaves pages where they were; the policy is read or refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Mark
from ingest.screen.decisions import Decision, Decisions, Hashes, keep_decisions, load_decisions
from ingest.screen.finding import Finding, Kind, without_overlaps
from ingest.screen.policy import DEFAULT, Action, Rule, ScreeningFileError, load_policy
from ingest.screen.redact import redacted


@given(st.text(alphabet="ab \n", max_size=60), st.data())
def test_a_mark_outside_of_findings_begins_the_same_words(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(places, places), max_size=4))
    findings = without_overlaps(
        Finding(kind=Kind.NAME, start=min(pair), end=max(pair))
        for pair in pairs
        if len({*pair}) > 1
    )
    marks = tuple(Mark(offset=place, page=1) for place in sorted(data.draw(st.lists(places))))
    after, moved = redacted(text, findings, marks)
    assert len(moved) == len(marks)
    assert [mark.offset for mark in moved] == sorted(mark.offset for mark in moved)
    for mark, new in zip(marks, moved, strict=True):
        end = min((f.start for f in findings if f.end > mark.offset), default=len(text))
        if not any(f.start < mark.offset < f.end for f in findings):
            kept = text[mark.offset : end]
            assert after[new.offset : new.offset + len(kept)] == kept


def test_of_two_that_overlap_the_surer_stays() -> None:
    sure = Finding(kind=Kind.EMAIL, start=2, end=9)
    others = [Finding(kind=Kind.NAME, start=a, end=b) for a, b in ((0, 3), (4, 5), (8, 12))]
    free = Finding(kind=Kind.NAME, start=9, end=11)
    assert without_overlaps([sure, *others, free]) == [sure, free]


def test_without_a_file_personal_data_is_redacted_and_the_rest_set_aside(tmp_path: Path) -> None:
    policy = load_policy(tmp_path)
    assert policy == DEFAULT
    assert policy.rule(Kind.BSN).action is Action.REDACT
    assert policy.rule(Kind.MARGIN).action is Action.QUARANTINE


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[policy]\nnaam = "redact"\n', "Did you mean name?"),
        ('[policy]\nname = "drop"\n', "redact, quarantine, allow"),
        ('[policy]\nname = "allow"\n', "without a reason"),
        ('[policy]\nconfidential = "redact"\n', "can't be redacted"),
        ("[policy]\nname = 3\n", "neither an action"),
        ("[other]\n", "beside the table"),
        ("[policy\n", "Mend it"),
    ],
)
def test_a_policy_that_is_none_is_refused_in_words(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "screening.toml").write_text(text, "utf-8")
    with pytest.raises(ScreeningFileError) as refused:
        load_policy(tmp_path)
    assert said in str(refused.value)


def test_leave_for_a_document_lapses_with_its_text() -> None:
    allowed = Rule(action=Action.ALLOW, reason="published")
    kept = Decisions().with_more([Decision(key="d", rule=allowed, content="one")])
    assert kept.document("d", "one") == allowed
    assert kept.document("d", "two") is None


def test_decisions_are_kept_and_their_reasons_screened(tmp_path: Path) -> None:
    rule = Rule(action=Action.ALLOW, reason='asked by "a@example.org"')
    keep_decisions(tmp_path, Decisions().with_more([Decision(key="k", rule=rule, kind=Kind.NAME)]))
    read = load_decisions(tmp_path).finding("k")
    assert read == Rule(action=Action.ALLOW, reason='asked by "[e-mail]"')
    assert (tmp_path / "screening-decisions.toml").stat().st_mode & 0o077 == 0


def test_a_hash_can_be_compared_only_with_the_key_of_its_folder() -> None:
    one, other = Hashes(b"1" * 32), Hashes(b"2" * 32)
    key = one.of_finding(Kind.PHONE, "06 12345678", "")
    assert key == one.of_finding(Kind.PHONE, "06  12345678", "another line")
    assert key != other.of_finding(Kind.PHONE, "06 12345678", "")


def test_an_amount_counts_with_its_line() -> None:
    hashes = Hashes(b"1" * 32)
    keys = {hashes.of_finding(Kind.BID_PRICE, "€ 5", line) for line in ("A bood € 5", "B bood € 5")}
    assert len(keys) == 2
