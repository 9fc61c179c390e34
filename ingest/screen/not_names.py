"""What a firm, a street, a building or a prize has that is called after somebody."""

from __future__ import annotations

import re

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
FIRM_WORKS = re.compile(
    r"(?:gesloopt|gebouwd|geleverd|uitgevoerd|aangelegd|geïnstalleerd|geproduceerd|gemaakt|"
    r"gereviseerd|démoli|construit|livré|posé|fabriqué|demolished|built|supplied|delivered|"
    r"manufactured|abgebrochen|gebaut|geliefert|hergestellt)\w* (?:door|par|by|von) $",
    re.IGNORECASE,
)
"""What firms do that are called after somebody."""
_STREET_END = (
    "straat laan weg plein kade gracht dijk singel steenweg park pad brug tunnel poort markt haven "
    "wijk kwartier straße strasse platz allee stadion hal molen polder veld burg kanaal"
)
STREET = re.compile(rf"\w{{3,}}(?:{'|'.join(_STREET_END.split())})s?", re.IGNORECASE)
_HOUSES = "huis hof school stichting gebouw zaal kliniek fonds instituut centrum toren prijs wet"
HOUSE = re.compile(rf"\w{{4,}}(?:{'|'.join(_HOUSES.split())})", re.IGNORECASE)
_COMMON_END = (
    "ung ungen heit keit schaft satz bericht plan moebel moebeln programm stelle wesen recht "
    "vertrag leitfaden bedrijf bedrijven bank paviljoen akkoord fabriek commissie commission "
    "metropole beheer wegwijzer pagina gids project programma plannen inkoop beleid stelsel "
    "lening ing sche ische register norm netwerk campagne tion ment itat ismus logie grafie"
)
LIKE_A_WORD = re.compile(rf"\w{{3,}}(?:{'|'.join(_COMMON_END.split())})")
"""Ends of folded words that are hardly ever those of names."""
