"""What a follow-up is about: the subject of the last question, and who its answer was about."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.facets import lies_in, preferred
from assistant.follow_up.reading import Reading
from assistant.follow_up.turn import Turn
from assistant.follow_up.words import cues
from assistant.question import Question
from ingest.text.words import fold

_POSSESSIVES = {"son": "le ", "sa": "la ", "ses": "les ", "leur": "le ", "leurs": "les "} | (
    dict.fromkeys(
        ("zijn", "haar", "hun", "onze", "ons", "its", "their", "his", "her", "our", "sein"), ""
    )
    | dict.fromkeys(("seine", "seinen", "ihr", "ihre", "ihren", "unser", "unsere"), "")
)
"""Words that point to one who is not named, and the article that a French noun gets instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A topic as it was worded, who it is about, and when or where; each may be empty."""

    topic: str
    organisation: str
    when_and_where: str = ""

    def __bool__(self) -> bool:
        return bool(self.topic or self.organisation)

    def behind(self, language: str) -> str:
        """Return the words that put it behind a question: `bij laptops van Gemeente Ede`."""
        texts = cues(language).texts
        if self.topic and self.organisation:
            words = texts["both"].format(topic=self.topic, organisation=self.organisation)
        elif self.topic:
            words = texts["topic"].format(topic=self.topic)
        else:
            words = texts["organisation"].format(organisation=self.organisation)
        return f"{words} {self.when_and_where}".strip()


def subject_of(last: Reading, turn: Turn) -> Subject:
    """Return what a question and its answer were about; the answer says who where it is one."""
    topic = last.topic()
    organisation = _told(last, turn) or _who(last)
    return Subject(
        topic=_without_possessive(last.of(last.phrase(topic))) if topic else "",
        organisation=organisation,
        when_and_where=_when_and_where(last, organisation),
    )


def _told(last: Reading, turn: Turn) -> str | None:
    """Return who the answer was about, unless the question asked for another country or region."""
    wanted = preferred(Question(text=last.text, language=last.language)).get("country")
    place = turn.told[0].place if turn.told else None
    return turn.organisation() if not wanted or not place or lies_in(place, wanted) else None


def _who(last: Reading) -> str:
    """Return the organisation or the kind of organisations that the question names."""
    if name := last.last("name"):
        return last.of((name.start, name.end))
    found = last.last("sector")
    if found is None:
        return ""
    beside = (m for m in last.mentions if m.is_adjective)
    start, end = found.start, found.end
    for country in beside:
        if country.end == start:
            start = country.start
        elif country.start == end:
            end = country.end
    return last.of((start, end))


def _when_and_where(last: Reading, organisation: str) -> str:
    """Return the year, and the country where it is not said by the organisation."""
    parts = []
    for mention in last.mentions:
        whose = mention.kind == "country" and not mention.is_adjective
        span = last.preposition_of(last.article_of((mention.start, mention.end)))
        named = fold(last.of((mention.start, mention.end)))
        if (mention.kind == "year" or whose) and named not in fold(organisation):
            parts.append(last.of(span))
    return " ".join(dict.fromkeys(parts))


def _without_possessive(phrase: str) -> str:
    """Return a phrase without `its`."""
    first, _, rest = phrase.partition(" ")
    article = _POSSESSIVES.get(first.casefold())
    if article is None or not rest:
        return phrase
    elided = article in {"le ", "la "} and fold(rest)[0] in "aeiouyh"
    return f"l'{rest}" if elided else f"{article}{rest}"
