"""What instructions to a machine look like in folded text, in the languages of the corpus and more.

`SURE` are enough alone: two or three things that do not meet in what is written to people. Of
`KINDS` it takes two (`ingest/text/instructions.py`): "write in your answer" also stands in a
tender's questions.
"""

from __future__ import annotations

import re
from importlib.resources import files

_MACHINE = (
    r"\b(?:(?:ai|ki|ia|llm)s?(?:[ -]?(?:assist[ae]nt|model|modell|modele|systeem|system|bot|agent)"
    r"(?:s|e|en|len)?)?|(?:groot |grote )?taalmodel(?:len)?|(?:large )?language models?|"
    r"modeles? (?:de langage|d'ia)|sprachmodelle?|(?:chat)?bots?|chatgpt|gpt|copilot|"
    r"assist[ae]nt(?:s|en)?|asistente|assistente|summari[sz]ers?|samenvatters?)\b"
)
_LET_GO = (
    r"\b(?:negeer|negeert|negeren|vergeet|overschrijf|omzeil|volg niet (?:langer|meer)|"
    r"(?:trek|houd) (?:je|u) (?:niets|niks|niet) (?:meer )?(?:van|aan)|"
    r"ignore|disregard|forget|override|bypass|overrule|do not follow|don't follow|stop following|"
    r"pay no attention to|ignorez|ignorer|oublie|oubliez|oublier|ne tenez (?:pas|plus) compte|"
    r"ne tiens (?:pas|plus) compte|ne (?:suivez|suis|respectez|respecte) (?:pas|plus)|"
    r"faites? abstraction|fais abstraction|contournez?|"
    r"ignoriere|ignorieren|ignoriert|vergiss|vergesst|vergessen sie|missachten?|"
    r"ubergehe|beachte nicht|ignora|ignorar|olvida|olvide|dimentica|trascura|esqueca|"
    r"zignoruj|ignoruj|zapomnij|ignorera|glom|yoksay|supersedes?|drop|laat|lasse?)\b"
)
_ALL_OR_YOURS = (
    r"\b(?:al|alle|all|any|every|other|previous|prior|above|earlier|preceding|former|foregoing|"
    r"your|system|safety|eerdere|vorige|voorgaande|bovenstaande|voorafgaande|je|jouw|uw|"
    r"toute?s|tous|precedente?s?|anterieure?s?|vos|tes|votre|bisherigen?|vorherigen?|vorigen?|"
    r"obigen?|vorangegangenen?|deine|ihre|todas|anteriores|previas|tutte|precedenti|wszystkie|"
    r"poprzednie|alla|tidigare|todos|tum)\b"
)
_NO_LONGER = (
    r"\b(?:gelden niet(?: meer| langer)?|vervallen|zijn vervallen|no longer apply|are (?:now )?"
    r"(?:void|cancelled|obsolete|suspended)|ne s'appliquent plus|sont annulees|"
    r"gelten nicht(?: mehr)?)\b"
)
_WHAT_WENT_BEFORE = (
    r"\b(?:the above|all above|everything above|what (?:you were|i|was) \w+|everything before|"
    r"(?:alles|wat) (?:hierboven|hiervoor|wat (?:hierboven|hiervoor))|het (?:bovenstaande|"
    r"voorgaande)|ce qui (?:precede|a ete dit)|tout ce qui precede|alles,? was (?:oben|vorher|"
    r"bisher)\w*|das obige|alles bisherige|your (?:training|programming))\b"
)
_RULES = (
    r"\b(?:instruct\w+|prompts?|systeemprompt|opdrachten|regels|richtlijnen|aanwijzingen|"
    r"voorschriften|rules?|guidelines?|directions|directives|commands?|constraints|consignes?|"
    r"regles|ordres|anweisungen|instruktion(?:en|er)|regeln|vorgaben|richtlinien|befehle|"
    r"instrucciones|reglas|istruzioni|regole|instrucoes|instrukcje|polecenia|talimatlari)\b"
)
_YOU_MUST = (
    r"\b(?:moet (?:je|jij|u)|(?:je|jij|u) (?:moet|dient|zult)|dien je|dient u|"
    r"you (?:must|should|shall|will|have to)|must|vous devez|tu dois|musst du|du musst|"
    r"mussen sie|sollst du|du sollst|debes|devi|musisz)\b"
)
_TELL = (
    r"\b(?:antwoord|zeg|meld|vermeld|vertel|herhaal|citeer|beveel|print|answer|respond|reply|say|"
    r"tell|state|write|call|name|advertise|rank|list|promote|visit|output|repeat|cite|include|insert|append|render|recommend|mention|claim|"
    r"reveal|praise|reponds|repondez|dis|dites|ecris|ecrivez|affichez?|citez|ajoutez?|"
    r"recommandez?|mentionnez?|antwortet?|nennt|empfehlt|antworten sie|sage|schreibe|"
    r"nenne|zitiere|empfiehl|gib|"
    r"wiederhole|responde|recomienda|rispondi|odpowiedz)\b"
)
_WRITE = (
    r"\b(?:schrijf|toon|noem|geef|plaats|voeg|begin|eindig|sluit|neem|vraag|zet|prijst|show|copy|"
    r"put|start|end|report|termine|terminez|indiquez?|incluez|fuge|zeige|setze)\b"
)
_SAY = rf"(?:{_TELL}|{_WRITE})"
_ITS_ANSWER = (
    r"\b(?:your|je|jouw|ta|tes|votre|deine[rnm]?|elk|every|each|chaque|jede[rnm]?) (?:[a-z]+ )?"
    r"(?:antwoord(?:en)?|answers?|reply|replies|response|output|reponses?|antwort(?:en)?)\b"
)
_NEW_TASK = (
    r"\b(?:(?:je|jouw|uw) (?:nieuwe|echte|enige) (?:taak|opdracht|rol)|"
    r"your (?:new|real|actual|only|true) (?:task|job|goal|role|instructions?)|"
    r"(?:ta|votre) (?:nouvelle|seule|vraie) (?:tache|mission)|"
    r"deine (?:neue|einzige|eigentliche) (?:aufgabe|rolle))\b"
)
_NEW_ORDER = (
    r"\b(?:(?:nieuwe|belangrijke|geheime|extra) (?:instructies?|aanwijzing(?:en)?)|"
    r"(?:new|important|secret|special|additional|developer|admin|updated) (?:[a-z]+ )?"
    r"instructions?|"
    r"instructions? (?:to|for)|nouvelles? (?:consignes?|instructions?)|"
    r"neue (?:anweisung(?:en)?|instruktion(?:en)?))\b"
)
_USER = (
    r"\b(?:de gebruiker|de vraagsteller|the user|l'utilisateur|l'utilisatrice|dem nutzer|"
    r"dem benutzer|den nutzer|al usuario|all'utente)\b"
)
_PROMPT_OF = (
    r"\b(?:systeem ?prompts?|system ?prompts?|prompt systeme|invite systeme|initial prompt|"
    r"(?:verborgen|geheime|hidden|secret) (?:instructies|instructions|anweisungen|prompt)|"
    r"(?:your|je|jouw|tes|vos|deine|ihre) (?:[a-z]+ )?"
    r"(?:instructi(?:es|ons)|prompt|anweisungen|consignes|api[ -]?key))\b"
)
_FROM_NOW = (
    r"\b(?:vanaf nu|voortaan|from now on|henceforth|desormais|dorenavant|a partir de maintenant|"
    r"ab jetzt|ab sofort|von nun an|a partir de ahora|d'ora in poi|od teraz)\b"
)
_ALWAYS = r"\b(?:altijd|always|toujours|immer|siempre|uitsluitend|alleen|only|uniquement|nur)\b"


def _near(*parts: str, words: int = 5) -> str:
    """Return a pattern of the parts in order, with at most so many words in between."""
    return rf"(?:\W+[\w']+){{0,{words}}}?\W+".join(rf"(?:{part})" for part in parts)


_LETTING_GO = (
    _near(_LET_GO, _ALL_OR_YOURS, _RULES),
    _near(_LET_GO, _RULES, r"\b(?:hierboven|hiervoor|above|before|ci-dessus|oben)\b", words=2),
    _near(_LET_GO, _WHAT_WENT_BEFORE, words=2) + rf"(?:\W+[\w']+){{0,8}}?\W+{_SAY}",
    _near(_NEW_TASK, r"\b(?:is|to|om|te|est|de|ist|zu|nu|now)\b", words=1),
    rf"{_NEW_ORDER}(?:\W+[\w']+){{0,4}}?\s*:(?:\W+[\w']+){{0,3}}?\W+{_SAY}",
    (
        r"\b(?:system|safety|priority|admin|security) override\b|"
        r"\b(?:enter|enable|activate|switch to|in) (?:[a-z]+ )?(?:debug|developer|god|dan|admin|"
        r"maintenance|"
        r"diagnostic) mode\b"
    ),
    r"(?:忽略|无视|忘记).{0,12}(?:指令|指示|说明)",
    r"(?:игнориру\w+|забуд\w+).{0,40}(?:инструкц\w+|указани\w+|правил\w+)",
    r"تجاهل.{0,30}(?:تعليمات|التعليمات)",
)
_ADDRESSING = (
    rf"\b(?:als|as|en tant qu[e']?) ?(?:een |an? |un )?{_MACHINE},? {_YOU_MUST}",
    _near(_MACHINE, r"\bmust\b", _SAY, words=1),
    (
        rf"(?:^|[\n.!?>\"(:;#|]|\b(?:aan|to|dear|beste|cher|liebe|an die|an|pour|for|voor|alle|all|"
        rf"de|het|the))\s*{_MACHINE}(?: (?:reading|die|qui) [a-z' ]{{2,20}})?\s*[:,!]"
        rf"(?:\W+[\w']+){{0,3}}?\W+(?:{_TELL}|{_LET_GO}|{_FROM_NOW})"
    ),
    (
        rf"\b(?:attention|achtung|let op|aan (?:alle|het|de)|to (?:all|the|any|every)|"
        rf"an (?:alle|das|die|jede[ns]?)|a l'attention des?|pour les?|belangrijk voor|"
        rf"important for|(?:note|notice|message|instructions?) (?:to|for)),? (?:[a-z]+ )?"
        rf"{_MACHINE}\s*[:,!]"
    ),
    _near(
        _MACHINE,
        r"\b(?:should|must|shall|moet|moeten|dient|doit|doivent|soll|sollen|muss|mussen)\b",
        r"\b(?:mention|recommend|praise|noemen|aanbevelen|aanraden|recommander|mentionner|citer|"
        r"empfehlen|nennen|erwahnen)\b",
        words=4,
    ),
    _near(
        r"\b(?:generating|composing|producing)\b",
        r"\b(?:answers?|responses?|summary|summaries|reply)\b",
        _SAY,
        words=3,
    ),
    _near(
        r"\b(?:if|als|indien|si|wenn|falls)\b",
        r"\b(?:you|je|jij|u|tu|vous|du|sie)\b",
        _MACHINE,
        _SAY,
        words=2,
    ),
    _near(
        r"\b(?:wie (?:dit|deze)|whoever|anyone|quiconque|wer dies\w*)\b",
        r"\b(?:samenvat|citeert|verwerkt|processes|processing|traite|verarbeitet|quotes|quoting|summari[sz]es|summari[sz]ing|resume|cite|"
        r"zusammenfasst|zitiert)\b",
        r"\b(?:verzocht|asked|requested|must|should|moet|dient|prie|soll|gebeten)\b",
        words=4,
    ),
)
_RECASTING = (
    _near(
        r"\b(?:je bent|jij bent|u bent|you are|you're|tu es|vous etes|du bist|sie sind|eres)\b",
        r"\b(?:nu|vanaf nu|voortaan|now|no longer|from now on|maintenant|desormais|jetzt|nun|"
        r"ab jetzt|ab sofort|ahora)\b",
        rf"{_MACHINE}|\b(?:dan|developer mode|unrestricted|jailbr\w+|verkoper|salesman|vendeur|"
        r"verkaufer|zonder regels|without (?:rules|restrictions)|sans regles|ohne regeln)\b",
        words=3,
    ),
    rf"{_FROM_NOW},? (?:you are|you're|je bent|ben je|tu es|vous etes|du bist|bist du|eres)\b",
    _near(
        r"\b(?:act|behave|pretend|speak|talk|gedraag je|praat|agis|agissez|handle|verhalte dich)\b",
        r"\b(?:as|like|als|comme|wie|that you are)\b",
        rf"{_MACHINE}|\b(?:piraat|pirate|pirat|hacker|employee|spokesman|salesman|verkoper)\b",
        words=4,
    ),
    _near(
        r"\b(?:doe alsof|pretend|fais comme si|faites comme si|tu so als)\b",
        rf"{_TELL}",
        words=12,
    ),
    _near(_SAY, _PROMPT_OF, words=5),
    _near(
        r"\b(?:regardless of|no matter what|whatever|ongeacht|quelle que soit|egal (?:was|welche)|"
        r"unabhangig von)\b",
        r"\b(?:question|asked?|asks|vraag|gevraagd|frage|gefragt)\b",
        words=2,
    )
    + rf"(?:\W+[\w']+){{0,6}}?\W+{_SAY}",
    _near(
        _SAY,
        r"\b(?:regardless of|no matter what|ongeacht|quelle que soit|egal (?:was|welche))\b",
        r"\b(?:question|asked?|asks|vraag|gevraagd|frage|gefragt|dokument\w*|documents?)\b",
        words=8,
    ),
)
_FORMATS = (
    (
        r"<\|(?:im (?:start|end)|system|user|assistant|endoftext|eot id|begin of text|"
        r"start header id)\|>|\[/?(?:inst|system|assistant)\]|<</?sys>>|<start of turn>"
    ),
    r"</?(?:system|passages?|instructions?)\s*>",
    (
        rf"(?:^|\n)[#\s]*(?:system|assistant|developer)\s*:(?:\W+[\w']+){{0,4}}?\W+"
        rf"(?:{_YOU_MUST}|{_SAY}|{_LET_GO}|understood|sure)"
    ),
    r"(?:^|[\n.?!])\s*(?:human|user)\s*:.{1,120}?\b(?:assistant|ai)\s*:",
    r"#{2,}\s*(?:instructions?|system|new task|response)\b\s*:?",
    r'"(?:role|sentences|citations)"\s*:\s*["\[{]',
)

SURE = tuple(map(re.compile, (*_LETTING_GO, *_ADDRESSING, *_RECASTING, *_FORMATS)))

MACHINE = re.compile(_MACHINE)
LET_GO = re.compile(rf"{_near(_LET_GO, _RULES)}|{_near(_RULES, _NO_LONGER, words=3)}")
FROM_NOW = re.compile(rf"{_FROM_NOW}(?:\W+[\w']+){{0,2}}?\W+(?:{_SAY}|{_ALWAYS})")
IN_ITS_ANSWER = re.compile(
    rf"{_near(_SAY, _ITS_ANSWER, words=12)}|{_SAY}\W+{_ITS_ANSWER}|{_near(_ITS_ANSWER, _SAY)}"
)
TO_THE_USER = re.compile(_near(_SAY, _USER, words=1))
DICTATION = re.compile(
    rf"{_near(_SAY, r'(?:dat|that|que|dass)', words=1)}\b|{_ITS_ANSWER}|{_PROMPT_OF}"
    rf"|{_LET_GO}\W+(?:[\w']+\W+){{0,3}}{_RULES}|\b(?:woord voor woord|word for word|verbatim|"
    r"mot pour mot|wort fur wort|doe alsof|pretend|base64|rot13)\b"
)
MARKUP = re.compile(r"https?:|www\.|!\[|\]\(|<img|<script|<!")

CLUES = tuple(
    (files("ingest.text") / "instruction_clues.txt").read_text("utf-8").replace("\n", "").split(";")
)
"""Where none of these stands, between spaces or in a word, no pattern is looked for."""
