"""What somebody typed, without what Slack makes of it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_SPECIAL = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
_EMOJI = re.compile(r"(?<![\w:]):[a-z_+-][\w+'-]*(?:::skin-tone-\d)?:(?!\w)")
_FORMAT = re.compile(r"(?<![\w*_~])([*_~])(?=\S)([^\n]*?\S)\1(?![\w*_~])")
_QUOTE = re.compile(r"^\s*(?:&gt;|>)+ ?", re.MULTILINE)
_MENTION = re.compile(r"<(?:@(?P<user>[UW]\w+)|!(?P<group>subteam\^\w+|here|channel|everyone))\b")


def typed_text(text: str, *, bot_user: str = "") -> str:
    """Return a message as it was typed, on one line: no mention of the bot, no marks, no codes.

    Links give their words, or their address where they have none; other people are left out.
    """
    without = _without(text, bot_user) if bot_user else text
    plain = _SPECIAL.sub(_words, _QUOTE.sub("", without))
    plain = _EMOJI.sub(" ", plain.replace("```", " ").replace("`", ""))
    while (unmarked := _FORMAT.sub(r"\2", plain)) != plain:
        plain = unmarked
    return " ".join(html.unescape(plain).split()).lstrip(",:; ")


def mentions_of(text: str) -> Iterator[str]:
    """Yield the users and groups that a message mentions, as Slack names them."""
    for found in _MENTION.finditer(text):
        yield found["user"] or found["group"]


def _without(text: str, bot_user: str) -> str:
    """Return a text without the bot's name, and without the comma that set it apart."""
    return re.sub(rf"[\s,]*<@{bot_user}(?:\|[^>]*)?>(?=\s*([,.?!]|$))|<@{bot_user}>", _gap, text)


def _gap(found: re.Match[str]) -> str:
    return "" if found[1] else " "


def _words(found: re.Match[str]) -> str:
    target, label = found[1], found[2]
    if target.startswith("@"):
        return " "
    if target.startswith("!"):
        return (label or "").rpartition("|")[2] if target.startswith("!date") else " "
    if target.startswith("#"):
        return label or " "
    return label or target.removeprefix("mailto:")
