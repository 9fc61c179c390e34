"""The words by which headings and sentences tell what they are of: a result, a failure, a phase."""

from __future__ import annotations

import re


def _any_of(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE)


PARTS = {
    "did_not_work": r"niet (?:goed )?(?:werkte|ging|lukte)|not work|n'a pas march|nicht funktion|"
    r"knelpunt|obsta[ck]|belemmer|barrier|difficult|schwierig|hurden|went wrong|wringt|nadelen",
    "worked": r"werkte|goed ging|worked|went well|a (?:bien )?marche|funktioniert|succes|voordelen",
    "lessons": r"\bles(?:sen)?\b|lesson|lecon|lehre|geleerd|learn",
    "result": r"resulta|result|ergebnis|uitkomst|opbrengst|outcome|effect|bereikt|impact|bevinding|"
    r"finding|wirkung|\bbilan\b",
    "what": r"^(?:wat|quoi|what|was)$|^(?:het )?project|inleiding|achtergrond|background|context|"
    r"introduc|aanleiding|doel|objecti|ziel|opdracht|vraag",
    "approach": r"aanpak|approach|approche|demarche|vorgehen|werkwijze|proces|method|procedure",
}
"""What stands beneath a heading, by its folded words: the first that fits."""

BAD = _any_of(
    r"lukte niet|niet gelukt|mislukt\w*|tegenval\w*|viel\w* tegen|knelpunt\w*|belemmer\w*",
    r"obstak\w*|nade[el]l\w*|duurder|te (?:weinig|laat|hoog|klein|krap)|moeilijk\w*|lastig\w*",
    r"vertrag\w+|ontbr[ae]\w+|tekort\w*|problem\w*|probleem|weerstand|gestopt|onvoldoende",
    r"drempel\w*|beperk(?:t|te|ten|en)|kon(?:den)? (?:\w+ )?niet|weinig animo|rem(?:t|de|den)",
    r"geen (?:inschrijving\w*|geschikte)",
    r"did not work|failed|failure|difficult\w*|barriers?|obstacles?|challenges|challenging",
    r"drawbacks?|disadvantages?|too (?:few|little|late|high|small)|more expensive|delay\w*",
    r"hamper\w*|lack(?:ed|s|ing)?|less rewarding|could not|no bids|resistance|shortage",
    r"difficultés?|difficiles?|freins?|problèmes?|inconvénients?|retards?|manqu\w+|échec",
    r"trop (?:peu|tard|chers?|élevés?)|plus chers?|échoué\w*|insuffisan\w+|faute de",
    r"gescheitert\w*|nicht (?:gelungen|funktionier\w+)|schwierig\w*|schlechter|hindern\w*",
    r"hürden?|nachteil\w*|zu (?:wenig|spät|teuer|hoch)|teurer|verzöger\w+|fehlt\w*|mangel\w*",
    r"erschwer\w*",
)
DENIED = re.compile(
    r"(?<!\w)(?:zonder|geen|verla(?:ag|g)\w+|verminder\w+|without|no|lower\w*|reduc\w+|overcom\w+|"
    r"sans|aucune?|pas de|rédui\w+|ohne|keine?[nrs]?|verringer\w+)(?: \w+){0,2} $",
    re.IGNORECASE,
)
"""What before a word turns it round: without drawbacks, lowers the barrier."""
ASKED_OR_LEARNT = _any_of(
    r"een les (?:van|uit|is)|an? lesson|une leçon|eine lehre|geëist|exig\w+|verlang\w+"
)
"""What is asked for or learnt is no result."""
GOOD = _any_of(
    r"werkte\w* goed|geslaagd|gelukt|lukte|succes\w*|voorde[el]l\w*|bespa\w+|hielp\w*|helpt",
    r"helpen|dankzij|haalbaar|loont|versterk\w+|sneller|goedkoper|lager|mogelijk (?:is|was)",
    r"maakt\w* (?:\w+ )?(?:mogelijk|duidelijk)|verlaagt|verlagen|tevreden",
    r"worked (?:well|out)|success\w*|helped|helps|thanks to|enabled|made it possible",
    r"sav(?:ed|es|ings?)",
    r"benefits?|advantages?|keeps|cheaper|last longer|larger than expected|satisfied",
    r"réussi\w*|succès|avantag\w+|économis\w+|économies|grâce à|a permis|moins chers?|satisf\w+",
    r"gelungen|bewähr\w+|erfolg\w*|vorteil\w*|spar(?:t|te|en)|dank|ermöglich\w+|günstiger",
    r"zufrieden\w*",
)
DONE = _any_of(
    r"resultaat|resultaten|leverde\w*|bereikt\w*|bespa\w+|werd\w* .*(?:gehaald|hergebruikt)",
    r"results?|achieved|saved|reduced|was reused|were reused",
    r"résultats?|obtenu\w*|économis\w+|réduit\w*",
    r"ergebnis\w*|erreicht\w*|eingespart\w*|reduziert\w*",
    r"\d+ ?(?:%|procent|percent|pour cent|prozent|kg|ton|€|euro|CO2)",
)
PHASES = {
    "specificeren": _any_of(
        r"eisen|geëist|minimumeis\w*|require\w*|exig\w+|verlang\w+|anforderung\w*|specific\w+",
        r"bestek|cahier des charges|spezifi\w+",
    ),
    "marktdialoog": _any_of(
        r"market (?:dialogue|day|consultation|engagement)|meet.the.buyer|marktdag|marktgesprek\w*",
        r"marktpartijen",
    ),
    "gunnen": _any_of(r"gund\w+|gegund|gunning\w*|award\w*|attribu\w+|critères?|zuschlag\w*"),
    "contracteren": _any_of(r"contract\w*|overeenkomst\w*|agreements?|accord.cadre|vertr[aä]g\w*"),
    "procedure": _any_of(r"aanbesteed\w*|besteedde .* aan|procedures?|ausschreib\w+"),
    "opschalen": _any_of(r"opschal\w+|scal(?:e|ed|ing).up|uitgerold"),
}
"""Words for a phase beside those of the vocabulary."""
