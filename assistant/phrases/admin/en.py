"""What admins read in English."""

from collections.abc import Mapping

from assistant.phrases.names import Phrase

TEXTS: Mapping[Phrase, str] = {
    Phrase.ADMIN_TITLE: "Administration",
    Phrase.ADMIN_OVERVIEW: "Overview",
    Phrase.ADMIN_GAPS: "Without an answer",
    Phrase.ADMIN_FEEDBACK: "Feedback",
    Phrase.ADMIN_PERFORMANCE: "Speed and errors",
    Phrase.ADMIN_KEYS: "Keys",
    Phrase.ADMIN_SIGN_OUT: "Sign out",
    Phrase.ADMIN_COUNTED: "Counted are questions asked of documents for: {audiences}.",
    Phrase.ADMIN_PERIOD: "Period",
    Phrase.ADMIN_DAY: "24 hours",
    Phrase.ADMIN_DAYS: "{days} days",
    Phrase.ADMIN_TABLE: "As a table",
    Phrase.ADMIN_WHEN: "When (UTC)",
    Phrase.ADMIN_INDEX: "What there is to read",
    Phrase.ADMIN_AUDIENCE: "Audience",
    Phrase.ADMIN_DOCUMENTS: "Documents",
    Phrase.ADMIN_PASSAGES: "Passages",
    Phrase.ADMIN_VERSION: "Version of the corpus",
    Phrase.ADMIN_INDEX_NONE: "There is no index yet: leerkring ingest makes one.",
    Phrase.ADMIN_INGEST: "Last ingestion of documents",
    Phrase.ADMIN_INGEST_NONE: (
        "No ingestion is known here: what came of it is kept in the data folder of leerkring "
        "ingest."
    ),
    Phrase.ADMIN_INGEST_ADDED: "Added",
    Phrase.ADMIN_INGEST_UPDATED: "Changed",
    Phrase.ADMIN_INGEST_UNCHANGED: "Unchanged",
    Phrase.ADMIN_INGEST_REMOVED: "Removed",
    Phrase.ADMIN_INGEST_QUARANTINED: "Set aside",
    Phrase.ADMIN_INGEST_FAILED: "Failed",
    Phrase.ADMIN_INGEST_SECONDS: "Seconds",
    Phrase.ADMIN_INGEST_STOPPED: "It ended early.",
    Phrase.ADMIN_PROBLEMS: "Problems",
    Phrase.ADMIN_PROBLEMS_NONE: "None.",
    Phrase.ADMIN_PROBLEMS_HIDDEN: (
        "{count}. The sources are named only to those who may read documents of every audience."
    ),
    Phrase.ADMIN_PROBLEMS_MORE: "{count} in all; the first {kept} are kept.",
    Phrase.ADMIN_SOURCE: "Source",
    Phrase.ADMIN_REASON: "Reason",
    Phrase.ADMIN_LIMITS: "What is in force",
    Phrase.ADMIN_SETTING: "Setting",
    Phrase.ADMIN_VALUE: "Value",
    Phrase.ADMIN_ACCESS: "Who may ask",
    Phrase.ADMIN_ACCESS_LOOPBACK: "whoever is on this machine",
    Phrase.ADMIN_ACCESS_PUBLIC: "whoever reaches the server",
    Phrase.ADMIN_ACCESS_KEYS: "who shows a key or a page token, or has signed in",
    Phrase.ADMIN_RATE: "Requests a minute, of each key and address",
    Phrase.ADMIN_NO_LIMIT: "no limit",
    Phrase.ADMIN_ANSWERS: "Answers at once",
    Phrase.ADMIN_REQUEST_SECONDS: "Seconds for a request",
    Phrase.ADMIN_BODY_BYTES: "Bytes of a request",
    Phrase.ADMIN_ORIGINS: "Sites with the widget (page tokens)",
    Phrase.ADMIN_NOTHING: "none",
    Phrase.ADMIN_KEPT_DAYS: "Days that questions are kept",
    Phrase.ADMIN_K: "Conversations that share what is shown, at least",
    Phrase.ADMIN_GAPS_INTRO: (
        "Questions of one meaning stand together, whatever their language. Only what at least"
        " {k} conversations share is shown. Up to ten minutes old."
    ),
    Phrase.ADMIN_GAPS_TITLE: "Questions without a good answer",
    Phrase.ADMIN_GAPS_NONE: "None that {k} conversations share.",
    Phrase.ADMIN_QUESTION: "Question",
    Phrase.ADMIN_CONVERSATIONS: "Conversations",
    Phrase.ADMIN_QUESTIONS: "Questions",
    Phrase.ADMIN_SHORTFALL: "What was wrong",
    Phrase.ADMIN_SHORTFALL_NOTHING_FOUND: "nothing found",
    Phrase.ADMIN_SHORTFALL_NOT_SUPPORTED: "no passage that supports an answer",
    Phrase.ADMIN_SHORTFALL_OUT_OF_DOMAIN: "seems to be of another field",
    Phrase.ADMIN_SHORTFALL_BADLY_RATED: "answer rated badly",
    Phrase.ADMIN_SUBJECT: "Product and phase",
    Phrase.ADMIN_NEAREST: "Nearest documents",
    Phrase.ADMIN_THEMES: "Other questions, by product and phase",
    Phrase.ADMIN_GAPS_REST: (
        "Not shown, because fewer than {k} conversations share them: {questions} questions of"
        " {conversations} conversations."
    ),
    Phrase.ADMIN_GAPS_REST_FEW: (
        "Questions that fewer than {k} conversations share are not shown; here they are of "
        "fewer than {k} conversations, or none."
    ),
    Phrase.ADMIN_CSV: "Download as CSV",
    Phrase.ADMIN_RATED_NONE: "Nobody has rated an answer yet.",
    Phrase.ADMIN_RATED_WEEKS: "By week",
    Phrase.ADMIN_RATED_WEEK: "Week of",
    Phrase.ADMIN_RATED_UP: "Good",
    Phrase.ADMIN_RATED_DOWN: "Bad",
    Phrase.ADMIN_RATED_LANGUAGES: "By language",
    Phrase.ADMIN_RATED_LANGUAGE: "Language",
    Phrase.ADMIN_RATED_FACES: "By place",
    Phrase.ADMIN_RATED_FACE: "Asked in",
    Phrase.ADMIN_COMMENTS: "Comments",
    Phrase.ADMIN_COMMENTS_RULE: (
        "Comments stand together by weeks in which at least {k} conversations got one, in "
        "alphabetical order: nobody’s words stand alone. The question is beside them where "
        "{k} conversations asked it in the same words."
    ),
    Phrase.ADMIN_COMMENTS_NONE: "None that can be shown yet.",
    Phrase.ADMIN_COMMENTS_WAIT: "There are comments that wait until more people have written.",
    Phrase.ADMIN_COMMENTS_WEEKS: "Weeks of {first} to {last}",
    Phrase.ADMIN_COMMENT: "Comment",
    Phrase.ADMIN_RATING: "Rating",
    Phrase.ADMIN_TIME: "How long answers took",
    Phrase.ADMIN_TIME_INTRO: (
        "Half were done within p50, 95 of 100 within p95; in milliseconds, measured in the server."
    ),
    Phrase.ADMIN_TIME_NONE: "No questions of this period are kept.",
    Phrase.ADMIN_STEP: "Step",
    Phrase.ADMIN_STEP_SEARCH: "Search",
    Phrase.ADMIN_STEP_FIRST_SENTENCE: "First sentence",
    Phrase.ADMIN_STEP_ANSWER: "Writing and checking",
    Phrase.ADMIN_STEP_TOTAL: "Whole answer",
    Phrase.ADMIN_ANSWERED: "Answered",
    Phrase.ADMIN_ERRORS: "Errors and refusals",
    Phrase.ADMIN_ERRORS_INTRO: (
        "Of this process, since {since}; a week back at most. Words and addresses of askers "
        "are not counted."
    ),
    Phrase.ADMIN_ERRORS_NONE: "Nothing went wrong in this period.",
    Phrase.ADMIN_KIND_OK: "Done",
    Phrase.ADMIN_KIND_WRONG: "Wrong request (4xx)",
    Phrase.ADMIN_KIND_REFUSED: "Refused (401, 403)",
    Phrase.ADMIN_KIND_LIMITED: "Too many (429)",
    Phrase.ADMIN_KIND_FAILED: "Failed (5xx)",
    Phrase.ADMIN_KIND_LEFT: "Left",
    Phrase.ADMIN_ROUTES: "By address, since the beginning",
    Phrase.ADMIN_ROUTE: "Address",
    Phrase.ADMIN_STATUSES: "Status and number",
    Phrase.ADMIN_KEY_ID: "Id",
    Phrase.ADMIN_KEY_NAME: "Name",
    Phrase.ADMIN_KEY_SCOPES: "May",
    Phrase.ADMIN_KEY_AUDIENCES: "Reads",
    Phrase.ADMIN_KEY_MADE: "Made",
    Phrase.ADMIN_KEY_USED: "Last used",
    Phrase.ADMIN_KEY_STATE: "State",
    Phrase.ADMIN_KEY_NEVER: "never",
    Phrase.ADMIN_KEY_FOR_EVER: "valid",
    Phrase.ADMIN_KEY_UNTIL: "valid until {day}",
    Phrase.ADMIN_KEY_EXPIRED: "expired on {day}",
    Phrase.ADMIN_KEY_REVOKED: "revoked on {day}",
    Phrase.ADMIN_KEYS_NONE: "There are no keys.",
    Phrase.ADMIN_KEYS_SCRIPT: (
        "Making and revoking takes a script in this page; leerkring keys does the same in a "
        "terminal."
    ),
    Phrase.ADMIN_KEY_REVOKE: "Revoke",
    Phrase.ADMIN_KEY_REVOKE_SURE: "Revoke the key “{name}”? Who shows it is refused from then on.",
    Phrase.ADMIN_KEY_KEEP: "Keep",
    Phrase.ADMIN_KEY_NEW: "Make a key",
    Phrase.ADMIN_KEY_WHAT_FOR: "What it is for",
    Phrase.ADMIN_KEY_READS_TOO: "Also reads documents for",
    Phrase.ADMIN_KEY_DAYS: "Days that it holds; empty: until it is revoked",
    Phrase.ADMIN_KEY_MAKE: "Make the key",
    Phrase.ADMIN_KEY_SHOWN_ONCE: (
        "The secret of the key “{name}”. Keep it now: it is not shown again."
    ),
    Phrase.ADMIN_KEY_IS_MADE: "The key is made.",
    Phrase.ADMIN_NOT_DONE: "That did not work.",
    Phrase.ADMIN_LINK_TITLE: "To the administration",
    Phrase.ADMIN_LINK_HOW: (
        "leerkring admin, on the machine of the server, shows a link that opens these pages once."
    ),
    Phrase.ADMIN_LINK_BAD: "This link was used before, or is too old.",
    Phrase.ADMIN_FORBIDDEN: "Who is signed in here may not open the administration.",
}
