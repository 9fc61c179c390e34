"""Everything that the gate looks for in a document, from the surest kind to the least sure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from ingest.screen.confidential import find_sensitive
from ingest.screen.finding import Finding, Kind, without_overlaps
from ingest.screen.identifiers import find_identifiers
from ingest.screen.names import find_names

SCREEN_VERSION = "1"
"""Raise it whenever the same document gives other findings: documents are then screened again."""


def find_all(text: str) -> list[Finding]:
    """Return what the gate may not let pass, in order of place, without overlaps."""
    identifiers = find_identifiers(text)
    kept = [found for found in identifiers if not _of_institution(text, found)]
    return without_overlaps(chain(kept, find_names(text, identifiers), find_sensitive(text)))


_OFFICE = re.compile(
    r"(?:info|contact|inkoop\w*|aankoop\w*|aanbesteding\w*|overheidsopdrachten|secretariaat|"
    r"secretariat|servicedesk|helpdesk|balie|receptie|klantenservice|communicatie|redactie|pers|"
    r"post\w*|mail|office|support|service|team|duurzaam\w*|circulair\w*|facilitair\w*|gemeente|"
    r"stad|marches|marchespublics|achats|accueil|courrier|procurement|tenders?|purchasing|"
    r"enquiries|press|vergabe\w*|einkauf|beschaffung|kontakt|poststelle|presse|noreply|no-reply|"
    r"webmaster|privacy|avg|gdpr|dpo|fg)(?:[._+-]\w+)*@",
    re.IGNORECASE,
)
_PLACE_OF_OFFICE = re.compile(
    r"\b(?:gemeente(?:huis)?|stad(?:huis|skantoor)|provincie(?:huis)?|ministerie|bezoekadres|"
    r"postadres|hoofdkantoor|kantooradres|vestigingsadres|gerechtsgebouw|rechtbank|universiteit|"
    r"hogeschool|ziekenhuis|waterschap|mairie|hôtel de ville|siège|ministère|administration "
    r"communale|town hall|city hall|head office|ministry|university|rathaus|ministerium|"
    r"stadtverwaltung)\b[^\n]{0,30}$",
    re.IGNORECASE,
)
_FREE_NUMBER = re.compile(r"0[89]00|14\b")


def _of_institution(text: str, found: Finding) -> bool:
    """Say whether a mailbox, a telephone or an address is that of an office, which is public."""
    told = text[found.start : found.end]
    match found.kind:
        case Kind.EMAIL:
            return _OFFICE.match(told) is not None
        case Kind.PHONE:
            return _FREE_NUMBER.match(told) is not None
        case Kind.ADDRESS:
            before = text[max(0, found.start - 90) : found.start]
            return _PLACE_OF_OFFICE.search(before) is not None
    return False


def find_in_file_name(text: str) -> Iterator[Finding]:
    """Yield what identifies a person in the name of a file, an id or an address of the web."""
    from ingest.screen.names import find_listed_names  # noqa: PLC0415  reads the lists

    yield from find_identifiers(text)
    yield from find_listed_names(text)
