"""Finds what competitors must not learn of each other, and what is marked as confidential.

Every rule stands in docs/screening.md with an example. What was published, as a contract awarded
for a sum, an estimate or a budget, is none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from ingest.screen.bidders import find_in_sentences
from ingest.screen.bids_in_tables import find_in_tables
from ingest.screen.finding import Finding, Kind


def find_sensitive(text: str) -> list[Finding]:
    """Return what the rules for competition-sensitive content find, in no order."""
    return list(chain(_marked(text), _drafts(text), find_in_sentences(text), find_in_tables(text)))


_MARK = (
    r"(?:(?:strikt|streng|strictement|strictly|hoogst|zeer|commercieel|bedrijfs|"
    r"commercially|concurrentie)[ -]?)?"
    r"(?:vertrouwelijk|confidentiel(?:le)?|confidential|vertraulich|geheim|secret)"
)
_IN_CONFIDENCE = (
    r"(?:commercieel in vertrouwen|commercial[ -]in[ -]confidence|bedrijfsvertrouwelijk|"
    r"commercieel vertrouwelijk|secret des affaires|"
    r"niet voor verspreiding|niet verder verspreiden|niet verspreiden|verspreiding verboden|"
    r"(?:alleen|uitsluitend) voor intern gebruik|"
    r"(?:ne pas|interdiction de) (?:diffuser|divulguer)|diffusion (?:restreinte|interdite)|"
    r"usage interne uniquement|réservé à l['’]usage interne|"
    r"not for (?:distribution|circulation|onward transmission)|do not (?:distribute|circulate|"
    r"share)|"
    r"(?:for )?internal use only|tlp:? ?(?:red|amber)(?:\+strict)?|"
    r"nicht (?:zur )?(?:weitergabe|verbreitung)|nur für den (?:internen |dienst)gebrauch)"
)
_EDGE = r"[\s>*_#|–—:.!()\[\]-]*"
_PAPER = (
    r"(?:document|dossier|note|nota|notitie|rapport|memo|bijlage|annexe?|report|paper|dokument)"
)
_MARKED_LINE = re.compile(
    # a line, a cell or a header that says nothing else
    rf"(?im)(?:^|\|){_EDGE}(?:{_PAPER} )?(?P<mark>{_MARK}|{_IN_CONFIDENCE})"
    rf"(?:{_EDGE}(?:{_MARK}|{_IN_CONFIDENCE}|concept|draft|projet|entwurf|"
    rf"versie [\d.]+)){{0,3}}{_EDGE}(?:$|\|)"
)
_LABELLED = re.compile(
    r"(?im)(?:classificatie|rubricering|vertrouwelijkheid(?:sniveau)?|status|markering|"
    r"classification|"
    r"confidentialité|niveau de diffusion|confidentiality|marking|einstufung|vertraulichkeit)"
    rf"\**\s?[:|]\s*\**(?P<mark>{_MARK}|{_IN_CONFIDENCE}|intern)\b"
)
_SAID = re.compile(
    r"(?i)(?:dit (?:document|stuk|bestand|rapport|verslag|bestek)|deze (?:nota|notitie|memo|"
    r"offerte|"
    r"informatie|bijlage|presentatie)|de inhoud van (?:dit|deze) \w+|ce (?:document|rapport|"
    r"dossier)|"
    r"cette (?:note|offre|annexe)|le présent (?:document|rapport)|this (?:document|report|paper|"
    r"file|"
    r"memo|note|presentation)|dieses (?:Dokument|Papier)|diese (?:Unterlage|Notiz))"
    r" (?:is|zijn|est|sont|ist|sind|bevat|contient|contains|enthält)(?: \w+){0,2}? "
    rf"(?P<mark>{_MARK}\w*|{_IN_CONFIDENCE}|bedrijfsvertrouwelijke)"
)
_SHOUTED_MARK = re.compile(
    r"(?<![\w-])(?P<mark>(?:STRIKT |STRICTLY |STRICTEMENT |STRENG |COMMERCIEEL |BEDRIJFS)?"
    r"(?:VERTROUWELIJK|CONFIDENTIEL|CONFIDENTIAL|VERTRAULICH)|COMMERCIAL[ -]IN[ -]CONFIDENCE|"
    r"COMMERCIEEL IN VERTROUWEN|TLP:(?:RED|AMBER)|NIET VERSPREIDEN|DO NOT DISTRIBUTE|"
    r"NE PAS DIFFUSER)(?![\w-])"
)
_ALWAYS = re.compile(
    r"(?i)(?<!\w)(?P<mark>commercieel in vertrouwen|commercial[ -]in[ -]confidence|"
    r"commercieel vertrouwelijk|tlp:(?:red|amber))(?!\w)"
)
_ABOUT = re.compile(
    r"(?i)(?:stempel|label|mark(?:ed|eer)|marker|term|woord|mention|marqu|aanduid|kop|vermerk|"
    r"gemarkeerd|als |as |comme |als solche)[^.\n]{0,40}[‘'“\"«]?$"
)


_ROOTS = (
    "vertrouwe",
    "confiden",
    "vertraulich",
    "geheim",
    "secret",
    "verspreid",
    "intern",
    "diffus",
    "divulg",
    "distribut",
    "circulat",
    "transmission",
    "share",
    "tlp",
    "weitergabe",
    "verbreitung",
    "dienstgebrauch",
)
"""What every mark has in it: most documents have none of it, and are passed over fast."""


def _marked(text: str) -> Iterator[Finding]:
    """Yield marks of confidentiality: stamps, labels and what a document says of itself."""
    lowered = text.lower()
    if not any(root in lowered for root in _ROOTS):
        return
    for pattern, why in (
        (_MARKED_LINE, "a line that is a mark"),
        (_LABELLED, "a label with a mark"),
        (_SAID, "the document says so"),
        (_SHOUTED_MARK, "a mark in capitals"),
        (_ALWAYS, "words of a mark"),
    ):
        for found in pattern.finditer(text):
            start, end = found.span("mark")
            if not _ABOUT.search(text, max(0, start - 60), start):
                yield Finding(kind=Kind.CONFIDENTIAL, start=start, end=end, why=why)


_TENDER = (
    r"(?:bestek\w*|aanbestedingsleidraad|aanbestedingsdocument\w*|aanbestedingsstukken|"
    r"offerteaanvraag|offertevraag|inschrijvingsleidraad|gunningsleidraad|selectieleidraad|"
    r"beschrijvend document|programma van eisen|opdrachtdocumenten|"
    r"cahier(?: spécial)? des charges|dossier de consultation|règlement de consultation|CSC|CCTP|"
    r"tender (?:document\w*|dossier|specifications?)|invitation to tender|itt|rfp|"
    r"request for proposals?|statement of requirements|"
    r"leistungsverzeichnis|vergabeunterlagen|leistungsbeschreibung|ausschreibungsunterlagen)"
)
_DRAFT = (
    r"(?:(?:concept|ontwerp|klad|werkversie(?: van het)?|draft|projet de|version provisoire du|"
    r"version de travail du|entwurf(?: der| des)?)[ -]?)"
)
_DRAFT_NAMED = re.compile(
    rf"(?i)(?<!\w)(?:{_DRAFT}{_TENDER}|{_TENDER} ?[(–—:,-]+ ?(?:concept|ontwerp|draft|projet|"
    rf"entwurf|"
    r"version provisoire|werkversie|klad)(?:versie|version|fassung)?)(?!\w)"
)
_NOT_OUT = re.compile(
    r"(?i)niet (?:verder )?(?:verspreiden|delen|openbaar|doorsturen)|nog niet (?:gepubliceerd|"
    r"openbaar|"
    r"bekendgemaakt|definitief gepubliceerd)|voor publicatie|vóór publicatie|niet voor publicatie|"
    r"onder embargo|intern gebruik|ne pas diffuser|pas encore publié|avant publication|non publié|"
    r"usage interne|sous embargo|not (?:yet )?(?:published|public|for distribution)|do not "
    r"(?:distribute|share|circulate)|before publication|unpublished|embargoed?|internal use|"
    r"noch nicht veröffentlicht|nicht weitergeben|vor (?:der )?veröffentlichung|nicht öffentlich|"
    r"interner gebrauch"
)
_AROUND = 160


def _drafts(text: str) -> Iterator[Finding]:
    """Yield tender documents in draft beside words that say they are not out yet."""
    for found in _DRAFT_NAMED.finditer(text):
        start = max(text.rfind("\n\n", 0, found.start()), found.start() - _AROUND, 0)
        end = text.find("\n\n", found.end() + 2)
        end = min(len(text) if end < 0 else end, found.end() + _AROUND)
        if _NOT_OUT.search(text, start, end):
            yield Finding(
                kind=Kind.DRAFT,
                start=found.start(),
                end=found.end(),
                why="a draft that is not out",
            )
