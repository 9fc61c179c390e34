"""The phrases in French."""

from __future__ import annotations

from assistant.phrases.names import Phrase

TEXTS = {
    Phrase.NO_ANSWER_NOTHING_FOUND: "Les documents de Leerkring ne disent rien à ce sujet.",
    Phrase.NO_ANSWER_NOT_SUPPORTED: (
        "Les documents de Leerkring ne répondent pas à cette question : aucune phrase n’étaye "
        "une réponse."
    ),
    Phrase.NO_ANSWER_OUT_OF_DOMAIN: (
        "Les documents de Leerkring ne répondent pas à cette question : ils portent uniquement "
        "sur les achats circulaires."
    ),
    Phrase.NO_ANSWER_FILTERS_EMPTY: (
        "Leerkring n’a aucun document qui corresponde à ces filtres. Choisissez moins de filtres."
    ),
    Phrase.NO_ANSWER_NOT_ALLOWED: (
        "Les documents que vous pouvez lire ne répondent pas à cette question."
    ),
    Phrase.NOTHING_OF: "Leerkring n'a pas de documents sur : {what}.",
    Phrase.FILTERS_EMPTY_OF: (
        "Leerkring n'a pas de documents qui correspondent à : {what}. Choisissez moins de filtres."
    ),
    Phrase.NOTE_ALL: "Documents de Leerkring à ce sujet : {count}. Il peut en exister d’autres.",
    Phrase.NOTE_WHO: "Qui : {who}.",
    Phrase.ROLE_BUYER: "organisation acheteuse",
    Phrase.ROLE_PROGRAMME: "programme",
    Phrase.ROLE_SOURCE: "source",
    Phrase.NOTE_LEGAL: "Ceci n’est pas un avis juridique.",
    Phrase.NOTE_LEGAL_OF: (
        "Ceci n’est pas un avis juridique. Les sources portent sur le droit de : {countries}."
    ),
    Phrase.NOTE_PLANNED: "Tiré d’un projet, pas d’un résultat obtenu : {numbers}.",
    Phrase.NOTE_FIGURES_DIFFER: (
        "Les sources donnent des chiffres différents : vérifiez l’année et la source."
    ),
    Phrase.NEAREST: "Documents les plus proches",
    Phrase.WHICH_ONE: "Que voulez-vous dire par « {term} » ?",
    Phrase.SEARCHED_FOR: "Recherché",
    Phrase.SOURCES: "Sources",
    Phrase.SOURCE_OPEN: "Ouvrir la source",
    Phrase.SOURCE_NUMBER: "Source {number}",
    Phrase.RESTATEMENT: "notre résumé de cette source",
    Phrase.CHAT_MODEL_FAILED: (
        "Le modèle de langage n’était pas disponible ou trop lent. Cette réponse se compose de "
        "citations."
    ),
    Phrase.CHAT_MODEL_CUT_OFF: (
        "Le modèle de langage s’est arrêté en cours de route. Cette réponse peut être incomplète."
    ),
    Phrase.CHAT_MODEL_UNSUPPORTED: (
        "Ce que le modèle de langage a écrit ne figurait pas, ou pas entièrement, dans les "
        "documents. C’est pourquoi vous lisez des citations."
    ),
    Phrase.TRANSLATED: "traduit",
    Phrase.QUOTE: "Citation",
    Phrase.PAGE: "page {page}",
    Phrase.PAGES: "pages {first}–{last}",
    Phrase.SECTION: "sous « {section} »",
    Phrase.MINUTE: "à {timecode}",
    Phrase.LANGUAGE_NL: "néerlandais",
    Phrase.LANGUAGE_FR: "français",
    Phrase.LANGUAGE_EN: "anglais",
    Phrase.LANGUAGE_DE: "allemand",
    Phrase.EVIDENCE: "Fondement",
    Phrase.DOCUMENT_ONE: "1 document",
    Phrase.DOCUMENT_MANY: "{count} documents",
    Phrase.ORGANISATION_ONE: "1 organisation",
    Phrase.ORGANISATION_MANY: "{count} organisations",
    Phrase.STRENGTH_MEASURED: "résultats mesurés",
    Phrase.STRENGTH_REPORTED: "résultats rapportés, non mesurés",
    Phrase.STRENGTH_PLANNED: "projets, pas encore de résultats",
    Phrase.STRENGTH_OPINION: "expériences et opinions",
    Phrase.STRENGTH_UNKNOWN: "solidité des preuves inconnue",
    Phrase.COMPARED: "Côte à côte",
    Phrase.COLUMN_PILOT: "Organisation et pilote",
    Phrase.COLUMN_PRODUCT: "Produit",
    Phrase.COLUMN_PHASE: "Phase",
    Phrase.COLUMN_CONTRACT_FORM: "Forme de contrat",
    Phrase.COLUMN_RESULT: "Résultat",
    Phrase.COLUMN_WORKED: "Ce qui a marché",
    Phrase.COLUMN_DID_NOT_WORK: "Ce qui n’a pas marché",
    Phrase.NOT_TOLD: "non précisé",
    Phrase.TOLD_OTHERWISE: "mais selon {where}",
    Phrase.NOTHING_TO_COMPARE_OF: "Leerkring n'a aucun document venant de {what} à comparer.",
    Phrase.STATUS_SEARCHING: "Recherche dans les documents…",
    Phrase.STATUS_WRITING: "Vérification et rédaction des phrases…",
    Phrase.STATUS_STOPPED: "Arrêté.",
    Phrase.ERROR_EMPTY_QUESTION: "Il n’y a pas encore de question. Saisissez-en une d’abord.",
    Phrase.ERROR_QUESTION_TOO_LONG: (
        "La question est trop longue : posez-la en {limit} caractères au plus."
    ),
    Phrase.ERROR_INVALID_REQUEST: (
        "La question contient des caractères illisibles. Saisissez-la à nouveau."
    ),
    Phrase.ERROR_BODY_TOO_LARGE: "La question est beaucoup trop longue. Raccourcissez-la.",
    Phrase.ERROR_NOT_ALLOWED: "Vous ne pouvez pas lire ces documents.",
    Phrase.ERROR_UNAVAILABLE: (
        "Les documents sont inaccessibles pour le moment. Réessayez dans quelques minutes."
    ),
    Phrase.ERROR_INTERNAL: "Une erreur s’est produite de notre côté. Réessayez.",
    Phrase.ERROR_OFFLINE: (
        "Pas de connexion avec Leerkring. Vérifiez votre connexion et réessayez."
    ),
    Phrase.PAGE_TAGLINE: "La mémoire des réseaux d’apprentissage des achats circulaires",
    Phrase.PAGE_INTRO: "Que voulez-vous savoir sur les achats circulaires ?",
    Phrase.PAGE_PROMISE: (
        "Vous recevez une réponse courte dont chaque phrase renvoie à sa source. Si une "
        "information ne figure pas dans les documents, Leerkring vous le dit."
    ),
    Phrase.PAGE_EXAMPLES: "Par exemple",
    Phrase.PAGE_EXAMPLE_1: "Qu’ont appris les pilotes de vêtements de travail circulaires ?",
    Phrase.PAGE_EXAMPLE_2: "Comment lancer un dialogue avec le marché pour le mobilier de bureau ?",
    Phrase.PAGE_EXAMPLE_3: "Qu’est-ce que le MKI et comment l’utiliser pour attribuer un marché ?",
    Phrase.PAGE_LANGUAGE: "Langue",
    Phrase.PAGE_CONVERSATION: "Questions et réponses",
    Phrase.PAGE_QUESTION: "Votre question",
    Phrase.PAGE_PLACEHOLDER: "Posez votre question",
    Phrase.PAGE_HINT: "Maj+Entrée : nouvelle ligne",
    Phrase.PAGE_ASK: "Demander",
    Phrase.PAGE_STOP: "Arrêter",
    Phrase.PAGE_RETRY: "Réessayer",
    Phrase.PAGE_CAREFUL: (
        "Ne saisissez ici ni données personnelles ni informations confidentielles sur un marché."
    ),
    Phrase.SLACK_MORE_SOURCES: "Et {count} de plus, dans le menu ci-dessous.",
    Phrase.SLACK_QUOTE_OF: "Citation [{number}]",
    Phrase.SLACK_QUOTE_PICK: "Voir une citation",
    Phrase.SLACK_FEEDBACK_UP: "Bonne réponse",
    Phrase.SLACK_FEEDBACK_DOWN: "Mauvaise réponse",
    Phrase.SLACK_ASK_HUMAN: "Demander à une personne",
    Phrase.SLACK_SHARE: "Partager dans le canal",
}
