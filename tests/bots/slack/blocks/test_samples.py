from __future__ import annotations

import json

import pytest

from assistant.phrases.catalogue import PHRASE_LANGUAGES
from tests.support.slack_blocks import check_message, check_view, nodes, shown_words
from tests.support.slack_samples import messages, views


@pytest.mark.parametrize("language", PHRASE_LANGUAGES)
def test_slack_takes_every_message_and_view(language: str) -> None:
    for name, blocks in messages(language):
        check_message(blocks)
        assert len(json.dumps(blocks)) < 30_000, name
    for _, view in views(language):
        check_view(view)


def test_no_two_languages_show_the_same_view() -> None:
    shown = [dict(views(language)) for language in PHRASE_LANGUAGES]
    for name in shown[0]:
        assert len({json.dumps(each[name]) for each in shown}) == len(PHRASE_LANGUAGES)


@pytest.mark.parametrize("language", PHRASE_LANGUAGES)
def test_no_words_of_ours_are_cut_short(language: str) -> None:
    for name, view in views(language):
        named = [view[key]["text"] for key in ("title", "submit", "close") if key in view]
        asked = [node["confirm"] for node in nodes(view) if "confirm" in node]
        labels = [node["label"]["text"] for node in nodes(view) if "label" in node]
        own = [*named, *labels, *(shown_words(each) for each in asked)]
        assert "…" not in "".join(own), name
    for name, blocks in messages(language):
        labels = [node["text"]["text"] for node in nodes(blocks) if node.get("type") == "button"]
        assert name == "clarify_many" or "…" not in "".join(labels), name
