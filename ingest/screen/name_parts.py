"""The form of names: capitals, initials and particles in a row, and the words of such a row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.screen.listed import PARTICLES, PLACES, WORDS, listed
from ingest.text.words import fold

WORD = (
    r"(?:[DLOTd]['’]|Mc|Mac|Van|De|Le)?[A-ZÀ-Þ][a-zß-ÿ]+(?![A-ZÀ-Þ])"
    r"(?:-(?:[DLO]['’])?[A-ZÀ-Þa-z][a-zß-ÿ]+)*"
)
SHOUTED = r"[A-ZÀ-Þ][A-ZÀ-Þ'’-]{3,}"
INITIALS = r"(?:(?:[A-Z]|Th|Ch|Chr|Ph|IJ)\.-?(?: (?=[A-Z]\.))?){1,5}"
PARTICLE = (
    r"(?:van|de|den|der|ter|ten|te|von|zu|zum|du|des|da|di|la|le|'t|’t|op(?= d|[ ]?['’]t)|"
    r"in(?= ['’]t)|het|v\.d\.|v/d|el|ben)"
)
RUN = re.compile(
    rf"(?<![\w@.’'/-])(?:{WORD}|{INITIALS})"
    rf"(?:[ \u00a0]?(?<=[. \u00a0])(?:{PARTICLE}[ \u00a0]){{0,3}}(?:{WORD}|{INITIALS}|"
    rf"{SHOUTED})(?![\w@])){{1,6}}"
)
TURNED = re.compile(
    rf"(?m)(?:^|(?<=[;|:•\t(] )|(?<=^[-*] ))((?:(?:{PARTICLE}|[Vv]an|[Dd]e[nr]?|[Tt]e[rn]|VAN|"
    rf"DEN|DER|"
    rf"DE) ){{0,3}}"
    rf"(?:{WORD}|{SHOUTED})), ((?:{WORD}|{INITIALS})(?: (?:{WORD}|{INITIALS}))?)(?= *(?:$|"
    rf"[;|()–-]))"
)
_TOKEN = re.compile(rf"{INITIALS}(?![a-zß-ÿ])|[^ \u00a0]+")
ABBREVIATED = frozenset(
    [
        "N.V.",
        "B.V.",
        "S.A.",
        "U.S.",
        "E.U.",
        "V.N.",
        "L.S.",
        "P.S.",
        "N.B.",
        "P.M.",
        "Z.O.",
        "N.O.",
        "C.V.",
        "V.O.F.",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word of a run, and its place in the text."""

    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        """The word as lists have it."""
        word = fold(self.text).replace("’", "'").removesuffix("'s").strip(".")
        return word[2:] if word[1:2] == "'" else word

    @property
    def is_initials(self) -> bool:
        """Whether it is letters with dots, as before a surname."""
        return self.text.endswith(".") and self.text not in ABBREVIATED

    @property
    def is_particle(self) -> bool:
        """Whether it is a word that stands before a surname."""
        return fold(self.text).replace("’", "'") in listed(PARTICLES)


def tokens_in(text: str, start: int, end: int) -> list[Token]:
    """Return the words of a run."""
    return [
        Token(text=found[0], start=found.start(), end=found.end())
        for found in _TOKEN.finditer(text, start, end)
    ]


def is_other(word: str) -> bool:
    """Say whether a folded word is a common one or a place, whatever else it is."""
    return word in listed(WORDS) or word in listed(PLACES)
