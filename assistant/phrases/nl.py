"""The phrases in Dutch."""

from __future__ import annotations

from assistant.phrases.names import Phrase

TEXTS = {
    Phrase.NO_ANSWER_NOTHING_FOUND: "In de documenten van Leerkring staat hier niets over.",
    Phrase.NO_ANSWER_NOT_SUPPORTED: (
        "In de documenten van Leerkring staat hierop geen antwoord: geen enkele zin onderbouwt "
        "er een."
    ),
    Phrase.NO_ANSWER_OUT_OF_DOMAIN: (
        "In de documenten van Leerkring staat hierop geen antwoord: ze gaan alleen over "
        "circulair inkopen."
    ),
    Phrase.NO_ANSWER_FILTERS_EMPTY: (
        "Leerkring heeft geen documenten die bij deze filters passen. Kies minder filters."
    ),
    Phrase.NO_ANSWER_NOT_ALLOWED: ("In de documenten die je mag lezen staat hierop geen antwoord."),
    Phrase.NOTHING_OF: "Leerkring heeft geen documenten over {what}.",
    Phrase.FILTERS_EMPTY_OF: (
        "Leerkring heeft geen documenten die passen bij: {what}. Kies minder filters."
    ),
    Phrase.NOTE_ALL: "Documenten van Leerkring hierover: {count}. Er kunnen er meer bestaan.",
    Phrase.NOTE_WHO: "Wie: {who}.",
    Phrase.ROLE_BUYER: "inkopende organisatie",
    Phrase.ROLE_PROGRAMME: "programma",
    Phrase.ROLE_SOURCE: "bron",
    Phrase.NOTE_LEGAL: "Dit is geen juridisch advies.",
    Phrase.NOTE_LEGAL_OF: (
        "Dit is geen juridisch advies. De bronnen gaan over het recht van: {countries}."
    ),
    Phrase.NOTE_PLANNED: "Uit een plan of voornemen, niet uit een bereikt resultaat: {numbers}.",
    Phrase.NOTE_FIGURES_DIFFER: "De bronnen noemen verschillende cijfers: let op jaar en bron.",
    Phrase.NEAREST: "Komt het dichtst in de buurt",
    Phrase.WHICH_ONE: "Wat bedoelt u met ‘{term}’?",
    Phrase.SEARCHED_FOR: "Gezocht naar",
    Phrase.SOURCES: "Bronnen",
    Phrase.SOURCE_OPEN: "Open de bron",
    Phrase.SOURCE_NUMBER: "Bron {number}",
    Phrase.RESTATEMENT: "onze samenvatting van deze bron",
    Phrase.CHAT_MODEL_FAILED: (
        "Het taalmodel was er niet of was te traag. Dit antwoord bestaat uit citaten."
    ),
    Phrase.CHAT_MODEL_CUT_OFF: (
        "Het taalmodel hield halverwege op. Dit antwoord kan onvolledig zijn."
    ),
    Phrase.CHAT_MODEL_UNSUPPORTED: (
        "Wat het taalmodel schreef, stond niet of niet volledig in de documenten. Daarom staan "
        "hier citaten."
    ),
    Phrase.TRANSLATED: "vertaald",
    Phrase.QUOTE: "Citaat",
    Phrase.PAGE: "pagina {page}",
    Phrase.PAGES: "pagina {first}–{last}",
    Phrase.SECTION: "onder ‘{section}’",
    Phrase.MINUTE: "op {timecode}",
    Phrase.LANGUAGE_NL: "Nederlands",
    Phrase.LANGUAGE_FR: "Frans",
    Phrase.LANGUAGE_EN: "Engels",
    Phrase.LANGUAGE_DE: "Duits",
    Phrase.EVIDENCE: "Onderbouwing",
    Phrase.DOCUMENT_ONE: "1 document",
    Phrase.DOCUMENT_MANY: "{count} documenten",
    Phrase.ORGANISATION_ONE: "1 organisatie",
    Phrase.ORGANISATION_MANY: "{count} organisaties",
    Phrase.STRENGTH_MEASURED: "resultaten gemeten",
    Phrase.STRENGTH_REPORTED: "resultaten gemeld, niet gemeten",
    Phrase.STRENGTH_PLANNED: "plannen, nog geen resultaten",
    Phrase.STRENGTH_OPINION: "ervaringen en meningen",
    Phrase.STRENGTH_UNKNOWN: "sterkte van het bewijs onbekend",
    Phrase.COMPARED: "Naast elkaar",
    Phrase.COLUMN_PILOT: "Organisatie en pilot",
    Phrase.COLUMN_PRODUCT: "Product",
    Phrase.COLUMN_PHASE: "Fase",
    Phrase.COLUMN_CONTRACT_FORM: "Contractvorm",
    Phrase.COLUMN_RESULT: "Resultaat",
    Phrase.COLUMN_WORKED: "Wat werkte",
    Phrase.COLUMN_DID_NOT_WORK: "Wat niet werkte",
    Phrase.NOT_TOLD: "niet vermeld",
    Phrase.TOLD_OTHERWISE: "maar volgens {where}",
    Phrase.NOTHING_TO_COMPARE_OF: (
        "Om te vergelijken heeft Leerkring geen document van {what} zelf."
    ),
    Phrase.STATUS_SEARCHING: "Zoeken in de documenten…",
    Phrase.STATUS_WRITING: "Zinnen controleren en opschrijven…",
    Phrase.STATUS_STOPPED: "Gestopt.",
    Phrase.ERROR_EMPTY_QUESTION: "Er staat nog geen vraag. Typ eerst een vraag.",
    Phrase.ERROR_QUESTION_TOO_LONG: ("De vraag is te lang: gebruik hoogstens {limit} tekens."),
    Phrase.ERROR_INVALID_REQUEST: (
        "De vraag bevat tekens die niet te lezen zijn. Typ de vraag opnieuw."
    ),
    Phrase.ERROR_BODY_TOO_LARGE: "De vraag is veel te lang. Maak de vraag korter.",
    Phrase.ERROR_NOT_ALLOWED: "Je mag deze documenten niet lezen.",
    Phrase.ERROR_UNAVAILABLE: (
        "De documenten zijn nu niet te bereiken. Probeer het over een paar minuten opnieuw."
    ),
    Phrase.ERROR_INTERNAL: "Er ging bij ons iets mis. Probeer het nog eens.",
    Phrase.ERROR_OFFLINE: (
        "Geen verbinding met Leerkring. Controleer je verbinding en probeer het nog eens."
    ),
    Phrase.PAGE_TAGLINE: "Het geheugen van de leernetwerken circulair inkopen",
    Phrase.PAGE_INTRO: "Wat wil je weten over circulair inkopen?",
    Phrase.PAGE_PROMISE: (
        "Je krijgt een kort antwoord waarin elke zin verwijst naar zijn bron. Staat iets niet in "
        "de documenten, dan zegt Leerkring dat ook."
    ),
    Phrase.PAGE_EXAMPLES: "Bijvoorbeeld",
    Phrase.PAGE_EXAMPLE_1: "Wat leerden pilots met circulaire werkkleding?",
    Phrase.PAGE_EXAMPLE_2: "Hoe begin je een marktdialoog over kantoormeubilair?",
    Phrase.PAGE_EXAMPLE_3: "Wat is de MKI en hoe gebruik je die bij het gunnen?",
    Phrase.PAGE_LANGUAGE: "Taal",
    Phrase.PAGE_CONVERSATION: "Vragen en antwoorden",
    Phrase.PAGE_QUESTION: "Je vraag",
    Phrase.PAGE_PLACEHOLDER: "Stel je vraag",
    Phrase.PAGE_HINT: "Shift+Enter: nieuwe regel",
    Phrase.PAGE_ASK: "Vraag",
    Phrase.PAGE_STOP: "Stop",
    Phrase.PAGE_RETRY: "Probeer opnieuw",
    Phrase.PAGE_CAREFUL: (
        "Typ hier geen persoonsgegevens of vertrouwelijke aanbestedingsinformatie."
    ),
    Phrase.SLACK_MORE_SOURCES: "En nog {count} andere, in het menu hieronder.",
    Phrase.SLACK_QUOTE_OF: "Citaat [{number}]",
    Phrase.SLACK_QUOTE_PICK: "Bekijk een citaat",
    Phrase.SLACK_FEEDBACK_UP: "Goed antwoord",
    Phrase.SLACK_FEEDBACK_DOWN: "Geen goed antwoord",
    Phrase.SLACK_ASK_HUMAN: "Vraag een mens",
    Phrase.SLACK_SHARE: "Deel in kanaal",
}
