"""The words by which a question asks to set things side by side, and under which aspects."""

from __future__ import annotations

from enum import StrEnum


class Aspect(StrEnum):
    """What pilots are compared by: the columns, in this order."""

    PRODUCT = "product"
    PHASE = "phase"
    CONTRACT_FORM = "contract_form"
    RESULT = "result"
    WORKED = "worked"
    DID_NOT_WORK = "did_not_work"


COMPARES = {
    "nl": r"vergelijk\w*|verschil\w* tussen|versus|vs\.?|tegenover|naast elkaar|"
    r"verschil(?:t|len|de|den)",
    "fr": r"compare[rz]?|comparaison|différences? entre|versus|vs\.?|côte à côte|diff[eèé]r\w+",
    "en": r"compar(?:e|ed|ing|ison)|differences? between|versus|vs\.?|side by side|differ(?:s|ed)?",
    "de": r"vergleich\w*|unterschied\w* zwischen|versus|vs\.?|gegenüber\w*|nebeneinander|"
    r"unterscheide\w*",
}
JOINS = {
    "nl": r"en|én|met|versus|vs\.?|tegenover|naast",
    "fr": r"et|avec|à|versus|vs\.?|face à",
    "en": r"and|with|to|versus|vs\.?",
    "de": r"und|mit|versus|vs\.?|gegenüber",
}
BROUGHT = {
    "nl": r"wat (?:het|dat|die|dit|ze|zij)? ?(?:opleverde\w*|opbracht\w*)|"
    r"wat (?:leverde\w*|levert|bracht\w*)|met welke? (?:resultaat|resultaten|gevolg\w*|effect\w*)|"
    r"wat (?:was|waren|is|zijn) (?:het|de|hun) (?:resulta\w+|uitkomst\w*|opbrengst\w*|effect\w*)|"
    r"hoe (?:liep|pakte) \w+|wat hebben (?:ze|zij) bereikt|wat (?:werkte|ging goed)|"
    r"wat kwam er ?uit",
    "fr": r"qu.est.ce que \w+ a (?:donné|apporté|rapporté)|avec quels? résultats?|"
    r"quels? (?:en )?(?:fut|est|était|furent|sont|étaient|ont été) (?:les?|leurs?) résultats?|"
    r"ce que (?:cela|ça) a (?:donné|apporté)|qu.ont-ils (?:donné|apporté)|résultats obtenus",
    "en": r"what (?:did|has|have) (?:it|that|this|they|these|those) (?:\w+ )?"
    r"(?:bring|yield|deliver|achieve\w*|brought|yielded|delivered)|with what results?|"
    r"what (?:was|were|is|are) (?:the|their) (?:results?|outcomes?|effects?)|"
    r"how did (?:it|they) go|what came (?:out )?of",
    "de": r"was (?:brachte\w*|ergab\w*|hat (?:es|das) gebracht|haben (?:sie|diese) gebracht)|"
    r"mit welche[mn] ergebnis\w*|was (?:war|waren|ist|sind) (?:das|die|ihre?) ergebnis\w*|"
    r"was kam dabei heraus",
}
ASKED = {
    Aspect.PRODUCT: r"product(?:en|s)?|produits?|produkte?",
    Aspect.PHASE: r"fasen?|phasen?|phases|étapes?",
    Aspect.CONTRACT_FORM: r"contract(?:vorm|type)\w*|contract (?:forms?|types?)|types? of contract|"
    r"(?:forme|type)s? de contrats?|vertrags(?:form|art)\w*",
    Aspect.RESULT: r"resulta\w+|results?|résultats?|ergebnis\w*|uitkomst\w*|outcomes?|"
    r"opbrengst\w*|opgeleverd|opleverde\w*|leverde\w*(?: \w+)? op",
    Aspect.WORKED: r"wat (?:er )?(?:goed )?(?:werkte|ging|lukte)|what (?:worked|went well)|"
    r"ce qui a (?:bien )?marché|was (?:gut )?funktionierte|less(?:en|ons)|leçons|lehren|geleerd|"
    r"learn\w*|succes\w*",
    Aspect.DID_NOT_WORK: r"(?:wat )?(?:er )?niet(?: goed)? (?:werkte|ging|lukte)|"
    r"(?:werkte|ging|lukte) (?:er )?(?:niet|mis)|what (?:did not|didn.t) work|went wrong|"
    r"n.a pas marché|nicht funktionierte|less(?:en|ons)|leçons|lehren|geleerd|learn\w*|"
    r"knelpunt\w*",
}
ALL_OF_IT = r"aanpak\w*|approach\w*|approches?|démarches?|vorgehen\w*|ansatz|ansätze"
