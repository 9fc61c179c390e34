"""A follow-up that is a part of a question: `en in Vlaanderen?` takes that part's place."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.follow_up.reading import Reading, read
from assistant.follow_up.tidy import spaced
from assistant.follow_up.words import ordinals, terms_of

_LONGEST = 4
_LONGEST_ABOUT = 6
"""Words behind `en`, and behind `hoe zit het met`."""

_NEVER = ("wh", "thing", "people", "place", "courtesy", "aspects", "aspects_of_it", "doings")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A part that may take another's place: `in | het | Vlaamse onderwijs`, of a kind."""

    reading: Reading
    preposition: str
    article: str
    head: str
    kinds: tuple[str, ...]
    """What it names, that of its noun first; `topic` where the vocabulary has no word for it."""
    is_adjective: bool
    """Tells that it is the name of a country as said of something."""

    @property
    def noun(self) -> str:
        """The head with its article."""
        return spaced(self.article, self.head)


def fragment_of(reading: Reading, last: Reading) -> Fragment | None:
    """Return the part of a question that a text is; None where it says more or stands alone."""
    lists, words = reading.cues, reading.words
    joined = lists.joined(words)
    whose = lists.starts("whose", words[joined:])
    about = whose or lists.starts("about", words[joined:])
    start, end = joined + about, len(words)
    while end > start and lists.has("fillers", words[end - 1]):
        end -= 1
    first = start
    while first < end and lists.has("prepositions", words[first]):
        first += 1
    article = first
    while article < end and lists.has("articles", words[article]):
        article += 1
    if not 0 < end - article <= (_LONGEST_ABOUT if about else _LONGEST):
        return None
    head = (article, end)
    if any(_never(reading, position) for position in range(*head)):
        return None
    inside = read(f"– x {reading.of(head)}", reading.language)  # a name that begins no sentence
    kinds = _kinds(inside, last, has_preposition=first > start)
    if whose and kinds[0] == "topic" and last.last("name"):
        kinds = ("name", *kinds[1:])
    if kinds[0] == "country" and not _can_stand(inside, last):
        return None
    if not joined and not about and not _stands_out(inside, kinds, has_preposition=first > start):
        return None
    if not joined and kinds[0] == "name" and "?" not in reading.text and not last.last("name"):
        return None
    return Fragment(
        reading=reading,
        preposition=reading.of((start, first)),
        article=reading.of((first, article)),
        head=reading.of(head),
        kinds=kinds,
        is_adjective=all(mention.is_adjective for mention in inside.mentions),
    )


def _never(reading: Reading, position: int) -> bool:
    word = reading.words[position]
    if word.folded in ordinals() or any(reading.cues.has(name, word) for name in _NEVER):
        return True
    joins = ("glue", "prepositions", "articles", "lands")
    is_joint = any(reading.cues.has(name, word) for name in joins)
    return not is_joint and not word.has_capital and not _has_terms(reading, position)


def _has_terms(reading: Reading, position: int) -> bool:
    return bool(terms_of(reading.words[position].folded, reading.language))


def _kinds(inside: Reading, last: Reading, *, has_preposition: bool) -> tuple[str, ...]:
    """Return the kinds of the mentions, that of the noun first."""
    found = [mention for mention in inside.mentions if mention.start > 0]
    nouns = [m for m in found if not m.is_adjective]
    order = ("name", "year", "sector", "category", "country", "subject")
    nouns.sort(key=lambda mention: order.index(mention.kind))
    kinds = [m.kind for m in (*nouns, *(m for m in found if m.is_adjective))]
    if nouns or (found and len(inside.words) <= found[-1].end):
        return tuple(dict.fromkeys(kinds))
    return (_unknown(inside, last, has_preposition=has_preposition), *dict.fromkeys(kinds))


def _unknown(inside: Reading, last: Reading, *, has_preposition: bool) -> str:
    """Return what a noun is that the vocabulary does not have: a name, or another subject."""
    has_capital = inside.words[-1].has_capital and not inside.words[-1].text.isupper()
    if not has_capital:
        return "topic"
    if inside.language != "de":
        return "name"
    return "name" if has_preposition or last.last("name") else "topic"


def _can_stand(inside: Reading, last: Reading) -> bool:
    """Tell whether a country can be put in: `Swedish` only where another such word stands."""
    old = last.last("country")
    has_noun = any(not mention.is_adjective for mention in inside.mentions)
    return has_noun or (old is not None and old.is_adjective)


def _stands_out(inside: Reading, kinds: tuple[str, ...], *, has_preposition: bool) -> bool:
    """Tell whether a part without `en` before it can be nothing but a part."""
    covered = all(
        inside.is_in(position) or inside.cues.has("glue", inside.words[position])
        for position in range(1, len(inside.words))
    )
    alone = kinds[0] in {"name", "country", "year"} and not inside.last("subject", "category")
    return covered and (alone or (has_preposition and kinds[0] == "sector"))
