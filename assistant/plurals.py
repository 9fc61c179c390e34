"""Organisations, pilots and places in the plural, as a question for several of them has them."""

from __future__ import annotations

DOCUMENTS = {
    "nl": r"documenten|publicaties|rapporten|factsheets|bronnen",
    "fr": r"documents|publications|rapports|sources",
    "en": r"documents|publications|reports|factsheets|sources",
    "de": r"dokumente|publikationen|berichte|quellen",
}
"""What tells of it, of whatever kind."""

WHO = {
    "nl": (
        r"gemeenten|gemeentes|steden|provincies|waterschappen|ziekenhuizen|zorginstellingen|scholen|"
        r"universiteiten|hogescholen|ministeries|kantons|overheden|besturen|instellingen|bedrijven|"
        r"organisaties|inkopers|aankopers|netbeheerders|landen|regio's|corporaties|"
        r"pilots|proefprojecten|projecten|proeven|voorbeelden|praktijkvoorbeelden|netwerken|"
        r"leernetwerken|buyer groups|samenwerkingen|aanbestedingen|contracten|woningcorporaties"
    ),
    "fr": (
        r"communes|villes|provinces|hôpitaux|écoles|lycées|universités|ministères|cantons|"
        r"administrations|autorités|collectivités|institutions|entreprises|organisations|"
        r"organismes|acheteurs|pays|régions|départements|projets|pilotes|exemples|"
        r"réseaux|marchés"
    ),
    "en": (
        r"municipalities|cities|towns|councils|provinces|hospitals|schools|universities|ministries|"
        r"cantons|authorities|bodies|institutions|companies|organi[sz]ations|agencies|buyers|"
        r"countries|regions|pilots|projects|examples|cases|networks|groups|tenders|contracts"
    ),
    "de": (
        r"gemeinden|städte|kommunen|provinzen|krankenhäuser|spitäler|schulen|universitäten|"
        r"hochschulen|ministerien|kantone|behörden|verwaltungen|stellen|einrichtungen|unternehmen|"
        r"organisationen|ämter|einkäufer|länder|regionen|pilotprojekten?|projekten?|beispiele|"
        r"netzwerke|ausschreibungen|verträge"
    ),
}
_NEITHER = (  # "welke lokale besturen", but not "which sheets do hospitals", "in"
    "in|im|auf|aan|op|met|bij|mit|von|dans|sur|pour|par|by|at|from|for|als|comme|"
    "do|does|did|have|has|are|doen|hebben|zijn|haben|sind|wollen|die|ont|sont"
)
BETWEEN = rf"(?:(?!(?:{_NEITHER})\s)[^\s.?!]+\s+){{0,3}}?"
"""Up to three words before them."""
