"""Text for Slack: nothing in it is mark-up, and none of it is over a limit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bots.render import is_shown, plain

BREAK = "\u2060"
"""Breaks up what Slack would make active: it has no width, and `plain` leaves none in a text."""

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ACTIVE = re.compile(
    r"(?<=:)(?=[\w+'-]+:)"  # :smile:
    r"|(?<=[@#])(?=\w)"  # @here, a@b.nl, #general
    r"|(?<=:)(?=//)|(?<=\w\.)(?=[^\W\d_]{2})"  # https://…, example.org
)
_TOKEN = re.compile(r"<(?=[!@#])")
_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+!|~=-]|^\d+[.)]")
_MRKDWN = re.compile(r"[*_~`]")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?: ?\[\d+\])*(?=\s)|\n|[。！？]")  # noqa: RUF001  full-width ends
_GAP = re.compile(r"\s+")
_MARKS = re.compile(r"(?:\[\d+\])+|\\.|&(?:amp|lt|gt);")


def markdown_escape(text: str) -> str:
    """Return `text` on one line for a markdown block: it shows exactly its characters.

    Slack reads its own <…> in Markdown too, which entities stop; addresses, names and emoji codes,
    which it finds in plain words, are broken up by a character without width.
    """
    broken = _ACTIVE.sub(BREAK, plain(text))
    escaped = _MARKDOWN.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", broken)
    return escaped.translate(_ENTITIES)


def mrkdwn_escape(text: str) -> str:
    """Return `text` on one line for a mrkdwn object, which has no escapes but for & < >.

    Its other marks are broken up: they only work at the edge of a word.
    """
    broken = _ACTIVE.sub(BREAK, plain(text))
    return _MRKDWN.sub(lambda found: f"{BREAK}{found[0]}{BREAK}", broken).translate(_ENTITIES)


def literal(text: str) -> str:
    """Return `text` for rich text, which shows it as it is; lines stay.

    Only what no screen shows is left out: control characters, and those that turn text around.
    """
    return "".join(char for char in text if char in "\n\t" or is_shown(char))


def inert(text: str) -> str:
    """Return words that Slack shows as they are, its own tokens broken up all the same."""
    return _TOKEN.sub(f"<{BREAK}", text)


def inert_line(text: str, limit: int) -> str:
    """Return `text` on one inert line of at most `limit` units."""
    line = shortened(text, limit)
    return inert(shortened(line, max(limit - len(_TOKEN.findall(line)), 1)))


def length(text: str) -> int:
    """Return how long Slack takes a text to be: in UTF-16 units, an emoji is two or more."""
    return len(text) + sum(1 for char in text if ord(char) > 0xFFFF)  # noqa: PLR2004  the basic plane


def shortened(text: str, limit: int) -> str:
    """Return `text` on one line in at most `limit` units, cut after a word, with an ellipsis."""
    line = plain(text)
    if length(line) <= limit:
        return line
    cut = line[: _within(line, limit - 1)]
    words, gap, _ = cut.rpartition(" ")
    kept = words if gap and len(words) > len(cut) // 2 else cut
    return f"{kept.rstrip(' ,;:.–-')}…"


def split(text: str, limit: int) -> list[str]:
    """Return `text` in parts of at most `limit` units, cut at sentence ends where there are any.

    Else at a space; in the middle of a word only where one word is over the limit, and even then
    not in a citation mark or an escape. Joined by a space or a line end the parts are the text.
    """
    parts: list[str] = []
    rest = text.strip()
    while length(rest) > limit:
        cut = _cut(rest, limit)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*parts, rest] if rest else parts


def sentence_ends(text: str) -> Iterator[int]:
    """Yield where sentences end, each before the space that follows; by their marks alone."""
    for found in _SENTENCE_END.finditer(text):
        yield found.end()


def _cut(text: str, limit: int) -> int:
    most = _within(text, limit)
    window = text[: most + 1]
    for ends in (
        [end for end in sentence_ends(window) if end <= most],
        [gap.start() for gap in _GAP.finditer(window) if gap.start() <= most],
    ):
        fitting = [end for end in ends if end and not _splits_mark(text, end)]
        if fitting:
            return fitting[-1]
    inside = next((m for m in _MARKS.finditer(text) if m.start() < most < m.end()), None)
    return inside.start() if inside and inside.start() else max(most, 1)


def _splits_mark(text: str, cut: int) -> bool:
    """Tell whether a citation's marks follow the cut: they stay with their sentence."""
    return re.match(r" ?\[\d+\]", text[cut:]) is not None


def _within(text: str, limit: int) -> int:
    """Return how many characters of `text` are at most `limit` units."""
    if length(text) <= limit:
        return len(text)
    used = 0
    for position, char in enumerate(text):
        used += 2 if ord(char) > 0xFFFF else 1  # noqa: PLR2004  the basic plane
        if used > limit:
            return position
    return len(text)
