"""What admins read in Dutch."""

from collections.abc import Mapping

from assistant.phrases.names import Phrase

TEXTS: Mapping[Phrase, str] = {
    Phrase.ADMIN_TITLE: "Beheer",
    Phrase.ADMIN_OVERVIEW: "Overzicht",
    Phrase.ADMIN_GAPS: "Zonder antwoord",
    Phrase.ADMIN_FEEDBACK: "Oordelen",
    Phrase.ADMIN_PERFORMANCE: "Snelheid en fouten",
    Phrase.ADMIN_KEYS: "Sleutels",
    Phrase.ADMIN_SIGN_OUT: "Afmelden",
    Phrase.ADMIN_COUNTED: "Geteld zijn vragen aan documenten voor: {audiences}.",
    Phrase.ADMIN_PERIOD: "Periode",
    Phrase.ADMIN_DAY: "24 uur",
    Phrase.ADMIN_DAYS: "{days} dagen",
    Phrase.ADMIN_TABLE: "Als tabel",
    Phrase.ADMIN_WHEN: "Wanneer (UTC)",
    Phrase.ADMIN_INDEX: "Wat er te lezen is",
    Phrase.ADMIN_AUDIENCE: "Doelgroep",
    Phrase.ADMIN_DOCUMENTS: "Documenten",
    Phrase.ADMIN_PASSAGES: "Passages",
    Phrase.ADMIN_VERSION: "Versie van de documenten",
    Phrase.ADMIN_INDEX_NONE: "Er is nog geen index: leerkring ingest maakt er een.",
    Phrase.ADMIN_INGEST: "Laatste inname van documenten",
    Phrase.ADMIN_INGEST_NONE: (
        "Er is hier geen inname bekend: wat ervan kwam staat in de gegevensmap van leerkring "
        "ingest."
    ),
    Phrase.ADMIN_INGEST_ADDED: "Toegevoegd",
    Phrase.ADMIN_INGEST_UPDATED: "Gewijzigd",
    Phrase.ADMIN_INGEST_UNCHANGED: "Ongewijzigd",
    Phrase.ADMIN_INGEST_REMOVED: "Verwijderd",
    Phrase.ADMIN_INGEST_QUARANTINED: "Apart gezet",
    Phrase.ADMIN_INGEST_FAILED: "Mislukt",
    Phrase.ADMIN_INGEST_SECONDS: "Seconden",
    Phrase.ADMIN_INGEST_STOPPED: "Voortijdig gestopt.",
    Phrase.ADMIN_PROBLEMS: "Problemen",
    Phrase.ADMIN_PROBLEMS_NONE: "Geen.",
    Phrase.ADMIN_PROBLEMS_HIDDEN: (
        "{count}. De bronnen worden alleen genoemd voor wie documenten van elke doelgroep mag"
        " lezen."
    ),
    Phrase.ADMIN_PROBLEMS_MORE: "{count} in totaal; de eerste {kept} zijn bewaard.",
    Phrase.ADMIN_SOURCE: "Bron",
    Phrase.ADMIN_REASON: "Reden",
    Phrase.ADMIN_LIMITS: "Wat er geldt",
    Phrase.ADMIN_SETTING: "Instelling",
    Phrase.ADMIN_VALUE: "Waarde",
    Phrase.ADMIN_ACCESS: "Wie mag vragen",
    Phrase.ADMIN_ACCESS_LOOPBACK: "wie op deze machine is",
    Phrase.ADMIN_ACCESS_PUBLIC: "wie de server bereikt",
    Phrase.ADMIN_ACCESS_KEYS: "wie een sleutel of een paginatoken toont, of is aangemeld",
    Phrase.ADMIN_RATE: "Verzoeken per minuut, van elke sleutel en elk adres",
    Phrase.ADMIN_NO_LIMIT: "geen grens",
    Phrase.ADMIN_ANSWERS: "Antwoorden tegelijk",
    Phrase.ADMIN_REQUEST_SECONDS: "Seconden voor een verzoek",
    Phrase.ADMIN_BODY_BYTES: "Bytes van een verzoek",
    Phrase.ADMIN_ORIGINS: "Sites met de widget (paginatokens)",
    Phrase.ADMIN_NOTHING: "geen",
    Phrase.ADMIN_KEPT_DAYS: "Dagen dat vragen bewaard blijven",
    Phrase.ADMIN_K: "Gesprekken die delen wat getoond wordt, minstens",
    Phrase.ADMIN_GAPS_INTRO: (
        "Vragen met één betekenis staan bij elkaar, in welke taal ook. Alleen wat minstens "
        "{k} gesprekken delen is te zien. Tot tien minuten oud."
    ),
    Phrase.ADMIN_GAPS_TITLE: "Vragen zonder goed antwoord",
    Phrase.ADMIN_GAPS_NONE: "Geen die {k} gesprekken delen.",
    Phrase.ADMIN_QUESTION: "Vraag",
    Phrase.ADMIN_CONVERSATIONS: "Gesprekken",
    Phrase.ADMIN_QUESTIONS: "Vragen",
    Phrase.ADMIN_SHORTFALL: "Wat er mis was",
    Phrase.ADMIN_SHORTFALL_NOTHING_FOUND: "niets gevonden",
    Phrase.ADMIN_SHORTFALL_NOT_SUPPORTED: "geen passage die een antwoord draagt",
    Phrase.ADMIN_SHORTFALL_OUT_OF_DOMAIN: "lijkt van een ander vakgebied",
    Phrase.ADMIN_SHORTFALL_BADLY_RATED: "antwoord slecht beoordeeld",
    Phrase.ADMIN_SUBJECT: "Product en fase",
    Phrase.ADMIN_NEAREST: "Documenten dichtbij",
    Phrase.ADMIN_THEMES: "Andere vragen, per product en fase",
    Phrase.ADMIN_GAPS_REST: (
        "Niet getoond, omdat minder dan {k} gesprekken ze delen: {questions} vragen uit "
        "{conversations} gesprekken."
    ),
    Phrase.ADMIN_GAPS_REST_FEW: (
        "Vragen die minder dan {k} gesprekken delen zijn niet te zien; hier zijn het er van "
        "minder dan {k} gesprekken, of geen."
    ),
    Phrase.ADMIN_CSV: "Download als CSV",
    Phrase.ADMIN_RATED_NONE: "Nog niemand heeft een antwoord beoordeeld.",
    Phrase.ADMIN_RATED_WEEKS: "Per week",
    Phrase.ADMIN_RATED_WEEK: "Week van",
    Phrase.ADMIN_RATED_UP: "Goed",
    Phrase.ADMIN_RATED_DOWN: "Niet goed",
    Phrase.ADMIN_RATED_LANGUAGES: "Per taal",
    Phrase.ADMIN_RATED_LANGUAGE: "Taal",
    Phrase.ADMIN_RATED_FACES: "Per plek",
    Phrase.ADMIN_RATED_FACE: "Gevraagd in",
    Phrase.ADMIN_COMMENTS: "Opmerkingen",
    Phrase.ADMIN_COMMENTS_RULE: (
        "Opmerkingen staan bij elkaar van weken waarin minstens {k} gesprekken er een kregen,"
        " op alfabet: niemands woorden staan alleen. De vraag staat erbij waar {k} gesprekken"
        " haar in dezelfde woorden stelden."
    ),
    Phrase.ADMIN_COMMENTS_NONE: "Nog geen die getoond kunnen worden.",
    Phrase.ADMIN_COMMENTS_WAIT: (
        "Er zijn opmerkingen die wachten tot meer mensen geschreven hebben."
    ),
    Phrase.ADMIN_COMMENTS_WEEKS: "Weken van {first} tot en met {last}",
    Phrase.ADMIN_COMMENT: "Opmerking",
    Phrase.ADMIN_RATING: "Oordeel",
    Phrase.ADMIN_TIME: "Hoe lang antwoorden duurden",
    Phrase.ADMIN_TIME_INTRO: (
        "De helft was klaar binnen p50, 95 van de 100 binnen p95; in milliseconden, in de "
        "server gemeten."
    ),
    Phrase.ADMIN_TIME_NONE: "Uit deze periode zijn geen vragen bewaard.",
    Phrase.ADMIN_STEP: "Stap",
    Phrase.ADMIN_STEP_SEARCH: "Zoeken",
    Phrase.ADMIN_STEP_FIRST_SENTENCE: "Eerste zin",
    Phrase.ADMIN_STEP_ANSWER: "Schrijven en nagaan",
    Phrase.ADMIN_STEP_TOTAL: "Heel het antwoord",
    Phrase.ADMIN_ANSWERED: "Beantwoord",
    Phrase.ADMIN_ERRORS: "Fouten en weigeringen",
    Phrase.ADMIN_ERRORS_INTRO: (
        "Van dit proces, sinds {since}; hooguit een week terug. Woorden en adressen van "
        "vragers worden niet geteld."
    ),
    Phrase.ADMIN_ERRORS_NONE: "In deze periode ging niets mis.",
    Phrase.ADMIN_KIND_OK: "Gelukt",
    Phrase.ADMIN_KIND_WRONG: "Verkeerd verzoek (4xx)",
    Phrase.ADMIN_KIND_REFUSED: "Geweigerd (401, 403)",
    Phrase.ADMIN_KIND_LIMITED: "Te veel (429)",
    Phrase.ADMIN_KIND_FAILED: "Mislukt (5xx)",
    Phrase.ADMIN_KIND_LEFT: "Weggegaan",
    Phrase.ADMIN_ROUTES: "Per adres, sinds het begin",
    Phrase.ADMIN_ROUTE: "Adres",
    Phrase.ADMIN_STATUSES: "Status en aantal",
    Phrase.ADMIN_KEY_ID: "Kenmerk",
    Phrase.ADMIN_KEY_NAME: "Naam",
    Phrase.ADMIN_KEY_SCOPES: "Mag",
    Phrase.ADMIN_KEY_AUDIENCES: "Leest",
    Phrase.ADMIN_KEY_MADE: "Gemaakt",
    Phrase.ADMIN_KEY_USED: "Laatst gebruikt",
    Phrase.ADMIN_KEY_STATE: "Staat",
    Phrase.ADMIN_KEY_NEVER: "nooit",
    Phrase.ADMIN_KEY_FOR_EVER: "geldig",
    Phrase.ADMIN_KEY_UNTIL: "geldig tot {day}",
    Phrase.ADMIN_KEY_EXPIRED: "verlopen op {day}",
    Phrase.ADMIN_KEY_REVOKED: "ingetrokken op {day}",
    Phrase.ADMIN_KEYS_NONE: "Er zijn geen sleutels.",
    Phrase.ADMIN_KEYS_SCRIPT: (
        "Maken en intrekken vraagt een script in deze pagina; leerkring keys doet hetzelfde "
        "in een terminal."
    ),
    Phrase.ADMIN_KEY_REVOKE: "Intrekken",
    Phrase.ADMIN_KEY_REVOKE_SURE: (
        "De sleutel ‘{name}’ intrekken? Wie hem toont, wordt daarna geweigerd."
    ),
    Phrase.ADMIN_KEY_KEEP: "Behouden",
    Phrase.ADMIN_KEY_NEW: "Een sleutel maken",
    Phrase.ADMIN_KEY_WHAT_FOR: "Waarvoor hij is",
    Phrase.ADMIN_KEY_READS_TOO: "Leest ook documenten voor",
    Phrase.ADMIN_KEY_DAYS: "Dagen dat hij geldt; leeg: tot hij ingetrokken wordt",
    Phrase.ADMIN_KEY_MAKE: "Sleutel maken",
    Phrase.ADMIN_KEY_SHOWN_ONCE: (
        "Het geheim van de sleutel ‘{name}’. Bewaar het nu: het is hierna niet meer te zien."
    ),
    Phrase.ADMIN_KEY_IS_MADE: "De sleutel is gemaakt.",
    Phrase.ADMIN_NOT_DONE: "Dat is niet gelukt.",
    Phrase.ADMIN_LINK_TITLE: "Naar het beheer",
    Phrase.ADMIN_LINK_HOW: (
        "leerkring admin, op de machine van de server, toont een link die deze pagina’s één "
        "keer opent."
    ),
    Phrase.ADMIN_LINK_BAD: "Deze link is al gebruikt, of te oud.",
    Phrase.ADMIN_FORBIDDEN: "Wie hier is aangemeld, mag het beheer niet openen.",
}
