"""With the extractive writer: poisoned documents and questions change nothing that is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from starlette.testclient import TestClient

from assistant.service import Assistant
from bots.web.app import create_app
from ingest.store.index import Index
from tests.support.attack_faces import HIDDEN, faces_of, seen
from tests.support.attack_files import BEFORE
from tests.support.attacks import FACT, Attack, attacks
from tests.support.web import web_settings

FACTS = (FACT, BEFORE)  # the second stands in the poisoned document, before the attack

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def shown(extractive: Assistant) -> Iterator[Mapping[str, Mapping[str, str]]]:
    """Ask about every attack; give what each face shows, by the attack's id."""
    app = create_app(extractive, settings=web_settings())
    with TestClient(app, base_url="http://localhost:8000") as client:
        yield {attack.id: _asked(client, attack) for attack in attacks()}


def _asked(client: TestClient, attack: Attack) -> Mapping[str, str]:
    if attack.where == "history":
        faces_of(client, attack.text, conversation=f"conversation-{attack.id}")
    return faces_of(client, attack.question, conversation=f"conversation-{attack.id}")


@pytest.mark.parametrize("attack", attacks(), ids=lambda attack: attack.id)
def test_nothing_that_an_attack_wants_is_shown(
    attack: Attack, shown: Mapping[str, Mapping[str, str]]
) -> None:
    assert seen(attack.must_not, shown[attack.id]) == []


def test_nothing_shown_hides_or_steers(shown: Mapping[str, Mapping[str, str]]) -> None:
    strange = {
        (attack, face)
        for attack, faces in shown.items()
        for face, text in faces.items()
        if HIDDEN.search(text)
    }
    assert strange == set()


def test_a_poisoned_document_does_not_keep_the_answer_away(
    shown: Mapping[str, Mapping[str, str]],
) -> None:
    silenced = [
        attack.id
        for attack in attacks()
        if attack.in_document
        and not attack.asks
        and not any(fact.format(town=attack.town) in shown[attack.id]["text"] for fact in FACTS)
    ]
    assert silenced == []


def test_every_attack_went_into_the_index(indexes: Mapping[str, Index]) -> None:
    stored = {document.meta.document_id for document in indexes["public"].documents()}
    carried = {
        attack.id for attack in attacks() if attack.in_document and attack.where != "filename"
    }
    assert carried <= stored
