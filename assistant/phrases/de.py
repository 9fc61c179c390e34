"""The phrases in German."""

from __future__ import annotations

from assistant.phrases.names import Phrase

TEXTS = {
    Phrase.NO_ANSWER_NOTHING_FOUND: "Die Dokumente von Leerkring sagen dazu nichts.",
    Phrase.NO_ANSWER_NOT_SUPPORTED: (
        "Die Dokumente von Leerkring beantworten diese Frage nicht: Kein Satz stützt eine Antwort."
    ),
    Phrase.NO_ANSWER_OUT_OF_DOMAIN: (
        "Die Dokumente von Leerkring beantworten diese Frage nicht: Sie handeln nur von "
        "zirkulärer Beschaffung."
    ),
    Phrase.NO_ANSWER_FILTERS_EMPTY: (
        "Leerkring hat keine Dokumente zu diesen Filtern. Wählen Sie weniger Filter."
    ),
    Phrase.NO_ANSWER_NOT_ALLOWED: (
        "Die Dokumente, die Sie lesen dürfen, beantworten diese Frage nicht."
    ),
    Phrase.NOTHING_OF: "Leerkring hat keine Dokumente über {what}.",
    Phrase.FILTERS_EMPTY_OF: (
        "Leerkring hat keine Dokumente, die dazu passen: {what}. Wählen Sie weniger Filter."
    ),
    Phrase.NOTE_ALL: "Dokumente von Leerkring dazu: {count}. Es kann weitere geben.",
    Phrase.NOTE_WHO: "Wer: {who}.",
    Phrase.ROLE_BUYER: "beschaffende Organisation",
    Phrase.ROLE_PROGRAMME: "Programm",
    Phrase.ROLE_SOURCE: "Quelle",
    Phrase.NOTE_LEGAL: "Dies ist keine Rechtsberatung.",
    Phrase.NOTE_LEGAL_OF: (
        "Dies ist keine Rechtsberatung. Die Quellen betreffen das Recht von: {countries}."
    ),
    Phrase.NOTE_PLANNED: "Aus einem Plan, nicht aus einem erreichten Ergebnis: {numbers}.",
    Phrase.NOTE_FIGURES_DIFFER: (
        "Die Quellen nennen verschiedene Zahlen: Achten Sie auf Jahr und Quelle."
    ),
    Phrase.NEAREST: "Am nächsten liegende Dokumente",
    Phrase.WHICH_ONE: "Was meinen Sie mit „{term}“?",
    Phrase.SEARCHED_FOR: "Gesucht wurde",
    Phrase.SOURCES: "Quellen",
    Phrase.SOURCE_OPEN: "Quelle öffnen",
    Phrase.SOURCE_NUMBER: "Quelle {number}",
    Phrase.RESTATEMENT: "unsere Zusammenfassung dieser Quelle",
    Phrase.CHAT_MODEL_FAILED: (
        "Das Sprachmodell war nicht erreichbar oder zu langsam. Diese Antwort besteht aus Zitaten."
    ),
    Phrase.CHAT_MODEL_CUT_OFF: (
        "Das Sprachmodell hat mittendrin aufgehört. Diese Antwort ist möglicherweise unvollständig."
    ),
    Phrase.CHAT_MODEL_UNSUPPORTED: (
        "Was das Sprachmodell schrieb, stand nicht oder nicht vollständig in den Dokumenten. "
        "Deshalb stehen hier Zitate."
    ),
    Phrase.TRANSLATED: "übersetzt",
    Phrase.QUOTE: "Zitat",
    Phrase.PAGE: "Seite {page}",
    Phrase.PAGES: "Seiten {first}–{last}",
    Phrase.SECTION: "unter „{section}“",
    Phrase.MINUTE: "bei {timecode}",
    Phrase.LANGUAGE_NL: "Niederländisch",
    Phrase.LANGUAGE_FR: "Französisch",
    Phrase.LANGUAGE_EN: "Englisch",
    Phrase.LANGUAGE_DE: "Deutsch",
    Phrase.EVIDENCE: "Belege",
    Phrase.DOCUMENT_ONE: "1 Dokument",
    Phrase.DOCUMENT_MANY: "{count} Dokumente",
    Phrase.ORGANISATION_ONE: "1 Organisation",
    Phrase.ORGANISATION_MANY: "{count} Organisationen",
    Phrase.STRENGTH_MEASURED: "Ergebnisse gemessen",
    Phrase.STRENGTH_REPORTED: "Ergebnisse berichtet, nicht gemessen",
    Phrase.STRENGTH_PLANNED: "Pläne, noch keine Ergebnisse",
    Phrase.STRENGTH_OPINION: "Erfahrungen und Meinungen",
    Phrase.STRENGTH_UNKNOWN: "Stärke der Belege unbekannt",
    Phrase.COMPARED: "Nebeneinander",
    Phrase.COLUMN_PILOT: "Organisation und Pilot",
    Phrase.COLUMN_PRODUCT: "Produkt",
    Phrase.COLUMN_PHASE: "Phase",
    Phrase.COLUMN_CONTRACT_FORM: "Vertragsform",
    Phrase.COLUMN_RESULT: "Ergebnis",
    Phrase.COLUMN_WORKED: "Was funktionierte",
    Phrase.COLUMN_DID_NOT_WORK: "Was nicht funktionierte",
    Phrase.NOT_TOLD: "nicht erwähnt",
    Phrase.TOLD_OTHERWISE: "aber laut {where}",
    Phrase.NOTHING_TO_COMPARE_OF: "Leerkring hat kein eigenes Dokument von {what} zum Vergleichen.",
    Phrase.STATUS_SEARCHING: "Die Dokumente werden durchsucht…",
    Phrase.STATUS_WRITING: "Sätze werden geprüft und geschrieben…",
    Phrase.STATUS_STOPPED: "Angehalten.",
    Phrase.ERROR_EMPTY_QUESTION: "Es gibt noch keine Frage. Geben Sie zuerst eine Frage ein.",
    Phrase.ERROR_QUESTION_TOO_LONG: (
        "Die Frage ist zu lang: Stellen Sie sie in höchstens {limit} Zeichen."
    ),
    Phrase.ERROR_INVALID_REQUEST: (
        "Die Frage enthält Zeichen, die nicht lesbar sind. Geben Sie sie neu ein."
    ),
    Phrase.ERROR_BODY_TOO_LARGE: "Die Frage ist viel zu lang. Stellen Sie sie kürzer.",
    Phrase.ERROR_NOT_ALLOWED: "Sie dürfen diese Dokumente nicht lesen.",
    Phrase.ERROR_UNAVAILABLE: (
        "Die Dokumente sind gerade nicht erreichbar. Versuchen Sie es in einigen Minuten erneut."
    ),
    Phrase.ERROR_INTERNAL: "Bei uns ist etwas schiefgegangen. Versuchen Sie es noch einmal.",
    Phrase.ERROR_OFFLINE: (
        "Keine Verbindung zu Leerkring. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut."
    ),
    Phrase.PAGE_TAGLINE: "Das Gedächtnis der Lernnetzwerke für zirkuläre Beschaffung",
    Phrase.PAGE_INTRO: "Was möchten Sie über zirkuläre Beschaffung wissen?",
    Phrase.PAGE_PROMISE: (
        "Sie erhalten eine kurze Antwort, in der jeder Satz auf seine Quelle verweist. Steht "
        "etwas nicht in den Dokumenten, sagt Leerkring das auch."
    ),
    Phrase.PAGE_EXAMPLES: "Zum Beispiel",
    Phrase.PAGE_EXAMPLE_1: "Was lernten Pilotprojekte mit zirkulärer Berufskleidung?",
    Phrase.PAGE_EXAMPLE_2: "Wie beginnt man einen Marktdialog über Büromöbel?",
    Phrase.PAGE_EXAMPLE_3: "Was ist der MKI und wie nutzt man ihn beim Zuschlag?",
    Phrase.PAGE_LANGUAGE: "Sprache",
    Phrase.PAGE_CONVERSATION: "Fragen und Antworten",
    Phrase.PAGE_QUESTION: "Ihre Frage",
    Phrase.PAGE_PLACEHOLDER: "Stellen Sie Ihre Frage",
    Phrase.PAGE_HINT: "Umschalt+Enter: neue Zeile",
    Phrase.PAGE_ASK: "Fragen",
    Phrase.PAGE_STOP: "Stopp",
    Phrase.PAGE_RETRY: "Erneut versuchen",
    Phrase.PAGE_CAREFUL: (
        "Geben Sie hier keine personenbezogenen oder vertraulichen Vergabedaten ein."
    ),
    Phrase.SLACK_MORE_SOURCES: "Und {count} weitere, im Menü darunter.",
    Phrase.SLACK_QUOTE_OF: "Zitat [{number}]",
    Phrase.SLACK_QUOTE_PICK: "Ein Zitat ansehen",
    Phrase.SLACK_FEEDBACK_UP: "Gute Antwort",
    Phrase.SLACK_FEEDBACK_DOWN: "Keine gute Antwort",
    Phrase.SLACK_ASK_HUMAN: "Einen Menschen fragen",
    Phrase.SLACK_SHARE: "Im Kanal teilen",
}
