"""The shipped verification set is what its README says, and stays as it was frozen."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence

import pytest

from evaluation.questions import load_sets, set_hash
from evaluation.verification_set import KINDS, VerificationPair, load_pairs, pairs_path
from ingest.document import base_language
from ingest.text.language import KNOWN, detect_language
from tests.support.corpus import answering_documents

NAMES = ("dev", "test")
SETS = {name: load_pairs(name) for name in NAMES}
EVERY = [pair for name in NAMES for pair in SETS[name]]
DOCUMENTS = {document.meta["id"]: document for document in answering_documents()}


@pytest.mark.parametrize("name", NAMES)
def test_a_set_is_as_it_was_frozen(name: str) -> None:
    """A later edit is logged in frozen.toml with the figures before and after."""
    frozen = tomllib.loads(pairs_path("dev").with_name("frozen.toml").read_text("utf-8"))
    assert frozen[name]["sha256"] == set_hash(pairs_path(name))


def test_there_are_enough_pairs_of_every_kind() -> None:
    counts = Counter(pair.kind for pair in EVERY)
    wanted = dict.fromkeys(KINDS, 25) | {"supported": 120}
    assert {kind: counts[kind] for kind in KINDS if counts[kind] < wanted[kind]} == {}
    assert len(EVERY) >= 340


def test_there_are_enough_claims_of_every_language() -> None:
    counts = Counter(pair.claim_language for pair in EVERY)
    assert {tag: counts[tag] for tag in KNOWN if counts[tag] < 60} == {}


def test_at_least_a_third_of_the_pairs_goes_across_languages() -> None:
    assert sum(pair.across_languages for pair in EVERY) * 3 >= len(EVERY)


@pytest.mark.parametrize("name", NAMES)
def test_each_set_has_every_kind_in_every_language(name: str) -> None:
    held = {(pair.kind, pair.claim_language) for pair in SETS[name]}
    assert {(kind, tag) for kind in KINDS for tag in KNOWN} - held == set()


def test_the_sets_are_about_equally_large() -> None:
    assert 0.8 <= len(SETS["dev"]) / len(SETS["test"]) <= 1.25


def test_the_evidence_stands_once_and_verbatim_in_its_document() -> None:
    lost = [pair.id for pair in EVERY if DOCUMENTS[pair.document_id].body.count(pair.evidence) != 1]
    assert lost == []


def test_the_evidence_has_the_language_of_its_document() -> None:
    odd = [
        pair.id
        for pair in EVERY
        if base_language(DOCUMENTS[pair.document_id].meta["language"]) != pair.evidence_language
    ]
    assert odd == []


def test_nearly_every_claim_reads_as_its_language() -> None:
    """The detector errs on short sentences full of names, so that some may differ."""
    odd = [pair.id for pair in EVERY if detect_language(pair.claim) != pair.claim_language]
    assert len(odd) <= 0.03 * len(EVERY), odd


@pytest.mark.parametrize("name", NAMES)
def test_every_document_is_gold_of_the_question_set_of_the_same_name(name: str) -> None:
    gold = {entry.document_id for question in load_sets([name]) for entry in question.gold}
    assert {pair.document_id for pair in SETS[name]} - gold == set()


def test_no_document_serves_both_sets() -> None:
    used = [{pair.document_id for pair in SETS[name]} for name in NAMES]
    assert used[0] & used[1] == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_source_names_a_document_of_the_same_set_where_the_claim_is_true(name: str) -> None:
    gold = {entry.document_id for question in load_sets([name]) for entry in question.gold}
    sources = {
        pair.id: pair.note.removeprefix("true of ")
        for pair in SETS[name]
        if pair.kind == "wrong_source"
    }
    assert {i: source for i, source in sources.items() if source not in gold} == {}


def test_ids_and_claims_stand_once() -> None:
    assert len({pair.id for pair in EVERY}) == len(EVERY)
    assert len({pair.claim for pair in EVERY}) == len(EVERY)


def test_no_claim_is_its_evidence_word_for_word() -> None:
    assert [pair.id for pair in EVERY if pair.claim == pair.evidence] == []


def test_one_document_does_not_fill_a_set() -> None:
    counts = Counter(pair.document_id for pair in EVERY)
    assert {document: n for document, n in counts.items() if n > 12} == {}


def test_the_data_card_counts_what_there_is() -> None:
    rows = [row(kind, [pair for pair in EVERY if pair.kind == kind]) for kind in KINDS]
    card = pairs_path("dev").with_name("README.md").read_text("utf-8")
    assert [line for line in [*rows, row("all", EVERY)] if line not in card] == []


def row(label: str, pairs: Sequence[VerificationPair]) -> str:
    """Kind; claims by language; pairs across languages; of dev, of test, of both."""
    languages = Counter(pair.claim_language for pair in pairs)
    of_dev = sum(pair in SETS["dev"] for pair in pairs)
    across = sum(pair.across_languages for pair in pairs)
    counts = [*(languages[tag] for tag in KNOWN), across]
    counts += [of_dev, len(pairs) - of_dev, len(pairs)]
    return f"| {label} | {' | '.join(map(str, counts))} |"
