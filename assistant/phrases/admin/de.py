"""What admins read in German."""

from collections.abc import Mapping

from assistant.phrases.names import Phrase

TEXTS: Mapping[Phrase, str] = {
    Phrase.ADMIN_TITLE: "Verwaltung",
    Phrase.ADMIN_OVERVIEW: "Übersicht",
    Phrase.ADMIN_GAPS: "Ohne Antwort",
    Phrase.ADMIN_FEEDBACK: "Bewertungen",
    Phrase.ADMIN_PERFORMANCE: "Tempo und Fehler",
    Phrase.ADMIN_KEYS: "Schlüssel",
    Phrase.ADMIN_SIGN_OUT: "Abmelden",
    Phrase.ADMIN_COUNTED: "Gezählt sind Fragen an Dokumente für: {audiences}.",
    Phrase.ADMIN_PERIOD: "Zeitraum",
    Phrase.ADMIN_DAY: "24 Stunden",
    Phrase.ADMIN_DAYS: "{days} Tage",
    Phrase.ADMIN_TABLE: "Als Tabelle",
    Phrase.ADMIN_WHEN: "Wann (UTC)",
    Phrase.ADMIN_INDEX: "Was es zu lesen gibt",
    Phrase.ADMIN_AUDIENCE: "Zielgruppe",
    Phrase.ADMIN_DOCUMENTS: "Dokumente",
    Phrase.ADMIN_PASSAGES: "Passagen",
    Phrase.ADMIN_VERSION: "Version der Dokumente",
    Phrase.ADMIN_INDEX_NONE: "Es gibt noch keinen Index: leerkring ingest legt einen an.",
    Phrase.ADMIN_INGEST: "Letzte Aufnahme von Dokumenten",
    Phrase.ADMIN_INGEST_NONE: (
        "Hier ist keine Aufnahme bekannt: ihr Ergebnis liegt im Datenordner von leerkring ingest."
    ),
    Phrase.ADMIN_INGEST_ADDED: "Hinzugefügt",
    Phrase.ADMIN_INGEST_UPDATED: "Geändert",
    Phrase.ADMIN_INGEST_UNCHANGED: "Unverändert",
    Phrase.ADMIN_INGEST_REMOVED: "Entfernt",
    Phrase.ADMIN_INGEST_QUARANTINED: "Zurückgestellt",
    Phrase.ADMIN_INGEST_FAILED: "Gescheitert",
    Phrase.ADMIN_INGEST_SECONDS: "Sekunden",
    Phrase.ADMIN_INGEST_STOPPED: "Vorzeitig beendet.",
    Phrase.ADMIN_PROBLEMS: "Probleme",
    Phrase.ADMIN_PROBLEMS_NONE: "Keine.",
    Phrase.ADMIN_PROBLEMS_HIDDEN: (
        "{count}. Die Quellen werden nur denen genannt, die Dokumente jeder Zielgruppe lesen "
        "dürfen."
    ),
    Phrase.ADMIN_PROBLEMS_MORE: "{count} insgesamt; die ersten {kept} sind aufbewahrt.",
    Phrase.ADMIN_SOURCE: "Quelle",
    Phrase.ADMIN_REASON: "Grund",
    Phrase.ADMIN_LIMITS: "Was gilt",
    Phrase.ADMIN_SETTING: "Einstellung",
    Phrase.ADMIN_VALUE: "Wert",
    Phrase.ADMIN_ACCESS: "Wer fragen darf",
    Phrase.ADMIN_ACCESS_LOOPBACK: "wer an diesem Rechner ist",
    Phrase.ADMIN_ACCESS_PUBLIC: "wer den Server erreicht",
    Phrase.ADMIN_ACCESS_KEYS: "wer einen Schlüssel oder ein Seitentoken zeigt oder angemeldet ist",
    Phrase.ADMIN_RATE: "Anfragen je Minute, von jedem Schlüssel und jeder Adresse",
    Phrase.ADMIN_NO_LIMIT: "keine Grenze",
    Phrase.ADMIN_ANSWERS: "Antworten zugleich",
    Phrase.ADMIN_REQUEST_SECONDS: "Sekunden für eine Anfrage",
    Phrase.ADMIN_BODY_BYTES: "Bytes einer Anfrage",
    Phrase.ADMIN_ORIGINS: "Websites mit dem Widget (Seitentoken)",
    Phrase.ADMIN_NOTHING: "keine",
    Phrase.ADMIN_KEPT_DAYS: "Tage, die Fragen aufbewahrt werden",
    Phrase.ADMIN_K: "Gespräche, die teilen, was gezeigt wird, mindestens",
    Phrase.ADMIN_GAPS_INTRO: (
        "Fragen mit einer Bedeutung stehen zusammen, in welcher Sprache auch immer. Nur was "
        "mindestens {k} Gespräche teilen, ist zu sehen. Bis zu zehn Minuten alt."
    ),
    Phrase.ADMIN_GAPS_TITLE: "Fragen ohne gute Antwort",
    Phrase.ADMIN_GAPS_NONE: "Keine, die {k} Gespräche teilen.",
    Phrase.ADMIN_QUESTION: "Frage",
    Phrase.ADMIN_CONVERSATIONS: "Gespräche",
    Phrase.ADMIN_QUESTIONS: "Fragen",
    Phrase.ADMIN_SHORTFALL: "Was fehlte",
    Phrase.ADMIN_SHORTFALL_NOTHING_FOUND: "nichts gefunden",
    Phrase.ADMIN_SHORTFALL_NOT_SUPPORTED: "keine Passage, die eine Antwort trägt",
    Phrase.ADMIN_SHORTFALL_OUT_OF_DOMAIN: "scheint aus einem anderen Fachgebiet",
    Phrase.ADMIN_SHORTFALL_BADLY_RATED: "Antwort schlecht bewertet",
    Phrase.ADMIN_SUBJECT: "Produkt und Phase",
    Phrase.ADMIN_NEAREST: "Nächste Dokumente",
    Phrase.ADMIN_THEMES: "Andere Fragen, nach Produkt und Phase",
    Phrase.ADMIN_GAPS_REST: (
        "Nicht gezeigt, weil weniger als {k} Gespräche sie teilen: {questions} Fragen aus "
        "{conversations} Gesprächen."
    ),
    Phrase.ADMIN_GAPS_REST_FEW: (
        "Fragen, die weniger als {k} Gespräche teilen, sind nicht zu sehen; hier sind es "
        "solche aus weniger als {k} Gesprächen, oder keine."
    ),
    Phrase.ADMIN_CSV: "Als CSV herunterladen",
    Phrase.ADMIN_RATED_NONE: "Noch niemand hat eine Antwort bewertet.",
    Phrase.ADMIN_RATED_WEEKS: "Nach Woche",
    Phrase.ADMIN_RATED_WEEK: "Woche vom",
    Phrase.ADMIN_RATED_UP: "Gut",
    Phrase.ADMIN_RATED_DOWN: "Schlecht",
    Phrase.ADMIN_RATED_LANGUAGES: "Nach Sprache",
    Phrase.ADMIN_RATED_LANGUAGE: "Sprache",
    Phrase.ADMIN_RATED_FACES: "Nach Ort",
    Phrase.ADMIN_RATED_FACE: "Gefragt in",
    Phrase.ADMIN_COMMENTS: "Kommentare",
    Phrase.ADMIN_COMMENTS_RULE: (
        "Kommentare stehen zusammen nach Wochen, in denen mindestens {k} Gespräche einen "
        "bekamen, alphabetisch: niemandes Worte stehen allein. Die Frage steht dabei, wo {k} "
        "Gespräche sie in denselben Worten stellten."
    ),
    Phrase.ADMIN_COMMENTS_NONE: "Noch keine, die gezeigt werden können.",
    Phrase.ADMIN_COMMENTS_WAIT: (
        "Es gibt Kommentare, die warten, bis mehr Menschen geschrieben haben."
    ),
    Phrase.ADMIN_COMMENTS_WEEKS: "Wochen vom {first} bis {last}",
    Phrase.ADMIN_COMMENT: "Kommentar",
    Phrase.ADMIN_RATING: "Bewertung",
    Phrase.ADMIN_TIME: "Wie lange Antworten dauerten",
    Phrase.ADMIN_TIME_INTRO: (
        "Die Hälfte war innerhalb von p50 fertig, 95 von 100 innerhalb von p95; in "
        "Millisekunden, im Server gemessen."
    ),
    Phrase.ADMIN_TIME_NONE: "Aus diesem Zeitraum sind keine Fragen aufbewahrt.",
    Phrase.ADMIN_STEP: "Schritt",
    Phrase.ADMIN_STEP_SEARCH: "Suche",
    Phrase.ADMIN_STEP_FIRST_SENTENCE: "Erster Satz",
    Phrase.ADMIN_STEP_ANSWER: "Schreiben und Prüfen",
    Phrase.ADMIN_STEP_TOTAL: "Ganze Antwort",
    Phrase.ADMIN_ANSWERED: "Beantwortet",
    Phrase.ADMIN_ERRORS: "Fehler und Ablehnungen",
    Phrase.ADMIN_ERRORS_INTRO: (
        "Von diesem Prozess, seit {since}; höchstens eine Woche zurück. Worte und Adressen "
        "von Fragenden werden nicht gezählt."
    ),
    Phrase.ADMIN_ERRORS_NONE: "In diesem Zeitraum ging nichts schief.",
    Phrase.ADMIN_KIND_OK: "Gelungen",
    Phrase.ADMIN_KIND_WRONG: "Falsche Anfrage (4xx)",
    Phrase.ADMIN_KIND_REFUSED: "Abgelehnt (401, 403)",
    Phrase.ADMIN_KIND_LIMITED: "Zu viele (429)",
    Phrase.ADMIN_KIND_FAILED: "Gescheitert (5xx)",
    Phrase.ADMIN_KIND_LEFT: "Weggegangen",
    Phrase.ADMIN_ROUTES: "Nach Adresse, seit dem Anfang",
    Phrase.ADMIN_ROUTE: "Adresse",
    Phrase.ADMIN_STATUSES: "Status und Anzahl",
    Phrase.ADMIN_KEY_ID: "Kennung",
    Phrase.ADMIN_KEY_NAME: "Name",
    Phrase.ADMIN_KEY_SCOPES: "Darf",
    Phrase.ADMIN_KEY_AUDIENCES: "Liest",
    Phrase.ADMIN_KEY_MADE: "Erstellt",
    Phrase.ADMIN_KEY_USED: "Zuletzt benutzt",
    Phrase.ADMIN_KEY_STATE: "Stand",
    Phrase.ADMIN_KEY_NEVER: "nie",
    Phrase.ADMIN_KEY_FOR_EVER: "gültig",
    Phrase.ADMIN_KEY_UNTIL: "gültig bis {day}",
    Phrase.ADMIN_KEY_EXPIRED: "abgelaufen am {day}",
    Phrase.ADMIN_KEY_REVOKED: "widerrufen am {day}",
    Phrase.ADMIN_KEYS_NONE: "Es gibt keine Schlüssel.",
    Phrase.ADMIN_KEYS_SCRIPT: (
        "Erstellen und Widerrufen braucht ein Skript in dieser Seite; leerkring keys tut "
        "dasselbe in einem Terminal."
    ),
    Phrase.ADMIN_KEY_REVOKE: "Widerrufen",
    Phrase.ADMIN_KEY_REVOKE_SURE: (
        "Den Schlüssel „{name}“ widerrufen? Wer ihn zeigt, wird danach abgelehnt."
    ),
    Phrase.ADMIN_KEY_KEEP: "Behalten",
    Phrase.ADMIN_KEY_NEW: "Einen Schlüssel erstellen",
    Phrase.ADMIN_KEY_WHAT_FOR: "Wofür er ist",
    Phrase.ADMIN_KEY_READS_TOO: "Liest auch Dokumente für",
    Phrase.ADMIN_KEY_DAYS: "Tage, die er gilt; leer: bis er widerrufen wird",
    Phrase.ADMIN_KEY_MAKE: "Schlüssel erstellen",
    Phrase.ADMIN_KEY_SHOWN_ONCE: (
        "Das Geheimnis des Schlüssels „{name}“. Jetzt aufbewahren: es wird nicht mehr gezeigt."
    ),
    Phrase.ADMIN_KEY_IS_MADE: "Der Schlüssel ist erstellt.",
    Phrase.ADMIN_NOT_DONE: "Das ist nicht gelungen.",
    Phrase.ADMIN_LINK_TITLE: "Zur Verwaltung",
    Phrase.ADMIN_LINK_HOW: (
        "leerkring admin, auf dem Rechner des Servers, zeigt einen Link, der diese Seiten "
        "einmal öffnet."
    ),
    Phrase.ADMIN_LINK_BAD: "Dieser Link wurde schon benutzt oder ist zu alt.",
    Phrase.ADMIN_FORBIDDEN: "Wer hier angemeldet ist, darf die Verwaltung nicht öffnen.",
}
