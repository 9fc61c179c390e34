"""The phrases in English."""

from __future__ import annotations

from assistant.phrases.names import Phrase

TEXTS = {
    Phrase.NO_ANSWER_NOTHING_FOUND: "Leerkring's documents say nothing about this.",
    Phrase.NO_ANSWER_NOT_SUPPORTED: (
        "Leerkring's documents have no answer to this: not one sentence supports one."
    ),
    Phrase.NO_ANSWER_OUT_OF_DOMAIN: (
        "Leerkring's documents have no answer to this: they are about circular procurement only."
    ),
    Phrase.NO_ANSWER_FILTERS_EMPTY: (
        "Leerkring has no documents that match these filters. Choose fewer filters."
    ),
    Phrase.NO_ANSWER_NOT_ALLOWED: "The documents you may read have no answer to this.",
    Phrase.NOTHING_OF: "Leerkring has no documents about {what}.",
    Phrase.FILTERS_EMPTY_OF: (
        "Leerkring has no documents that match: {what}. Choose fewer filters."
    ),
    Phrase.NOTE_ALL: "Documents of Leerkring on this: {count}. There may be more elsewhere.",
    Phrase.NOTE_WHO: "Who: {who}.",
    Phrase.ROLE_BUYER: "buying organisation",
    Phrase.ROLE_PROGRAMME: "programme",
    Phrase.ROLE_SOURCE: "source",
    Phrase.NOTE_LEGAL: "This is not legal advice.",
    Phrase.NOTE_LEGAL_OF: (
        "This is not legal advice. The sources are about the law of: {countries}."
    ),
    Phrase.NOTE_PLANNED: "From a plan, not from a result that was reached: {numbers}.",
    Phrase.NOTE_FIGURES_DIFFER: "The sources give different figures: mind the year and the source.",
    Phrase.NEAREST: "Closest documents",
    Phrase.WHICH_ONE: "What do you mean by ‘{term}’?",
    Phrase.SEARCHED_FOR: "Searched for",
    Phrase.SOURCES: "Sources",
    Phrase.SOURCE_OPEN: "Open the source",
    Phrase.SOURCE_NUMBER: "Source {number}",
    Phrase.RESTATEMENT: "our summary of this source",
    Phrase.CHAT_MODEL_FAILED: (
        "The language model was not available or too slow. This answer consists of quotes."
    ),
    Phrase.CHAT_MODEL_CUT_OFF: "The language model stopped halfway. This answer may be incomplete.",
    Phrase.CHAT_MODEL_UNSUPPORTED: (
        "What the language model wrote was not, or not fully, in the documents. That is why "
        "you read quotes here."
    ),
    Phrase.TRANSLATED: "translated",
    Phrase.QUOTE: "Quote",
    Phrase.PAGE: "page {page}",
    Phrase.PAGES: "pages {first}–{last}",
    Phrase.SECTION: "under ‘{section}’",
    Phrase.MINUTE: "at {timecode}",
    Phrase.LANGUAGE_NL: "Dutch",
    Phrase.LANGUAGE_FR: "French",
    Phrase.LANGUAGE_EN: "English",
    Phrase.LANGUAGE_DE: "German",
    Phrase.EVIDENCE: "Evidence",
    Phrase.DOCUMENT_ONE: "1 document",
    Phrase.DOCUMENT_MANY: "{count} documents",
    Phrase.ORGANISATION_ONE: "1 organisation",
    Phrase.ORGANISATION_MANY: "{count} organisations",
    Phrase.STRENGTH_MEASURED: "results measured",
    Phrase.STRENGTH_REPORTED: "results reported, not measured",
    Phrase.STRENGTH_PLANNED: "plans, no results yet",
    Phrase.STRENGTH_OPINION: "experiences and opinions",
    Phrase.STRENGTH_UNKNOWN: "strength of the evidence unknown",
    Phrase.COMPARED: "Side by side",
    Phrase.COLUMN_PILOT: "Organisation and pilot",
    Phrase.COLUMN_PRODUCT: "Product",
    Phrase.COLUMN_PHASE: "Phase",
    Phrase.COLUMN_CONTRACT_FORM: "Contract form",
    Phrase.COLUMN_RESULT: "Result",
    Phrase.COLUMN_WORKED: "What worked",
    Phrase.COLUMN_DID_NOT_WORK: "What did not work",
    Phrase.NOT_TOLD: "not mentioned",
    Phrase.TOLD_OTHERWISE: "but according to {where}",
    Phrase.NOTHING_TO_COMPARE_OF: "Leerkring has no document of {what} itself to compare.",
    Phrase.STATUS_SEARCHING: "Searching the documents…",
    Phrase.STATUS_WRITING: "Checking and writing sentences…",
    Phrase.STATUS_STOPPED: "Stopped.",
    Phrase.ERROR_EMPTY_QUESTION: "There is no question yet. Type one first.",
    Phrase.ERROR_QUESTION_TOO_LONG: (
        "The question is too long: ask it in at most {limit} characters."
    ),
    Phrase.ERROR_INVALID_REQUEST: (
        "The question contains characters that can't be read. Type it again."
    ),
    Phrase.ERROR_BODY_TOO_LARGE: "The question is far too long. Ask it shorter.",
    Phrase.ERROR_NOT_ALLOWED: "You may not read these documents.",
    Phrase.ERROR_UNAVAILABLE: (
        "The documents can't be reached right now. Try again in a few minutes."
    ),
    Phrase.ERROR_INTERNAL: "Something went wrong on our side. Please try again.",
    Phrase.ERROR_OFFLINE: "No connection to Leerkring. Check your connection and try again.",
    Phrase.PAGE_TAGLINE: "The memory of the circular procurement learning networks",
    Phrase.PAGE_INTRO: "What would you like to know about circular procurement?",
    Phrase.PAGE_PROMISE: (
        "You get a short answer in which every sentence points to its source. When something is "
        "not in the documents, Leerkring tells you so."
    ),
    Phrase.PAGE_EXAMPLES: "For example",
    Phrase.PAGE_EXAMPLE_1: "What did pilots with circular workwear learn?",
    Phrase.PAGE_EXAMPLE_2: "How do you start a market dialogue on office furniture?",
    Phrase.PAGE_EXAMPLE_3: "What is the MKI and how is it used to award a contract?",
    Phrase.PAGE_LANGUAGE: "Language",
    Phrase.PAGE_CONVERSATION: "Questions and answers",
    Phrase.PAGE_QUESTION: "Your question",
    Phrase.PAGE_PLACEHOLDER: "Ask your question",
    Phrase.PAGE_HINT: "Shift+Enter: new line",
    Phrase.PAGE_ASK: "Ask",
    Phrase.PAGE_STOP: "Stop",
    Phrase.PAGE_RETRY: "Try again",
    Phrase.PAGE_CAREFUL: "Do not enter personal data or confidential tender information here.",
    Phrase.SLACK_MORE_SOURCES: "And {count} more, in the menu below.",
    Phrase.SLACK_QUOTE_OF: "Quote [{number}]",
    Phrase.SLACK_QUOTE_PICK: "See a quote",
    Phrase.SLACK_FEEDBACK_UP: "Good answer",
    Phrase.SLACK_FEEDBACK_DOWN: "Not a good answer",
    Phrase.SLACK_ASK_HUMAN: "Ask a person",
    Phrase.SLACK_SHARE: "Share in channel",
}
