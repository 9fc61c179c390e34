"""What admins read in French."""

from collections.abc import Mapping

from assistant.phrases.names import Phrase

TEXTS: Mapping[Phrase, str] = {
    Phrase.ADMIN_TITLE: "Administration",
    Phrase.ADMIN_OVERVIEW: "Vue d’ensemble",
    Phrase.ADMIN_GAPS: "Sans réponse",
    Phrase.ADMIN_FEEDBACK: "Avis",
    Phrase.ADMIN_PERFORMANCE: "Vitesse et erreurs",
    Phrase.ADMIN_KEYS: "Clés",
    Phrase.ADMIN_SIGN_OUT: "Se déconnecter",
    Phrase.ADMIN_COUNTED: "Sont comptées les questions posées aux documents pour : {audiences}.",
    Phrase.ADMIN_PERIOD: "Période",
    Phrase.ADMIN_DAY: "24 heures",
    Phrase.ADMIN_DAYS: "{days} jours",
    Phrase.ADMIN_TABLE: "En tableau",
    Phrase.ADMIN_WHEN: "Quand (UTC)",
    Phrase.ADMIN_INDEX: "Ce qui peut être lu",
    Phrase.ADMIN_AUDIENCE: "Public",
    Phrase.ADMIN_DOCUMENTS: "Documents",
    Phrase.ADMIN_PASSAGES: "Passages",
    Phrase.ADMIN_VERSION: "Version des documents",
    Phrase.ADMIN_INDEX_NONE: "Il n’y a pas encore d’index : leerkring ingest en crée un.",
    Phrase.ADMIN_INGEST: "Dernière ingestion de documents",
    Phrase.ADMIN_INGEST_NONE: (
        "Aucune ingestion n’est connue ici : son résultat est gardé dans le dossier de "
        "données de leerkring ingest."
    ),
    Phrase.ADMIN_INGEST_ADDED: "Ajoutés",
    Phrase.ADMIN_INGEST_UPDATED: "Modifiés",
    Phrase.ADMIN_INGEST_UNCHANGED: "Inchangés",
    Phrase.ADMIN_INGEST_REMOVED: "Retirés",
    Phrase.ADMIN_INGEST_QUARANTINED: "Mis de côté",
    Phrase.ADMIN_INGEST_FAILED: "Échoués",
    Phrase.ADMIN_INGEST_SECONDS: "Secondes",
    Phrase.ADMIN_INGEST_STOPPED: "Arrêtée avant la fin.",
    Phrase.ADMIN_PROBLEMS: "Problèmes",
    Phrase.ADMIN_PROBLEMS_NONE: "Aucun.",
    Phrase.ADMIN_PROBLEMS_HIDDEN: (
        "{count}. Les sources ne sont nommées qu’à ceux qui peuvent lire les documents de "
        "tous les publics."
    ),
    Phrase.ADMIN_PROBLEMS_MORE: "{count} en tout ; les {kept} premiers sont gardés.",
    Phrase.ADMIN_SOURCE: "Source",
    Phrase.ADMIN_REASON: "Raison",
    Phrase.ADMIN_LIMITS: "Ce qui est en vigueur",
    Phrase.ADMIN_SETTING: "Réglage",
    Phrase.ADMIN_VALUE: "Valeur",
    Phrase.ADMIN_ACCESS: "Qui peut poser des questions",
    Phrase.ADMIN_ACCESS_LOOPBACK: "qui est sur cette machine",
    Phrase.ADMIN_ACCESS_PUBLIC: "qui atteint le serveur",
    Phrase.ADMIN_ACCESS_KEYS: "qui montre une clé ou un jeton de page, ou s’est connecté",
    Phrase.ADMIN_RATE: "Requêtes par minute, de chaque clé et adresse",
    Phrase.ADMIN_NO_LIMIT: "sans limite",
    Phrase.ADMIN_ANSWERS: "Réponses simultanées",
    Phrase.ADMIN_REQUEST_SECONDS: "Secondes pour une requête",
    Phrase.ADMIN_BODY_BYTES: "Octets d’une requête",
    Phrase.ADMIN_ORIGINS: "Sites avec le widget (jetons de page)",
    Phrase.ADMIN_NOTHING: "aucun",
    Phrase.ADMIN_KEPT_DAYS: "Jours pendant lesquels les questions sont gardées",
    Phrase.ADMIN_K: "Conversations qui partagent ce qui est montré, au moins",
    Phrase.ADMIN_GAPS_INTRO: (
        "Les questions de même sens sont réunies, quelle que soit la langue. Seul ce que "
        "partagent au moins {k} conversations est montré. Dix minutes d’âge au plus."
    ),
    Phrase.ADMIN_GAPS_TITLE: "Questions sans bonne réponse",
    Phrase.ADMIN_GAPS_NONE: "Aucune que partagent {k} conversations.",
    Phrase.ADMIN_QUESTION: "Question",
    Phrase.ADMIN_CONVERSATIONS: "Conversations",
    Phrase.ADMIN_QUESTIONS: "Questions",
    Phrase.ADMIN_SHORTFALL: "Ce qui n’allait pas",
    Phrase.ADMIN_SHORTFALL_NOTHING_FOUND: "rien trouvé",
    Phrase.ADMIN_SHORTFALL_NOT_SUPPORTED: "aucun passage qui soutienne une réponse",
    Phrase.ADMIN_SHORTFALL_OUT_OF_DOMAIN: "semble d’un autre domaine",
    Phrase.ADMIN_SHORTFALL_BADLY_RATED: "réponse mal jugée",
    Phrase.ADMIN_SUBJECT: "Produit et phase",
    Phrase.ADMIN_NEAREST: "Documents proches",
    Phrase.ADMIN_THEMES: "Autres questions, par produit et phase",
    Phrase.ADMIN_GAPS_REST: (
        "Non montrées, car moins de {k} conversations les partagent : {questions} questions "
        "de {conversations} conversations."
    ),
    Phrase.ADMIN_GAPS_REST_FEW: (
        "Les questions que partagent moins de {k} conversations ne sont pas montrées ; ici "
        "elles viennent de moins de {k} conversations, ou il n’y en a pas."
    ),
    Phrase.ADMIN_CSV: "Télécharger en CSV",
    Phrase.ADMIN_RATED_NONE: "Personne n’a encore jugé de réponse.",
    Phrase.ADMIN_RATED_WEEKS: "Par semaine",
    Phrase.ADMIN_RATED_WEEK: "Semaine du",
    Phrase.ADMIN_RATED_UP: "Bonnes",
    Phrase.ADMIN_RATED_DOWN: "Mauvaises",
    Phrase.ADMIN_RATED_LANGUAGES: "Par langue",
    Phrase.ADMIN_RATED_LANGUAGE: "Langue",
    Phrase.ADMIN_RATED_FACES: "Par endroit",
    Phrase.ADMIN_RATED_FACE: "Posées dans",
    Phrase.ADMIN_COMMENTS: "Commentaires",
    Phrase.ADMIN_COMMENTS_RULE: (
        "Les commentaires sont réunis par semaines où au moins {k} conversations en ont reçu "
        "un, par ordre alphabétique : les mots de personne ne sont seuls. La question les "
        "accompagne là où {k} conversations l’ont posée dans les mêmes mots."
    ),
    Phrase.ADMIN_COMMENTS_NONE: "Aucun qui puisse encore être montré.",
    Phrase.ADMIN_COMMENTS_WAIT: "Des commentaires attendent que plus de personnes aient écrit.",
    Phrase.ADMIN_COMMENTS_WEEKS: "Semaines du {first} au {last}",
    Phrase.ADMIN_COMMENT: "Commentaire",
    Phrase.ADMIN_RATING: "Avis",
    Phrase.ADMIN_TIME: "Durée des réponses",
    Phrase.ADMIN_TIME_INTRO: (
        "La moitié était prête dans le temps p50, 95 sur 100 dans le temps p95 ; en "
        "millisecondes, mesuré dans le serveur."
    ),
    Phrase.ADMIN_TIME_NONE: "Aucune question de cette période n’est gardée.",
    Phrase.ADMIN_STEP: "Étape",
    Phrase.ADMIN_STEP_SEARCH: "Recherche",
    Phrase.ADMIN_STEP_FIRST_SENTENCE: "Première phrase",
    Phrase.ADMIN_STEP_ANSWER: "Rédaction et vérification",
    Phrase.ADMIN_STEP_TOTAL: "Réponse entière",
    Phrase.ADMIN_ANSWERED: "Avec réponse",
    Phrase.ADMIN_ERRORS: "Erreurs et refus",
    Phrase.ADMIN_ERRORS_INTRO: (
        "De ce processus, depuis {since} ; une semaine au plus. Ni mots ni adresses de qui "
        "demande ne sont comptés."
    ),
    Phrase.ADMIN_ERRORS_NONE: "Rien n’a échoué pendant cette période.",
    Phrase.ADMIN_KIND_OK: "Réussies",
    Phrase.ADMIN_KIND_WRONG: "Requête incorrecte (4xx)",
    Phrase.ADMIN_KIND_REFUSED: "Refusées (401, 403)",
    Phrase.ADMIN_KIND_LIMITED: "Trop (429)",
    Phrase.ADMIN_KIND_FAILED: "Échouées (5xx)",
    Phrase.ADMIN_KIND_LEFT: "Parties",
    Phrase.ADMIN_ROUTES: "Par adresse, depuis le début",
    Phrase.ADMIN_ROUTE: "Adresse",
    Phrase.ADMIN_STATUSES: "Statut et nombre",
    Phrase.ADMIN_KEY_ID: "Identifiant",
    Phrase.ADMIN_KEY_NAME: "Nom",
    Phrase.ADMIN_KEY_SCOPES: "Peut",
    Phrase.ADMIN_KEY_AUDIENCES: "Lit",
    Phrase.ADMIN_KEY_MADE: "Créée",
    Phrase.ADMIN_KEY_USED: "Dernier usage",
    Phrase.ADMIN_KEY_STATE: "État",
    Phrase.ADMIN_KEY_NEVER: "jamais",
    Phrase.ADMIN_KEY_FOR_EVER: "valable",
    Phrase.ADMIN_KEY_UNTIL: "valable jusqu’au {day}",
    Phrase.ADMIN_KEY_EXPIRED: "expirée le {day}",
    Phrase.ADMIN_KEY_REVOKED: "révoquée le {day}",
    Phrase.ADMIN_KEYS_NONE: "Il n’y a pas de clé.",
    Phrase.ADMIN_KEYS_SCRIPT: (
        "Créer et révoquer demande un script dans cette page ; leerkring keys fait de même "
        "dans un terminal."
    ),
    Phrase.ADMIN_KEY_REVOKE: "Révoquer",
    Phrase.ADMIN_KEY_REVOKE_SURE: "Révoquer la clé « {name} » ? Qui la montre est ensuite refusé.",
    Phrase.ADMIN_KEY_KEEP: "Garder",
    Phrase.ADMIN_KEY_NEW: "Créer une clé",
    Phrase.ADMIN_KEY_WHAT_FOR: "À quoi elle sert",
    Phrase.ADMIN_KEY_READS_TOO: "Lit aussi les documents pour",
    Phrase.ADMIN_KEY_DAYS: "Jours de validité ; vide : jusqu’à révocation",
    Phrase.ADMIN_KEY_MAKE: "Créer la clé",
    Phrase.ADMIN_KEY_SHOWN_ONCE: (
        "Le secret de la clé « {name} ». Gardez-le maintenant : il ne sera plus montré."
    ),
    Phrase.ADMIN_KEY_IS_MADE: "La clé est créée.",
    Phrase.ADMIN_NOT_DONE: "Cela n’a pas réussi.",
    Phrase.ADMIN_LINK_TITLE: "Vers l’administration",
    Phrase.ADMIN_LINK_HOW: (
        "leerkring admin, sur la machine du serveur, montre un lien qui ouvre ces pages une "
        "seule fois."
    ),
    Phrase.ADMIN_LINK_BAD: "Ce lien a déjà servi, ou est trop ancien.",
    Phrase.ADMIN_FORBIDDEN: "Qui est connecté ici ne peut pas ouvrir l’administration.",
}
