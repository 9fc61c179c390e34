from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import HttpUrl

from ingest.errors import AudienceNameError, IndexMissingError, IndexProblemError
from ingest.settings import IngestSettings
from ingest.store.opening import existing_audiences, open_index, rebuild_index
from tests.support.chunks import build_fingerprint, build_indexed

NOBODY_LISTENS = HttpUrl("http://user:secret@127.0.0.1:1/qdrant")


def make(settings: IngestSettings, audience: str) -> None:
    index = open_index(settings, audience, fingerprint=build_fingerprint(), create=True)
    index.put([build_indexed()])
    index.close()


def test_each_audience_has_an_index_of_its_own(tmp_path: Path) -> None:
    settings = IngestSettings(data_dir=tmp_path)
    assert existing_audiences(settings) == ()
    for audience in ("public", "buyers"):
        make(settings, audience)
    assert existing_audiences(settings) == ("buyers", "public")
    with pytest.raises(IndexMissingError, match="participants"):
        open_index(settings, "participants", fingerprint=build_fingerprint(), create=False)


def test_a_stray_folder_is_no_audience(tmp_path: Path) -> None:
    settings = IngestSettings(data_dir=tmp_path)
    for name in ("Not An Audience", "empty"):
        (tmp_path / "index" / name).mkdir(parents=True)
    (tmp_path / "index" / "Not An Audience" / "CURRENT").touch()
    assert existing_audiences(settings) == ()


def test_a_rebuilt_index_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    settings = IngestSettings(data_dir=tmp_path)
    make(settings, "public")
    with rebuild_index(settings, "public", fingerprint=build_fingerprint(model="new")) as index:
        index.put([build_indexed("b")])
    index = open_index(settings, "public", fingerprint=build_fingerprint(model="new"), create=False)
    assert [document.meta.document_id for document in index.documents()] == ["b"]
    index.close()


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "../public", "a/b", "a\\b", "Public", "a--b", "-a", "a\n", "é", "a" * 41],
)
def test_a_name_that_could_lead_elsewhere_is_no_audience(tmp_path: Path, name: str) -> None:
    settings = IngestSettings(data_dir=tmp_path / "data")
    with pytest.raises(AudienceNameError, match="lower-case letters"):
        open_index(settings, name, fingerprint=build_fingerprint(), create=True)
    with pytest.raises(AudienceNameError):
        rebuild_index(settings, name, fingerprint=build_fingerprint())
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_is_away_is_named_without_its_password(tmp_path: Path) -> None:
    settings = IngestSettings(data_dir=tmp_path, qdrant_url=NOBODY_LISTENS)
    with pytest.raises(IndexProblemError) as caught:
        open_index(settings, "public", fingerprint=build_fingerprint(), create=True)
    assert "http://127.0.0.1:1/qdrant can't be reached" in str(caught.value)
    assert "LEERKRING_QDRANT_URL" in str(caught.value)
    assert "secret" not in str(caught.value)
    with pytest.raises(IndexProblemError, match="can't be reached"):
        existing_audiences(settings)


def test_the_embedded_index_does_not_wait_for_the_client_of_a_server() -> None:
    program = "import sys, ingest.store.opening; sys.exit('qdrant_client' in sys.modules)"
    root = Path(__file__).parents[3]
    assert subprocess.run([sys.executable, "-c", program], cwd=root, check=False).returncode == 0  # noqa: S603  our own program
