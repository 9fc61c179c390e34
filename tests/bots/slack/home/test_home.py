from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

from assistant.coverage import Coverage
from assistant.phrases.catalogue import Phrase, phrase
from bots.errors import SlackStoreError
from bots.slack.blocks import ids
from bots.slack.blocks.home_view import SLACKS_LANGUAGE
from bots.slack.context import Context
from bots.slack.home.home import choose_language, delete_my_data, refresh, show_opened
from bots.slack.home.known import known
from tests.support.assistants import FakeAssistant
from tests.support.journals import ListJournal
from tests.support.replies import DOCUMENT, META
from tests.support.slack_client import FakeSlack
from tests.support.slack_context import slack_context
from tests.support.slack_presses import do, press, words_of
from tests.support.slack_stores import FakeSlackStore, posted_number

PUBLIC = frozenset({"public"})
HIDDEN = replace(DOCUMENT, meta=replace(META, document_id="geheim", access="participants"))
COVERS = {
    "category": {"ict": 43, "bouw": 58},
    "country": {"NL": 224, "BE": 80},
    "language": {"nl": 259, "fr": 57},
    "kind": {"pilot": 241, "unknown": 1},
    "year": {"2019": 3, "2013": 1, "2025": 2},
}


class BrokenAssistant(FakeAssistant):
    """Its index can't be read."""

    def coverage(self, *, audience: frozenset[str]) -> Coverage:
        del audience
        raise OSError


def context(**changes: Any) -> Context:
    documents = {"a": DOCUMENT, "b": HIDDEN}
    assistant = FakeAssistant(documents=documents, covers=COVERS)
    return slack_context(**{"assistant": assistant, "kept_days": 90, **changes})


def opened(given: Context, client: FakeSlack | None = None) -> FakeSlack:
    slack = client or FakeSlack()
    asyncio.run(show_opened(given, slack, team="T1", user="U1"))
    return slack


def home(client: FakeSlack) -> dict[str, Any]:
    call = client.made("views.publish")[-1]
    assert call.arguments["user_id"] == "U1"
    view: dict[str, Any] = call.arguments["view"]
    assert view["type"] == "home"
    return view


def buttons(view: dict[str, Any]) -> set[str]:
    rows = (block for block in view["blocks"] if block["type"] == "actions")
    return {element["action_id"] for row in rows for element in row["elements"]}


def test_the_home_tells_what_anybody_may_read_in_the_users_language() -> None:
    text = words_of(home(opened(context())))
    assert phrase("nl", Phrase.SLACK_KNOWS_COUNTS, documents=1, organisations=1) in text
    assert "ICT-hardware (43)" in text
    assert "Nederland (224)" in text
    assert "Frans (57)" in text
    assert "2013–2025" in text
    assert "(241)" in text
    english = FakeSlack(give={"users.info": {"user": {"locale": "en-GB"}}})
    assert "Netherlands (224)" in words_of(home(opened(context(), english)))


def test_no_years_are_told_where_none_is_known_and_one_where_there_is_one() -> None:
    one = FakeAssistant(covers={"year": {"2020": 4}})
    assert known(FakeAssistant().coverage(audience=PUBLIC), "nl").years == ""
    assert known(one.coverage(audience=PUBLIC), "nl").years == "2020"


def test_the_users_own_last_questions_stand_there_with_a_link() -> None:
    given = context()
    given.store.keep(posted_number(1, question="Wat is de MKI?"))
    given.store.keep(posted_number(2, question="Wat vroeg een ander?", user="U2"))
    link = "https://test.slack.com/archives/C1/p15"
    view = home(opened(given, FakeSlack(give={"chat.getPermalink": {"permalink": link}})))
    text = words_of(view)
    assert "Wat is de MKI?" in text
    assert "Wat vroeg een ander?" not in text
    assert link in str(view)


def test_a_question_whose_message_is_gone_stands_there_without_a_link() -> None:
    given = context()
    given.store.keep(posted_number(1))
    client = FakeSlack(refuse={"chat.getPermalink": ["message_not_found"]})
    assert "Wat is de MKI?" in words_of(home(opened(given, client)))


def test_the_home_says_how_long_questions_are_kept() -> None:
    assert phrase("nl", Phrase.SLACK_PRIVACY_KEPT, days=90) in words_of(home(opened(context())))
    nothing = words_of(home(opened(context(kept_days=0))))
    assert phrase("nl", Phrase.SLACK_PRIVACY_NOT_KEPT) in nothing


def test_only_admins_see_the_admins_button() -> None:
    given = context()
    admins = given.settings.model_copy(update={"slack_admins": ("U1",)})
    assert ids.HOME_ADMIN not in buttons(home(opened(given)))
    assert ids.HOME_ADMIN in buttons(home(opened(replace(given, settings=admins))))


def test_an_index_that_can_not_be_read_leaves_the_rest_of_the_home() -> None:
    text = words_of(home(opened(context(assistant=BrokenAssistant()))))
    assert phrase("nl", Phrase.SLACK_KNOWS_NOT_NOW) in text
    assert phrase("nl", Phrase.SLACK_PRIVACY_TEXT) in text


def test_a_store_that_fails_is_told_on_the_home_with_an_id() -> None:
    broken = FakeSlackStore(error=SlackStoreError("here", "full"))
    text = words_of(home(opened(context(store=broken))))
    assert text.startswith(phrase("nl", Phrase.SLACK_NOT_DONE, id=""))


def test_the_language_that_is_picked_is_kept_and_spoken() -> None:
    given = context()
    in_french = words_of(home(do(choose_language, press("fr", channel=""), context=given)))
    assert given.store.language("T1", "U1") == "fr"
    assert phrase("fr", Phrase.SLACK_HOME_INTRO) in in_french
    again = words_of(home(do(choose_language, press(SLACKS_LANGUAGE, channel=""), context=given)))
    assert given.store.language("T1", "U1") is None
    assert phrase("nl", Phrase.SLACK_HOME_INTRO) in again


def test_a_language_that_was_never_offered_is_not_kept() -> None:
    given = context()
    do(choose_language, press("xx"), context=given)
    assert given.store.language("T1", "U1") is None


def test_deleted_data_are_gone_everywhere_and_the_home_says_so() -> None:
    given = context(journal=ListJournal())
    given.store.keep(posted_number(1))
    given.store.keep(posted_number(2, user="U2", conversation_id="c2"))
    text = words_of(home(do(delete_my_data, press("delete", channel=""), context=given)))
    assert phrase("nl", Phrase.SLACK_FORGOTTEN) in text
    assert "Wat is de MKI?" not in text
    assert given.store.posted("a1") is None
    assert given.store.posted("a2") is not None
    assert isinstance(given.assistant, FakeAssistant)
    assert given.assistant.forgotten == ["c1"]


def test_the_home_can_be_asked_for_again() -> None:
    assert home(do(refresh, press("refresh", channel=""), context=context()))
