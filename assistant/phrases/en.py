"""The phrases in English."""

from __future__ import annotations

from assistant.phrases.admin import en as admin
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
    Phrase.NOTHING_DEFINES: "No explanation of ‘{what}’ was found in the documents of Leerkring.",
    Phrase.NOTHING_WITHIN: "What is filtered by {what} does not answer this. Choose fewer filters.",
    Phrase.FILTERS_EMPTY_OF: (
        "Leerkring has no documents that match: {what}. Choose fewer filters."
    ),
    Phrase.NOTE_ALL: "Documents of Leerkring on this: {count}. There may be more elsewhere.",
    Phrase.NOTE_FAILURES: "Each line says what did not work; "
    "that does not mean that the whole pilot failed.",
    Phrase.NOTE_WHO: "Who: {who}.",
    Phrase.ROLE_BUYER: "buying organisation",
    Phrase.ROLE_PROGRAMME: "programme",
    Phrase.ROLE_SOURCE: "source",
    Phrase.NOTE_LEGAL: "This is not legal advice.",
    Phrase.NOTE_LEGAL_NONE: (
        "This is not legal advice. "
        "None of these sources is a law, a ruling or an explanation of one."
    ),
    Phrase.NOTE_LEGAL_OF: (
        "This is not legal advice. The sources are about the law of: {countries}."
    ),
    Phrase.NOTE_PLANNED: "From a plan, not from a result that was reached: {numbers}.",
    Phrase.NOTE_FIGURES_DIFFER: "The sources give different figures: mind the year and the source.",
    Phrase.NOTE_SUPERSEDED: (
        "Older advice that has since been replaced: {numbers}. The newer document: {successor}."
    ),
    Phrase.NOTE_SUPERSEDED_GONE: "Older advice that has since been replaced: {numbers}.",
    Phrase.NOTE_VERSION: (
        "There is a better version of this text: {numbers}. That version: {successor}."
    ),
    Phrase.NOTE_CORRECTED: "Corrected by the editors on {date}: {numbers}. Reason: {reason}.",
    Phrase.NOTE_AS_OF: "As of {date}: {numbers}.",
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
    Phrase.SUGGEST_COMPARE: "Compare the approach of {one} and {other}",
    Phrase.SUGGEST_DID_NOT_WORK: "What did not work at {who}?",
    Phrase.SUGGEST_ALL_OF: "Which pilots were about {what}?",
    Phrase.STATUS_SEARCHING: "Searching the documents…",
    Phrase.STATUS_WRITING: "Checking and writing sentences…",
    Phrase.STATUS_STOPPED: "Stopped.",
    Phrase.STATUS_INTERRUPTED: "This answer was cut off when the page was closed or reloaded.",
    Phrase.STATUS_COMPLETE: "Answer complete.",
    Phrase.STATUS_COMPLETE_ONE: "Answer complete, 1 source.",
    Phrase.STATUS_COMPLETE_MANY: "Answer complete, {count} sources.",
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
    Phrase.ERROR_NO_NETWORK: (
        "You are offline. You can go on asking as soon as there is a connection again."
    ),
    Phrase.ERROR_BROKEN_OFF: (
        "The connection was lost before the answer was complete. What is shown has been checked; "
        "something may be missing."
    ),
    Phrase.ERROR_TOO_MANY_REQUESTS: (
        "Too many questions were asked in a short time. Try again in {seconds} seconds."
    ),
    Phrase.ERROR_BUSY: "Leerkring is too busy right now. Try again in {seconds} seconds.",
    Phrase.ERROR_TIMED_OUT: "The answer took too long and was broken off. Try again later.",
    Phrase.ERROR_UNAUTHORISED: (
        "Leerkring does not let this page ask. Reload the page; if that does not help, tell its "
        "administrator."
    ),
    Phrase.ERROR_UNKNOWN_ORIGIN: (
        "This website is not registered with Leerkring. The administrator of Leerkring can add it."
    ),
    Phrase.ERROR_NOT_FOUND: "This answer is no longer kept. Ask the question again and then try.",
    Phrase.ERROR_TOO_MUCH_FEEDBACK: (
        "Enough has been said about this answer: no further ratings are kept."
    ),
    Phrase.ERROR_NO_CLIPBOARD: (
        "This browser does not allow copying. Select the answer and copy it yourself."
    ),
    Phrase.DOSSIER_TITLE: "Dossier from Leerkring",
    Phrase.DOSSIER_MADE_AT: "Made on",
    Phrase.DOSSIER_PROGRAM: "Version of Leerkring",
    Phrase.DOSSIER_QUESTION: "Question {number}: {question}",
    Phrase.DOSSIER_WHOLE_QUESTION: "The whole question",
    Phrase.DOSSIER_SCREENED: (
        "Personal data that Leerkring recognises are not in the question as it was kept."
    ),
    Phrase.DOSSIER_FILTERS: "Filtered by",
    Phrase.DOSSIER_ASKED_AT: "Asked on",
    Phrase.DOSSIER_WRITER: "Written by",
    Phrase.DOSSIER_WRITER_QUOTES: "Leerkring: quotes only, without a language model ({writer})",
    Phrase.DOSSIER_WRITER_MODEL: (
        "language model {model}; Leerkring checked every sentence against the quotes it refers to"
    ),
    Phrase.DOSSIER_CORPUS: "Version of the documents",
    Phrase.DOSSIER_ANSWER_ID: "Reference of the answer",
    Phrase.DOSSIER_ANSWER: "Answer",
    Phrase.DOSSIER_QUOTES: "Sources and quotes",
    Phrase.DOSSIER_SOURCE: "Source",
    Phrase.DOSSIER_WHERE: "In Leerkring: document {document}, characters {start} to {end}.",
    Phrase.DOSSIER_STANDS: "When this dossier was made, the quote stood there word for word.",
    Phrase.DOSSIER_CHANGED: (
        "Changed since the answer: these words no longer stand at this place in the document."
    ),
    Phrase.DOSSIER_LEFT_OUT: (
        "Left out: all that rests on documents that you cannot read (any more) now. Number "
        "of documents: {count}."
    ),
    Phrase.DOSSIER_MISSING: (
        "These answers were asked for and are missing, because they are not kept (any more) "
        "or you may not read them: {ids}."
    ),
    Phrase.DOSSIER_CHECK: "How to check every quote",
    Phrase.DOSSIER_CHECK_SOURCE: (
        "In the source: open the address with the quote and look for the words on the page, "
        "under the heading or at the time given."
    ),
    Phrase.DOSSIER_CHECK_RESTATED: (
        "Where a quote is said to come from our summary, its words stand like this in "
        "Leerkring and not in the source: read in the source itself what it says."
    ),
    Phrase.DOSSIER_CHECK_STORED: (
        "In Leerkring: the page /documents/ with the name of the document behind it shows "
        "the stored text, GET /api/documents/ gives it to programs. The quote is that text "
        "from the first character given up to the second, counted from 0 in Unicode "
        "characters; the second is no longer part of it."
    ),
    Phrase.DOSSIER_CHECKED: (
        "When this dossier was made, all quotes were compared with the stored documents, "
        "character by character: {count}. Changed since the answer: {changed}."
    ),
    Phrase.DOSSIER_CHECK_WORDS: (
        "Quotes stand here on one line and without characters that do not show; nothing else "
        "was changed in them."
    ),
    Phrase.DOSSIER_NO_ADVICE: (
        "This dossier is not legal advice. It shows what Leerkring's documents say; others "
        "may say more or something else."
    ),
    Phrase.DOSSIER_GLYPHS: (
        "A character that the typeface of this file does not have is given by its Unicode "
        "number: [U+…]."
    ),
    Phrase.SLACK_HELP: (
        "Ask your question about circular procurement: mention me with @ in a channel, send me a "
        "message, or type `/leerkring` with your question behind it. In a thread where I have "
        "answered you can go on without @; with @ and `stop` I take no further part in it. Every "
        "answer names its sources."
    ),
    Phrase.SLACK_FAILED: (
        "Something went wrong on our side, and your question was not answered. Ask it again in a "
        "few minutes. If it goes wrong again, name this number: {id}"
    ),
    Phrase.SLACK_UNAVAILABLE: (
        "The documents can't be reached at the moment. Try again in a few minutes. If it goes "
        "wrong again, name this number: {id}"
    ),
    Phrase.SLACK_STOPPED: (
        "Leerkring is being restarted, and this answer was not finished. Ask your question again "
        "in a minute."
    ),
    Phrase.SLACK_QUEUE_FULL: (
        "{count} questions are waiting, and we can't take on more at once. Ask your question "
        "again in a few minutes."
    ),
    Phrase.SLACK_WAITING_ONE: "There is 1 question before yours.",
    Phrase.SLACK_WAITING_MANY: "There are {count} questions before yours.",
    Phrase.SLACK_SILENT: (
        "Fine, I will be silent in this thread. Mention me with @ when you need me again."
    ),
    Phrase.SLACK_UNKNOWN_WORKSPACE: (
        "Leerkring is not set up for this workspace. Ask your administrator to add it."
    ),
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
    Phrase.WIDGET_OPEN: "Ask Leerkring",
    Phrase.WIDGET_CLOSE: "Close",
    Phrase.WIDGET_CLEAR: "Clear conversation",
    Phrase.WIDGET_CLEARED: "The conversation is cleared from this browser.",
    Phrase.WIDGET_DOCUMENT: "Read the whole document",
    Phrase.WIDGET_SUGGESTIONS: "Ask on",
    Phrase.WIDGET_RATE: "What do you think of this answer?",
    Phrase.WIDGET_COPY: "Copy with sources",
    Phrase.WIDGET_COPIED: "Copied, with sources.",
    Phrase.WIDGET_DATED: "Leerkring, {date}, corpus {version}",
    Phrase.WIDGET_EXPORT: "Save as a dossier",
    Phrase.WIDGET_EXPORT_ANSWER: "This answer",
    Phrase.WIDGET_EXPORT_ALL: "The whole conversation",
    Phrase.WIDGET_BUSY: "One moment…",
    Phrase.WIDGET_EXPORTED: "The dossier has been downloaded.",
    Phrase.WIDGET_FILTERS: "Filters",
    Phrase.WIDGET_FILTER_REMOVE: "Remove filter: {filter}",
    Phrase.SLACK_MORE_SOURCES: "And {count} more, in the menu below.",
    Phrase.SLACK_QUOTE_OF: "Quote [{number}]",
    Phrase.SLACK_QUOTE_PICK: "See a quote",
    Phrase.FEEDBACK_UP: "Good answer",
    Phrase.FEEDBACK_DOWN: "Not a good answer",
    Phrase.SLACK_ASK_HUMAN: "Ask a person",
    Phrase.SLACK_SHARE: "Share in channel",
    Phrase.SLACK_CLOSE: "Close",
    Phrase.FEEDBACK_SEND: "Send",
    Phrase.SLACK_SAVE: "Save",
    Phrase.NO_PERSONAL_DATA: (
        "Do not write personal data or confidential tender information here."
    ),
    Phrase.SLACK_SOURCE_GONE: "This document cannot, or can no longer, be read here.",
    Phrase.SOURCE_CHANGED: (
        "This document has changed since this answer. The quote no longer stands there like "
        "this: ask the question again."
    ),
    Phrase.SLACK_RESTATED: (
        "This text is our summary of the source, not the text of the source itself."
    ),
    Phrase.FEEDBACK_TITLE: "What was wrong?",
    Phrase.FEEDBACK_INTRO: (
        "Your thumb has been saved. Would you like to say what was wrong? You do not have to."
    ),
    Phrase.FEEDBACK_REASON: "Reason",
    Phrase.FEEDBACK_COMMENT: "Explanation",
    Phrase.WRONG_INCORRECT: "The answer is not correct",
    Phrase.WRONG_SOURCE: "The source does not fit the answer",
    Phrase.WRONG_INCOMPLETE: "The answer is incomplete",
    Phrase.WRONG_OTHER: "Something else",
    Phrase.SLACK_ASK_HUMAN_INTRO: (
        "This goes to the people of the learning network, with your name and a link to the "
        "conversation. They will answer there or in a direct message."
    ),
    Phrase.SLACK_ASK_HUMAN_NOTE: "What else should they know?",
    Phrase.SLACK_FORWARD: "Pass on",
    Phrase.SLACK_ASKED_BY: "asks for a person’s help with this question:",
    Phrase.SLACK_NOTE: "Note",
    Phrase.SLACK_TO_THREAD: "To the conversation",
    Phrase.SLACK_NEAR: "Documents that come closest:",
    Phrase.SLACK_STATUS_ANSWERED: "Leerkring gave an answer with sources.",
    Phrase.SLACK_STATUS_NO_ANSWER: "Leerkring found no answer in the documents.",
    Phrase.SLACK_STATUS_CLARIFY: "Leerkring asked back what was meant.",
    Phrase.SLACK_HOME_INTRO: (
        "The memory of the learning networks on circular procurement. Every sentence of an "
        "answer refers to its source. What is not in the documents, Leerkring says so too."
    ),
    Phrase.SLACK_KNOWS: "What Leerkring knows",
    Phrase.SLACK_KNOWS_COUNTS: "Documents: {documents}. Organisations: {organisations}.",
    Phrase.SLACK_KNOWS_NOT_NOW: "The documents cannot be reached right now.",
    Phrase.SLACK_REFRESH: "Try again",
    Phrase.SLACK_COUNTRIES: "Countries",
    Phrase.SLACK_LANGUAGES: "Languages",
    Phrase.SLACK_CATEGORIES: "Product categories",
    Phrase.SLACK_KINDS: "Kinds of documents",
    Phrase.SLACK_PHASES: "Procurement phases",
    Phrase.SLACK_YEARS: "Years",
    Phrase.SLACK_AND_OTHERS: "and {count} more",
    Phrase.SLACK_HOW_TO_ASK: "How to ask",
    Phrase.SLACK_WAY_MENTION: "Mention Leerkring (@) in a channel and ask your question.",
    Phrase.SLACK_WAY_DIRECT: "Send Leerkring a direct message.",
    Phrase.SLACK_WAY_PANE: "Open Leerkring as an assistant, at the top right.",
    Phrase.SLACK_WAY_COMMAND: "Type /leerkring and your question: only you see the answer.",
    Phrase.SLACK_WAY_SHORTCUT: "On a message, choose ‘Ask Leerkring about this’ under ⋮.",
    Phrase.SLACK_WAY_THREAD: "Go on in the same thread: no new mention is needed.",
    Phrase.SLACK_RECENT: "Your recent questions",
    Phrase.SLACK_RECENT_NONE: "Your recent questions will appear here.",
    Phrase.SLACK_RECENT_ANSWERED: "answered",
    Phrase.SLACK_RECENT_NO_ANSWER: "no answer found",
    Phrase.SLACK_RECENT_CLARIFY: "asked back",
    Phrase.SLACK_LANGUAGE_INTRO: (
        "The language of buttons and messages. An answer follows the language of your question."
    ),
    Phrase.SLACK_LANGUAGE_OF_SLACK: "As in Slack",
    Phrase.SLACK_PRIVACY: "Privacy",
    Phrase.SLACK_PRIVACY_KEPT: (
        "Leerkring keeps your questions, the answers and your ratings for {days} days, "
        "without the personal data that it recognises. After that they are deleted."
    ),
    Phrase.SLACK_PRIVACY_NOT_KEPT: (
        "Leerkring does not keep your questions or the answers. Only where an answer stands "
        "is remembered for a short time."
    ),
    Phrase.SLACK_PRIVACY_TEXT: (
        "Messages in Slack itself follow the rules of your workspace. Deleting removes your "
        "questions with their answers and ratings, and your choice of language, from Leerkring. "
        "Messages in Slack remain, and, without your name, what you thought of other people’s "
        "answers."
    ),
    Phrase.SLACK_DELETE: "Delete my data",
    Phrase.SLACK_DELETE_SURE: (
        "Your questions with their answers and ratings, and your choice of language, will be "
        "deleted from Leerkring. This cannot be undone."
    ),
    Phrase.SLACK_DELETE_YES: "Delete",
    Phrase.SLACK_DELETE_NO: "Do not delete",
    Phrase.SLACK_FORGOTTEN: "Your data have been deleted.",
    Phrase.SLACK_ADMIN: "Set up channels",
    Phrase.SLACK_ADMIN_OPEN: "Set up a channel",
    Phrase.SLACK_ADMIN_PICK: "Channel",
    Phrase.SLACK_ADMIN_CHANNELS: "Set up now",
    Phrase.SLACK_VISIBILITY: "Who sees the answers?",
    Phrase.SLACK_VISIBLE_CHANNEL: "Everybody in the channel",
    Phrase.SLACK_VISIBLE_ASKER: "Only the one who asks",
    Phrase.SLACK_AUDIENCE: "Which documents may be cited here too?",
    Phrase.SLACK_AUDIENCE_WARNING: "Public documents always. Everybody in the channel reads along.",
    Phrase.SLACK_AUDIENCE_SHARED: (
        "This channel is shared with others or cannot be looked up: only public documents are"
        " cited here."
    ),
    Phrase.SLACK_PARTICIPANTS: "Documents for participants",
    Phrase.SLACK_BUYERS: "Documents for buyers (no suppliers)",
    Phrase.SLACK_ALL: "All",
    Phrase.SLACK_THREADS: "Threads",
    Phrase.SLACK_FOLLOWS: "Go on in a thread without mentioning Leerkring",
    Phrase.SLACK_FOLLOWS_NOT: "follow-ups only with a mention",
    Phrase.FEEDBACK_THANKS: "Thank you. Your rating helps to improve the answers.",
    Phrase.SLACK_ANSWER_GONE: "This answer is no longer kept. Feel free to ask the question again.",
    Phrase.SLACK_CHOSEN: "Chosen: {option}",
    Phrase.SLACK_SHARED_BY: "An answer from Leerkring, shared by",
    Phrase.SLACK_SHARED_ALREADY: "This answer has been shared already.",
    Phrase.SLACK_SHARED_NOT: (
        "This answer can't be shared here: not everybody in this channel may read the documents "
        "it comes from."
    ),
    Phrase.SLACK_EXPERTS_NONE: (
        "Questions can't be passed on to people here yet: no channel has been set for it. Ask "
        "the administrator of Leerkring."
    ),
    Phrase.SLACK_EXPERTS_ASKED: (
        "Your question has been passed on to the people of the learning network."
    ),
    Phrase.SLACK_EXPERTS_ALREADY: (
        "This question has already been passed on to the people of the learning network."
    ),
    Phrase.SLACK_SAVED: "Saved for {channel}.",
    Phrase.SLACK_SAVED_NOT: (
        "Nothing was saved: pick the channel again and wait until its settings appear."
    ),
    Phrase.SLACK_ADMIN_REFUSED: "Only administrators of Leerkring can set up channels.",
    Phrase.SLACK_NOT_DONE: (
        "That did not work: something went wrong on our side. Try again. If it keeps failing, "
        "mention this number: {id}"
    ),
    Phrase.PAGES_SKIP: "Skip to the content",
    Phrase.PAGE_PLACES: "Parts of Leerkring",
    Phrase.PAGES_CHAT: "Ask a question",
    Phrase.PAGE_PILOTS: "Pilots",
    Phrase.PAGE_COVERAGE: "Coverage",
    Phrase.PAGES_ALL: "all",
    Phrase.PAGES_COUNTRY: "Country",
    Phrase.PAGES_YEAR: "Year",
    Phrase.PAGES_OUTCOME: "Outcome",
    Phrase.PAGES_ORGANISATION: "Organisation",
    Phrase.PAGES_SECTOR: "Sector",
    Phrase.PAGES_R_STRATEGY: "R-strategy",
    Phrase.PAGES_KIND: "Kind",
    Phrase.PAGES_PROVENANCE: "Origin",
    Phrase.PAGES_VALID_AS_OF: "Valid as of",
    Phrase.PAGES_LICENCE: "Licence",
    Phrase.PAGES_FROM_PUBLIC_BODY: "public body",
    Phrase.PAGES_FROM_KNOWLEDGE_PARTNER: "knowledge partner",
    Phrase.PAGES_FROM_SUPPLIER: "supplier",
    Phrase.PAGES_FROM_PRESS: "press",
    Phrase.PAGES_FILTERS: "Choose pilots",
    Phrase.PAGES_SHOW: "Show",
    Phrase.PAGES_CLEAR: "Clear filters",
    Phrase.PAGES_CSV: "Download as CSV",
    Phrase.PAGES_PAGING: "More pilots",
    Phrase.PAGES_PREVIOUS: "Previous",
    Phrase.PAGES_NEXT: "Next",
    Phrase.PAGES_PAGE_OF: "Page {page} of {last}",
    Phrase.PAGES_PILOTS_TITLE: "Pilots: what worked and what did not",
    Phrase.PAGES_PILOTS_INTRO: (
        "Every sentence is a quote. Its link leads to its place in the document. What a "
        "document does not say is given here as “not mentioned”. Pilots that say something "
        "about it come first, the newest at the top."
    ),
    Phrase.PAGES_PILOTS_COUNT: "Pilots: {count} of {all}",
    Phrase.PAGES_PILOTS_NONE: "There are no pilots for these filters. Choose fewer filters.",
    Phrase.PAGES_PLAN: "plan: no result yet",
    Phrase.PAGES_PLANNED: "From a plan, not yet a result",
    Phrase.PAGES_COVERAGE_TITLE: "What Leerkring has documents about",
    Phrase.PAGES_COVERAGE_INTRO: (
        "Counted are the documents that an answer may come from. A document may belong to more "
        "than one product and phase."
    ),
    Phrase.PAGES_COVERAGE_COUNT: "Documents: {documents}. Organisations: {organisations}.",
    Phrase.PAGES_COVERAGE_BY_PHASE: "Documents by product and phase",
    Phrase.PAGES_COVERAGE_BY_COUNTRY: "Documents by product and country",
    Phrase.PAGES_COVERAGE_GAPS: (
        "Without a document: {count} of the {all} combinations of product and phase."
    ),
    Phrase.PAGES_COVERAGE_MISSING: "Products without any document",
    Phrase.PAGES_COVERAGE_LEGEND: "Number of documents",
    Phrase.PAGES_COVERAGE_FILTERS: "What is counted",
    Phrase.PAGES_COVERAGE_PICTURE: "The coverage as a picture",
    Phrase.PAGES_TOTAL: "total",
    Phrase.PAGES_ABOUT: "About this document",
    Phrase.PAGES_TEXT: "The text",
    Phrase.PAGES_TO_CITED: "Go to the cited passage",
    Phrase.PAGES_CITED_GONE: (
        "The cited passage no longer stands at this place: the document has changed, or the "
        "link is incomplete. Ask the question again."
    ),
    Phrase.PAGES_SUPERSEDED: "Please note: this document has been replaced by a newer one.",
    Phrase.PAGES_SUPERSEDED_OPEN: "Open the newer document",
    Phrase.PAGES_LESSONS: "What worked and what did not",
    Phrase.PAGES_RELATED: "Related documents",
    Phrase.PAGES_SAME_ORGANISATION: "Of the same organisation",
    Phrase.PAGES_SAME_PRODUCT: "About the same product",
    Phrase.PAGES_SOURCE_AT_PAGE: "Open the source at page {page}",
    Phrase.PAGES_SOURCE_FILE: "File: {source}",
    Phrase.PAGES_MORE_SOURCES: "More sources",
    Phrase.PAGES_PART_OF: "Part {part} of {last} of the text",
    Phrase.PAGES_PARTS: "Parts of the text",
    Phrase.PAGES_WITHDRAWN_TITLE: "This document was withdrawn",
    Phrase.PAGES_WITHDRAWN: (
        "It was withdrawn on {date}, and answers no longer cite it. Reason: {reason}"
    ),
    Phrase.PAGES_CORRECTED: "The editors corrected this document on {date}. Reason: {reason}",
    Phrase.PAGES_VERSION: "There is a version of this text that is better to cite.",
    Phrase.PAGES_VERSION_OPEN: "Open that version",
    Phrase.PAGES_VERSIONS: "Other versions of this text",
    Phrase.PAGES_MISSING_TITLE: "This document is not here",
    Phrase.PAGES_MISSING: (
        "There is no document at this address that you may read. It may have been removed or "
        "replaced."
    ),
    Phrase.SIGN_IN_TITLE: "Sign-in",
    Phrase.SIGN_IN_ASKED: "Sign in with your organisation to go on.",
    Phrase.SIGN_IN_ENDED: "You are no longer signed in. Sign in again.",
    Phrase.SIGN_IN_DONE: "You are signed in.",
    Phrase.SIGN_IN_OUT_DONE: "You are signed out of Leerkring.",
    Phrase.SIGN_IN_CANCELLED: "You broke off signing in.",
    Phrase.SIGN_IN_REFUSED: (
        "Signing in did not work. Try again; if it still fails, ask your administrator."
    ),
    Phrase.SIGN_IN_UNREACHABLE: (
        "The sign-in service of your organisation can't be reached at the moment. Try again in "
        "a few minutes."
    ),
    Phrase.SIGN_IN_DO: "Sign in",
    Phrase.SIGN_IN_ON: "Go on",
    Phrase.SIGN_IN_OUT: "Sign out",
    Phrase.SIGN_IN_KEPT: (
        "Leerkring keeps neither your name nor your e-mail address. A cookie remembers only "
        "that you are signed in and what you may read."
    ),
    **admin.TEXTS,
}
