"""The phrases in Dutch."""

from __future__ import annotations

from assistant.phrases.admin import nl as admin
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
    Phrase.NOTHING_DEFINES: "In de documenten van Leerkring is geen uitleg gevonden van ‘{what}’.",
    Phrase.NOTHING_WITHIN: (
        "Wat gefilterd is op {what}, geeft hierop geen antwoord. Kies minder filters."
    ),
    Phrase.FILTERS_EMPTY_OF: (
        "Leerkring heeft geen documenten die passen bij: {what}. Kies minder filters."
    ),
    Phrase.NOTE_ALL: "Documenten van Leerkring hierover: {count}. Er kunnen er meer bestaan.",
    Phrase.NOTE_FAILURES: "Elke regel zegt wat niet werkte; "
    "dat betekent niet dat de hele pilot mislukte.",
    Phrase.NOTE_WHO: "Wie: {who}.",
    Phrase.ROLE_BUYER: "inkopende organisatie",
    Phrase.ROLE_PROGRAMME: "programma",
    Phrase.ROLE_SOURCE: "bron",
    Phrase.NOTE_LEGAL: "Dit is geen juridisch advies.",
    Phrase.NOTE_LEGAL_NONE: (
        "Dit is geen juridisch advies. "
        "Geen van deze bronnen is een wet, een uitspraak of uitleg daarvan."
    ),
    Phrase.NOTE_LEGAL_OF: (
        "Dit is geen juridisch advies. De bronnen gaan over het recht van: {countries}."
    ),
    Phrase.NOTE_PLANNED: "Uit een plan of voornemen, niet uit een bereikt resultaat: {numbers}.",
    Phrase.NOTE_FIGURES_DIFFER: "De bronnen noemen verschillende cijfers: let op jaar en bron.",
    Phrase.NOTE_SUPERSEDED: (
        "Ouder advies, dat intussen vervangen is: {numbers}. Het nieuwere document: {successor}."
    ),
    Phrase.NOTE_SUPERSEDED_GONE: "Ouder advies, dat intussen vervangen is: {numbers}.",
    Phrase.NOTE_VERSION: (
        "Van deze tekst is er een betere versie: {numbers}. Die versie: {successor}."
    ),
    Phrase.NOTE_CORRECTED: "Door de redactie gecorrigeerd op {date}: {numbers}. Reden: {reason}.",
    Phrase.NOTE_AS_OF: "Stand van {date}: {numbers}.",
    Phrase.NEAREST: "Komt het dichtst in de buurt",
    Phrase.WHICH_ONE: "Wat bedoel je met ‘{term}’?",
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
    Phrase.SUGGEST_COMPARE: "Vergelijk de aanpak van {one} en {other}",
    Phrase.SUGGEST_DID_NOT_WORK: "Wat werkte niet bij {who}?",
    Phrase.SUGGEST_ALL_OF: "Welke pilots gingen over {what}?",
    Phrase.STATUS_SEARCHING: "Zoeken in de documenten…",
    Phrase.STATUS_WRITING: "Zinnen controleren en opschrijven…",
    Phrase.STATUS_STOPPED: "Gestopt.",
    Phrase.STATUS_INTERRUPTED: (
        "Dit antwoord is afgebroken toen de pagina werd gesloten of herladen."
    ),
    Phrase.STATUS_COMPLETE: "Antwoord compleet.",
    Phrase.STATUS_COMPLETE_ONE: "Antwoord compleet, 1 bron.",
    Phrase.STATUS_COMPLETE_MANY: "Antwoord compleet, {count} bronnen.",
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
    Phrase.ERROR_NO_NETWORK: "Je bent offline. Zodra er weer verbinding is, kun je verder vragen.",
    Phrase.ERROR_BROKEN_OFF: (
        "De verbinding viel weg voordat het antwoord compleet was. Wat er staat, is "
        "gecontroleerd; er kan iets ontbreken."
    ),
    Phrase.ERROR_TOO_MANY_REQUESTS: (
        "Er zijn te veel vragen kort na elkaar gesteld. Probeer het over {seconds} seconden "
        "opnieuw."
    ),
    Phrase.ERROR_BUSY: (
        "Leerkring heeft het nu te druk. Probeer het over {seconds} seconden opnieuw."
    ),
    Phrase.ERROR_TIMED_OUT: (
        "Het antwoord duurde te lang en is afgebroken. Probeer het straks nog eens."
    ),
    Phrase.ERROR_UNAUTHORISED: (
        "Leerkring laat deze pagina niet toe. Laad de pagina opnieuw; helpt dat niet, meld het "
        "dan aan de beheerder."
    ),
    Phrase.ERROR_UNKNOWN_ORIGIN: (
        "Deze website is niet aangemeld bij Leerkring. De beheerder van Leerkring kan haar "
        "toevoegen."
    ),
    Phrase.ERROR_NOT_FOUND: (
        "Dit antwoord wordt niet meer bewaard. Stel de vraag opnieuw en probeer het dan."
    ),
    Phrase.ERROR_TOO_MUCH_FEEDBACK: (
        "Over dit antwoord is al genoeg gezegd: er worden geen oordelen meer bewaard."
    ),
    Phrase.ERROR_NO_CLIPBOARD: (
        "Deze browser laat kopiëren niet toe. Selecteer het antwoord en kopieer het zelf."
    ),
    Phrase.DOSSIER_TITLE: "Dossier uit Leerkring",
    Phrase.DOSSIER_MADE_AT: "Gemaakt op",
    Phrase.DOSSIER_PROGRAM: "Versie van Leerkring",
    Phrase.DOSSIER_QUESTION: "Vraag {number}: {question}",
    Phrase.DOSSIER_WHOLE_QUESTION: "De hele vraag",
    Phrase.DOSSIER_SCREENED: (
        "Persoonsgegevens die Leerkring herkent, staan niet in de vraag zoals die is bewaard."
    ),
    Phrase.DOSSIER_FILTERS: "Gefilterd op",
    Phrase.DOSSIER_ASKED_AT: "Gevraagd op",
    Phrase.DOSSIER_WRITER: "Geschreven door",
    Phrase.DOSSIER_WRITER_QUOTES: "Leerkring: alleen citaten, zonder taalmodel ({writer})",
    Phrase.DOSSIER_WRITER_MODEL: (
        "taalmodel {model}; Leerkring heeft elke zin getoetst aan de citaten waarnaar die verwijst"
    ),
    Phrase.DOSSIER_CORPUS: "Versie van de documenten",
    Phrase.DOSSIER_ANSWER_ID: "Kenmerk van het antwoord",
    Phrase.DOSSIER_ANSWER: "Antwoord",
    Phrase.DOSSIER_QUOTES: "Bronnen en citaten",
    Phrase.DOSSIER_SOURCE: "Bron",
    Phrase.DOSSIER_WHERE: "In Leerkring: document {document}, teken {start} tot {end}.",
    Phrase.DOSSIER_STANDS: "Bij het maken van dit dossier stond het citaat daar woordelijk.",
    Phrase.DOSSIER_CHANGED: (
        "Gewijzigd sinds het antwoord: deze woorden staan niet meer op deze plaats in het document."
    ),
    Phrase.DOSSIER_LEFT_OUT: (
        "Weggelaten: alles wat rust op documenten die u nu niet (meer) kunt lezen. Aantal "
        "documenten: {count}."
    ),
    Phrase.DOSSIER_MISSING: (
        "Deze gevraagde antwoorden ontbreken, omdat ze niet (meer) worden bewaard of u ze "
        "niet mag lezen: {ids}."
    ),
    Phrase.DOSSIER_CHECK: "Zo controleert u elk citaat",
    Phrase.DOSSIER_CHECK_SOURCE: (
        "In de bron: open het adres bij het citaat en zoek de woorden op de genoemde pagina, "
        "onder de genoemde kop of op het genoemde tijdstip."
    ),
    Phrase.DOSSIER_CHECK_RESTATED: (
        "Staat bij een citaat dat het uit onze samenvatting komt, dan staan deze woorden zo "
        "in Leerkring en niet in de bron: lees in de bron zelf na wat daar staat."
    ),
    Phrase.DOSSIER_CHECK_STORED: (
        "In Leerkring: de pagina /documents/ met de naam van het document erachter laat de "
        "bewaarde tekst zien, GET /api/documents/ geeft haar aan programma’s. Het citaat is "
        "die tekst vanaf het eerste genoemde teken tot aan het tweede, geteld vanaf 0 in "
        "Unicode-tekens; het tweede hoort er niet meer bij."
    ),
    Phrase.DOSSIER_CHECKED: (
        "Bij het maken van dit dossier zijn alle citaten teken voor teken vergeleken met de "
        "bewaarde documenten: {count}. Gewijzigd sinds het antwoord: {changed}."
    ),
    Phrase.DOSSIER_CHECK_WORDS: (
        "Citaten staan hier op één regel en zonder tekens die niet te zien zijn; verder is "
        "er niets aan veranderd."
    ),
    Phrase.DOSSIER_NO_ADVICE: (
        "Dit dossier is geen juridisch advies. Het laat zien wat er in de documenten van "
        "Leerkring staat; er kan elders meer of iets anders staan."
    ),
    Phrase.DOSSIER_GLYPHS: (
        "Een teken dat het lettertype van dit bestand niet heeft, staat er met zijn "
        "Unicode-nummer: [U+…]."
    ),
    Phrase.SLACK_HELP: (
        "Stel je vraag over circulair inkopen: noem mij met @ in een kanaal, stuur mij een "
        "bericht, of typ `/leerkring` met je vraag erachter. In een draad waarin ik heb "
        "geantwoord kun je zonder @ doorvragen; met @ en `stop` doe ik daar niet meer mee. Bij "
        "elk antwoord staat de bron."
    ),
    Phrase.SLACK_FAILED: (
        "Er ging bij ons iets mis, en je vraag is niet beantwoord. Stel hem over een paar minuten"
        " nog eens. Blijft het misgaan, noem dan dit nummer: {id}"
    ),
    Phrase.SLACK_UNAVAILABLE: (
        "De documenten zijn nu niet te bereiken. Probeer het over een paar minuten opnieuw. "
        "Blijft het misgaan, noem dan dit nummer: {id}"
    ),
    Phrase.SLACK_STOPPED: (
        "Leerkring wordt opnieuw gestart, en dit antwoord is niet afgekomen. Stel je vraag over "
        "een minuut nog eens."
    ),
    Phrase.SLACK_QUEUE_FULL: (
        "Er wachten nu {count} vragen. Meer kunnen we er niet tegelijk aan. Stel je vraag over "
        "een paar minuten nog eens."
    ),
    Phrase.SLACK_WAITING_ONE: "Er is nog 1 vraag voor die van jou.",
    Phrase.SLACK_WAITING_MANY: "Er zijn nog {count} vragen voor die van jou.",
    Phrase.SLACK_SILENT: "Goed, ik zwijg in deze draad. Noem mij met @ als je me weer nodig hebt.",
    Phrase.SLACK_UNKNOWN_WORKSPACE: (
        "Leerkring is niet ingesteld voor deze werkruimte. Vraag je beheerder om Leerkring toe te"
        " voegen."
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
    Phrase.WIDGET_OPEN: "Vraag het aan Leerkring",
    Phrase.WIDGET_CLOSE: "Sluiten",
    Phrase.WIDGET_CLEAR: "Wis gesprek",
    Phrase.WIDGET_CLEARED: "Het gesprek is gewist uit deze browser.",
    Phrase.WIDGET_DOCUMENT: "Lees het hele document",
    Phrase.WIDGET_SUGGESTIONS: "Vraag verder",
    Phrase.WIDGET_RATE: "Wat vind je van dit antwoord?",
    Phrase.WIDGET_COPY: "Kopieer met bronnen",
    Phrase.WIDGET_COPIED: "Gekopieerd, met bronnen.",
    Phrase.WIDGET_DATED: "Leerkring, {date}, corpusversie {version}",
    Phrase.WIDGET_EXPORT: "Bewaar als dossier",
    Phrase.WIDGET_EXPORT_ANSWER: "Dit antwoord",
    Phrase.WIDGET_EXPORT_ALL: "Het hele gesprek",
    Phrase.WIDGET_BUSY: "Even geduld…",
    Phrase.WIDGET_EXPORTED: "Het dossier is gedownload.",
    Phrase.WIDGET_FILTERS: "Filters",
    Phrase.WIDGET_FILTER_REMOVE: "Haal filter weg: {filter}",
    Phrase.SLACK_MORE_SOURCES: "En nog {count} andere, in het menu hieronder.",
    Phrase.SLACK_QUOTE_OF: "Citaat [{number}]",
    Phrase.SLACK_QUOTE_PICK: "Bekijk een citaat",
    Phrase.FEEDBACK_UP: "Goed antwoord",
    Phrase.FEEDBACK_DOWN: "Geen goed antwoord",
    Phrase.SLACK_ASK_HUMAN: "Vraag een mens",
    Phrase.SLACK_SHARE: "Deel in kanaal",
    Phrase.SLACK_CLOSE: "Sluiten",
    Phrase.FEEDBACK_SEND: "Versturen",
    Phrase.SLACK_SAVE: "Opslaan",
    Phrase.NO_PERSONAL_DATA: (
        "Schrijf hier geen persoonsgegevens of vertrouwelijke aanbestedingsinformatie."
    ),
    Phrase.SLACK_SOURCE_GONE: "Dit document is hier niet of niet meer te lezen.",
    Phrase.SOURCE_CHANGED: (
        "Dit document is veranderd na dit antwoord. Het citaat staat er niet meer zo in: stel"
        " de vraag opnieuw."
    ),
    Phrase.SLACK_RESTATED: (
        "Deze tekst is onze samenvatting van de bron, niet de tekst van de bron zelf."
    ),
    Phrase.FEEDBACK_TITLE: "Wat klopte er niet?",
    Phrase.FEEDBACK_INTRO: ("Je duim is bewaard. Wil je zeggen wat er mis was? Dat hoeft niet."),
    Phrase.FEEDBACK_REASON: "Reden",
    Phrase.FEEDBACK_COMMENT: "Toelichting",
    Phrase.WRONG_INCORRECT: "Het antwoord is niet juist",
    Phrase.WRONG_SOURCE: "De bron past niet bij het antwoord",
    Phrase.WRONG_INCOMPLETE: "Het antwoord is onvolledig",
    Phrase.WRONG_OTHER: "Iets anders",
    Phrase.SLACK_ASK_HUMAN_INTRO: (
        "Dit gaat naar de mensen van het leernetwerk, met je naam en een link naar het "
        "gesprek. Zij antwoorden daar of in een direct bericht."
    ),
    Phrase.SLACK_ASK_HUMAN_NOTE: "Wat moeten zij nog weten?",
    Phrase.SLACK_FORWARD: "Doorgeven",
    Phrase.SLACK_ASKED_BY: "vraagt om hulp van een mens bij deze vraag:",
    Phrase.SLACK_NOTE: "Toelichting",
    Phrase.SLACK_TO_THREAD: "Naar het gesprek",
    Phrase.SLACK_NEAR: "Documenten die het dichtst in de buurt komen:",
    Phrase.SLACK_STATUS_ANSWERED: "Leerkring gaf een antwoord met bronnen.",
    Phrase.SLACK_STATUS_NO_ANSWER: "Leerkring vond geen antwoord in de documenten.",
    Phrase.SLACK_STATUS_CLARIFY: "Leerkring vroeg terug wat er bedoeld werd.",
    Phrase.SLACK_HOME_INTRO: (
        "Het geheugen van de leernetwerken circulair inkopen. Elke zin van een antwoord "
        "verwijst naar zijn bron. Staat iets niet in de documenten, dan zegt Leerkring dat "
        "ook."
    ),
    Phrase.SLACK_KNOWS: "Wat Leerkring kent",
    Phrase.SLACK_KNOWS_COUNTS: "Documenten: {documents}. Organisaties: {organisations}.",
    Phrase.SLACK_KNOWS_NOT_NOW: "De documenten zijn nu niet te bereiken.",
    Phrase.SLACK_REFRESH: "Opnieuw proberen",
    Phrase.SLACK_COUNTRIES: "Landen",
    Phrase.SLACK_LANGUAGES: "Talen",
    Phrase.SLACK_CATEGORIES: "Productgroepen",
    Phrase.SLACK_KINDS: "Soorten documenten",
    Phrase.SLACK_PHASES: "Fasen van het inkopen",
    Phrase.SLACK_YEARS: "Jaren",
    Phrase.SLACK_AND_OTHERS: "en nog {count}",
    Phrase.SLACK_HOW_TO_ASK: "Zo vraag je iets",
    Phrase.SLACK_WAY_MENTION: "Noem Leerkring in een kanaal (@) en stel je vraag.",
    Phrase.SLACK_WAY_DIRECT: "Stuur Leerkring een direct bericht.",
    Phrase.SLACK_WAY_PANE: "Open Leerkring rechtsboven als assistent.",
    Phrase.SLACK_WAY_COMMAND: "Typ /leerkring en je vraag: alleen jij ziet het antwoord.",
    Phrase.SLACK_WAY_SHORTCUT: "Kies bij een bericht onder ⋮ ‘Ask Leerkring about this’.",
    Phrase.SLACK_WAY_THREAD: "Vraag door in dezelfde thread: noemen hoeft dan niet meer.",
    Phrase.SLACK_RECENT: "Je laatste vragen",
    Phrase.SLACK_RECENT_NONE: "Hier komen je laatste vragen te staan.",
    Phrase.SLACK_RECENT_ANSWERED: "beantwoord",
    Phrase.SLACK_RECENT_NO_ANSWER: "geen antwoord gevonden",
    Phrase.SLACK_RECENT_CLARIFY: "teruggevraagd",
    Phrase.SLACK_LANGUAGE_INTRO: (
        "De taal van de knoppen en meldingen. Een antwoord volgt de taal van je vraag."
    ),
    Phrase.SLACK_LANGUAGE_OF_SLACK: "Zoals in Slack",
    Phrase.SLACK_PRIVACY: "Privacy",
    Phrase.SLACK_PRIVACY_KEPT: (
        "Leerkring bewaart je vragen, antwoorden en duimen {days} dagen, zonder de "
        "persoonsgegevens die het herkent. Daarna worden ze verwijderd."
    ),
    Phrase.SLACK_PRIVACY_NOT_KEPT: (
        "Leerkring bewaart je vragen en de antwoorden niet. Alleen waar een antwoord staat, "
        "wordt korte tijd onthouden."
    ),
    Phrase.SLACK_PRIVACY_TEXT: (
        "Berichten in Slack zelf vallen onder de regels van je werkplek. Verwijderen haalt je "
        "vragen met hun antwoorden en duimen, en je taalkeuze, weg bij Leerkring. Berichten in "
        "Slack blijven staan, en wat je van antwoorden aan anderen vond, zonder je naam."
    ),
    Phrase.SLACK_DELETE: "Verwijder mijn gegevens",
    Phrase.SLACK_DELETE_SURE: (
        "Je vragen met hun antwoorden en duimen, en je taalkeuze, worden bij Leerkring "
        "verwijderd. Dit kan niet ongedaan worden gemaakt."
    ),
    Phrase.SLACK_DELETE_YES: "Verwijderen",
    Phrase.SLACK_DELETE_NO: "Niet verwijderen",
    Phrase.SLACK_FORGOTTEN: "Je gegevens zijn verwijderd.",
    Phrase.SLACK_ADMIN: "Kanalen instellen",
    Phrase.SLACK_ADMIN_OPEN: "Kanaal instellen",
    Phrase.SLACK_ADMIN_PICK: "Kanaal",
    Phrase.SLACK_ADMIN_CHANNELS: "Nu ingesteld",
    Phrase.SLACK_VISIBILITY: "Wie ziet de antwoorden?",
    Phrase.SLACK_VISIBLE_CHANNEL: "Iedereen in het kanaal",
    Phrase.SLACK_VISIBLE_ASKER: "Alleen wie het vraagt",
    Phrase.SLACK_AUDIENCE: "Welke documenten mogen hier ook geciteerd worden?",
    Phrase.SLACK_AUDIENCE_WARNING: "Openbare documenten altijd. Iedereen in het kanaal leest mee.",
    Phrase.SLACK_AUDIENCE_SHARED: (
        "Dit kanaal wordt met anderen gedeeld of is niet te bekijken: hier worden alleen "
        "openbare documenten geciteerd."
    ),
    Phrase.SLACK_PARTICIPANTS: "Documenten voor deelnemers",
    Phrase.SLACK_BUYERS: "Documenten voor inkopers (geen leveranciers)",
    Phrase.SLACK_ALL: "Alles",
    Phrase.SLACK_THREADS: "Gesprekken",
    Phrase.SLACK_FOLLOWS: "In een thread doorvragen zonder Leerkring te noemen",
    Phrase.SLACK_FOLLOWS_NOT: "doorvragen alleen met noemen",
    Phrase.FEEDBACK_THANKS: "Bedankt. Je oordeel helpt om de antwoorden beter te maken.",
    Phrase.SLACK_ANSWER_GONE: "Dit antwoord wordt niet meer bewaard. Stel de vraag gerust opnieuw.",
    Phrase.SLACK_CHOSEN: "Gekozen: {option}",
    Phrase.SLACK_SHARED_BY: "Een antwoord van Leerkring, gedeeld door",
    Phrase.SLACK_SHARED_ALREADY: "Dit antwoord is al gedeeld.",
    Phrase.SLACK_SHARED_NOT: (
        "Dit antwoord kan hier niet gedeeld worden: niet iedereen in dit kanaal mag de "
        "documenten lezen waaruit het komt."
    ),
    Phrase.SLACK_EXPERTS_NONE: (
        "Vragen kunnen hier nog niet aan mensen worden doorgegeven: er is nog geen kanaal voor "
        "ingesteld. Vraag het de beheerder van Leerkring."
    ),
    Phrase.SLACK_EXPERTS_ASKED: "Je vraag is doorgegeven aan de mensen van het leernetwerk.",
    Phrase.SLACK_EXPERTS_ALREADY: "Deze vraag is al doorgegeven aan de mensen van het leernetwerk.",
    Phrase.SLACK_SAVED: "Opgeslagen voor {channel}.",
    Phrase.SLACK_SAVED_NOT: (
        "Er is niets opgeslagen: kies het kanaal opnieuw en wacht tot de instellingen ervan "
        "verschijnen."
    ),
    Phrase.SLACK_ADMIN_REFUSED: "Alleen beheerders van Leerkring kunnen kanalen instellen.",
    Phrase.SLACK_NOT_DONE: (
        "Dat is niet gelukt: er ging bij ons iets mis. Probeer het nog eens. Blijft het "
        "misgaan, noem dan dit nummer: {id}"
    ),
    Phrase.PAGES_SKIP: "Naar de inhoud",
    Phrase.PAGE_PLACES: "Onderdelen van Leerkring",
    Phrase.PAGES_CHAT: "Vraag stellen",
    Phrase.PAGE_PILOTS: "Pilots",
    Phrase.PAGE_COVERAGE: "Dekking",
    Phrase.PAGES_ALL: "alle",
    Phrase.PAGES_COUNTRY: "Land",
    Phrase.PAGES_YEAR: "Jaar",
    Phrase.PAGES_OUTCOME: "Uitkomst",
    Phrase.PAGES_ORGANISATION: "Organisatie",
    Phrase.PAGES_SECTOR: "Sector",
    Phrase.PAGES_R_STRATEGY: "R-strategie",
    Phrase.PAGES_KIND: "Soort",
    Phrase.PAGES_PROVENANCE: "Afkomst",
    Phrase.PAGES_VALID_AS_OF: "Geldig op",
    Phrase.PAGES_LICENCE: "Licentie",
    Phrase.PAGES_FROM_PUBLIC_BODY: "overheid",
    Phrase.PAGES_FROM_KNOWLEDGE_PARTNER: "kennispartner",
    Phrase.PAGES_FROM_SUPPLIER: "leverancier",
    Phrase.PAGES_FROM_PRESS: "pers",
    Phrase.PAGES_FILTERS: "Pilots kiezen",
    Phrase.PAGES_SHOW: "Toon",
    Phrase.PAGES_CLEAR: "Wis filters",
    Phrase.PAGES_CSV: "Download als CSV",
    Phrase.PAGES_PAGING: "Meer pilots",
    Phrase.PAGES_PREVIOUS: "Vorige",
    Phrase.PAGES_NEXT: "Volgende",
    Phrase.PAGES_PAGE_OF: "Pagina {page} van {last}",
    Phrase.PAGES_PILOTS_TITLE: "Pilots: wat werkte en wat niet",
    Phrase.PAGES_PILOTS_INTRO: (
        "Elke zin is een citaat. De link brengt je naar de plaats in het document. Wat een "
        "document niet zegt, staat hier als ‘niet vermeld’. Pilots die er iets over zeggen "
        "staan vooraan, de nieuwste eerst."
    ),
    Phrase.PAGES_PILOTS_COUNT: "Pilots: {count} van {all}",
    Phrase.PAGES_PILOTS_NONE: "Bij deze filters zijn er geen pilots. Kies minder filters.",
    Phrase.PAGES_PLAN: "plan: nog geen resultaat",
    Phrase.PAGES_PLANNED: "Uit een plan, nog geen resultaat",
    Phrase.PAGES_COVERAGE_TITLE: "Waarover Leerkring documenten heeft",
    Phrase.PAGES_COVERAGE_INTRO: (
        "Geteld zijn de documenten waaruit een antwoord kan komen. Een document kan bij meer "
        "dan één product en fase horen."
    ),
    Phrase.PAGES_COVERAGE_COUNT: "Documenten: {documents}. Organisaties: {organisations}.",
    Phrase.PAGES_COVERAGE_BY_PHASE: "Documenten per product en fase",
    Phrase.PAGES_COVERAGE_BY_COUNTRY: "Documenten per product en land",
    Phrase.PAGES_COVERAGE_GAPS: (
        "Zonder document: {count} van de {all} combinaties van product en fase."
    ),
    Phrase.PAGES_COVERAGE_MISSING: "Producten zonder enig document",
    Phrase.PAGES_COVERAGE_LEGEND: "Aantal documenten",
    Phrase.PAGES_COVERAGE_FILTERS: "Wat geteld wordt",
    Phrase.PAGES_COVERAGE_PICTURE: "De dekking als beeld",
    Phrase.PAGES_TOTAL: "totaal",
    Phrase.PAGES_ABOUT: "Over dit document",
    Phrase.PAGES_TEXT: "De tekst",
    Phrase.PAGES_TO_CITED: "Naar de geciteerde passage",
    Phrase.PAGES_CITED_GONE: (
        "De geciteerde passage staat niet meer op deze plaats: het document is veranderd, of de"
        " link is niet volledig. Stel de vraag opnieuw."
    ),
    Phrase.PAGES_SUPERSEDED: "Let op: dit document is vervangen door een nieuwer document.",
    Phrase.PAGES_SUPERSEDED_OPEN: "Open het nieuwere document",
    Phrase.PAGES_LESSONS: "Wat werkte en wat niet",
    Phrase.PAGES_RELATED: "Verwante documenten",
    Phrase.PAGES_SAME_ORGANISATION: "Van dezelfde organisatie",
    Phrase.PAGES_SAME_PRODUCT: "Over hetzelfde product",
    Phrase.PAGES_SOURCE_AT_PAGE: "Open de bron op pagina {page}",
    Phrase.PAGES_SOURCE_FILE: "Bestand: {source}",
    Phrase.PAGES_MORE_SOURCES: "Meer bronnen",
    Phrase.PAGES_PART_OF: "Deel {part} van {last} van de tekst",
    Phrase.PAGES_PARTS: "Delen van de tekst",
    Phrase.PAGES_WITHDRAWN_TITLE: "Dit document is ingetrokken",
    Phrase.PAGES_WITHDRAWN: (
        "Het is op {date} ingetrokken, en antwoorden halen het niet meer aan. Reden: {reason}"
    ),
    Phrase.PAGES_CORRECTED: (
        "De redactie heeft dit document op {date} gecorrigeerd. Reden: {reason}"
    ),
    Phrase.PAGES_VERSION: "Van deze tekst is er een versie die beter is om aan te halen.",
    Phrase.PAGES_VERSION_OPEN: "Open die versie",
    Phrase.PAGES_VERSIONS: "Andere versies van deze tekst",
    Phrase.PAGES_MISSING_TITLE: "Dit document is er niet",
    Phrase.PAGES_MISSING: (
        "Er is hier geen document met dit adres dat je mag lezen. Misschien is het verwijderd "
        "of vervangen."
    ),
    Phrase.SIGN_IN_TITLE: "Aanmelding",
    Phrase.SIGN_IN_ASKED: "Meld u aan via uw organisatie om verder te gaan.",
    Phrase.SIGN_IN_ENDED: "U bent niet meer aangemeld. Meld u opnieuw aan.",
    Phrase.SIGN_IN_DONE: "U bent aangemeld.",
    Phrase.SIGN_IN_OUT_DONE: "U bent afgemeld bij Leerkring.",
    Phrase.SIGN_IN_CANCELLED: "U hebt het aanmelden afgebroken.",
    Phrase.SIGN_IN_REFUSED: (
        "Het aanmelden is niet gelukt. Probeer het opnieuw; lukt het dan nog niet, vraag het "
        "dan aan uw beheerder."
    ),
    Phrase.SIGN_IN_UNREACHABLE: (
        "De aanmelddienst van uw organisatie is nu niet bereikbaar. Probeer het over een paar "
        "minuten opnieuw."
    ),
    Phrase.SIGN_IN_DO: "Aanmelden",
    Phrase.SIGN_IN_ON: "Verder",
    Phrase.SIGN_IN_OUT: "Afmelden",
    Phrase.SIGN_IN_KEPT: (
        "Leerkring bewaart geen naam en geen e-mailadres van u. Een cookie onthoudt alleen dat "
        "u bent aangemeld en wat u mag lezen."
    ),
    **admin.TEXTS,
}
