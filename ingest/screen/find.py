"""Everything that the gate looks for in a document, from the surest kind to the least sure."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import chain

from ingest.screen.confidential import find_sensitive
from ingest.screen.finding import Finding, Kind, without_overlaps
from ingest.screen.identifiers import find_identifiers
from ingest.screen.names import find_listed_names, find_names, find_words

SCREEN_VERSION = "3"
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
    r"beheer|administratie|facturen|facturatie|invoices?|bestellingen|logistiek|facility|comptabilite|"
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
_NUMBER_OF_FIRM = re.compile(
    r"(?:\bBE|\bKBO|\bBCE|\bKvK|\bbtw|\bTVA|\bVAT|ondernemingsn\w+|numéro d['’]entreprise|SIRET|"
    r"SIREN)"
    r"[^\w\n]{0,4}(?:n(?:umme)?r\.?|n°|BE)?[^\w\n]{0,4}$",
    re.IGNORECASE,
)


def _of_institution(text: str, found: Finding) -> bool:
    """Say whether a mailbox, a telephone or an address is that of an office, which is public."""
    told = text[found.start : found.end]
    match found.kind:
        case Kind.EMAIL:
            return _OFFICE.match(told) is not None
        case Kind.PHONE:
            before = text[max(0, found.start - 40) : found.start]
            return bool(_FREE_NUMBER.match(told) or _NUMBER_OF_FIRM.search(before))
        case Kind.ADDRESS:
            before = text[max(0, found.start - 90) : found.start]
            return _PLACE_OF_OFFICE.search(before) is not None
    return False


def find_in_file_name(text: str, named: Collection[str] = ()) -> list[Finding]:
    """Return what identifies a person in the name of a file, an id or an address of the web.

    `named` are the words of names that its document holds, folded.
    """
    return without_overlaps(
        chain(find_identifiers(text), find_listed_names(text), find_words(text, named))
    )
