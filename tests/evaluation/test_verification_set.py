from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.errors import VerificationSetError
from evaluation.verification_set import load_pairs, pairs_path

GIVEN = {
    "id": "v1",
    "kind": "number_changed",
    "supported": False,
    "claim": "The city bought 30 chairs.",
    "claim_language": "en",
    "document_id": "stoelen",
    "evidence": "De stad kocht 20 stoelen.",
    "evidence_language": "nl",
}
OTHER = {**GIVEN, "id": "v0", "claim": "The city bought chairs.", "kind": "supported"} | {
    "supported": True
}


def written(path: Path, *lines: object) -> Path:
    file = path / "pairs.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    file.write_text("\n".join(texts), "utf-8")
    return file


def test_pairs_are_read_in_their_order(tmp_path: Path) -> None:
    pairs = load_pairs(written(tmp_path, {**GIVEN, "note": "20 to 30"}, OTHER, ""))
    assert [(pair.id, pair.supported, pair.note) for pair in pairs] == [
        ("v1", False, "20 to 30"),
        ("v0", True, ""),
    ]
    assert pairs[0].across_languages


def test_a_pair_in_one_language_is_not_across_languages(tmp_path: Path) -> None:
    (pair,) = load_pairs(written(tmp_path, {**GIVEN, "evidence_language": "en"}))
    assert not pair.across_languages


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "no JSON"),
        ("[]", "no pair"),
        ({**GIVEN, "kleur": "groen"}, "kleur"),
        ({"id": "v1"}, "missing"),
        ({**GIVEN, "kind": "onzin"}, "'onzin'"),
        ({**GIVEN, "supported": True}, "number_changed"),
        ({**GIVEN, "kind": "supported"}, "supported = False"),
        ({**GIVEN, "claim_language": "es"}, "'es'"),
        ({**GIVEN, "evidence_language": "nl-BE"}, "'nl-BE'"),
        ({**GIVEN, "evidence": " "}, "empty"),
        ({**OTHER, "id": "v9"}, "The city bought chairs.' is used twice"),
        ({**GIVEN, "id": "v0"}, "'v0' is used twice"),
    ],
)
def test_a_line_that_is_no_pair_is_named(tmp_path: Path, line: object, problem: str) -> None:
    with pytest.raises(VerificationSetError, match=rf"line 2.*{problem}"):
        load_pairs(written(tmp_path, OTHER, line))


def test_a_set_that_is_not_there_is_named() -> None:
    with pytest.raises(VerificationSetError, match=r"niets: there is no such verification set"):
        load_pairs("niets")


def test_a_set_without_pairs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VerificationSetError, match="has no pair"):
        load_pairs(written(tmp_path, ""))


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(VerificationSetError, match="can't be read"):
        load_pairs(file)


def test_a_shipped_set_is_known_by_its_name() -> None:
    assert pairs_path("dev").parent.name == "verification"
    assert pairs_path("elsewhere.jsonl") == Path("elsewhere.jsonl")
