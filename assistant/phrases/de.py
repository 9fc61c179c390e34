"""The phrases in German."""

from __future__ import annotations

from assistant.phrases.admin import de as admin
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
    Phrase.NOTHING_DEFINES: "In den Dokumenten von Leerkring steht keine Erklärung von „{what}“.",
    Phrase.NOTHING_WITHIN: (
        "Was nach {what} gefiltert ist, beantwortet das nicht. Wählen Sie weniger Filter."
    ),
    Phrase.FILTERS_EMPTY_OF: (
        "Leerkring hat keine Dokumente, die dazu passen: {what}. Wählen Sie weniger Filter."
    ),
    Phrase.NOTE_ALL: "Dokumente von Leerkring dazu: {count}. Es kann weitere geben.",
    Phrase.NOTE_FAILURES: "Jede Zeile sagt, was nicht funktionierte; "
    "das heißt nicht, dass das ganze Pilotprojekt scheiterte.",
    Phrase.NOTE_WHO: "Wer: {who}.",
    Phrase.ROLE_BUYER: "beschaffende Organisation",
    Phrase.ROLE_PROGRAMME: "Programm",
    Phrase.ROLE_SOURCE: "Quelle",
    Phrase.NOTE_LEGAL: "Dies ist keine Rechtsberatung.",
    Phrase.NOTE_LEGAL_NONE: (
        "Dies ist keine Rechtsberatung. "
        "Keine dieser Quellen ist ein Gesetz, ein Urteil oder dessen Erläuterung."
    ),
    Phrase.NOTE_LEGAL_OF: (
        "Dies ist keine Rechtsberatung. Die Quellen betreffen das Recht von: {countries}."
    ),
    Phrase.NOTE_PLANNED: "Aus einem Plan, nicht aus einem erreichten Ergebnis: {numbers}.",
    Phrase.NOTE_FIGURES_DIFFER: (
        "Die Quellen nennen verschiedene Zahlen: Achten Sie auf Jahr und Quelle."
    ),
    Phrase.NOTE_SUPERSEDED: (
        "Älterer Rat, der inzwischen ersetzt ist: {numbers}. Das neuere Dokument: {successor}."
    ),
    Phrase.NOTE_SUPERSEDED_GONE: "Älterer Rat, der inzwischen ersetzt ist: {numbers}.",
    Phrase.NOTE_VERSION: (
        "Von diesem Text gibt es eine bessere Fassung: {numbers}. Diese Fassung: {successor}."
    ),
    Phrase.NOTE_CORRECTED: "Von der Redaktion am {date} korrigiert: {numbers}. Grund: {reason}.",
    Phrase.NOTE_AS_OF: "Stand {date}: {numbers}.",
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
    Phrase.SUGGEST_COMPARE: "Vergleiche das Vorgehen von {one} und {other}",
    Phrase.SUGGEST_DID_NOT_WORK: "Was hat bei {who} nicht funktioniert?",
    Phrase.SUGGEST_ALL_OF: "Welche Pilotprojekte betrafen {what}?",
    Phrase.STATUS_SEARCHING: "Die Dokumente werden durchsucht…",
    Phrase.STATUS_WRITING: "Sätze werden geprüft und geschrieben…",
    Phrase.STATUS_STOPPED: "Angehalten.",
    Phrase.STATUS_INTERRUPTED: (
        "Diese Antwort wurde abgebrochen, als die Seite geschlossen oder neu geladen wurde."
    ),
    Phrase.STATUS_COMPLETE: "Antwort vollständig.",
    Phrase.STATUS_COMPLETE_ONE: "Antwort vollständig, 1 Quelle.",
    Phrase.STATUS_COMPLETE_MANY: "Antwort vollständig, {count} Quellen.",
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
    Phrase.ERROR_NO_NETWORK: (
        "Sie sind offline. Sobald wieder eine Verbindung besteht, können Sie weiterfragen."
    ),
    Phrase.ERROR_BROKEN_OFF: (
        "Die Verbindung brach ab, bevor die Antwort vollständig war. Was hier steht, ist "
        "geprüft; es kann etwas fehlen."
    ),
    Phrase.ERROR_TOO_MANY_REQUESTS: (
        "Es wurden zu viele Fragen in kurzer Zeit gestellt. Versuchen Sie es in {seconds} "
        "Sekunden erneut."
    ),
    Phrase.ERROR_BUSY: (
        "Leerkring ist gerade ausgelastet. Versuchen Sie es in {seconds} Sekunden erneut."
    ),
    Phrase.ERROR_TIMED_OUT: (
        "Die Antwort hat zu lange gedauert und wurde abgebrochen. Versuchen Sie es später noch "
        "einmal."
    ),
    Phrase.ERROR_UNAUTHORISED: (
        "Leerkring lässt diese Seite nicht zu. Laden Sie die Seite neu; hilft das nicht, wenden "
        "Sie sich an die Verwaltung der Seite."
    ),
    Phrase.ERROR_UNKNOWN_ORIGIN: (
        "Diese Website ist bei Leerkring nicht angemeldet. Die Verwaltung von Leerkring kann sie "
        "hinzufügen."
    ),
    Phrase.ERROR_NOT_FOUND: (
        "Diese Antwort wird nicht mehr aufbewahrt. Stellen Sie die Frage erneut und versuchen "
        "Sie es dann."
    ),
    Phrase.ERROR_TOO_MUCH_FEEDBACK: (
        "Zu dieser Antwort gibt es schon genug Bewertungen: weitere werden nicht aufbewahrt."
    ),
    Phrase.ERROR_NO_CLIPBOARD: (
        "Dieser Browser lässt das Kopieren nicht zu. Markieren Sie die Antwort und kopieren "
        "Sie sie selbst."
    ),
    Phrase.DOSSIER_TITLE: "Dossier aus Leerkring",
    Phrase.DOSSIER_MADE_AT: "Erstellt am",
    Phrase.DOSSIER_PROGRAM: "Version von Leerkring",
    Phrase.DOSSIER_QUESTION: "Frage {number}: {question}",
    Phrase.DOSSIER_WHOLE_QUESTION: "Die ganze Frage",
    Phrase.DOSSIER_SCREENED: (
        "Personenbezogene Daten, die Leerkring erkennt, stehen nicht in der Frage, wie sie "
        "aufbewahrt wurde."
    ),
    Phrase.DOSSIER_FILTERS: "Gefiltert nach",
    Phrase.DOSSIER_ASKED_AT: "Gefragt am",
    Phrase.DOSSIER_WRITER: "Geschrieben von",
    Phrase.DOSSIER_WRITER_QUOTES: "Leerkring: nur Zitate, ohne Sprachmodell ({writer})",
    Phrase.DOSSIER_WRITER_MODEL: (
        "Sprachmodell {model}; Leerkring hat jeden Satz an den Zitaten geprüft, auf die er verweist"
    ),
    Phrase.DOSSIER_CORPUS: "Version der Dokumente",
    Phrase.DOSSIER_ANSWER_ID: "Kennzeichen der Antwort",
    Phrase.DOSSIER_ANSWER: "Antwort",
    Phrase.DOSSIER_QUOTES: "Quellen und Zitate",
    Phrase.DOSSIER_SOURCE: "Quelle",
    Phrase.DOSSIER_WHERE: "In Leerkring: Dokument {document}, Zeichen {start} bis {end}.",
    Phrase.DOSSIER_STANDS: "Bei der Erstellung dieses Dossiers stand das Zitat dort wörtlich.",
    Phrase.DOSSIER_CHANGED: (
        "Seit der Antwort geändert: Diese Worte stehen nicht mehr an dieser Stelle im Dokument."
    ),
    Phrase.DOSSIER_LEFT_OUT: (
        "Weggelassen: alles, was auf Dokumenten beruht, die Sie jetzt nicht (mehr) lesen "
        "können. Anzahl der Dokumente: {count}."
    ),
    Phrase.DOSSIER_MISSING: (
        "Diese angeforderten Antworten fehlen, weil sie nicht (mehr) aufbewahrt werden oder "
        "Sie sie nicht lesen dürfen: {ids}."
    ),
    Phrase.DOSSIER_CHECK: "So prüfen Sie jedes Zitat",
    Phrase.DOSSIER_CHECK_SOURCE: (
        "In der Quelle: Öffnen Sie die Adresse beim Zitat und suchen Sie die Worte auf der "
        "genannten Seite, unter der genannten Überschrift oder zur genannten Zeit."
    ),
    Phrase.DOSSIER_CHECK_RESTATED: (
        "Steht bei einem Zitat, dass es aus unserer Zusammenfassung stammt, stehen diese "
        "Worte so in Leerkring und nicht in der Quelle: Lesen Sie in der Quelle selbst nach, "
        "was dort steht."
    ),
    Phrase.DOSSIER_CHECK_STORED: (
        "In Leerkring: Die Seite /documents/ mit dem Namen des Dokuments dahinter zeigt den "
        "gespeicherten Text, GET /api/documents/ gibt ihn Programmen. Das Zitat ist dieser "
        "Text vom ersten genannten Zeichen bis zum zweiten, ab 0 in Unicode-Zeichen gezählt; "
        "das zweite gehört nicht mehr dazu."
    ),
    Phrase.DOSSIER_CHECKED: (
        "Bei der Erstellung dieses Dossiers wurden alle Zitate Zeichen für Zeichen mit den "
        "gespeicherten Dokumenten verglichen: {count}. Seit der Antwort geändert: {changed}."
    ),
    Phrase.DOSSIER_CHECK_WORDS: (
        "Zitate stehen hier in einer Zeile und ohne Zeichen, die man nicht sieht; sonst "
        "wurde daran nichts geändert."
    ),
    Phrase.DOSSIER_NO_ADVICE: (
        "Dieses Dossier ist keine Rechtsberatung. Es zeigt, was in den Dokumenten von "
        "Leerkring steht; anderswo kann mehr oder anderes stehen."
    ),
    Phrase.DOSSIER_GLYPHS: (
        "Ein Zeichen, das die Schrift dieser Datei nicht hat, steht mit seiner "
        "Unicode-Nummer da: [U+…]."
    ),
    Phrase.SLACK_HELP: (
        "Stellen Sie Ihre Frage zur zirkulären Beschaffung: Erwähnen Sie mich mit @ in einem "
        "Kanal, schreiben Sie mir eine Nachricht, oder tippen Sie `/leerkring` mit Ihrer Frage "
        "dahinter. In einem Thread, in dem ich geantwortet habe, können Sie ohne @ weiterfragen; "
        "mit @ und `stop` mache ich dort nicht mehr mit. Jede Antwort nennt ihre Quellen."
    ),
    Phrase.SLACK_FAILED: (
        "Bei uns ist etwas schiefgegangen, und Ihre Frage wurde nicht beantwortet. Stellen Sie "
        "sie in ein paar Minuten noch einmal. Geht es wieder schief, nennen Sie diese Nummer: "
        "{id}"
    ),
    Phrase.SLACK_UNAVAILABLE: (
        "Die Dokumente sind zurzeit nicht erreichbar. Versuchen Sie es in ein paar Minuten noch "
        "einmal. Geht es wieder schief, nennen Sie diese Nummer: {id}"
    ),
    Phrase.SLACK_STOPPED: (
        "Leerkring wird neu gestartet, und diese Antwort wurde nicht fertig. Stellen Sie Ihre "
        "Frage in einer Minute noch einmal."
    ),
    Phrase.SLACK_QUEUE_FULL: (
        "Zurzeit warten {count} Fragen, und mehr können wir nicht auf einmal annehmen. Stellen "
        "Sie Ihre Frage in ein paar Minuten noch einmal."
    ),
    Phrase.SLACK_WAITING_ONE: "Vor Ihrer Frage ist noch 1 andere.",
    Phrase.SLACK_WAITING_MANY: "Vor Ihrer Frage sind noch {count} andere.",
    Phrase.SLACK_SILENT: (
        "Gut, ich schweige in diesem Thread. Erwähnen Sie mich mit @, wenn Sie mich wieder "
        "brauchen."
    ),
    Phrase.SLACK_UNKNOWN_WORKSPACE: (
        "Leerkring ist für diesen Arbeitsbereich nicht eingerichtet. Bitten Sie Ihre Verwaltung, "
        "ihn hinzuzufügen."
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
    Phrase.WIDGET_OPEN: "Leerkring fragen",
    Phrase.WIDGET_CLOSE: "Schließen",
    Phrase.WIDGET_CLEAR: "Gespräch löschen",
    Phrase.WIDGET_CLEARED: "Das Gespräch ist aus diesem Browser gelöscht.",
    Phrase.WIDGET_DOCUMENT: "Das ganze Dokument lesen",
    Phrase.WIDGET_SUGGESTIONS: "Weiter fragen",
    Phrase.WIDGET_RATE: "Was halten Sie von dieser Antwort?",
    Phrase.WIDGET_COPY: "Mit Quellen kopieren",
    Phrase.WIDGET_COPIED: "Mit Quellen kopiert.",
    Phrase.WIDGET_DATED: "Leerkring, {date}, Korpus {version}",
    Phrase.WIDGET_EXPORT: "Als Dossier speichern",
    Phrase.WIDGET_EXPORT_ANSWER: "Diese Antwort",
    Phrase.WIDGET_EXPORT_ALL: "Das ganze Gespräch",
    Phrase.WIDGET_BUSY: "Einen Moment…",
    Phrase.WIDGET_EXPORTED: "Das Dossier ist heruntergeladen.",
    Phrase.WIDGET_FILTERS: "Filter",
    Phrase.WIDGET_FILTER_REMOVE: "Filter entfernen: {filter}",
    Phrase.SLACK_MORE_SOURCES: "Und {count} weitere, im Menü darunter.",
    Phrase.SLACK_QUOTE_OF: "Zitat [{number}]",
    Phrase.SLACK_QUOTE_PICK: "Ein Zitat ansehen",
    Phrase.FEEDBACK_UP: "Gute Antwort",
    Phrase.FEEDBACK_DOWN: "Keine gute Antwort",
    Phrase.SLACK_ASK_HUMAN: "Einen Menschen fragen",
    Phrase.SLACK_SHARE: "Im Kanal teilen",
    Phrase.SLACK_CLOSE: "Schließen",
    Phrase.FEEDBACK_SEND: "Senden",
    Phrase.SLACK_SAVE: "Speichern",
    Phrase.NO_PERSONAL_DATA: (
        "Schreiben Sie hier keine personenbezogenen Daten und keine vertraulichen "
        "Vergabeinformationen."
    ),
    Phrase.SLACK_SOURCE_GONE: "Dieses Dokument ist hier nicht oder nicht mehr lesbar.",
    Phrase.SOURCE_CHANGED: (
        "Dieses Dokument hat sich seit dieser Antwort geändert. Das Zitat steht dort nicht "
        "mehr so: Stellen Sie die Frage noch einmal."
    ),
    Phrase.SLACK_RESTATED: (
        "Dieser Text ist unsere Zusammenfassung der Quelle, nicht der Text der Quelle selbst."
    ),
    Phrase.FEEDBACK_TITLE: "Was stimmte nicht?",
    Phrase.FEEDBACK_INTRO: (
        "Ihre Bewertung ist gespeichert. Möchten Sie sagen, was nicht stimmte? Das ist freiwillig."
    ),
    Phrase.FEEDBACK_REASON: "Grund",
    Phrase.FEEDBACK_COMMENT: "Erläuterung",
    Phrase.WRONG_INCORRECT: "Die Antwort ist nicht richtig",
    Phrase.WRONG_SOURCE: "Die Quelle passt nicht zur Antwort",
    Phrase.WRONG_INCOMPLETE: "Die Antwort ist unvollständig",
    Phrase.WRONG_OTHER: "Etwas anderes",
    Phrase.SLACK_ASK_HUMAN_INTRO: (
        "Das geht an die Menschen des Lernnetzwerks, mit Ihrem Namen und einem Link zum "
        "Gespräch. Sie antworten dort oder in einer Direktnachricht."
    ),
    Phrase.SLACK_ASK_HUMAN_NOTE: "Was sollten sie noch wissen?",
    Phrase.SLACK_FORWARD: "Weitergeben",
    Phrase.SLACK_ASKED_BY: "bittet bei dieser Frage um die Hilfe eines Menschen:",
    Phrase.SLACK_NOTE: "Anmerkung",
    Phrase.SLACK_TO_THREAD: "Zum Gespräch",
    Phrase.SLACK_NEAR: "Dokumente, die am nächsten kommen:",
    Phrase.SLACK_STATUS_ANSWERED: "Leerkring gab eine Antwort mit Quellen.",
    Phrase.SLACK_STATUS_NO_ANSWER: "Leerkring fand in den Dokumenten keine Antwort.",
    Phrase.SLACK_STATUS_CLARIFY: "Leerkring fragte zurück, was gemeint war.",
    Phrase.SLACK_HOME_INTRO: (
        "Das Gedächtnis der Lernnetzwerke für zirkuläre Beschaffung. Jeder Satz einer Antwort"
        " verweist auf seine Quelle. Steht etwas nicht in den Dokumenten, sagt Leerkring auch"
        " das."
    ),
    Phrase.SLACK_KNOWS: "Was Leerkring kennt",
    Phrase.SLACK_KNOWS_COUNTS: "Dokumente: {documents}. Organisationen: {organisations}.",
    Phrase.SLACK_KNOWS_NOT_NOW: "Die Dokumente sind gerade nicht erreichbar.",
    Phrase.SLACK_REFRESH: "Noch einmal versuchen",
    Phrase.SLACK_COUNTRIES: "Länder",
    Phrase.SLACK_LANGUAGES: "Sprachen",
    Phrase.SLACK_CATEGORIES: "Produktgruppen",
    Phrase.SLACK_KINDS: "Arten von Dokumenten",
    Phrase.SLACK_PHASES: "Phasen der Beschaffung",
    Phrase.SLACK_YEARS: "Jahre",
    Phrase.SLACK_AND_OTHERS: "und {count} weitere",
    Phrase.SLACK_HOW_TO_ASK: "So stellen Sie eine Frage",
    Phrase.SLACK_WAY_MENTION: (
        "Erwähnen Sie Leerkring (@) in einem Kanal und stellen Sie Ihre Frage."
    ),
    Phrase.SLACK_WAY_DIRECT: "Schicken Sie Leerkring eine Direktnachricht.",
    Phrase.SLACK_WAY_PANE: "Öffnen Sie Leerkring oben rechts als Assistenten.",
    Phrase.SLACK_WAY_COMMAND: "Tippen Sie /leerkring und Ihre Frage: Nur Sie sehen die Antwort.",
    Phrase.SLACK_WAY_SHORTCUT: "Wählen Sie bei einer Nachricht unter ⋮ „Ask Leerkring about this“.",
    Phrase.SLACK_WAY_THREAD: (
        "Fragen Sie im selben Thread weiter: Eine neue Erwähnung ist nicht nötig."
    ),
    Phrase.SLACK_RECENT: "Ihre letzten Fragen",
    Phrase.SLACK_RECENT_NONE: "Hier erscheinen Ihre letzten Fragen.",
    Phrase.SLACK_RECENT_ANSWERED: "beantwortet",
    Phrase.SLACK_RECENT_NO_ANSWER: "keine Antwort gefunden",
    Phrase.SLACK_RECENT_CLARIFY: "zurückgefragt",
    Phrase.SLACK_LANGUAGE_INTRO: (
        "Die Sprache von Schaltflächen und Meldungen. Eine Antwort folgt der Sprache Ihrer Frage."
    ),
    Phrase.SLACK_LANGUAGE_OF_SLACK: "Wie in Slack",
    Phrase.SLACK_PRIVACY: "Datenschutz",
    Phrase.SLACK_PRIVACY_KEPT: (
        "Leerkring bewahrt Ihre Fragen, die Antworten und Ihre Bewertungen {days} Tage auf, "
        "ohne die personenbezogenen Daten, die es erkennt. Danach werden sie gelöscht."
    ),
    Phrase.SLACK_PRIVACY_NOT_KEPT: (
        "Leerkring bewahrt Ihre Fragen und die Antworten nicht auf. Nur wo eine Antwort "
        "steht, wird kurze Zeit gemerkt."
    ),
    Phrase.SLACK_PRIVACY_TEXT: (
        "Für Nachrichten in Slack gelten die Regeln Ihres Workspace. Das Löschen entfernt bei "
        "Leerkring Ihre Fragen mit ihren Antworten und Bewertungen sowie Ihre Sprachwahl. Es "
        "bleiben Nachrichten in Slack und, ohne Ihren Namen, was Sie von Antworten an andere "
        "hielten."
    ),
    Phrase.SLACK_DELETE: "Meine Daten löschen",
    Phrase.SLACK_DELETE_SURE: (
        "Ihre Fragen mit ihren Antworten und Bewertungen sowie Ihre Sprachwahl werden bei "
        "Leerkring gelöscht. Das lässt sich nicht rückgängig machen."
    ),
    Phrase.SLACK_DELETE_YES: "Löschen",
    Phrase.SLACK_DELETE_NO: "Nicht löschen",
    Phrase.SLACK_FORGOTTEN: "Ihre Daten wurden gelöscht.",
    Phrase.SLACK_ADMIN: "Kanäle einrichten",
    Phrase.SLACK_ADMIN_OPEN: "Kanal einrichten",
    Phrase.SLACK_ADMIN_PICK: "Kanal",
    Phrase.SLACK_ADMIN_CHANNELS: "Jetzt eingerichtet",
    Phrase.SLACK_VISIBILITY: "Wer sieht die Antworten?",
    Phrase.SLACK_VISIBLE_CHANNEL: "Alle im Kanal",
    Phrase.SLACK_VISIBLE_ASKER: "Nur wer fragt",
    Phrase.SLACK_AUDIENCE: "Welche Dokumente dürfen hier auch zitiert werden?",
    Phrase.SLACK_AUDIENCE_WARNING: "Öffentliche Dokumente immer. Alle im Kanal lesen mit.",
    Phrase.SLACK_AUDIENCE_SHARED: (
        "Dieser Kanal wird mit anderen geteilt oder ist nicht einsehbar: Hier werden nur "
        "öffentliche Dokumente zitiert."
    ),
    Phrase.SLACK_PARTICIPANTS: "Dokumente für Teilnehmende",
    Phrase.SLACK_BUYERS: "Dokumente für Beschaffer (ohne Lieferanten)",
    Phrase.SLACK_ALL: "Alle",
    Phrase.SLACK_THREADS: "Threads",
    Phrase.SLACK_FOLLOWS: "Im Thread weiterfragen, ohne Leerkring zu erwähnen",
    Phrase.SLACK_FOLLOWS_NOT: "Nachfragen nur mit Erwähnung",
    Phrase.FEEDBACK_THANKS: "Danke. Ihre Bewertung hilft, die Antworten zu verbessern.",
    Phrase.SLACK_ANSWER_GONE: (
        "Diese Antwort wird nicht mehr aufbewahrt. Stellen Sie die Frage gern noch einmal."
    ),
    Phrase.SLACK_CHOSEN: "Gewählt: {option}",
    Phrase.SLACK_SHARED_BY: "Eine Antwort von Leerkring, geteilt von",
    Phrase.SLACK_SHARED_ALREADY: "Diese Antwort wurde schon geteilt.",
    Phrase.SLACK_SHARED_NOT: (
        "Diese Antwort kann hier nicht geteilt werden: Nicht alle in diesem Kanal dürfen die "
        "Dokumente lesen, aus denen sie stammt."
    ),
    Phrase.SLACK_EXPERTS_NONE: (
        "Fragen können hier noch nicht an Menschen weitergegeben werden: Dafür ist noch kein "
        "Kanal eingerichtet. Wenden Sie sich an die Administration von Leerkring."
    ),
    Phrase.SLACK_EXPERTS_ASKED: "Ihre Frage wurde an die Menschen des Lernnetzwerks weitergegeben.",
    Phrase.SLACK_EXPERTS_ALREADY: (
        "Diese Frage wurde schon an die Menschen des Lernnetzwerks weitergegeben."
    ),
    Phrase.SLACK_SAVED: "Gespeichert für {channel}.",
    Phrase.SLACK_SAVED_NOT: (
        "Es wurde nichts gespeichert: Wählen Sie den Kanal noch einmal und warten Sie, bis "
        "seine Einstellungen erscheinen."
    ),
    Phrase.SLACK_ADMIN_REFUSED: "Nur Administratoren von Leerkring können Kanäle einrichten.",
    Phrase.SLACK_NOT_DONE: (
        "Das hat nicht geklappt: Bei uns ist etwas schiefgegangen. Versuchen Sie es noch "
        "einmal. Wenn es wieder passiert, nennen Sie diese Nummer: {id}"
    ),
    Phrase.PAGES_SKIP: "Zum Inhalt",
    Phrase.PAGE_PLACES: "Bereiche von Leerkring",
    Phrase.PAGES_CHAT: "Frage stellen",
    Phrase.PAGE_PILOTS: "Pilotprojekte",
    Phrase.PAGE_COVERAGE: "Abdeckung",
    Phrase.PAGES_ALL: "alle",
    Phrase.PAGES_COUNTRY: "Land",
    Phrase.PAGES_YEAR: "Jahr",
    Phrase.PAGES_OUTCOME: "Ausgang",
    Phrase.PAGES_ORGANISATION: "Organisation",
    Phrase.PAGES_SECTOR: "Sektor",
    Phrase.PAGES_R_STRATEGY: "R-Strategie",
    Phrase.PAGES_KIND: "Art",
    Phrase.PAGES_PROVENANCE: "Herkunft",
    Phrase.PAGES_VALID_AS_OF: "Gültig am",
    Phrase.PAGES_LICENCE: "Lizenz",
    Phrase.PAGES_FROM_PUBLIC_BODY: "öffentliche Stelle",
    Phrase.PAGES_FROM_KNOWLEDGE_PARTNER: "Wissenspartner",
    Phrase.PAGES_FROM_SUPPLIER: "Lieferant",
    Phrase.PAGES_FROM_PRESS: "Presse",
    Phrase.PAGES_FILTERS: "Pilotprojekte auswählen",
    Phrase.PAGES_SHOW: "Anzeigen",
    Phrase.PAGES_CLEAR: "Filter löschen",
    Phrase.PAGES_CSV: "Als CSV herunterladen",
    Phrase.PAGES_PAGING: "Weitere Pilotprojekte",
    Phrase.PAGES_PREVIOUS: "Zurück",
    Phrase.PAGES_NEXT: "Weiter",
    Phrase.PAGES_PAGE_OF: "Seite {page} von {last}",
    Phrase.PAGES_PILOTS_TITLE: "Pilotprojekte: was funktionierte und was nicht",
    Phrase.PAGES_PILOTS_INTRO: (
        "Jeder Satz ist ein Zitat. Der Link führt zu seiner Stelle im Dokument. Was ein "
        "Dokument nicht sagt, steht hier als „nicht erwähnt“. Pilotprojekte, die etwas dazu "
        "sagen, stehen vorn, die neuesten zuerst."
    ),
    Phrase.PAGES_PILOTS_COUNT: "Pilotprojekte: {count} von {all}",
    Phrase.PAGES_PILOTS_NONE: (
        "Zu diesen Filtern gibt es keine Pilotprojekte. Wählen Sie weniger Filter."
    ),
    Phrase.PAGES_PLAN: "Plan: noch kein Ergebnis",
    Phrase.PAGES_PLANNED: "Aus einem Plan, noch kein Ergebnis",
    Phrase.PAGES_COVERAGE_TITLE: "Wozu Leerkring Dokumente hat",
    Phrase.PAGES_COVERAGE_INTRO: (
        "Gezählt sind die Dokumente, aus denen eine Antwort kommen kann. Ein Dokument kann zu "
        "mehreren Produkten und Phasen gehören."
    ),
    Phrase.PAGES_COVERAGE_COUNT: "Dokumente: {documents}. Organisationen: {organisations}.",
    Phrase.PAGES_COVERAGE_BY_PHASE: "Dokumente nach Produkt und Phase",
    Phrase.PAGES_COVERAGE_BY_COUNTRY: "Dokumente nach Produkt und Land",
    Phrase.PAGES_COVERAGE_GAPS: (
        "Ohne Dokument: {count} der {all} Kombinationen von Produkt und Phase."
    ),
    Phrase.PAGES_COVERAGE_MISSING: "Produkte ohne ein Dokument",
    Phrase.PAGES_COVERAGE_LEGEND: "Anzahl der Dokumente",
    Phrase.PAGES_COVERAGE_FILTERS: "Was gezählt wird",
    Phrase.PAGES_COVERAGE_PICTURE: "Die Abdeckung als Bild",
    Phrase.PAGES_TOTAL: "gesamt",
    Phrase.PAGES_ABOUT: "Über dieses Dokument",
    Phrase.PAGES_TEXT: "Der Text",
    Phrase.PAGES_TO_CITED: "Zur zitierten Stelle",
    Phrase.PAGES_CITED_GONE: (
        "Die zitierte Stelle steht nicht mehr an diesem Ort: Das Dokument hat sich geändert, "
        "oder der Link ist unvollständig. Stellen Sie die Frage erneut."
    ),
    Phrase.PAGES_SUPERSEDED: "Achtung: Dieses Dokument ist durch ein neueres ersetzt.",
    Phrase.PAGES_SUPERSEDED_OPEN: "Das neuere Dokument öffnen",
    Phrase.PAGES_LESSONS: "Was funktionierte und was nicht",
    Phrase.PAGES_RELATED: "Verwandte Dokumente",
    Phrase.PAGES_SAME_ORGANISATION: "Von derselben Organisation",
    Phrase.PAGES_SAME_PRODUCT: "Zum selben Produkt",
    Phrase.PAGES_SOURCE_AT_PAGE: "Die Quelle auf Seite {page} öffnen",
    Phrase.PAGES_SOURCE_FILE: "Datei: {source}",
    Phrase.PAGES_MORE_SOURCES: "Weitere Quellen",
    Phrase.PAGES_PART_OF: "Teil {part} von {last} des Textes",
    Phrase.PAGES_PARTS: "Teile des Textes",
    Phrase.PAGES_WITHDRAWN_TITLE: "Dieses Dokument wurde zurückgezogen",
    Phrase.PAGES_WITHDRAWN: (
        "Es wurde am {date} zurückgezogen, und Antworten zitieren es nicht mehr. Grund: {reason}"
    ),
    Phrase.PAGES_CORRECTED: (
        "Die Redaktion hat dieses Dokument am {date} korrigiert. Grund: {reason}"
    ),
    Phrase.PAGES_VERSION: "Von diesem Text gibt es eine Fassung, die besser zu zitieren ist.",
    Phrase.PAGES_VERSION_OPEN: "Diese Fassung öffnen",
    Phrase.PAGES_VERSIONS: "Andere Fassungen dieses Textes",
    Phrase.PAGES_MISSING_TITLE: "Dieses Dokument gibt es nicht",
    Phrase.PAGES_MISSING: (
        "Unter dieser Adresse gibt es kein Dokument, das Sie lesen dürfen. Vielleicht wurde es "
        "entfernt oder ersetzt."
    ),
    Phrase.SIGN_IN_TITLE: "Anmeldung",
    Phrase.SIGN_IN_ASKED: "Melden Sie sich über Ihre Organisation an, um fortzufahren.",
    Phrase.SIGN_IN_ENDED: "Sie sind nicht mehr angemeldet. Melden Sie sich erneut an.",
    Phrase.SIGN_IN_DONE: "Sie sind angemeldet.",
    Phrase.SIGN_IN_OUT_DONE: "Sie sind bei Leerkring abgemeldet.",
    Phrase.SIGN_IN_CANCELLED: "Sie haben die Anmeldung abgebrochen.",
    Phrase.SIGN_IN_REFUSED: (
        "Die Anmeldung hat nicht geklappt. Versuchen Sie es erneut; klappt es dann immer noch "
        "nicht, fragen Sie Ihre Administration."
    ),
    Phrase.SIGN_IN_UNREACHABLE: (
        "Der Anmeldedienst Ihrer Organisation ist im Moment nicht erreichbar. Versuchen Sie es "
        "in einigen Minuten erneut."
    ),
    Phrase.SIGN_IN_DO: "Anmelden",
    Phrase.SIGN_IN_ON: "Weiter",
    Phrase.SIGN_IN_OUT: "Abmelden",
    Phrase.SIGN_IN_KEPT: (
        "Leerkring speichert weder Ihren Namen noch Ihre E-Mail-Adresse. Ein Cookie merkt sich "
        "nur, dass Sie angemeldet sind und was Sie lesen dürfen."
    ),
    **admin.TEXTS,
}
