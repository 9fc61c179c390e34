"""What a browser reads out of HTML: texts by element, links, and tags, by the standard library."""

from __future__ import annotations

from html.parser import HTMLParser


class Reading(HTMLParser):
    """The tags with their attributes in order, and the text within the elements of a tag."""

    def __init__(self, html: str, *, inside: str = "mark") -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.text = ""
        self._inside = inside
        self._depth = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == self._inside:
            self._depth += 1
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == self._inside

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._depth:
            self.texts[-1] += data

    def links(self) -> list[str]:
        """Return where links lead."""
        return [attributes.get("href") or "" for tag, attributes in self.tags if tag == "a"]

    def all_of(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of every element of a tag."""
        return [attributes for name, attributes in self.tags if name == tag]


def marked(html: str) -> str:
    """Return the words that are marked, put together."""
    return "".join(Reading(html).texts)
