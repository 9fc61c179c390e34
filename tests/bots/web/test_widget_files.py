from __future__ import annotations

import gzip
import json
import re

import pytest

from bots.web.widget_files import FOLDER, LOADER, widget
from tests.support.web import client_of

MODULES = sorted(path.name for path in FOLDER.glob("*.js") if path.name != LOADER)
MOST_BYTES = 25_000
ELSEWHERE = {"origin": "https://nobody-registered.example"}


def _files_of(loader: str) -> set[str]:
    (named,) = re.findall(r"FILES=(\[.*?\])", loader)
    return set(json.loads(named))


def test_the_loader_names_every_module_of_this_version() -> None:
    loader = client_of().get("/widget.js").text
    assert _files_of(loader) == set(MODULES)
    assert f'FOLDER="widget/{widget().version}/"' in loader


def test_what_was_written_is_there_to_be_read() -> None:
    assert client_of().get("/widget/turn.js").content == (FOLDER / "turn.js").read_bytes()


def test_the_whole_widget_is_small_on_the_wire() -> None:
    client = client_of()
    loader = client.get("/widget.js")
    names = {*_files_of(loader.text), "widget.css"}
    folder = f"/widget/{widget().version}"
    bodies = [loader.content, *(client.get(f"{folder}/{name}").content for name in names)]
    assert sum(len(gzip.compress(body)) for body in bodies) <= MOST_BYTES


def test_modules_import_only_each_other_and_so_nothing_from_elsewhere() -> None:
    for name in MODULES:
        code = (FOLDER / name).read_text("utf-8")
        imported = re.findall(r'(?:from|import\() ?"([^"]+)"', code)
        assert {path.removeprefix("./") for path in imported} <= set(MODULES)
        assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)[a-z]", code)


@pytest.mark.parametrize("path", ["/widget.js", "/widget/element.js", "/widget/widget.css"])
def test_pages_of_any_site_may_load_it(path: str) -> None:
    response = client_of().get(path, headers=ELSEWHERE)
    assert response.headers["access-control-allow-origin"] == "*"
    assert response.headers["cross-origin-resource-policy"] == "cross-origin"
    kind = "text/css" if path.endswith(".css") else "text/javascript"
    assert response.headers["content-type"] == f"{kind}; charset=utf-8"


@pytest.mark.parametrize(
    ("folder", "kept"),
    [
        (f"widget/{widget().version}", "public, max-age=31536000, immutable"),
        ("widget/an-older-one", "public, no-cache"),
        ("widget", "public, no-cache"),
    ],
)
def test_a_version_is_kept_for_ever_and_anything_else_asked_for_again(
    folder: str, kept: str
) -> None:
    client = client_of()
    first = client.get(f"/{folder}/element.js")
    assert first.headers["cache-control"] == kept
    again = client.get(f"/{folder}/element.js", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(f"/{folder}/turn.js", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


@pytest.mark.parametrize(
    "path", ["/widget/nothing.js", "/widget/loader.js", "/widget/x/..%2f..%2fapp.py", "/widget/v/"]
)
def test_nothing_else_is_served(path: str) -> None:
    assert client_of().get(path).status_code == 404
