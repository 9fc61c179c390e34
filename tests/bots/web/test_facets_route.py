from __future__ import annotations

from collections.abc import Mapping

from tests.support.assistants import FakeAssistant
from tests.support.replies import DOCUMENT, META
from tests.support.web import client_of

ASSISTANT = FakeAssistant(
    documents={META.document_id: DOCUMENT},
    covers={
        "category": {"ict": 43, "beton": 3, "afval": 3},
        "country": {"NL": 40},
        "language": {"nl": 44, "fr": 2},
        "kind": {"pilot": 20},
        "year": {"2018": 1},
    },
)


def values(language: str = "nl") -> Mapping[str, Mapping[str, int]]:
    body = client_of(ASSISTANT).get("/api/facets", params={"language": language}).json()
    return {
        facet["label"]: {value["label"]: value["documents"] for value in facet["values"]}
        for facet in body["facets"]
    }


def test_what_may_be_chosen_is_named_in_the_language_asked_for_with_its_documents() -> None:
    assert values()["Landen"] == {"Nederland": 40}
    assert values("de")["Sprachen"] == {"Niederländisch": 44, "Französisch": 2}


def test_what_most_documents_have_comes_first_and_then_the_alphabet() -> None:
    body = client_of(ASSISTANT).get("/api/facets").json()
    first = body["facets"][0]
    assert first["key"] == "category"
    assert [value["key"] for value in first["values"]] == ["ict", "afval", "beton"]


def test_a_facet_of_which_there_is_nothing_and_one_not_to_choose_from_are_left_out() -> None:
    body = client_of(ASSISTANT).get("/api/facets").json()
    assert [facet["key"] for facet in body["facets"]] == ["category", "country", "language"]
    assert body["documents"] == 1


def test_it_is_sent_once_for_each_version_of_the_corpus_and_language() -> None:
    client = client_of(ASSISTANT)
    first = client.get("/api/facets")
    again = client.get("/api/facets", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "no-store" not in first.headers["cache-control"]
    other = client.get("/api/facets?language=fr", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


def test_an_unknown_language_is_refused() -> None:
    assert client_of(ASSISTANT).get("/api/facets?language=es").status_code == 422
