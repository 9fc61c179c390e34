"""The wheel, installed where nothing else of ours is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    (built,) = folder.glob("leerkring-*.whl")
    return built


@pytest.fixture(scope="module")
def leerkring(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment of its own, beside the libraries of this one.

    Downloading them again would take minutes; our own packages come from the wheel only.
    """
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python)
    _run(*pip, "install", "--no-deps", "--no-index", "--quiet", wheel)
    (site,) = folder.glob("lib/python*/site-packages")
    libraries = sysconfig.get_paths()["purelib"]
    (site / "libraries.pth").write_text(f"{libraries}\n", encoding="utf-8")
    return folder / "bin" / "leerkring"


def test_the_wheel_carries_the_corpus_and_the_chat_page(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    documents = list((ROOT / "corpus").glob("*/*.md"))
    carried = [name for name in names if name.startswith("ingest/corpus/") and name.count("/") == 3]
    assert len(carried) == len(documents)
    assert "bots/web/static/index.html" in names
    for file in (ROOT / "bots" / "web" / "widget").iterdir():
        assert f"bots/web/widget/{file.name}" in names
    assert "ingest/text/stopwords/nl.txt" in names
    assert "ingest/text/word_parts/nl.txt" in names
    assert "assistant/fitted/support.json" in names
    assert "assistant/write/prompts/answer.v1.nl.md" in names
    assert "assistant/journal/migrations/env.py" in names
    assert "assistant/journal/migrations/versions/v0001_first_tables.py" in names
    assert "bots/slack/manifest.json" in names
    assert "bots/slack/store/versions/v0001_first_tables.py" in names
    assert not [name for name in names if name.startswith(("tests/", "scripts/", "docs/"))]


def test_an_installed_leerkring_finds_its_own_corpus_anywhere(
    leerkring: Path, tmp_path: Path
) -> None:
    report = json.loads(_run(leerkring, "ingest", "--dry-run", "--json", cwd=tmp_path).stdout)
    assert report["added"] == len(list((ROOT / "corpus").glob("*/*.md")))
    assert report["failed"] == 0


def test_an_installed_leerkring_answers_from_its_own_corpus_anywhere(
    leerkring: Path, tmp_path: Path
) -> None:
    """From two of its documents: embedding all of them takes minutes."""
    (definitions,) = leerkring.parents[1].glob(
        "lib/python*/site-packages/ingest/corpus/definitions"
    )
    two = [definitions / f"{name}.md" for name in ("mki-milieukostenindicator", "r-ladders")]
    report = json.loads(_run(leerkring, "ingest", *two, "--json", cwd=tmp_path).stdout)
    assert (report["added"], report["failed"]) == (2, 0)
    answer = json.loads(_run(leerkring, "ask", "Wat is de MKI?", "--json", cwd=tmp_path).stdout)
    assert answer["status"] == "answered"
    assert answer["citations"][0]["document_id"] == "mki-milieukostenindicator"
    forgotten = _run(leerkring, "forget", answer["conversation_id"], "--json", cwd=tmp_path).stdout
    assert json.loads(forgotten)["questions"] == 1  # its migrations came along


def test_what_is_installed_is_the_wheel_and_not_this_checkout(
    leerkring: Path, tmp_path: Path
) -> None:
    python = leerkring.parent / "python"
    where = _run(python, "-c", "import ingest; print(ingest.__file__)", cwd=tmp_path).stdout
    assert str(leerkring.parent.parent) in where


def _run(*command: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "LEERKRING"))}
    return subprocess.run(  # noqa: S603  our own commands
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
