"""A question with one of its parts in the place of another: `en in Vlaanderen?`."""

from __future__ import annotations

from assistant.follow_up.fragment import Fragment
from assistant.follow_up.mentions import Mention
from assistant.follow_up.reading import OF, Reading, Span, read
from assistant.follow_up.tidy import before_the_end, capitalised, spaced, tidied
from ingest.text.words import fold

_PLACES = ("name", "country")
_CONTRACTED = {  # French: à + le
    ("de", "le"): "du",
    ("de", "les"): "des",
    ("a", "le"): "au",
    ("a", "les"): "aux",
}
_FRENCH = {"du": "de", "des": "de", "d'": "de", "de": "de", "au": "a", "aux": "a", "a": "a"}


def exchange(fragment: Fragment, last: Reading) -> str:
    """Return the last question with the fragment in the place of a part of its kind."""
    kind = fragment.kinds[0]
    for also in fragment.kinds[1:]:
        last = _without(last, last.last(also))
    old = _span_of(last, kind)
    mention = last.last(kind)
    if mention is not None and mention.is_adjective and kind == "country":
        span = (mention.start, mention.end)
        if fragment.is_adjective:  # and Swedish ones?
            return _put(last, span, fragment.head)
        return _appended(fragment, kind, _cut(last, span), last.language)
    if old is None:
        return _appended(fragment, kind, last.text, last.language)
    return _replaced(fragment, last, old)


def _span_of(last: Reading, kind: str) -> Span | None:
    if kind in _PLACES:
        found = last.last(kind) or last.last(*_PLACES)
    elif kind in {"category", "subject", "topic"}:
        return last.topic()
    else:
        found = last.last(kind) or (last.last("name") if kind == "sector" else None)
    return (found.start, found.end) if found else None


def _replaced(fragment: Fragment, last: Reading, old: Span) -> str:
    described = last.described(old)
    noun = last.article_of(described)
    whole = last.preposition_of(noun)
    has_preposition, has_article = whole != noun, noun != described
    preposition = fragment.preposition
    if _gives_way(fragment, last, (whole[0], noun[0])):
        preposition = ""
    if not has_preposition and _is_where_for_who(fragment, last, old):
        return _put(
            last, noun, spaced(fragment.reading.cues.texts["one"], preposition, fragment.noun)
        )
    if has_preposition and preposition:
        return _put(last, whole, spaced(fragment.preposition, fragment.noun))
    if last.language == "fr" and has_preposition:
        return _put(last, whole, _contracted(last.of((whole[0], noun[0])), fragment))
    keeps_adjectives = not fragment.article and not _has_adjective(fragment)
    if keeps_adjectives and not has_article:
        return _put(
            last, (old[0], described[1] if last.language == "fr" else old[1]), fragment.head
        )
    is_who = last.is_in(old[0], "name")
    words = fragment.noun if has_article or has_preposition or is_who else fragment.head
    return _put(last, noun, words)


def _is_where_for_who(fragment: Fragment, last: Reading, old: Span) -> bool:
    """Tell whether `in Spanje` takes the place of an organisation that does something."""
    is_where = fragment.kinds[0] == "country" and fragment.preposition != ""
    return is_where and last.is_in(old[0], "name") and "one" in fragment.reading.cues.texts


def _gives_way(fragment: Fragment, last: Reading, old: Span) -> bool:
    """Tell whether `voor stoelen` may be `van stoelen` as the part that it replaces was."""
    given, before = fold(fragment.preposition), fold(last.of(old))
    is_thing = fragment.kinds[0] in {"category", "subject", "topic"}
    is_whose = fragment.kinds[0] == "name" and before in OF
    is_neutral = given in fragment.reading.cues.lists["neutral"]
    return (is_thing or is_whose) and is_neutral and before != given


def _has_adjective(fragment: Fragment) -> bool:
    words, lists = fragment.reading.words, fragment.reading.cues
    return any(lists.means("modifiers", word) for word in words)


def _contracted(preposition: str, fragment: Fragment) -> str:
    """Return a French noun behind the preposition of the part it replaces."""
    plain = _FRENCH.get(preposition.casefold())
    article = fragment.article.casefold()
    if plain is None:
        return spaced(preposition, fragment.noun)
    if (plain, article) in _CONTRACTED:
        return f"{_CONTRACTED[plain, article]} {fragment.head}"
    elided = plain == "de" and not article and fragment.head[0].casefold() in "aeiouyéèêh"
    return f"d'{fragment.head}" if elided else spaced({"a": "à"}.get(plain, plain), fragment.noun)


def _appended(fragment: Fragment, kind: str, asked: str, language: str) -> str:
    if fragment.reading.language != language:  # `en France` is no Dutch
        return before_the_end(asked, f"({spaced(fragment.preposition, fragment.noun)})")
    before = fragment.preposition or fragment.reading.cues.before[kind]
    return before_the_end(asked, spaced(before, fragment.noun))


def _whole(last: Reading, old: Span) -> Span:
    return last.preposition_of(last.article_of(last.described(old)))


def _without(last: Reading, mention: Mention | None) -> Reading:
    if mention is None:
        return last
    span = (mention.start, mention.end)
    text = _cut(last, span if mention.is_adjective else _whole(last, span))
    return read(text, last.language)


def _cut(last: Reading, span: Span) -> str:
    return _put(last, span, "")


def _put(last: Reading, span: Span, words: str) -> str:
    start, end = last.words[span[0]].start, last.words[span[1] - 1].end
    text = f"{last.text[:start]} {words}{last.text[end:]}"
    return capitalised(tidied(text, last.text[:start]))
