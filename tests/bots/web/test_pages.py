from __future__ import annotations

import re
from pathlib import Path

import pytest

import bots.web
from assistant.phrases.catalogue import CATALOGUE, Phrase
from bots.web.problems import problem_of
from tests.support.assistants import FakeAssistant
from tests.support.replies import META, answer, citation, no_answer, reply, sentence
from tests.support.web import client_of

STATIC = Path(bots.web.__file__).parent / "static"
WIDGET = Path(bots.web.__file__).parent / "widget"
SCRIPTS = sorted(WIDGET.glob("*.js"))


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/widget.js",
        "/widget/element.js",
        "/api/phrases/nl",
        "/nothing",
        "/docs",
        "/pilots",
        "/coverage",
    ],
)
def test_every_response_forbids_what_the_page_does_not_need(path: str) -> None:
    headers = client_of().get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_the_page_and_its_parts_are_served() -> None:
    client = client_of()
    html = client.get("/").text
    parts = re.findall(r'(?:src|href)="([^"]+)"', html)
    assert "/widget.js" in parts
    for part in parts:
        assert client.get(part).status_code == 200


def test_the_page_loads_nothing_from_elsewhere_and_has_nothing_inline() -> None:
    html = (STATIC / "index.html").read_text("utf-8")
    assert not re.search(r'(?:src|href)="(?!/static/|/widget\.js|/pilots"|/coverage")', html)
    assert "<style" not in html
    assert not re.search(r"\s(?:on\w+|style)=", html)
    assert re.findall(r"<script[^>]*>(.*?)</script>", html, re.DOTALL) == [""]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_writes_markup(script: Path) -> None:
    code = script.read_text("utf-8")
    for sink in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert sink not in code


def test_every_phrase_the_widget_names_is_in_the_catalogue() -> None:
    code = "".join(script.read_text("utf-8") for script in SCRIPTS)
    named = {*re.findall(r'"data-(?:phrase|placeholder|label)": "(\w+)"', code)}
    named |= {*re.findall(r'\bsay\("(\w+)"', code)}
    assert len(named) > 20
    assert named <= set(client_of().get("/api/phrases/nl").json()["phrases"])


@pytest.mark.parametrize("language", list(CATALOGUE))
def test_the_page_gets_its_words_from_the_one_catalogue(language: str) -> None:
    body = client_of().get(f"/api/phrases/{language}").json()
    assert body["language"] == language
    assert body["phrases"] == {
        key.value: words
        for key, words in CATALOGUE[language].items()
        if not key.value.startswith(("slack_", "admin_", "pages_"))
    }


def test_words_are_for_pages_of_any_site_and_sent_once() -> None:
    client = client_of()
    first = client.get("/api/phrases/nl", headers={"origin": "https://www.example.nl"})
    assert first.headers["access-control-allow-origin"] == "*"
    assert "max-age" in first.headers["cache-control"]
    again = client.get("/api/phrases/nl", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_there_are_no_words_in_other_languages() -> None:
    assert client_of().get("/api/phrases/es").status_code == 404


def test_a_failure_of_ours_has_a_phrase() -> None:
    assert f"error_{problem_of(RuntimeError()).type}" in {key.value for key in Phrase}


def test_the_list_of_endpoints_names_every_route_of_the_api() -> None:
    client = client_of()
    listed = client.get("/docs").text
    for path in client.get("/openapi.json").json()["paths"]:
        assert f" {path}<" in listed
    assert "/api/ask/stream" in listed


HOSTILE = "<img src=x onerror=alert(1)>\"'</script><script>alert(1)</script>"


@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream"])
def test_hostile_text_travels_as_json_and_never_as_a_page(path: str) -> None:
    meta = type(META)(document_id="x", title=HOSTILE, source="javascript:alert(1)")
    written = answer([sentence(HOSTILE)], [citation(meta=meta)])
    client = client_of(FakeAssistant(reply=reply(written)))
    response = client.post(path, json={"question": HOSTILE})
    assert response.headers["content-type"].partition(";")[0] in {
        "application/json",
        "text/event-stream",
    }
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", [f"/{HOSTILE}", f"/api/documents/{HOSTILE}", f"/docs?{HOSTILE}"])
def test_a_hostile_address_is_not_echoed(path: str) -> None:
    assert "<img" not in client_of(FakeAssistant(reply=reply(no_answer()))).get(path).text
