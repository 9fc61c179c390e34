"""Reads a page of a lesson: its text, the subtitles of its films, and where those films are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ingest.readers.cleaning import clean_line
from ingest.readers.html_markdown import lowered, tree_to_markdown
from ingest.readers.html_visible import drop_unseen, parse

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SPOKEN = {"", "subtitles", "captions"}
_FILMS = ("youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com")


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Subtitles beside a film: where they are, as the page says it, and in which language."""

    source: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonPage:
    """What a page holds; `films` has the tracks of each film, `videos` addresses on the web."""

    text: str
    films: Sequence[Sequence[Track]]
    videos: Sequence[str]
    language: str


def read_page(page: bytes, *, title: str, below: int) -> LessonPage:
    """Return what a page holds, without a first heading that repeats the title above it."""
    tree = parse(page)
    if tree is None:
        return LessonPage(text="", films=(), videos=(), language="")
    drop_unseen(tree)
    films = tuple(tuple(_tracks(film)) for film in tree.iter("video", "audio"))
    videos = tuple(dict.fromkeys(_videos(tree)))
    language = next(filter(None, (e.get("lang") for e in tree.iter("html", "body"))), "")
    text = tree_to_markdown(tree)
    first, _, rest = text.partition("\n")
    if title and clean_line(first.lstrip("# ")).casefold() == title.casefold():
        text = rest.lstrip("\n")
    text = lowered(text, below if title else below - 1)
    return LessonPage(text=text, films=films, videos=videos, language=language)


def _tracks(film: HtmlElement) -> Iterator[Track]:
    for track in film.iter("track"):
        if track.get("src") and track.get("kind", "").lower() in _SPOKEN:
            language = track.get("srclang", "").partition("-")[0].lower()
            yield Track(source=track.get("src"), language=language)


def _videos(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("video", "source", "iframe"):
        address = element.get("src", "")
        if is_video(address, is_player=element.tag != "iframe"):
            yield address


def is_video(address: str, *, is_player: bool) -> bool:
    """Say whether an address on the web is a film's; what a player plays always is one."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    host = (parts.hostname or "").removeprefix("www.").removeprefix("player.")
    is_known = host in _FILMS
    return parts.scheme in {"http", "https"} and bool(host) and (is_player or is_known)
