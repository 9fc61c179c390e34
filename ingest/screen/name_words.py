"""Words beside a name that tell whose it is: a person's, a firm's, a street's or a prize's."""

from __future__ import annotations

import re

PARTICLES = frozenset(
    [
        "van",
        "de",
        "den",
        "der",
        "ter",
        "ten",
        "te",
        "von",
        "zu",
        "zum",
        "zur",
        "du",
        "des",
        "d'",
        "da",
        "di",
        "del",
        "della",
        "le",
        "la",
        "les",
        "'t",
        "op",
        "in",
        "het",
        "vanden",
        "vander",
        "v.d.",
        "v/d",
        "y",
        "el",
        "al",
        "ben",
        "bin",
    ]
)

OF_SURNAMES = frozenset(("van", "de", "den", "der", "ter", "ten", "'t", "’t", "v.d.", "vanden"))
"""Particles that stand before surnames more often than before anything else."""

_ROLE = (
    # Dutch
    r"(?:(?:project|programma|team|afdelings|werk|proces|keten|product|contract|account|vestigings|"
    r"bedrijfs|categorie|facilitair |sector|omgevings)"
    r"(?:leid(?:er|ster)|manager|hoofd|coördinator|trekker|secretaris|adviseur|medewerker|"
    r"directeur)|"
    r"(?:strategisch |senior |junior |hoofd|lead |eerste )?(?:inkoper|inkoopster|aankoper)s?|"
    r"(?:inkoop|aankoop|beleids|duurzaamheids|proces|milieu|aanbestedings|bestuurs|communicatie|"
    r"inkoopjuridisch |technisch |financieel |circulair )?(?:adviseurs?|adviseuse|medewerk(?:er|"
    r"ster)s?|"
    r"deskundige|expert|specialist|coördinator|verantwoordelijke|jurist)|"
    r"contactpers(?:oon|onen)|aanspreekpunt|manager|directeur|directrice|bestuurder|zaakvoerder|"
    r"gemachtigde|wethouder|burgemeester|schepen|gedeputeerde|minister|staatssecretaris|voorzitter|"
    r"secretaris|griffier|ambtenaar|dossierbeheerder|leidend ambtenaar|advocaat|architecte?|"
    r"ingenieur|uitvoerder|opzichter|werkvoorbereider|calculator|onderzoeker|onderzoekster|"
    r"hoogleraar|docente?|student(?:e)?|stagiair(?:e)?|consultant|auteurs?|opstellers?|notulist|"
    r"beoordelaars?|ondergetekende|collega(?:'s)?|teamgenoot|eigenaar|eigenares|oprichter|"
    r"oprichtster|ondernemer|chauffeur|conciërge|preventieadviseur|diensthoofd|afdelingschef|"
    # French
    r"chef(?:fe)? d[e'’] ?(?:projet|service|équipe|département)|responsable(?: \w+){0,3}|"
    r"acheteu(?:r|se)s?"
    r"(?: publi(?:c|que))?|direct(?:eur|rice)(?: général(?:e)?)?|conseill(?:er|ère)|"
    r"chargée? de (?:mission|projet|clientèle)|coordinat(?:eur|rice)|personnes? de contact|"
    r"échevine?|bourgmestre|maire|ingénieure?|gérante?|gestionnaire(?: \w+){0,2}|"
    r"fonctionnaire(?: dirigeante?)?|juriste|agent(?:e)?|collègue|rédact(?:eur|rice)|"
    # English
    r"(?:project|programme|program|contract|category|account|procurement|sustainability|"
    r"facilities) "
    r"(?:manager|lead|leader|officer|adviser|advisor|director|coordinator)|contact person|"
    r"(?:senior |lead |chief )?(?:buyer|officer|adviser|advisor|director|engineer|architect|author|"
    r"councillor|mayor|chair(?:man|woman)?|founder|owner|researcher|professor|colleague|"
    r"solicitor)s?|"
    r"head of \w+|"
    # German
    r"(?:Projekt|Abteilungs|Team|Amts|Bereichs|Sachgebiets|Referats)?[Ll]eiter(?:in)?|"
    r"Ansprechpartner(?:in)?|Einkäufer(?:in)?|Referent(?:in)?|Geschäftsführer(?:in)?|Autor(?:in)?|"
    r"Sachbearbeiter(?:in)?|(?:Ober)?[Bb]ürgermeister(?:in)?|Beschaffer(?:in)?|Berater(?:in)?|"
    r"Kolleg(?:e|in|en)|Architekt(?:in)?|Ingenieur(?:in)?|Mitarbeiter(?:in)?)"
)
_LABEL = (
    r"(?:opgesteld door|geschreven door|beoordeeld door|ondertekend door|getekend|namens deze|"
    r"vertegenwoordigd door|t\.?a\.?v\.?|ter attentie van|(?:dhr|mevr|mw)\.?/(?:mevr|mw|dhr)\.?|"
    r"naam|"
    r"interview met|gesprek met|in gesprek met|aanwezig(?:en)?|afwezig|deelnemers|aan het woord|"
    r"met dank aan|met vriendelijke groeten?|hoogachtend|vriendelijke groet(?:en)?|groetjes|"
    r"groeten|"
    r"tekst|foto|beeld|contact(?:gegevens)?|vragen\? (?:bel|mail)(?: met)?|bel(?: met)?|"
    r"mail(?: naar)?|"
    r"rédigé par|signé(?: par)?|représentée? par|à l['’]attention de|nom|présents|"
    r"entretien avec|cordialement|bien à vous|texte|photo|merci à|"
    r"written by|prepared by|signed(?: by)?|represented by|attn\.?|name|attendees|present|"
    r"interview with|kind regards|best regards|yours sincerely|text|photo|thanks to|"
    r"verfasst von|erstellt von|vertreten durch|z\. ?Hd\. ?(?:v\.)?|Name|Gespräch mit|"
    r"Interview mit|"
    r"mit freundlichen Grüßen|Foto|Kontakt|Dank an|unterzeichnet(?: von)?)"
)
_SAYS = (
    r"(?:zegt|zei|vertelt|vertelde|legt uit|legde uit|licht toe|lichtte toe|benadrukt|lacht|"
    r"antwoordt|vult aan|herinnert zich|blikt terug|aldus|explique|raconte|précise|souligne|"
    r"confie|se souvient|says|said|explains|explained|recalls|adds|sagt|sagte|erklärt|erläutert|"
    r"betont|erzählt|berichtet)"
)
_ACTS = (
    r"(?:zegt|zei|vertelt|vertelde|legt|legde|licht|lichtte|benadrukt|lacht|antwoordt|vult|vindt|"
    r"herinnert|blikt|schreef|mailde|belde|tekende|ondertekende|werkt|werkte|woont|is bereikbaar|"
    r"is te bereiken|is geboren|ging met pensioen|begeleidde|begeleidt|trok het|leidde|leidt|"
    r"heeft (?:gemaild|gebeld|getekend)|"
    r"explique|raconte|précise|souligne|confie|se souvient|travaille|habite|a signé|a rédigé|"
    r"a appelé|dirige|est joignable|pilote|"
    r"says|said|explains|explained|recalls|adds|works|lives|wrote|signed|led|leads|joined|called|"
    r"can be reached|is reachable|"
    r"sagt|sagte|erklärt|erläutert|betont|erzählt|berichtet|arbeitet|wohnt|leitet|leitete|"
    r"ist erreichbar|hat unterschrieben|unterschrieb)"
)

ROLE_BEFORE = re.compile(
    rf"(?<!\w){_ROLE}(?: \([^()\n]{{1,40}}\))?(?: (?:is|was|wordt|heet|est|s['’]appelle|ist|"
    rf"heißt))?"
    r"[:,]? ?\|? ?$",
    re.IGNORECASE,
)
GREETING_BEFORE = re.compile(
    r"(?:groet(?:en|jes)?|hoogachtend|cordialement|salutations\w*|bien à vous|regards|sincerely|"
    r"faithfully|grüßen?|hochachtungsvoll|namens deze|ondertekend|signature|handtekening),?\s+$",
    re.IGNORECASE,
)
LABEL_BEFORE = re.compile(
    rf"(?<!\w)(?:{_LABEL}|{_ROLE}|aan|van|cc|bcc|to|from|de|à|von|an|verontschuldigd|excusés?|"
    rf"apologies|entschuldigt)(?: \w+){{0,2}}\s*[:|]\**\s*$|(?<!\w){_LABEL}(?: met)?,?\s+$",
    re.IGNORECASE,
)
SAYS_BEFORE = re.compile(rf"(?<!\w){_SAYS},? $", re.IGNORECASE)
ROLE_NEAR_BEFORE = re.compile(
    rf"(?<!\w){_ROLE}(?: (?:bij|van|voor|van de|bij de|à la|chez|de la|du|at|of|for|der|des|bei)"
    rf" [^.\n,;:]{{2,40}})?, $",
    re.IGNORECASE,
)
ROLE_AFTER = re.compile(
    rf"(?:,|\s?\(| [–-]| \||,? als| is(?: de| een)?|,? (?:notre|nuestra|la|le|our|the|de|onze|"
    rf"unser|"
    rf"unsere))? ?(?:\w+ )?{_ROLE}(?!\w)",
    re.IGNORECASE,
)
ACTS_AFTER = re.compile(rf"(?:,? (?:die|qui|who))? {_ACTS}(?!\w)")

TITLE_WORDS = frozenset(
    [
        "dhr",
        "mevr",
        "mw",
        "heer",
        "mevrouw",
        "meneer",
        "monsieur",
        "madame",
        "mademoiselle",
        "mme",
        "mlle",
        "m",
        "herr",
        "herrn",
        "frau",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "drs",
        "ir",
        "ing",
        "mr",
        "prof",
        "professor",
    ]
)

_BODY = (
    r"(?:gemeenten?|stad|provincies?|provinciaal|ministerie|stichting|vereniging|universite?it|"
    r"hogeschool|waterschap|hoogheemraadschap|college|school|lyceum|gymnasium|instituut|"
    r"institut\w*|"
    r"fonds|prijs|award|prize|prix|huis|house|museum|ziekenhuis|kliniek|hospital|hôpital|clinique|"
    r"centrum|centre|center|campus|academie|academy|akademie|bibliotheek|theater|schouwburg|zaal|"
    r"gebouw|toren|brug|tunnel|sluis|gemaal|plein|park|straat|laan|weg|wet|loi|act|gesetz|kade|"
    r"dijk|"
    r"haven|station|fabriek|drukkerij|bakkerij|garage|groep|group|groupe|gruppe|holding|bank|"
    r"council|city|county|region|regio|région|agency|agence|agentschap|board|office|bureau|"
    r"advocaten|advocatenkantoor|notarissen|architecten|architects|architectes|adviseurs|"
    r"consultants|"
    r"consulting|partners|solutions|systems|services|projects|projecten|techniek|techniek|bouw|"
    r"aannemers?|aannemersbedrijf|bouwbedrijf|loonbedrijf|installaties|meubelen|meubilair|textiel|"
    r"nederland|vlaanderen|belgië|belgique|belgium|france|deutschland|europe|europa|international|"
    r"network|netwerk|réseau|netz|alliance|alliantie|coalitie|foundation|fondation|stiftung|"
    r"university|université|universität|hochschule|ville|commune|métropole|mairie|stadt|kanton|"
    r"bundesamt|landkreis|amt|verband|verein|rijk|rijkswaterstaat|deal|deals|programma|programme|"
    r"project|projet|projekt|green|zorg|kring|kringwinkel|zone|politie|brandweer|raad|hof|"
    r"rechtbank|"
    r"sint|saint|sainte|st|koning|koningin|prins|prinses|keizer|roi|reine|king|queen|team|"
    r"safety|footwear|bricks|wear|lighting|design|interieurs?|interiors?|studio|atelier|works|"
    r"furniture|flooring|carpets?|textiles|motors|commission|commissie|kommission|parlement|"
    r"parliament|institute|society|association|trust|invest|investments|immo|immobilien|magazin|"
    r"magazine|verlag|news|nieuws|krant|express|media|"
    r"energie|energy|water|afval|recycling|circulair\w*|circular|circulaire|zirkulär\w*)"
)
BODY = re.compile(_BODY, re.IGNORECASE)
_LEGAL = (
    r"(?:B\.?V\.?(?:B\.?A\.?)?|N\.?V\.?|S\.?A\.?(?:S|RL)?|SRL|SPRL|GmbH|AG|KG|Ltd|Inc|LLP|PLC|"
    r"VOF|CV|UA|vzw|asbl|e\.V\.)"
)
NOT_A_PERSON_AFTER = re.compile(
    rf"[ -](?:&|en [Zz]on|et [Ff]ils|and [Ss]ons|{_LEGAL}(?!\w)|(?i:{_BODY})(?!\w)|et al\b|e\.a\.)"
    rf"|\s?(?:&|\+) [A-Z]"
)
NOT_A_PERSON_BEFORE = re.compile(
    rf"(?:(?<!\w)(?:rue|avenue|boulevard|place|quai|chaussée|square|allée|impasse|pont|lycée|école|"
    rf"stade|salle|maison|château|abbaye|villa|huize|kasteel|firma|bedrijf|entreprise|société|"
    rf"company|firm|hospitalier|hospitalière|universitaire|scolaire|sportif|culturel|merk|label|"
    rf"marque|schip|{_BODY})(?: (?:de|du|des|de la|van|der|of))?|&|"
    rf"\bN\.V\.|\bB\.V\.) "
    rf"[‘'“\"«]?$",
    re.IGNORECASE,
)
_STREET_END = (
    "straat laan weg plein kade gracht dijk singel steenweg park pad brug tunnel poort markt haven "
    "wijk kwartier straße strasse platz allee stadion hal molen polder veld burg kanaal"
)
NAMED_THINGS = frozenset(
    (
        "max havelaar",
        "anne frank",
        "johan cruijff",
        "johan cruyff",
        "marie curie",
        "louis pasteur",
        "victor hugo",
        "jules ferry",
        "jean jaures",
        "jean moulin",
        "guido gezelle",
        "hugo claus",
        "willem barentsz",
        "michiel de ruyter",
        "robert schuman",
        "simone veil",
        "ellen macarthur",
        "jeanne d'arc",
        "charles de gaulle",
        "robert bosch",
        "friedrich ebert",
        "konrad adenauer",
        "rosa luxemburg",
        "martin luther",
        "van gogh",
    )
)
"""Names that schools, hospitals, foundations and marks bear more often than anybody."""

OF_SOMEBODY = re.compile(
    r"(?:volgens|aldus|selon|d['’]après|according to|laut|nach angaben von|dankzij|grâce à|"
    r"thanks to|"
    r"gesprek(?:ken)? met|overleg met|contact(?:eer)? (?:op )?met|nach rücksprache mit|"
    r"met dank aan|"
    r"begeleid door|geleid door|getrokken door|opgevolgd door|overgenomen van|stokje (?:over )?van|"
    r"mené par|piloté par|encadré par|led by|headed by|succeeded by|geleitet von) $",
    re.IGNORECASE,
)
GREETED_BEFORE = re.compile(
    r"(?:^|\n)\W{0,3}(?:beste|geachte|dag|hallo|hoi|dear|hello|hi|bonjour|cher|chère|liebe[r]?|"
    r"guten tag|sehr geehrte[r]?) $",
    re.IGNORECASE,
)
PREPOSITION_BEFORE = re.compile(
    r"(?<!\w)(?:van|door|met|via|bij|aan|voor|nadat|omdat|dat|toen|en|of|de|par|avec|à|chez|que|et|"
    r"by|from|with|of|to|for|and|after|von|mit|durch|bei|an|und|nachdem|hat|zitten|spraken|is) $",
    re.IGNORECASE,
)
LINE_BEFORE = re.compile(r"(?:^|\n|\|)[\s>*-]*$")
BRACKET_AFTER = re.compile(
    r" \(|, (?:gemeente|provincie|waterschap|stad|ville|commune|stadt|city)\b"
)
SPEECH_AFTER = re.compile(r"\**: ?[\"“„«'‘A-Z]")
AFTER_COLON = re.compile(r"(?:^|[\n|>*-])[^\n:|]{3,40}:\**\s*$")
ACTS_WEAKLY = re.compile(
    r" (?:stelde|stelt|vindt|vond|nam|trok|trokken|koos|kwam|begon|wil|denkt|dacht|weet|hoopt|ziet|"
    r"merkte|noemde|vroeg|opende|presenteerde|bezocht|bezochten|overhandigde|nodigde|tekenden|"
    r"a présenté|a pris|a lancé|a proposé|estime|pense|veut|constate|a visité|"
    r"took|thinks|thought|believes|hopes|noticed|asked|visited|presented|opened|chose|suggested|"
    r"stellte|meint|findet|denkt|hofft|übernahm|besuchte|schlug)(?!\w)"
)
FIRM_WORKS = re.compile(
    r"(?:gesloopt|gebouwd|geleverd|uitgevoerd|aangelegd|geïnstalleerd|geproduceerd|gemaakt|"
    r"gereviseerd|démoli|construit|livré|posé|fabriqué|demolished|built|supplied|delivered|"
    r"manufactured|abgebrochen|gebaut|geliefert|hergestellt)\w* (?:door|par|by|von) $",
    re.IGNORECASE,
)
"""What firms do that are called after somebody."""

_HOUSES = "huis hof school stichting gebouw zaal kliniek fonds instituut centrum toren prijs wet"
_COMMON_END = (
    "ung ungen heit keit schaft satz bericht plan moebel moebeln programm stelle wesen recht "
    "vertrag leitfaden bedrijf bedrijven bank paviljoen akkoord fabriek commissie commission metropole "
    "beheer wegwijzer pagina gids project programma plannen inkoop beleid stelsel lening ing sche ische "
    "register norm netwerk campagne tion ment itat ismus logie grafie"
)
LIKE_A_WORD = re.compile(rf"\w{{3,}}(?:{'|'.join(_COMMON_END.split())})")
"""Ends of folded words that are hardly ever those of names."""

ADJECTIVES = frozenset(
    [
        "vlaams",
        "vlaamse",
        "nederlands",
        "nederlandse",
        "belgisch",
        "belgische",
        "europees",
        "europese",
        "europeen",
        "europeenne",
        "european",
        "frans",
        "franse",
        "duits",
        "duitse",
        "engels",
        "engelse",
        "british",
        "french",
        "german",
        "dutch",
        "flemish",
        "belgian",
        "waals",
        "waalse",
        "brussels",
        "brusselse",
        "binnenlands",
        "buitenlands",
        "binnenlandse",
        "deutsch",
        "deutsche",
        "deutscher",
        "deutsches",
        "franzosisch",
        "francais",
        "francaise",
        "belge",
        "neerlandais",
        "flamand",
        "flamande",
        "wallon",
        "wallonne",
        "zweeds",
        "zweedse",
        "deens",
        "deense",
        "noors",
        "noorse",
        "fins",
        "finse",
        "swedish",
        "danish",
        "norwegian",
        "finnish",
        "scottish",
        "welsh",
        "irish",
        "iers",
        "ierse",
        "schots",
        "schotse",
        "zwitsers",
        "zwitserse",
        "schweizer",
        "suisse",
        "nordic",
        "koninklijke",
        "koninklijk",
        "royal",
        "royale",
        "koninklijken",
        "firma",
        "fries",
        "friese",
        "zeeuws",
        "zeeuwse",
        "drents",
        "drentse",
        "brabants",
        "brabantse",
        "limburgs",
        "limburgse",
        "gelders",
        "gelderse",
        "utrechts",
        "utrechtse",
        "twents",
        "twentse",
        "overijsselse",
        "amsterdams",
        "amsterdamse",
        "rotterdams",
        "rotterdamse",
        "haags",
        "haagse",
        "hollands",
        "hollandse",
        "international",
        "internationaal",
        "internationale",
        "nationaal",
        "nationale",
        "national",
        "federaal",
        "federale",
        "federal",
        "regionaal",
        "regionale",
        "regional",
    ]
)
"""Where something is from, or whose it is: words before a body, never before a surname."""

BIG_PLACES = frozenset(
    [
        "lyon",
        "paris",
        "marseille",
        "lille",
        "bordeaux",
        "nantes",
        "strasbourg",
        "toulouse",
        "brussels",
        "bruxelles",
        "london",
        "londen",
        "berlin",
        "berlijn",
        "hamburg",
        "munchen",
        "munich",
        "wien",
        "vienna",
        "zurich",
        "geneve",
        "malmo",
        "stockholm",
        "oslo",
        "helsinki",
        "kopenhagen",
        "copenhagen",
        "dublin",
        "lisbon",
        "lissabon",
        "madrid",
        "rome",
        "milan",
        "milaan",
        "barcelona",
        "luxemburg",
        "luxembourg",
    ]
)

HOUSE = re.compile(rf"\w{{4,}}(?:{'|'.join(_HOUSES.split())})", re.IGNORECASE)
STREET = re.compile(rf"\w{{3,}}(?:{'|'.join(_STREET_END.split())})s?", re.IGNORECASE)
