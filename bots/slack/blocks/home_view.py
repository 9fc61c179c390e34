"""The app's home: what Leerkring knows, how to ask, the language, recent questions, privacy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.phrases.catalogue import PHRASE_LANGUAGES, Phrase, language_word, phrase
from bots.slack.blocks.ask_human_view import STATUSES
from bots.slack.blocks.ids import (
    HOME_ADMIN,
    HOME_DELETE,
    HOME_LANGUAGE,
    HOME_REFRESH,
    HOME_VIEW,
)
from bots.slack.blocks.kit import (
    Block,
    actions,
    button,
    choice,
    context,
    divider,
    header,
    link,
    option,
    plain_text,
    rich_list,
    rich_text,
    section,
    words,
)
from bots.slack.blocks.text import shortened

SLACKS_LANGUAGE = "slack"
"""The value of the menu for: the language of the user's Slack."""

RECENT = 5
COUNTS = 12
"""Values of a facet that are named; of the others only how many there are."""

_WAYS = (
    Phrase.SLACK_WAY_MENTION,
    Phrase.SLACK_WAY_DIRECT,
    Phrase.SLACK_WAY_PANE,
    Phrase.SLACK_WAY_COMMAND,
    Phrase.SLACK_WAY_SHORTCUT,
    Phrase.SLACK_WAY_THREAD,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A value of a facet as it is called, and how many documents have it."""

    label: str
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the documents are that a user may read; each sequence the largest first."""

    documents: int
    organisations: int
    countries: Sequence[Counted] = ()
    languages: Sequence[Counted] = ()
    categories: Sequence[Counted] = ()
    kinds: Sequence[Counted] = ()
    years: str = ""
    """From the first to the last, `2013–2025`; empty where none is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentQuestion:
    """A question that the user asked; `status` is that of its answer, `address` its message."""

    question: str
    status: str
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What the home of one user shows.

    `known` is None where the index can't be read now. `chosen_language` is None where the user
    goes by the language of Slack. `kept_days` is how long questions are kept; 0: not at all.
    """

    known: Known | None
    chosen_language: str | None = None
    recent: Sequence[RecentQuestion] = ()
    kept_days: int = 0
    is_admin: bool = False
    was_forgotten: bool = False
    """The user's data were deleted just now."""


def home_view(home: Home, *, language: str) -> Block:
    """Return the view of the home tab."""
    blocks = [
        header("Leerkring"),
        section(phrase(language, Phrase.SLACK_HOME_INTRO)),
        *_known(home.known, language),
        header(phrase(language, Phrase.SLACK_HOW_TO_ASK)),
        rich_text([rich_list([words(phrase(language, way))] for way in _WAYS)]),
        context(phrase(language, Phrase.NO_PERSONAL_DATA)),
        *_recent(home.recent, language),
        header(phrase(language, Phrase.PAGE_LANGUAGE)),
        section(
            phrase(language, Phrase.SLACK_LANGUAGE_INTRO),
            _language_menu(home.chosen_language, language),
        ),
        header(phrase(language, Phrase.SLACK_PRIVACY)),
        *_privacy(home, language),
    ]
    if home.is_admin:
        label = phrase(language, Phrase.SLACK_ADMIN_OPEN)
        row = [button(label, HOME_ADMIN, "open")]
        blocks += [divider(), header(phrase(language, Phrase.SLACK_ADMIN)), actions(row, "admin")]
    return {"type": "home", "callback_id": HOME_VIEW, "blocks": blocks}


def _known(known: Known | None, language: str) -> list[Block]:
    head = header(phrase(language, Phrase.SLACK_KNOWS))
    if known is None:
        again = button(phrase(language, Phrase.SLACK_REFRESH), HOME_REFRESH, "refresh")
        return [head, section(phrase(language, Phrase.SLACK_KNOWS_NOT_NOW), again)]
    counted = phrase(
        language,
        Phrase.SLACK_KNOWS_COUNTS,
        documents=known.documents,
        organisations=known.organisations,
    )
    facets = (
        (Phrase.SLACK_COUNTRIES, known.countries),
        (Phrase.SLACK_LANGUAGES, known.languages),
        (Phrase.SLACK_CATEGORIES, known.categories),
        (Phrase.SLACK_KINDS, known.kinds),
    )
    items = [
        [words(f"{phrase(language, name)}: ", bold=True), words(_listed(counts, language))]
        for name, counts in facets
        if counts
    ]
    if known.years:
        name = phrase(language, Phrase.SLACK_YEARS)
        items.append([words(f"{name}: ", bold=True), words(known.years)])
    coverage = [rich_text([rich_list(items)])] if items else []
    return [head, section(counted), *coverage]


def _listed(counts: Sequence[Counted], language: str) -> str:
    named = [f"{shortened(each.label, 80)} ({each.documents})" for each in counts[:COUNTS]]
    left = len(counts) - len(named)
    if left:
        named.append(phrase(language, Phrase.SLACK_AND_OTHERS, count=left))
    return ", ".join(named)


def _recent(recent: Sequence[RecentQuestion], language: str) -> list[Block]:
    head = header(phrase(language, Phrase.SLACK_RECENT))
    if not recent:
        return [head, section(phrase(language, Phrase.SLACK_RECENT_NONE))]
    return [head, rich_text([rich_list(_question(each, language) for each in recent[:RECENT])])]


def _question(recent: RecentQuestion, language: str) -> list[Block]:
    status = recent.status if recent.status in STATUSES else "no_answer"
    told = phrase(language, Phrase(f"slack_recent_{status}"))
    return [link(shortened(recent.question, 200), recent.address), words(f" ({told})", italic=True)]


def _language_menu(chosen_language: str | None, language: str) -> Block:
    options = [option(phrase(language, Phrase.SLACK_LANGUAGE_OF_SLACK), SLACKS_LANGUAGE)]
    options += [option(language_word(tag, tag).capitalize(), tag) for tag in PHRASE_LANGUAGES]
    menu = choice("static_select", HOME_LANGUAGE, options, (chosen_language or SLACKS_LANGUAGE,))
    label = phrase(language, Phrase.PAGE_LANGUAGE)
    return {**menu, "placeholder": plain_text(label, 150)}


def _privacy(home: Home, language: str) -> list[Block]:
    is_kept = Phrase.SLACK_PRIVACY_KEPT if home.kept_days else Phrase.SLACK_PRIVACY_NOT_KEPT
    told = [
        section(phrase(language, is_kept, days=home.kept_days)),
        section(phrase(language, Phrase.SLACK_PRIVACY_TEXT)),
    ]
    if home.was_forgotten:
        return [*told, section(phrase(language, Phrase.SLACK_FORGOTTEN))]
    label = phrase(language, Phrase.SLACK_DELETE)
    delete = {
        **button(label, HOME_DELETE, "delete", style="danger"),
        "confirm": {
            "title": plain_text(label, 100),
            "text": plain_text(phrase(language, Phrase.SLACK_DELETE_SURE), 300),
            "confirm": plain_text(phrase(language, Phrase.SLACK_DELETE_YES), 30),
            "deny": plain_text(phrase(language, Phrase.SLACK_DELETE_NO), 30),
            "style": "danger",
        },
    }
    return [*told, actions([delete], "privacy")]
