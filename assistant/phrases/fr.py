"""The phrases in French."""

from __future__ import annotations

from assistant.phrases.admin import fr as admin
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
    Phrase.NOTHING_DEFINES: "Les documents de Leerkring n'expliquent pas « {what} ».",
    Phrase.NOTHING_WITHIN: (
        "Ce qui est filtré sur {what} n'y répond pas. Choisissez moins de filtres."
    ),
    Phrase.FILTERS_EMPTY_OF: (
        "Leerkring n'a pas de documents qui correspondent à : {what}. Choisissez moins de filtres."
    ),
    Phrase.NOTE_ALL: "Documents de Leerkring à ce sujet : {count}. Il peut en exister d’autres.",
    Phrase.NOTE_FAILURES: "Chaque ligne dit ce qui n’a pas marché ; "
    "cela ne veut pas dire que tout le projet a échoué.",
    Phrase.NOTE_WHO: "Qui : {who}.",
    Phrase.ROLE_BUYER: "organisation acheteuse",
    Phrase.ROLE_PROGRAMME: "programme",
    Phrase.ROLE_SOURCE: "source",
    Phrase.NOTE_LEGAL: "Ceci n’est pas un avis juridique.",
    Phrase.NOTE_LEGAL_NONE: (
        "Ceci n’est pas un avis juridique. "
        "Aucune de ces sources n’est une loi, une décision ou leur explication."
    ),
    Phrase.NOTE_LEGAL_OF: (
        "Ceci n’est pas un avis juridique. Les sources portent sur le droit de : {countries}."
    ),
    Phrase.NOTE_PLANNED: "Tiré d’un projet, pas d’un résultat obtenu : {numbers}.",
    Phrase.NOTE_FIGURES_DIFFER: (
        "Les sources donnent des chiffres différents : vérifiez l’année et la source."
    ),
    Phrase.NOTE_SUPERSEDED: (
        "Conseil plus ancien, remplacé depuis : {numbers}. Le document plus récent : {successor}."
    ),
    Phrase.NOTE_SUPERSEDED_GONE: "Conseil plus ancien, remplacé depuis : {numbers}.",
    Phrase.NOTE_VERSION: (
        "Il existe une meilleure version de ce texte : {numbers}. Cette version : {successor}."
    ),
    Phrase.NOTE_CORRECTED: "Corrigé par la rédaction le {date} : {numbers}. Motif : {reason}.",
    Phrase.NOTE_AS_OF: "Informations datant de {date} : {numbers}.",
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
    Phrase.SUGGEST_COMPARE: "Comparez l’approche de {one} et de {other}",
    Phrase.SUGGEST_DID_NOT_WORK: "Qu’est-ce qui n’a pas marché chez {who} ?",
    Phrase.SUGGEST_ALL_OF: "Quels projets pilotes portaient sur « {what} » ?",
    Phrase.STATUS_SEARCHING: "Recherche dans les documents…",
    Phrase.STATUS_WRITING: "Vérification et rédaction des phrases…",
    Phrase.STATUS_STOPPED: "Arrêté.",
    Phrase.STATUS_INTERRUPTED: (
        "Cette réponse a été interrompue quand la page a été fermée ou rechargée."
    ),
    Phrase.STATUS_COMPLETE: "Réponse complète.",
    Phrase.STATUS_COMPLETE_ONE: "Réponse complète, 1 source.",
    Phrase.STATUS_COMPLETE_MANY: "Réponse complète, {count} sources.",
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
    Phrase.ERROR_NO_NETWORK: (
        "Vous êtes hors ligne. Vous pourrez continuer dès que la connexion sera rétablie."
    ),
    Phrase.ERROR_BROKEN_OFF: (
        "La connexion a été coupée avant la fin de la réponse. Ce qui est affiché a été vérifié "
        "; il peut manquer quelque chose."
    ),
    Phrase.ERROR_TOO_MANY_REQUESTS: (
        "Trop de questions ont été posées en peu de temps. Réessayez dans {seconds} secondes."
    ),
    Phrase.ERROR_BUSY: (
        "Leerkring est trop sollicité pour le moment. Réessayez dans {seconds} secondes."
    ),
    Phrase.ERROR_TIMED_OUT: (
        "La réponse prenait trop de temps et a été interrompue. Réessayez plus tard."
    ),
    Phrase.ERROR_UNAUTHORISED: (
        "Leerkring n’autorise pas cette page. Rechargez-la ; si cela ne suffit pas, prévenez "
        "l’administrateur."
    ),
    Phrase.ERROR_UNKNOWN_ORIGIN: (
        "Ce site n’est pas enregistré auprès de Leerkring. L’administrateur de Leerkring peut "
        "l’ajouter."
    ),
    Phrase.ERROR_NOT_FOUND: (
        "Cette réponse n’est plus conservée. Reposez la question, puis réessayez."
    ),
    Phrase.ERROR_TOO_MUCH_FEEDBACK: (
        "Cette réponse a déjà reçu assez d’avis : aucun autre n’est conservé."
    ),
    Phrase.ERROR_NO_CLIPBOARD: (
        "Ce navigateur ne permet pas la copie. Sélectionnez la réponse et copiez-la vous-même."
    ),
    Phrase.DOSSIER_TITLE: "Dossier de Leerkring",
    Phrase.DOSSIER_MADE_AT: "Établi le",
    Phrase.DOSSIER_PROGRAM: "Version de Leerkring",
    Phrase.DOSSIER_QUESTION: "Question {number} : {question}",
    Phrase.DOSSIER_WHOLE_QUESTION: "La question entière",
    Phrase.DOSSIER_SCREENED: (
        "Les données personnelles que Leerkring reconnaît ne figurent pas dans la question "
        "telle qu’elle est conservée."
    ),
    Phrase.DOSSIER_FILTERS: "Filtré par",
    Phrase.DOSSIER_ASKED_AT: "Demandé le",
    Phrase.DOSSIER_WRITER: "Rédigé par",
    Phrase.DOSSIER_WRITER_QUOTES: (
        "Leerkring : des citations seulement, sans modèle de langage ({writer})"
    ),
    Phrase.DOSSIER_WRITER_MODEL: (
        "modèle de langage {model} ; Leerkring a vérifié chaque phrase d’après les citations "
        "auxquelles elle renvoie"
    ),
    Phrase.DOSSIER_CORPUS: "Version des documents",
    Phrase.DOSSIER_ANSWER_ID: "Référence de la réponse",
    Phrase.DOSSIER_ANSWER: "Réponse",
    Phrase.DOSSIER_QUOTES: "Sources et citations",
    Phrase.DOSSIER_SOURCE: "Source",
    Phrase.DOSSIER_WHERE: "Dans Leerkring : document {document}, caractères {start} à {end}.",
    Phrase.DOSSIER_STANDS: (
        "Lors de l’établissement de ce dossier, la citation y figurait mot pour mot."
    ),
    Phrase.DOSSIER_CHANGED: (
        "Modifié depuis la réponse : ces mots ne figurent plus à cet endroit du document."
    ),
    Phrase.DOSSIER_LEFT_OUT: (
        "Omis : tout ce qui repose sur des documents que vous ne pouvez pas (ou plus) lire à "
        "présent. Nombre de documents : {count}."
    ),
    Phrase.DOSSIER_MISSING: (
        "Ces réponses demandées manquent, parce qu’elles ne sont pas (ou plus) conservées ou "
        "que vous ne pouvez pas les lire : {ids}."
    ),
    Phrase.DOSSIER_CHECK: "Comment vérifier chaque citation",
    Phrase.DOSSIER_CHECK_SOURCE: (
        "Dans la source : ouvrez l’adresse indiquée avec la citation et cherchez les mots à "
        "la page, sous le titre ou au moment indiqué."
    ),
    Phrase.DOSSIER_CHECK_RESTATED: (
        "Si une citation est signalée comme venant de notre résumé, ces mots figurent ainsi "
        "dans Leerkring et non dans la source : lisez dans la source elle-même ce qui y est "
        "écrit."
    ),
    Phrase.DOSSIER_CHECK_STORED: (
        "Dans Leerkring : la page /documents/ suivie du nom du document montre le texte "
        "conservé, GET /api/documents/ le donne aux programmes. La citation est ce texte, du "
        "premier caractère indiqué jusqu’au second, compté à partir de 0 en caractères "
        "Unicode ; le second n’en fait plus partie."
    ),
    Phrase.DOSSIER_CHECKED: (
        "Lors de l’établissement de ce dossier, toutes les citations ont été comparées "
        "caractère par caractère avec les documents conservés : {count}. Modifiées depuis la "
        "réponse : {changed}."
    ),
    Phrase.DOSSIER_CHECK_WORDS: (
        "Les citations figurent ici sur une seule ligne et sans caractères invisibles ; rien "
        "d’autre n’y a été changé."
    ),
    Phrase.DOSSIER_NO_ADVICE: (
        "Ce dossier n’est pas un avis juridique. Il montre ce que disent les documents de "
        "Leerkring ; d’autres sources peuvent dire plus ou autre chose."
    ),
    Phrase.DOSSIER_GLYPHS: (
        "Un caractère que la police de ce fichier n’a pas est indiqué par son numéro Unicode "
        ": [U+…]."
    ),
    Phrase.SLACK_HELP: (
        "Posez votre question sur les achats circulaires : mentionnez-moi avec @ dans un canal, "
        "envoyez-moi un message, ou tapez `/leerkring` suivi de votre question. Dans un fil où "
        "j’ai répondu, vous pouvez continuer sans @ ; avec @ et `stop`, je n’y participe plus. "
        "Chaque réponse indique ses sources."
    ),
    Phrase.SLACK_FAILED: (
        "Une erreur s’est produite chez nous, et votre question est restée sans réponse. Posez-la"
        " de nouveau dans quelques minutes. Si cela se reproduit, indiquez ce numéro : {id}"
    ),
    Phrase.SLACK_UNAVAILABLE: (
        "Les documents sont inaccessibles pour le moment. Réessayez dans quelques minutes. Si "
        "cela se reproduit, indiquez ce numéro : {id}"
    ),
    Phrase.SLACK_STOPPED: (
        "Leerkring redémarre, et cette réponse n’a pas été terminée. Posez votre question de "
        "nouveau dans une minute."
    ),
    Phrase.SLACK_QUEUE_FULL: (
        "{count} questions sont en attente, et nous ne pouvons pas en prendre davantage à la "
        "fois. Posez votre question de nouveau dans quelques minutes."
    ),
    Phrase.SLACK_WAITING_ONE: "Il y a 1 question avant la vôtre.",
    Phrase.SLACK_WAITING_MANY: "Il y a {count} questions avant la vôtre.",
    Phrase.SLACK_SILENT: (
        "Bien, je me tais dans ce fil. Mentionnez-moi avec @ si vous avez de nouveau besoin de moi."
    ),
    Phrase.SLACK_UNKNOWN_WORKSPACE: (
        "Leerkring n’est pas configuré pour cet espace de travail. Demandez à votre "
        "administrateur de l’ajouter."
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
    Phrase.WIDGET_OPEN: "Demander à Leerkring",
    Phrase.WIDGET_CLOSE: "Fermer",
    Phrase.WIDGET_CLEAR: "Effacer la conversation",
    Phrase.WIDGET_CLEARED: "La conversation est effacée de ce navigateur.",
    Phrase.WIDGET_DOCUMENT: "Lire tout le document",
    Phrase.WIDGET_SUGGESTIONS: "Continuez avec",
    Phrase.WIDGET_RATE: "Que pensez-vous de cette réponse ?",
    Phrase.WIDGET_COPY: "Copier avec les sources",
    Phrase.WIDGET_COPIED: "Copié, avec les sources.",
    Phrase.WIDGET_DATED: "Leerkring, le {date}, corpus {version}",
    Phrase.WIDGET_EXPORT: "Enregistrer un dossier",
    Phrase.WIDGET_EXPORT_ANSWER: "Cette réponse",
    Phrase.WIDGET_EXPORT_ALL: "Toute la conversation",
    Phrase.WIDGET_BUSY: "Un instant…",
    Phrase.WIDGET_EXPORTED: "Le dossier est téléchargé.",
    Phrase.WIDGET_FILTERS: "Filtres",
    Phrase.WIDGET_FILTER_REMOVE: "Retirer le filtre : {filter}",
    Phrase.SLACK_MORE_SOURCES: "Et {count} de plus, dans le menu ci-dessous.",
    Phrase.SLACK_QUOTE_OF: "Citation [{number}]",
    Phrase.SLACK_QUOTE_PICK: "Voir une citation",
    Phrase.FEEDBACK_UP: "Bonne réponse",
    Phrase.FEEDBACK_DOWN: "Mauvaise réponse",
    Phrase.SLACK_ASK_HUMAN: "Demander à une personne",
    Phrase.SLACK_SHARE: "Partager dans le canal",
    Phrase.SLACK_CLOSE: "Fermer",
    Phrase.FEEDBACK_SEND: "Envoyer",
    Phrase.SLACK_SAVE: "Enregistrer",
    Phrase.NO_PERSONAL_DATA: (
        "N’écrivez ici ni données personnelles ni informations confidentielles sur un marché."
    ),
    Phrase.SLACK_SOURCE_GONE: "Ce document n’est pas ou plus lisible ici.",
    Phrase.SOURCE_CHANGED: (
        "Ce document a changé depuis cette réponse. La citation n’y figure plus telle quelle "
        ": reposez la question."
    ),
    Phrase.SLACK_RESTATED: (
        "Ce texte est notre résumé de la source, et non le texte de la source elle-même."
    ),
    Phrase.FEEDBACK_TITLE: "Qu’est-ce qui cloche ?",
    Phrase.FEEDBACK_INTRO: (
        "Votre avis est enregistré. Voulez-vous dire ce qui n’allait pas ? Ce n’est pas "
        "obligatoire."
    ),
    Phrase.FEEDBACK_REASON: "Raison",
    Phrase.FEEDBACK_COMMENT: "Précisions",
    Phrase.WRONG_INCORRECT: "La réponse est inexacte",
    Phrase.WRONG_SOURCE: "La source ne correspond pas à la réponse",
    Phrase.WRONG_INCOMPLETE: "La réponse est incomplète",
    Phrase.WRONG_OTHER: "Autre chose",
    Phrase.SLACK_ASK_HUMAN_INTRO: (
        "Ceci est transmis aux personnes du réseau d’apprentissage, avec votre nom et un lien"
        " vers la conversation. Elles répondront là ou par message direct."
    ),
    Phrase.SLACK_ASK_HUMAN_NOTE: "Que doivent-elles encore savoir ?",
    Phrase.SLACK_FORWARD: "Transmettre",
    Phrase.SLACK_ASKED_BY: "demande l’aide d’une personne pour cette question :",
    Phrase.SLACK_NOTE: "Précisions",
    Phrase.SLACK_TO_THREAD: "Vers la conversation",
    Phrase.SLACK_NEAR: "Documents les plus proches :",
    Phrase.SLACK_STATUS_ANSWERED: "Leerkring a donné une réponse avec des sources.",
    Phrase.SLACK_STATUS_NO_ANSWER: "Leerkring n’a pas trouvé de réponse dans les documents.",
    Phrase.SLACK_STATUS_CLARIFY: "Leerkring a demandé une précision.",
    Phrase.SLACK_HOME_INTRO: (
        "La mémoire des réseaux d’apprentissage sur les achats circulaires. Chaque phrase "
        "d’une réponse renvoie à sa source. Ce qui ne figure pas dans les documents, "
        "Leerkring le dit aussi."
    ),
    Phrase.SLACK_KNOWS: "Ce que Leerkring connaît",
    Phrase.SLACK_KNOWS_COUNTS: "Documents : {documents}. Organisations : {organisations}.",
    Phrase.SLACK_KNOWS_NOT_NOW: "Les documents sont inaccessibles pour le moment.",
    Phrase.SLACK_REFRESH: "Réessayer",
    Phrase.SLACK_COUNTRIES: "Pays",
    Phrase.SLACK_LANGUAGES: "Langues",
    Phrase.SLACK_CATEGORIES: "Catégories de produits",
    Phrase.SLACK_KINDS: "Types de documents",
    Phrase.SLACK_PHASES: "Phases de l’achat",
    Phrase.SLACK_YEARS: "Années",
    Phrase.SLACK_AND_OTHERS: "et {count} de plus",
    Phrase.SLACK_HOW_TO_ASK: "Comment poser une question",
    Phrase.SLACK_WAY_MENTION: "Mentionnez Leerkring (@) dans un canal et posez votre question.",
    Phrase.SLACK_WAY_DIRECT: "Envoyez un message direct à Leerkring.",
    Phrase.SLACK_WAY_PANE: "Ouvrez Leerkring comme assistant, en haut à droite.",
    Phrase.SLACK_WAY_COMMAND: "Tapez /leerkring et votre question : vous seul voyez la réponse.",
    Phrase.SLACK_WAY_SHORTCUT: "Sur un message, choisissez « Ask Leerkring about this » sous ⋮.",
    Phrase.SLACK_WAY_THREAD: "Continuez dans le même fil : plus besoin de mention.",
    Phrase.SLACK_RECENT: "Vos dernières questions",
    Phrase.SLACK_RECENT_NONE: "Vos dernières questions apparaîtront ici.",
    Phrase.SLACK_RECENT_ANSWERED: "répondue",
    Phrase.SLACK_RECENT_NO_ANSWER: "pas de réponse trouvée",
    Phrase.SLACK_RECENT_CLARIFY: "précision demandée",
    Phrase.SLACK_LANGUAGE_INTRO: (
        "La langue des boutons et des messages. Une réponse suit la langue de votre question."
    ),
    Phrase.SLACK_LANGUAGE_OF_SLACK: "Comme dans Slack",
    Phrase.SLACK_PRIVACY: "Vie privée",
    Phrase.SLACK_PRIVACY_KEPT: (
        "Leerkring conserve vos questions, les réponses et vos avis pendant {days} jours, "
        "sans les données personnelles qu’il reconnaît. Ensuite, ils sont supprimés."
    ),
    Phrase.SLACK_PRIVACY_NOT_KEPT: (
        "Leerkring ne conserve ni vos questions ni les réponses. Seul l’endroit d’une réponse"
        " est retenu brièvement."
    ),
    Phrase.SLACK_PRIVACY_TEXT: (
        "Les messages dans Slack suivent les règles de votre espace de travail. La "
        "suppression efface chez Leerkring vos questions avec leurs réponses et avis, et votre "
        "choix de langue. Restent les messages dans Slack et, sans votre nom, vos avis sur les "
        "réponses données à d’autres."
    ),
    Phrase.SLACK_DELETE: "Supprimer mes données",
    Phrase.SLACK_DELETE_SURE: (
        "Vos questions avec leurs réponses et avis, et votre choix de langue, seront supprimés "
        "chez Leerkring. C’est irréversible."
    ),
    Phrase.SLACK_DELETE_YES: "Supprimer",
    Phrase.SLACK_DELETE_NO: "Ne pas supprimer",
    Phrase.SLACK_FORGOTTEN: "Vos données ont été supprimées.",
    Phrase.SLACK_ADMIN: "Régler les canaux",
    Phrase.SLACK_ADMIN_OPEN: "Régler un canal",
    Phrase.SLACK_ADMIN_PICK: "Canal",
    Phrase.SLACK_ADMIN_CHANNELS: "Réglages actuels",
    Phrase.SLACK_VISIBILITY: "Qui voit les réponses ?",
    Phrase.SLACK_VISIBLE_CHANNEL: "Tout le canal",
    Phrase.SLACK_VISIBLE_ASKER: "Seulement la personne qui demande",
    Phrase.SLACK_AUDIENCE: "Quels documents peuvent aussi être cités ici ?",
    Phrase.SLACK_AUDIENCE_WARNING: (
        "Les documents publics toujours. Tout le canal lit les réponses."
    ),
    Phrase.SLACK_AUDIENCE_SHARED: (
        "Ce canal est partagé avec d’autres ou n’est pas consultable : seuls les documents "
        "publics y sont cités."
    ),
    Phrase.SLACK_PARTICIPANTS: "Documents pour les participants",
    Phrase.SLACK_BUYERS: "Documents pour les acheteurs (sans fournisseurs)",
    Phrase.SLACK_ALL: "Tout",
    Phrase.SLACK_THREADS: "Fils",
    Phrase.SLACK_FOLLOWS: "Poursuivre dans un fil sans mentionner Leerkring",
    Phrase.SLACK_FOLLOWS_NOT: "suite seulement avec mention",
    Phrase.FEEDBACK_THANKS: "Merci. Votre avis aide à améliorer les réponses.",
    Phrase.SLACK_ANSWER_GONE: (
        "Cette réponse n’est plus conservée. N’hésitez pas à reposer la question."
    ),
    Phrase.SLACK_CHOSEN: "Choix : {option}",
    Phrase.SLACK_SHARED_BY: "Une réponse de Leerkring, partagée par",
    Phrase.SLACK_SHARED_ALREADY: "Cette réponse a déjà été partagée.",
    Phrase.SLACK_SHARED_NOT: (
        "Cette réponse ne peut pas être partagée ici : dans ce canal, certaines personnes ne "
        "peuvent pas lire les documents dont elle provient."
    ),
    Phrase.SLACK_EXPERTS_NONE: (
        "Les questions ne peuvent pas encore être transmises à des personnes : aucun canal "
        "n’est prévu pour cela. Adressez-vous à l’administrateur de Leerkring."
    ),
    Phrase.SLACK_EXPERTS_ASKED: (
        "Votre question a été transmise aux personnes du réseau d’apprentissage."
    ),
    Phrase.SLACK_EXPERTS_ALREADY: (
        "Cette question a déjà été transmise aux personnes du réseau d’apprentissage."
    ),
    Phrase.SLACK_SAVED: "Enregistré pour {channel}.",
    Phrase.SLACK_SAVED_NOT: (
        "Rien n’a été enregistré : choisissez à nouveau le canal et attendez que ses paramètres "
        "s’affichent."
    ),
    Phrase.SLACK_ADMIN_REFUSED: (
        "Seuls les administrateurs de Leerkring peuvent configurer des canaux."
    ),
    Phrase.SLACK_NOT_DONE: (
        "Cela n’a pas marché : une erreur s’est produite de notre côté. Réessayez. Si cela "
        "persiste, indiquez ce numéro : {id}"
    ),
    Phrase.PAGES_SKIP: "Aller au contenu",
    Phrase.PAGE_PLACES: "Parties de Leerkring",
    Phrase.PAGES_CHAT: "Poser une question",
    Phrase.PAGE_PILOTS: "Pilotes",
    Phrase.PAGE_COVERAGE: "Couverture",
    Phrase.PAGES_ALL: "tout",
    Phrase.PAGES_COUNTRY: "Pays",
    Phrase.PAGES_YEAR: "Année",
    Phrase.PAGES_OUTCOME: "Résultat obtenu",
    Phrase.PAGES_ORGANISATION: "Organisation",
    Phrase.PAGES_SECTOR: "Secteur",
    Phrase.PAGES_R_STRATEGY: "Stratégie R",
    Phrase.PAGES_KIND: "Type",
    Phrase.PAGES_PROVENANCE: "Provenance",
    Phrase.PAGES_VALID_AS_OF: "Valable au",
    Phrase.PAGES_LICENCE: "Licence",
    Phrase.PAGES_FROM_PUBLIC_BODY: "organisme public",
    Phrase.PAGES_FROM_KNOWLEDGE_PARTNER: "partenaire de connaissance",
    Phrase.PAGES_FROM_SUPPLIER: "fournisseur",
    Phrase.PAGES_FROM_PRESS: "presse",
    Phrase.PAGES_FILTERS: "Choisir des pilotes",
    Phrase.PAGES_SHOW: "Afficher",
    Phrase.PAGES_CLEAR: "Effacer les filtres",
    Phrase.PAGES_CSV: "Télécharger en CSV",
    Phrase.PAGES_PAGING: "Plus de pilotes",
    Phrase.PAGES_PREVIOUS: "Précédent",
    Phrase.PAGES_NEXT: "Suivant",
    Phrase.PAGES_PAGE_OF: "Page {page} sur {last}",
    Phrase.PAGES_PILOTS_TITLE: "Pilotes : ce qui a marché et ce qui n’a pas marché",
    Phrase.PAGES_PILOTS_INTRO: (
        "Chaque phrase est une citation. Le lien mène à sa place dans le document. Ce qu’un "
        "document ne dit pas figure ici comme « non précisé ». Les pilotes qui en disent "
        "quelque chose viennent d’abord, les plus récents en tête."
    ),
    Phrase.PAGES_PILOTS_COUNT: "Pilotes : {count} sur {all}",
    Phrase.PAGES_PILOTS_NONE: (
        "Aucun pilote ne correspond à ces filtres. Choisissez moins de filtres."
    ),
    Phrase.PAGES_PLAN: "projet : pas encore de résultat",
    Phrase.PAGES_PLANNED: "Extrait d’un projet, pas encore un résultat",
    Phrase.PAGES_COVERAGE_TITLE: "Sur quoi Leerkring a des documents",
    Phrase.PAGES_COVERAGE_INTRO: (
        "Sont comptés les documents dont une réponse peut venir. Un document peut concerner "
        "plusieurs produits et phases."
    ),
    Phrase.PAGES_COVERAGE_COUNT: "Documents : {documents}. Organisations : {organisations}.",
    Phrase.PAGES_COVERAGE_BY_PHASE: "Documents par produit et phase",
    Phrase.PAGES_COVERAGE_BY_COUNTRY: "Documents par produit et pays",
    Phrase.PAGES_COVERAGE_GAPS: (
        "Sans document : {count} des {all} combinaisons de produit et de phase."
    ),
    Phrase.PAGES_COVERAGE_MISSING: "Produits sans aucun document",
    Phrase.PAGES_COVERAGE_LEGEND: "Nombre de documents",
    Phrase.PAGES_COVERAGE_FILTERS: "Ce qui est compté",
    Phrase.PAGES_COVERAGE_PICTURE: "La couverture en image",
    Phrase.PAGES_TOTAL: "total",
    Phrase.PAGES_ABOUT: "À propos de ce document",
    Phrase.PAGES_TEXT: "Le texte",
    Phrase.PAGES_TO_CITED: "Aller au passage cité",
    Phrase.PAGES_CITED_GONE: (
        "Le passage cité n’est plus à cette place : le document a changé, ou le lien est "
        "incomplet. Posez la question à nouveau."
    ),
    Phrase.PAGES_SUPERSEDED: "Attention : ce document est remplacé par un document plus récent.",
    Phrase.PAGES_SUPERSEDED_OPEN: "Ouvrir le document plus récent",
    Phrase.PAGES_LESSONS: "Ce qui a marché et ce qui n’a pas marché",
    Phrase.PAGES_RELATED: "Documents apparentés",
    Phrase.PAGES_SAME_ORGANISATION: "De la même organisation",
    Phrase.PAGES_SAME_PRODUCT: "Sur le même produit",
    Phrase.PAGES_SOURCE_AT_PAGE: "Ouvrir la source à la page {page}",
    Phrase.PAGES_SOURCE_FILE: "Fichier : {source}",
    Phrase.PAGES_MORE_SOURCES: "Autres sources",
    Phrase.PAGES_PART_OF: "Partie {part} sur {last} du texte",
    Phrase.PAGES_PARTS: "Parties du texte",
    Phrase.PAGES_WITHDRAWN_TITLE: "Ce document a été retiré",
    Phrase.PAGES_WITHDRAWN: (
        "Il a été retiré le {date}, et les réponses ne le citent plus. Motif : {reason}"
    ),
    Phrase.PAGES_CORRECTED: "La rédaction a corrigé ce document le {date}. Motif : {reason}",
    Phrase.PAGES_VERSION: "Il existe une version de ce texte qu’il vaut mieux citer.",
    Phrase.PAGES_VERSION_OPEN: "Ouvrir cette version",
    Phrase.PAGES_VERSIONS: "Autres versions de ce texte",
    Phrase.PAGES_MISSING_TITLE: "Ce document n’existe pas",
    Phrase.PAGES_MISSING: (
        "Il n’y a ici aucun document à cette adresse que vous puissiez lire. Il a peut-être été"
        " supprimé ou remplacé."
    ),
    Phrase.SIGN_IN_TITLE: "Connexion",
    Phrase.SIGN_IN_ASKED: "Connectez-vous par votre organisation pour continuer.",
    Phrase.SIGN_IN_ENDED: "Votre session est terminée. Connectez-vous à nouveau.",
    Phrase.SIGN_IN_DONE: "Votre session est ouverte.",
    Phrase.SIGN_IN_OUT_DONE: "Votre session sur Leerkring est fermée.",
    Phrase.SIGN_IN_CANCELLED: "Vous avez interrompu la connexion.",
    Phrase.SIGN_IN_REFUSED: (
        "La connexion n’a pas abouti. Réessayez ; si le problème persiste, adressez-vous à "
        "votre administrateur."
    ),
    Phrase.SIGN_IN_UNREACHABLE: (
        "Le service de connexion de votre organisation n’est pas joignable pour le moment. "
        "Réessayez dans quelques minutes."
    ),
    Phrase.SIGN_IN_DO: "Se connecter",
    Phrase.SIGN_IN_ON: "Continuer",
    Phrase.SIGN_IN_OUT: "Se déconnecter",
    Phrase.SIGN_IN_KEPT: (
        "Leerkring ne conserve ni votre nom ni votre adresse e-mail. Un cookie retient "
        "seulement que votre session est ouverte et ce que vous pouvez lire."
    ),
    **admin.TEXTS,
}
