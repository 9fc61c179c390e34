from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.json_file import save_json


def test_a_document_is_written_as_readable_json_and_nothing_is_left_beside_it(
    tmp_path: Path,
) -> None:
    save_json({"naam": "één", "n": [1]}, tmp_path / "x.json")
    text = (tmp_path / "x.json").read_text("utf-8")
    assert json.loads(text) == {"naam": "één", "n": [1]}
    assert "één" in text
    assert text.endswith("}\n")
    assert [path.name for path in tmp_path.iterdir()] == ["x.json"]


def test_a_document_that_is_no_json_leaves_the_earlier_file(tmp_path: Path) -> None:
    save_json({"n": 1}, tmp_path / "x.json")
    with pytest.raises(TypeError):
        save_json({"n": object()}, tmp_path / "x.json")
    assert json.loads((tmp_path / "x.json").read_text("utf-8")) == {"n": 1}
