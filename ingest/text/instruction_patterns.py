"""What instructions to a machine look like in folded text, in the languages of the corpus and more.

`SURE` are enough alone: two or three things that do not meet in what is written to people. Of
`KINDS` it takes two (`ingest/text/instructions.py`): "write in your answer" also stands in a
tender's questions.
"""

from __future__ import annotations

import re

_MACHINE = (
    r"\b(?:(?:ai|ki|ia|llm)s?(?:[ -]?(?:assist[ae]nt|model|modell|modele|systeem|system|bot|agent)"
    r"(?:s|e|en|len)?)?|(?:groot |grote )?taalmodel(?:len)?|(?:large )?language models?|"
    r"modeles? (?:de langage|d'ia)|sprachmodelle?|(?:chat)?bots?|chatgpt|gpt|copilot|"
    r"assist[ae]nt(?:s|en)?|asistente|assistente)\b"
)
_LET_GO = (
    r"\b(?:negeer|negeert|negeren|vergeet|overschrijf|omzeil|volg niet (?:langer|meer)|"
    r"(?:trek|houd) (?:je|u) (?:niets|niks|niet) (?:meer )?(?:van|aan)|"
    r"ignore|disregard|forget|override|bypass|overrule|do not follow|don't follow|stop following|"
    r"pay no attention to|ignorez|ignorer|oublie|oubliez|oublier|ne tenez (?:pas|plus) compte|"
    r"ne tiens (?:pas|plus) compte|faites? abstraction|fais abstraction|contournez?|"
    r"ignoriere|ignorieren|ignoriert|vergiss|vergesst|vergessen sie|missachten?|"
    r"ubergehe|beachte nicht|ignora|ignorar|olvida|olvide|dimentica|trascura|esqueca|"
    r"zignoruj|ignoruj|zapomnij|ignorera|glom|yoksay)\b"
)
_ALL_OR_YOURS = (
    r"\b(?:al|alle|all|any|every|other|previous|prior|above|earlier|preceding|former|foregoing|"
    r"your|system|safety|eerdere|vorige|voorgaande|bovenstaande|voorafgaande|je|jouw|uw|"
    r"toute?s|tous|precedente?s?|anterieure?s?|vos|tes|votre|bisherigen?|vorherigen?|vorigen?|"
    r"obigen?|vorangegangenen?|deine|ihre|todas|anteriores|previas|tutte|precedenti|wszystkie|"
    r"poprzednie|alla|tidigare|todos|tum)\b"
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
    r"tell|state|write|output|repeat|cite|include|insert|append|render|recommend|mention|claim|"
    r"reveal|praise|reponds|repondez|dis|dites|ecris|ecrivez|affichez?|citez|ajoutez?|"
    r"recommandez?|mentionnez?|antworte|antworten sie|sage|schreibe|nenne|zitiere|empfiehl|gib|"
    r"wiederhole|responde|recomienda|rispondi|odpowiedz)\b"
)
_WRITE = (
    r"\b(?:schrijf|toon|noem|geef|plaats|voeg|begin|eindig|sluit|neem|vraag|zet|prijst?|show|copy|"
    r"put|start|end|report|termine|terminez|indiquez?|incluez|fuge|zeige|setze)\b"
)
_SAY = rf"(?:{_TELL}|{_WRITE})"
_ITS_ANSWER = (
    r"\b(?:your|je|jouw|ta|tes|votre|deine[rnm]?|elk|every|each|chaque|jede[rnm]?) (?:[a-z]+ )?"
    r"(?:antwoord(?:en)?|answers?|reply|replies|response|output|reponses?|antwort(?:en)?)\b"
)
_USER = (
    r"\b(?:de gebruiker|de vraagsteller|the user|l'utilisateur|l'utilisatrice|dem nutzer|"
    r"dem benutzer|den nutzer|al usuario|all'utente)\b"
)
_PROMPT_OF = (
    r"\b(?:systeem ?prompts?|system ?prompts?|prompt systeme|initial prompt|"
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
    _near(
        _LET_GO,
        r"\b(?:everything above|all of the above|alles hierboven|alles wat hierboven|"
        r"tout ce qui precede|alles bisherige)\b",
        words=1,
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
    _near(
        r"\b(?:if|als|indien|si|wenn|falls)\b",
        r"\b(?:you|je|jij|u|tu|vous|du|sie)\b",
        _MACHINE,
        _SAY,
        words=2,
    ),
    _near(
        r"\b(?:wie (?:dit|deze pagina|dit document)|whoever|anyone|quiconque|wer dies\w*)\b",
        r"\b(?:samenvat|citeert|quotes|quoting|summari[sz]es|summari[sz]ing|resume|cite|"
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
    _near(_SAY, _PROMPT_OF, words=5),
)
_FORMATS = (
    (
        r"<\|(?:im (?:start|end)|system|user|assistant|endoftext|eot id|begin of text|"
        r"start header id)\|>|\[/?inst\]|<</?sys>>|<start of turn>"
    ),
    r"</?(?:system|passages?|instructions?)\s*>",
    (
        rf"(?:^|\n)[#\s]*(?:system|assistant|developer)\s*:(?:\W+[\w']+){{0,4}}?\W+"
        rf"(?:{_YOU_MUST}|{_SAY}|{_LET_GO}|understood|sure)"
    ),
    r'"(?:role|sentences|citations)"\s*:\s*["\[{]',
)

SURE = tuple(map(re.compile, (*_LETTING_GO, *_ADDRESSING, *_RECASTING, *_FORMATS)))

MACHINE = re.compile(_MACHINE)
LET_GO = re.compile(_near(_LET_GO, _RULES))
FROM_NOW = re.compile(rf"{_FROM_NOW}(?:\W+[\w']+){{0,2}}?\W+(?:{_SAY}|{_ALWAYS})")
IN_ITS_ANSWER = re.compile(
    rf"{_near(_SAY, _ITS_ANSWER, words=12)}|{_SAY}\W+{_ITS_ANSWER}|{_near(_ITS_ANSWER, _SAY)}"
)
TO_THE_USER = re.compile(rf"{_SAY}\W+{_USER}")
MARKUP = re.compile(r"https?:|www\.|!\[|\]\(|<img|<script|<!")

CLUES = (
    *("negeer", "negeren", "vergeet", "overschrijf", "omzeil", "volg niet", "trek je", "trek u"),
    *("houd je niet", "houd u niet", "ignor", "disregard", "forget", "override", "bypass"),
    *("overrule", "not follow", "don't follow", "stop following", "no attention", "oubli"),
    *("ne tenez p", "ne tiens p", "abstraction", "contourne", "vergiss", "vergesst", "missachte"),
    *("vergessen sie", "ubergehe", "beachte nicht", "olvid", "dimentica", "trascura", "esqueca"),
    *("zapomnij", "glom", "yoksay", "忽略", "无视", "忘记", "игнорир", "забуд", "تجاهل"),
    *(
        " ai ",
        "\nai",
        "ai:",
        "ai,",
        "ai-",
        " ki ",
        "ki:",
        "ki,",
        " ia ",
        "ia:",
        "ia,",
        "llm",
        "taalmodel",
    ),
    *("language model", "langage", "sprachmodell", "bot", "gpt", "copilot", "assistent"),
    *(
        "assistant",
        "asistente",
        "samenvat",
        "citeert",
        "whoever",
        "anyone",
        "quiconque",
        "wer dies",
    ),
    *("je bent", "jij bent", "u bent", "you are", "you're", "tu es", "vous etes", "du bist"),
    *("sie sind", "eres ", "prompt", "instruct", "anweisung", "consigne", "api key", "api-key"),
    *("<|", "inst]", "sys>>", "<start of", "system", "passage>", "passages>", "developer"),
    *('"role"', '"sentences"', '"citations"', "antwoord", "answer", "reply", "replies", "respons"),
    *("output", "reponse", "antwort", "gebruiker", "vraagsteller", "the user", "utilisat"),
    *("nutzer", "usuario", "utente", "vanaf nu", "voortaan", "from now on"),
)
"""Every pattern needs one of these somewhere: where none stands, nothing else is looked for."""
