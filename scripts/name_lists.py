"""Writes the lists that tell a person's name from other words: `python -m scripts.name_lists`.

Run once, with Faker (MIT) installed beside the project: the product needs the lists alone. Common
words are those that the shipped corpus writes in small letters, and Faker's.
"""

from __future__ import annotations

import importlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from ingest.shipped import shipped_corpus

FOLDER = Path(__file__).parent.parent / "ingest" / "screen" / "lists"
PEOPLE = ("nl_NL", "nl_BE", "fr_FR", "fr_BE", "fr_CH", "de_DE", "de_CH", "en_GB", "en_US", "tr_TR")
PLACES = ("nl_NL", "nl_BE", "fr_FR", "fr_CH", "de_DE", "de_CH", "de_AT", "en_GB")
WORDS = ("nl_NL", "nl_BE", "fr_FR", "de_DE", "en_US")
JOBS = ("fr_FR", "de_AT", "en_US", "nl_NL", "nl_BE")
PARTICLES = frozenset(
    [
        "van",
        "de",
        "den",
        "der",
        "ter",
        "ten",
        "te",
        "von",
        "zu",
        "zum",
        "zur",
        "du",
        "des",
        "da",
        "di",
        "del",
        "della",
        "la",
        "le",
        "les",
        "el",
        "op",
        "in",
        "het",
        "vanden",
        "vander",
    ]
)
_FEW = 3
_NOUN = r"\b[A-ZÄÖÜ][a-zäöüß]{2,}(?:en|er|ung|heit|keit|te|de|es|ern)\b"


def main() -> None:
    """Write every list; a name that is a common word or a place too stays a name."""
    words = set(_folded(_corpus_words())) | set(_folded(_faker("lorem", "word_list", WORDS)))
    words |= set(_folded(_parts(_faker("job", "jobs", JOBS))))
    places = set(_folded(_parts(_faker("address", "cities", PLACES))))
    places |= set(_folded(_parts(_faker("address", "countries", PLACES))))
    first = set(_folded(_single(_faker("person", "first_names", PEOPLE))))
    last = set(_folded(map(_core, _faker("person", "last_names", PEOPLE))))
    _write("first_names", first)
    _write("surnames", last)
    _write("places", places)
    _write("words", words)
    firms = map(str, chain(_faker("company", "large_companies", ("nl_NL",)), _organisations()))
    _write("organisations", (" ".join(_folded(firm.split())) for firm in firms))


def _faker(provider: str, attribute: str, locales: Iterable[str]) -> Iterator[str]:
    for locale in locales:
        try:
            module = importlib.import_module(f"faker.providers.{provider}.{locale}")
        except ModuleNotFoundError:
            continue
        yield from map(str, getattr(module.Provider, attribute, ()))


def _corpus_words() -> Iterator[str]:
    """Yield the words in small letters, and of German texts what ends like a noun."""
    for path in sorted(shipped_corpus().rglob("*.md")):
        text = path.read_text("utf-8")
        yield from re.findall(r"(?<![\w@./-])[a-zà-ÿ][a-zà-ÿ]{2,}(?![\w@])", text)
        if "\nlanguage: de\n" in text:
            yield from re.findall(_NOUN, text)


def _organisations() -> Iterator[str]:
    """Yield what the front matter of the corpus calls organisations."""
    for path in sorted(shipped_corpus().rglob("*.md")):
        yield from re.findall(r"(?m)^organisation: (.+)$", path.read_text("utf-8"))


def _parts(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from re.findall(r"[^\W\d_]{3,}", name)


def _single(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from name.split()


def _core(name: str) -> str:
    """Return a surname without its particles."""
    parts = [part for part in name.split() if part.lower() not in PARTICLES]
    return parts[-1] if parts else ""


def _folded(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        plain = unicodedata.normalize("NFKD", name.casefold())
        kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
        if len(kept) >= _FEW and re.fullmatch(r"[a-z'’-]+", kept):
            yield kept.replace("’", "'")


def _write(name: str, entries: Iterable[str]) -> None:
    listed = sorted(set(filter(None, entries)))
    head = (
        f"# From Faker {version('faker')} (MIT, https://github.com/joke2k/faker) and the shipped\n"
        f"# corpus (CC BY 4.0), by scripts/name_lists.py: small letters, no accents.\n"
    )
    (FOLDER / f"{name}.txt").write_text(head + "\n".join(listed) + "\n", "utf-8")
    print(f"{name}: {len(listed)}")


if __name__ == "__main__":
    main()
