from __future__ import annotations

from dataclasses import replace

from assistant.answer import (
    Answer,
)
from bots.slack.blocks.ids import (
    SourceValue,
    digest_of,
    value_of,
)
from ingest.document import Span
from tests.support.replies import (
    FIRST,
    META,
    answer,
    citation,
    reply,
    sentence,
)
from tests.support.slack_blocks import (
    action_ids,
    nodes,
    one_part,
    shown_words,
)


def many(count: int, *, document_id: str = "document", source: str = META.source) -> Answer:
    metas = [
        replace(META, document_id=f"{document_id}-{n}", title="T" * 500, source=source)
        for n in range(1, count + 1)
    ]
    citations = [
        citation(n, meta=meta, span=Span(start=n, end=n + 9, page=n))
        for n, meta in enumerate(metas, start=1)
    ]
    return answer([sentence(FIRST, range(1, count + 1))], citations)


def test_a_quotes_button_carries_where_it_stands() -> None:
    (first, _) = [
        node
        for node in nodes(one_part(reply()))
        if "Citaat" in str(node.get("text")) and node.get("type") == "button"
    ]
    given_value = SourceValue.from_json(value_of(first))
    found = citation()
    assert given_value == SourceValue(
        answer_id="a1",
        number=1,
        document_id=META.document_id,
        start=found.span.start,
        end=found.span.end,
        digest=digest_of(FIRST),
    )


def test_many_sources_are_a_short_list_and_a_menu_with_all_of_them() -> None:
    part = one_part(reply(many(60)))
    (menu,) = [node for node in nodes(part) if node.get("type") == "static_select"]
    assert len(menu["options"]) == 60
    values = [
        SourceValue.from_json(value_of({"selected_option": each})) for each in menu["options"]
    ]
    assert [value.number for value in values if value] == list(range(1, 61))
    assert "En nog 50 andere" in shown_words(part)


def test_a_document_with_an_endless_id_has_a_button_or_none() -> None:
    assert "static_select" not in str(one_part(reply(many(12, document_id="d" * 200))))
    assert "leerkring_source" not in str(
        action_ids(one_part(reply(many(2, document_id="d" * 3000))))
    )


def test_a_source_that_is_no_web_address_is_words() -> None:
    part = one_part(reply(many(1, source="javascript:alert(1)")))
    assert not [node for node in nodes(part) if "url" in node]
    assert "javascript:alert(1)" in shown_words(part)


def test_a_link_in_the_list_goes_to_the_page_of_a_pdf() -> None:
    part = one_part(reply(many(1, source="https://example.org/rapport.pdf")))
    assert "https://example.org/rapport.pdf#page=1" in [node.get("url") for node in nodes(part)]


def test_a_translation_is_one_by_the_language_of_the_answer_not_of_slack() -> None:
    told = replace(sentence("La province a choisi."), verbatim=False)
    french = reply(replace(answer([told], [citation()]), writer="schrijver"), language="fr")
    assert "Nederlands, vertaald" in shown_words(one_part(french, language="nl"))
    dutch = replace(french, language="nl")
    assert "translated" not in shown_words(one_part(dutch, language="en"))
