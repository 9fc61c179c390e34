"""Fills the templates of the screening set with made-up people: `python -m scripts.screening_set`.

A line of fit.txt or judge.txt is a language and a text. `[[kind|words]]` is a labelled span, and
`{name}`, `{tel}` and the like become one. The halves share neither templates nor names.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from ingest.document import slug
from ingest.text.words import fold

HERE = Path(__file__).parent
SETS = HERE.parent.parent / "evaluation" / "sets" / "screening"
FILLS = 3
"""Snippets of a template that has something to fill in."""

_SPAN = re.compile(r"\[\[([a-z-]+)\|(.*?)\]\]")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_TEN = 10
"""A check digit that a BSN can't have."""
_IBANS = {
    "nl": ("NL", "ABNA", 10),
    "nl-BE": ("BE", "", 12),
    "fr": ("FR", "", 23),
    "de": ("DE", "", 18),
}
_STREETS = {
    "nl": ("Lijsterbesstraat", "Oude Veerweg", "Turfkade", "Molenhoflaan"),
    "nl-BE": ("Kapelstraat", "Oude Heirweg", "Steenovenlaan", "Gentsesteenweg"),
    "fr": ("rue des Tanneurs", "avenue du Moulin Rouge", "chemin Vert", "rue de la Tannerie"),
}


def main() -> None:
    """Write both halves."""
    people = yaml.safe_load((HERE / "names.yaml").read_text("utf-8"))
    for half in ("fit", "judge"):
        draw = random.Random(f"screening {half}")
        lines = (HERE / f"{half}.txt").read_text("utf-8").splitlines()
        rows = [
            row
            for number, line in enumerate(lines, 1)
            for row in _rows(line, number, half, people[half], draw)
        ]
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (SETS / f"{half}.jsonl").write_text(text, "utf-8")
        print(half, len(rows))


def _rows(line: str, number: int, half: str, people: dict, draw: random.Random) -> Iterator[dict]:
    language, _, template = line.partition("\t")
    template = template.replace("\\n", "\n")
    fills = FILLS if _PLACEHOLDER.search(template) else 1
    for turn in range(fills):
        marked = _filled(template, language, people[language], draw)
        text, spans = _unmarked(marked)
        yield {
            "id": f"scr-{half}-{number:03}{'abc'[turn]}",
            "language": language,
            "text": text,
            "spans": spans,
        }


def _filled(template: str, language: str, people: dict, draw: random.Random) -> str:
    first = draw.sample(people["first"].split(), 2)
    last = draw.sample(people["last"].split("|"), 2)
    values = {
        "name": ("name", f"{first[0]} {last[0]}"),
        "name2": ("name", f"{first[1]} {last[1]}"),
        "last": ("name", _capital(last[0])),
        "ini": ("name", f"{first[0][0]}.{draw.choice('ABCDHJKLMPSTW')}. {last[0]}"),
        "turn": ("name", f"{_capital(last[0])}, {first[0]}"),
        "turn2": ("name", f"{_capital(last[1])}, {first[1]}"),
        "mail": ("e-mail", _mail(first[0], last[0], draw)),
        "tel": ("phone", _phone(language, draw)),
        "iban": ("iban", _iban(language, draw)),
        "bsn": ("bsn", _bsn(draw)),
        "rrn": ("rijksregisternummer", _national(draw)),
        "plate": ("licence-plate", _plate(language, draw)),
        "addr": ("address", _address(language, draw)),
    }
    return _PLACEHOLDER.sub(lambda found: "[[{}|{}]]".format(*values[found[1]]), template)


def _unmarked(marked: str) -> tuple[str, list[dict]]:
    text, spans, done = "", [], 0
    for found in _SPAN.finditer(marked):
        text += marked[done : found.start()]
        spans.append({"kind": found[1], "start": len(text), "end": len(text) + len(found[2])})
        text += found[2]
        done = found.end()
    return text + marked[done:], spans


def _capital(last: str) -> str:
    return last[:1].upper() + last[1:]


def _mail(first: str, last: str, draw: random.Random) -> str:
    surname = slug(last).replace("-", "")
    local = draw.choice(
        [
            f"{fold(first)[0]}.{surname}",
            f"{fold(first)}.{surname}",
            f"{surname}{draw.randint(1, 99)}",
        ]
    )
    host = draw.choice(["zoutkamperdam", "rijkskring", "voorbeeld", "stoelwerk"])
    return f"{local}@{host}.{draw.choice(['example', 'test.example'])}"


def _phone(language: str, draw: random.Random) -> str:
    six = f"{draw.randint(10, 99)} {draw.randint(10, 99)} {draw.randint(10, 99)}"
    return {
        "nl": draw.choice(
            [
                f"06-1234{draw.randint(1000, 9999)}",
                f"030 123 {draw.randint(10, 99)} {draw.randint(10, 99)}",
                f"+31 6 12 34 {draw.randint(10, 99)} {draw.randint(10, 99)}",
            ]
        ),
        "nl-BE": draw.choice(
            [
                f"0470 {six}",
                f"02 555 {draw.randint(10, 99)} {draw.randint(10, 99)}",
                f"+32 9 210 {draw.randint(10, 99)} {draw.randint(10, 99)}",
            ]
        ),
        "fr": draw.choice(
            [
                f"06 12 34 {draw.randint(10, 99)} {draw.randint(10, 99)}",
                f"01 23 45 {draw.randint(10, 99)} {draw.randint(10, 99)}",
                f"+33 6 12 34 {draw.randint(10, 99)} {draw.randint(10, 99)}",
            ]
        ),
        "en": f"+44 20 7946 0{draw.randint(100, 999)}",
        "de": draw.choice(
            [f"030 23125 {draw.randint(100, 999)}", f"+49 171 39200{draw.randint(10, 99)}"]
        ),
    }[language]


def _iban(language: str, draw: random.Random) -> str:
    country, bank, digits = _IBANS.get(language, _IBANS["nl"])
    body = bank + "".join(str(draw.randint(0, 9)) for _ in range(digits))
    number = "".join(str(int(sign, 36)) for sign in f"{body}{country}00")
    joined = f"{country}{98 - int(number) % 97:02}{body}"
    return draw.choice([joined, " ".join(re.findall(".{1,4}", joined))])


def _bsn(draw: random.Random) -> str:
    while True:
        digits = [draw.randint(1, 9), *(draw.randint(0, 9) for _ in range(7))]
        check = sum(w * d for w, d in zip(range(9, 1, -1), digits, strict=True)) % 11
        if check < _TEN:
            number = "".join(map(str, [*digits, check]))
            return draw.choice([number, f"{number[:4]}.{number[4:6]}.{number[6:]}"])


def _national(draw: random.Random) -> str:
    birth = f"{draw.randint(50, 99)}{draw.randint(1, 12):02}{draw.randint(1, 28):02}"
    body = f"{birth}{draw.randint(1, 997):03}"
    check = 97 - int(body) % 97
    dotted = f"{body[:2]}.{body[2:4]}.{body[4:6]}-{body[6:9]}.{check:02}"
    return draw.choice([dotted, f"{body}{check:02}"])


def _plate(language: str, draw: random.Random) -> str:
    def letters(count: int) -> str:
        return "".join(draw.choice("BDFGHJKLNPRSTVXZ") for _ in range(count))

    return {
        "nl": draw.choice(
            [
                f"{letters(2)}-{draw.randint(100, 999)}-{letters(1)}",
                f"{draw.randint(10, 99)}-{letters(3)}-{draw.randint(1, 9)}",
            ]
        ),
        "nl-BE": f"{draw.randint(1, 2)}-{letters(3)}-{draw.randint(100, 999)}",
        "fr": f"{letters(2)}-{draw.randint(100, 999)}-{letters(2)}",
        "en": f"{letters(2)}{draw.randint(51, 72)} {letters(3)}",
        "de": f"{letters(1)}-{letters(2)} {draw.randint(100, 9999)}",
    }[language]


def _address(language: str, draw: random.Random) -> str:
    street, number = draw.choice(_STREETS.get(language, _STREETS["nl"])), draw.randint(1, 180)
    match language:
        case "nl":
            letters = draw.choice(["AB", "KL", "PX", "TR"])
            return f"{street} {number}, {draw.randint(1000, 9999)} {letters}"
        case "nl-BE":
            return f"{street} {number}, {draw.choice(['9000', '2800', '3500', '8400'])}"
    return f"{number}, {street}, {draw.choice(['59000', '1000', '31000', '75011'])}"


if __name__ == "__main__":
    main()
