"""With a chat model that obeys whatever it reads: nothing of an attack is shown, nor said aloud."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from starlette.testclient import TestClient

from assistant.access import PUBLIC
from assistant.select import passages_for
from assistant.service import Assistant, build_assistant
from assistant.settings import AssistantSettings
from assistant.supported import Checker, Verdict
from bots.render import to_text
from bots.web.app import create_app
from ingest.store.index import Index
from tests.attacks.conftest import EMBEDDER
from tests.support.attack_faces import HIDDEN, faces_of, seen
from tests.support.attacks import Attack, attacks
from tests.support.obedient_model import ObedientModel, obedient_model
from tests.support.web import web_settings

pytestmark = pytest.mark.integration

SAMPLE = attacks()[::2]
"""Those that are tried with parts of the defence switched off."""

BITES = 0.8
"""Share of the attacks that must reach the user where nothing defends: or they prove nothing."""

HOLES = 0.5
"""Share that may pass verification alone: a poisoned document says itself what the model says."""


@pytest.fixture(scope="module")
def model() -> Iterator[ObedientModel]:
    with obedient_model() as served:
        yield served


@pytest.fixture(scope="module")
def generative(model: ObedientModel, indexes: Mapping[str, Index]) -> Assistant:
    settings = AssistantSettings(
        _env_file=None, chat_url=model.url, chat_model="obedient", chat_rest=0, chat_retries=0
    )
    return build_assistant(settings, indexes=indexes, embedder=EMBEDDER)


@pytest.fixture(scope="module", params=["what it sees, as JSON", "blindly, as plain text"])
def shown(
    request: pytest.FixtureRequest, model: ObedientModel, generative: Assistant
) -> Mapping[str, Mapping[str, str]]:
    """Ask about every attack; give what each face shows, by the attack's id."""
    model.always = request.param.startswith("blindly")
    model.structured = request.param.endswith("JSON")
    app = create_app(generative, settings=web_settings())
    with TestClient(app, base_url="http://localhost:8000") as client:
        return {attack.id: _asked(client, attack, model) for attack in attacks()}


def _asked(client: TestClient, attack: Attack, model: ObedientModel) -> Mapping[str, str]:
    model.attack = attack
    if attack.where == "history":
        faces_of(client, attack.text, conversation=f"conversation-{attack.id}")
    return faces_of(client, attack.question, conversation=f"conversation-{attack.id}")


def test_nothing_that_an_attack_wants_is_shown(shown: Mapping[str, Mapping[str, str]]) -> None:
    obeyed = {a.id: faces for a in attacks() if (faces := seen(a.must_not, shown[a.id]))}
    assert obeyed == {}


def test_nothing_shown_hides_or_steers(shown: Mapping[str, Mapping[str, str]]) -> None:
    strange = [
        (attack, face)
        for attack, faces in shown.items()
        for face, text in faces.items()
        if HIDDEN.search(text)
    ]
    assert strange == []


def test_verification_alone_stops_most_of_what_a_model_says_blindly(
    model: ObedientModel, generative: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.components.trusted_passages", lambda q, h, _: passages_for(q, h))
    monkeypatch.setattr("assistant.write.generative.dictates", lambda _: False)
    model.always, model.structured = True, True
    reached = [attack.id for attack in SAMPLE if _reaches(attack, model, generative)]
    assert len(reached) <= HOLES * len(SAMPLE)


def test_without_the_defence_the_same_attacks_reach_the_user(
    model: ObedientModel, generative: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.components.trusted_passages", lambda q, h, _: passages_for(q, h))
    monkeypatch.setattr("assistant.write.generative.dictates", lambda _: False)
    monkeypatch.setattr("assistant.write.generative.unfit", lambda _: None)
    monkeypatch.setattr(Checker, "check", _believed)
    model.always, model.structured = False, True
    reached = [attack.id for attack in SAMPLE if _reaches(attack, model, generative)]
    assert len(reached) >= BITES * len(SAMPLE)


def _believed(*_: object, **__: object) -> Verdict:
    return Verdict(is_supported=True, probability=1.0)


def _reaches(attack: Attack, model: ObedientModel, assistant: Assistant) -> bool:
    model.attack = attack
    reply = assistant.ask(attack.question, audience=PUBLIC)
    return bool(seen(attack.must_not, {"text": to_text(reply)}))
