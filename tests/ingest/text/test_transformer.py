from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import Thread

import numpy as np
import pytest

from ingest.errors import ModelError
from ingest.settings import IngestSettings
from ingest.text.engines import make_embedder, model_name
from ingest.text.transformer import Prompts, TransformerEmbedder, choose_prompts
from tests.support.models import write_tiny_model

E5 = Prompts(question="query: ", passage="passage: ")


@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_model(tmp_path_factory.mktemp("tiny"))


def test_a_models_own_prompts_come_first() -> None:
    own = {"query": "vraag: ", "passage": "stuk: "}
    assert choose_prompts("multilingual-e5-small", own) == Prompts(
        question="vraag: ", passage="stuk: "
    )


def test_a_model_with_a_prompt_for_questions_only_gets_none_for_passages() -> None:
    assert choose_prompts("arctic", {"query": "query: ", "document": None}) == Prompts(
        question="query: "
    )


@pytest.mark.parametrize("name", ["intfloat/multilingual-e5-small", "E5_large", "my-e5"])
def test_an_e5_model_gets_the_prompts_it_was_trained_with(name: str) -> None:
    assert choose_prompts(name, {"query": None, "document": None}) == E5


@pytest.mark.parametrize(
    "name", ["BAAI/bge-m3", "bge5", "e5mistral", "multilingual-e5-large-instruct", "model-e52"]
)
def test_any_other_model_gets_no_prompts(name: str) -> None:
    assert choose_prompts(name, {}) == Prompts()


@pytest.mark.integration
def test_another_model_by_folder_gives_unit_vectors_of_its_own_size(tiny_model: Path) -> None:
    embedder = make_embedder(IngestSettings(embedding_model=str(tiny_model)), passages=5_000)

    vectors = embedder.embed_passages(["een stoel", "", "nul\0 en half \ud800"])

    assert embedder.dimensions == 32
    assert vectors.shape == (3, 32)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert embedder.embed_passages([]).shape == (0, 32)


@pytest.mark.integration
def test_vectors_come_in_the_order_of_the_texts_however_long_these_are(tiny_model: Path) -> None:
    embedder = TransformerEmbedder(tiny_model, model="tiny")
    texts = [f"{number} " + "woord " * (number * 7 % 23) for number in range(300)]

    together = embedder.embed_passages(texts)

    alone = np.stack([embedder.embed_question(text) for text in texts[::30]])
    np.testing.assert_allclose(together[::30], alone, atol=1e-5)


@pytest.mark.integration
def test_a_models_own_prompts_stand_in_front_of_its_texts(tiny_model: Path, tmp_path: Path) -> None:
    plain = TransformerEmbedder(tiny_model, model="plain")
    prompted = TransformerEmbedder(
        write_tiny_model(tmp_path, prompts={"query": "q: ", "document": "d: "}), model="prompted"
    )
    np.testing.assert_allclose(
        prompted.embed_question("stoel"), plain.embed_question("q: stoel"), atol=1e-6
    )
    np.testing.assert_allclose(
        prompted.embed_passages(["stoel"]), plain.embed_passages(["d: stoel"]), atol=1e-6
    )


@pytest.mark.integration
def test_threads_get_the_vectors_of_their_own_texts(tiny_model: Path) -> None:
    embedder = TransformerEmbedder(tiny_model, model="tiny")
    texts = [f"vraag {number} " + "x" * (5 * number) for number in range(16)]
    found: dict[str, np.ndarray] = {}

    def embed(text: str) -> None:
        found[text] = embedder.embed_question(text)

    threads = [Thread(target=embed, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    alone = TransformerEmbedder(tiny_model, model="tiny").embed_passages(texts)
    np.testing.assert_allclose(np.stack([found[text] for text in texts]), alone, atol=1e-5)


@pytest.mark.integration
def test_a_folder_without_a_model_in_it_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="sentence-transformers model") as caught:
        make_embedder(IngestSettings(embedding_model=str(tmp_path))).embed_question("vraag")
    assert str(tmp_path) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.integration
def test_an_unreachable_hub_is_told_at_once_and_in_one_sentence() -> None:
    program = (
        "from ingest.errors import ModelError\n"
        "from ingest.text.transformer import TransformerEmbedder\n"
        "try:\n"
        "    TransformerEmbedder('leerkring/nergens', model='x').embed_question('vraag')\n"
        "except ModelError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run(  # noqa: S603  our own interpreter and program
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path.cwd()), "HF_ENDPOINT": "http://127.0.0.1:9"},
    )
    assert "leerkring/nergens is not on this machine and the hub can't be reached" in done.stdout
    assert "LEERKRING_EMBEDDING_MODEL" in done.stdout
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


@pytest.mark.integration
def test_the_unpacked_folder_serves_as_another_model(unpacked_model: Path) -> None:
    own = IngestSettings(embedding_model=str(unpacked_model))
    default = make_embedder(IngestSettings())
    given = make_embedder(own)

    text = "De provincie kocht 120 gebruikte bureaustoelen en liet ze opnieuw bekleden."

    assert model_name(own).startswith(f"{unpacked_model.name} (")
    assert given.dimensions == default.dimensions == 384
    assert given.embed_passages([text])[0] @ default.embed_passages([text])[0] > 0.9998
    assert given.embed_question(text) @ default.embed_question(text) > 0.9998
