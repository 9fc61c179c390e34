"""What stands beside a name of a person: roles, labels, greetings and what people do."""

from __future__ import annotations

import re

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
