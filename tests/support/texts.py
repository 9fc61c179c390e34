"""Texts of many kinds, to hold two engines to the same tokens and vectors."""

from __future__ import annotations

DUTCH = (
    (
        "De provincie kocht 120 gebruikte bureaustoelen en liet ze opnieuw bekleden; dat scheelde"
        " veertig procent van de prijs van nieuwe stoelen."
    ),
    (
        "In de aanbesteding telde de restwaarde voor dertig procent mee. Drie leveranciers "
        "boden een terugkoopgarantie aan, één zag ervan af."
    ),
    (
        "Vraag de markt vóór de uitvraag naar onderhoud, reparatie en terugname: dat levert "
        "betere eisen op dan een lijst met materialen."
    ),
    (
        "Het contract loopt vijf jaar, met een optie van twee keer één jaar. De leverancier "
        "blijft eigenaar van de telefoons en wist alle gegevens."
    ),
    (
        "Geïnterviewde inkopers noemen coördinatie, reële planning en geüpdatete bestekken "
        "als de drie knelpunten; de financiële afdeling werd te laat betrokken."
    ),
    (
        "Uit de evaluatie blijkt dat 2.114 kilo textiel is ingezameld, waarvan 61% is vervezeld "
        "en 12% als poetsdoek is hergebruikt."
    ),
    (
        "Leg in het programma van eisen vast wie na afloop van het contract de meubels ophaalt, "
        "en tegen welke voorwaarden ze worden teruggenomen."
    ),
    (
        "De gemeente wilde zout, zand en asfalt hergebruiken, maar de keuring van vrijgekomen "
        "materiaal duurde langer dan de planning van de uitvoering toeliet."
    ),
    (
        "Een materialenpaspoort beschrijft per onderdeel het gewicht, de herkomst en de wijze "
        "van losmaken; zonder onderhoud is het na drie jaar verouderd."
    ),
    (
        "Wie alleen op de laagste prijs gunt, krijgt zelden een product dat lang meegaat; weeg "
        "de kosten over de hele levensduur mee."
    ),
)
FRENCH = (
    (
        "La ville a acheté des vêtements de travail contenant trente pour cent de fibres recyclée"
        "s, avec une reprise à la fin du marché."
    ),
    (
        "Le pouvoir adjudicateur a consulté le marché avant de rédiger le cahier des charges "
        ": quatre fournisseurs ont répondu à l’appel."
    ),
    (
        "Dès la première année, les écoles ont réduit leurs déchets de cantine d’un quart, "
        "grâce à des portions adaptées et à des bacs réutilisables."
    ),
    (
        "Le critère du coût du cycle de vie pesait vingt points sur cent ; le prix d’achat "
        "seul en pesait trente."
    ),
    (
        "L’évaluation, menée à Liège et à Namur, relève un manque d’indicateurs mesurables "
        "et une coordination insuffisante entre services."
    ),
    (
        "Les ordinateurs reconditionnés sont garantis vingt-quatre mois et leurs données sont "
        "effacées selon une norme reconnue."
    ),
    (
        "Où le béton a été concassé sur place, le transport a diminué de moitié ; ailleurs, "
        "l’économie n’a pas été démontrée."
    ),
    (
        "Cœur du projet : un œil extérieur, des élèves associés, et un hôpital prêt à partager "
        "son expérience dès août."
    ),
    (
        "La clause prévoit que le titulaire reprend le mobilier, le répare ou le revend, et "
        "rend compte chaque année des quantités."
    ),
    (
        "Aucun des soumissionnaires n’a proposé de location ; l’acheteur y voit une leçon pour "
        "le prochain marché."
    ),
)
ENGLISH = (
    (
        "The council leased its lighting for ten years; the supplier owns the fittings, repairs "
        "them and takes them back at the end."
    ),
    (
        "Early market dialogue showed that refurbished laptops were available in the numbers "
        "needed, but not with one single configuration."
    ),
    (
        "Award criteria gave 40 points to quality, 30 to price and 30 to the plan for reuse "
        "after the contract ends."
    ),
    (
        "Buyers who asked for a bill of materials received one from every bidder, yet only "
        "two of five listed the weights."
    ),
    (
        "The pilot failed: demolition had started before the inventory was ready, and most "
        "doors had gone by the time anybody looked."
    ),
    (
        "A framework agreement with four suppliers makes it easier to try small batches before "
        "a change is rolled out to all offices."
    ),
    ("Nobody measured the effect on CO2 emissions, so the report speaks of expected savings only."),
    (
        "Include a take-back clause, say who pays for the transport, and agree on the condition "
        "in which goods are returned."
    ),
    (
        "Workwear with recycled polyester wore out no sooner than before, according to the "
        "laundry's records over eighteen months."
    ),
    (
        "Knowledge leaves with people: of eleven project leaders, four had changed jobs before "
        "the evaluation was written."
    ),
)
GERMAN = (
    (
        "Die Stadt beschaffte aufgearbeitete Büromöbel und sparte gegenüber Neuware rund ein "
        "Drittel der Kosten."
    ),
    (
        "Für die Ausschreibung wurden Rücknahme, Reparatur und Ersatzteile über zehn Jahre "
        "verlangt; zwei Bieter zogen sich zurück."
    ),
    (
        "Größe, Gewicht und Maße der Bauteile stehen im Materialpass, der jährlich überprüft "
        "werden muss."
    ),
    (
        "Das Vergaberecht erlaubt Lebenszykluskosten als Zuschlagskriterium, sofern die Methode "
        "offengelegt wird."
    ),
    (
        "Nach drei Jahren waren achtzig Prozent der Geräte noch in Gebrauch, der Rest ging "
        "als Ersatzteilspender zurück."
    ),
    (
        "Die Straßenbaubehörde prüfte, ob ausgebauter Asphalt vor Ort wiederverwendet werden "
        "kann, und maß die Transportwege."
    ),
    (
        "Ohne frühzeitige Marktgespräche wären die Anforderungen an das Geschirr der Kantinen "
        "unerfüllbar geblieben."
    ),
    (
        "Der Bericht nennt keine Zahlen; die Angaben zur Einsparung beruhen auf Schätzungen "
        "der Lieferanten."
    ),
    (
        "Ein Rahmenvertrag mit Abrufoption erleichtert kleine Versuche, bevor alle Dienststellen "
        "umgestellt werden."
    ),
    (
        "Beschäftigte wurden gefragt, ob sie überholte Stühle akzeptieren: fast alle sagten "
        "ja, einige wünschten Höhenverstellung."
    ),
)
UNUSUAL = (
    (
        "| Product | Aantal | Prijs |\n|---|---:|---:|\n| Stoel | 120 | € 45,00 |\n| Tafel "
        "| 8 | € 310,50 |\n| Kast | 14 | € 199,95 |"
    ),
    (
        "1. Restwaarde\n2. Terugname\n   - ophalen binnen 10 dagen\n   - keuring per stuk\n3. "
        "Afbouw van het contract"
    ),
    (
        "Zie https://www.example.org/inkoop/circulair?jaar=2021&fase=gunnen#lessen en ftp://files"
        ".example.net/a_b-c.pdf, of mail naar inkoop@example.org."
    ),
    (
        "Richtlijn 2014/24/EU, artikel 68, lid 1, onder b); zaak C-223/16; NEN-EN 15804+A2; "
        "CPV 39130000-2; ISO 14001:2015."
    ),
    ("2.114,50 3,14 1e-12 0x1F 12:45 31-12-2020 €1.250.000,- 75% ±0,5 °C 10–12 m² 4×4 ½ ¾ x² H₂O"),
    "Gelukt! 🎉🌱 Alle stoelen ♻\ufe0f 👍🏽 👩🏽\u200d🔧 🇳🇱🇧🇪 🪑🪑🫶🫶 ✅ en dat was het.",
    (
        "cafe\u0301 ree\u0308el coo\u0308rdinatie U\u0308berpru\u0308fung franc\u0327ais – "
        "met losse accenten uit een pdf"
    ),
    (
        "ﬁnanciële eﬃciëntie, ﬂexibele oﬀertes, ™ ® № ㎡ ℃ … ‘enkel’ “dubbel” ‚laag‘ «guillemets» "
        "— en een streepje"
    ),
    (
        "zacht\xadafbreken, vaste\xa0spatie, smalle\u202fspatie, nul\u200bbreed, \ufeffBOM, "
        "regel\u2028scheiding\u2029einde"
    ),
    (
        "tab\tnog een\r\nvolgende regel\n\n\nlege regels     veel spaties\x0b\x0c en \x07 een "
        "bel \x85"
    ),
    "ALLES IN HOOFDLETTERS, GÉÉN UITZONDERING: DE ÎLE-DE-FRANCE EN ẞTRAẞE INBEGREPEN!",
    (
        "# Kop\n\n**Vet**, _cursief_, `code`, [verwijzing](https://example.org), ![beeld](a.png)\n"
        "\n> Een citaat\n\n```python\nprint('x')\n```"
    ),
    ("<p>HTML &amp; <b>opmaak</b> &nbsp; <a href='#'>hier</a> <s>doorgestreept</s></p> a<s>b</s>c"),
    ('{"id": "zuid-holland", "jaar": 2018, "tags": ["meubilair", "hergebruik"], "ok": true}'),
    (
        "WEBVTT 00:12:01.500 --> 00:12:04.000 Welkom. 00:12:04.100 --> 00:12:09.250 Vandaag "
        "gaat het over terugname."
    ),
    (
        "Οι δημόσιες συμβάσεις, государственные закупки, المشتريات العامة, 公共采购, "
        "공공 조달, สาธารณะ, 循環型調達"
    ),
    "𓀀𓀁𓀂 𝔬𝔲𝔡 𝟏𝟐𝟑 ⠃⠗⠇ 𐍈 ꙮ — tekens die het model niet kent",
    ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa hahahahahahahahahahahaha .............."),
    (
        "Rindvleesetiketteringstakenoverdrachtswet Donaudampfschifffahrtsgesellschaftskapitän "
        "anticonstitutionnellement"
    ),
    "▁▁ het teken ▁ van de tokenizer zelf, en � voor wat onleesbaar was",
    "NUL\x00 in het midden en een half\ud83d teken aan het \udc00 eind",
    "",
    "?",
    "ja",
)
ORDINARY = (*DUTCH, *FRENCH, *ENGLISH, *GERMAN)
CHUNKS = tuple(
    " ".join(language[start:] + language[:start])
    for language in (DUTCH, FRENCH, ENGLISH, GERMAN)
    for start in (0, 5)
)
LONG = (
    " ".join(DUTCH * 12),
    " ".join(ENGLISH * 12),
    "\n".join(f"| post {row} | {row * 37},50 | {row % 7} |" for row in range(1_500)),
)
QUESTIONS = (
    "Welke provincie kocht gebruikt kantoormeubilair?",
    "Hoe regel je terugname na afloop van het contract?",
    "Wat kost een gereviseerde laptop, en hoe lang is de garantie?",
    "Quels critères d'attribution pour des vêtements recyclés ?",
    "Où le béton a-t-il été concassé sur place ?",
    "Which pilots failed, and why?",
    "How is residual value weighed in a tender?",
    "Welche Städte haben Möbel aufarbeiten lassen?",
    "Wie werden Lebenszykluskosten berechnet?",
    "2014/24/EU artikel 68?",
)
