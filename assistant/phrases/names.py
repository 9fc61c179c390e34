"""The name of every phrase; `{…}` in a comment is a value the phrase takes."""

from __future__ import annotations

from enum import StrEnum


class Phrase(StrEnum):
    """Everything a face says in its own words. The chat page finds phrases by these values."""

    # in place of an answer
    NO_ANSWER_NOTHING_FOUND = "no_answer_nothing_found"
    NO_ANSWER_NOT_SUPPORTED = "no_answer_not_supported"
    NO_ANSWER_OUT_OF_DOMAIN = "no_answer_out_of_domain"
    NO_ANSWER_FILTERS_EMPTY = "no_answer_filters_empty"
    NO_ANSWER_NOT_ALLOWED = "no_answer_not_allowed"
    NOTHING_OF = "nothing_of"  # {what}
    FILTERS_EMPTY_OF = "filters_empty_of"  # {what}
    NEAREST = "nearest"
    WHICH_ONE = "which_one"
    SEARCHED_FOR = "searched_for"
    # around an answer
    NOTE_ALL = "note_all"  # {count}
    NOTE_WHO = "note_who"  # {who}
    ROLE_BUYER = "role_buyer"
    ROLE_PROGRAMME = "role_programme"
    ROLE_SOURCE = "role_source"
    NOTE_LEGAL = "note_legal"
    NOTE_LEGAL_OF = "note_legal_of"  # {countries}
    NOTE_PLANNED = "note_planned"  # {numbers}
    NOTE_FIGURES_DIFFER = "note_figures_differ"
    # around quotes
    SOURCES = "sources"
    SOURCE_OPEN = "source_open"
    SOURCE_NUMBER = "source_number"  # {number}
    RESTATEMENT = "restatement"
    TRANSLATED = "translated"
    QUOTE = "quote"
    PAGE = "page"  # {page}
    PAGES = "pages"  # {first} {last}
    SECTION = "section"  # {section}
    MINUTE = "minute"  # {timecode}
    LANGUAGE_NL = "language_nl"
    LANGUAGE_FR = "language_fr"
    LANGUAGE_EN = "language_en"
    LANGUAGE_DE = "language_de"
    # what came of the chat model that was to write
    CHAT_MODEL_FAILED = "chat_model_failed"
    CHAT_MODEL_CUT_OFF = "chat_model_cut_off"
    CHAT_MODEL_UNSUPPORTED = "chat_model_unsupported"
    # how strong the answer stands
    EVIDENCE = "evidence"
    DOCUMENT_ONE = "document_one"
    DOCUMENT_MANY = "document_many"  # {count}
    ORGANISATION_ONE = "organisation_one"
    ORGANISATION_MANY = "organisation_many"  # {count}
    STRENGTH_MEASURED = "strength_measured"
    STRENGTH_REPORTED = "strength_reported"
    STRENGTH_PLANNED = "strength_planned"
    STRENGTH_OPINION = "strength_opinion"
    STRENGTH_UNKNOWN = "strength_unknown"
    # pilots side by side
    COMPARED = "compared"
    COLUMN_PILOT = "column_pilot"
    COLUMN_PRODUCT = "column_product"
    COLUMN_PHASE = "column_phase"
    COLUMN_CONTRACT_FORM = "column_contract_form"
    COLUMN_RESULT = "column_result"
    COLUMN_WORKED = "column_worked"
    COLUMN_DID_NOT_WORK = "column_did_not_work"
    NOT_TOLD = "not_told"
    TOLD_OTHERWISE = "told_otherwise"  # {where}
    NOTHING_TO_COMPARE_OF = "nothing_to_compare_of"  # {what}
    # what may be asked next
    SUGGEST_COMPARE = "suggest_compare"  # {one} {other}
    SUGGEST_DID_NOT_WORK = "suggest_did_not_work"  # {who}
    SUGGEST_ALL_OF = "suggest_all_of"  # {what}
    # what is going on
    STATUS_SEARCHING = "status_searching"
    STATUS_WRITING = "status_writing"
    STATUS_STOPPED = "status_stopped"
    STATUS_INTERRUPTED = "status_interrupted"
    STATUS_COMPLETE = "status_complete"
    STATUS_COMPLETE_ONE = "status_complete_one"
    STATUS_COMPLETE_MANY = "status_complete_many"  # {count}
    # what went wrong; named error_ and the type of the problem
    ERROR_EMPTY_QUESTION = "error_empty_question"
    ERROR_QUESTION_TOO_LONG = "error_question_too_long"  # {limit}
    ERROR_INVALID_REQUEST = "error_invalid_request"
    ERROR_BODY_TOO_LARGE = "error_body_too_large"
    ERROR_NOT_ALLOWED = "error_not_allowed"
    ERROR_UNAVAILABLE = "error_unavailable"
    ERROR_INTERNAL = "error_internal"
    ERROR_OFFLINE = "error_offline"
    ERROR_NO_NETWORK = "error_no_network"
    ERROR_BROKEN_OFF = "error_broken_off"
    ERROR_TOO_MANY_REQUESTS = "error_too_many_requests"  # {seconds}
    ERROR_BUSY = "error_busy"  # {seconds}
    ERROR_TIMED_OUT = "error_timed_out"
    ERROR_UNAUTHORISED = "error_unauthorised"
    ERROR_UNKNOWN_ORIGIN = "error_unknown_origin"
    # a dossier
    DOSSIER_TITLE = "dossier_title"
    DOSSIER_MADE_AT = "dossier_made_at"
    DOSSIER_PROGRAM = "dossier_program"
    DOSSIER_QUESTION = "dossier_question"  # {number} {question}
    DOSSIER_WHOLE_QUESTION = "dossier_whole_question"
    DOSSIER_SCREENED = "dossier_screened"
    DOSSIER_FILTERS = "dossier_filters"
    DOSSIER_ASKED_AT = "dossier_asked_at"
    DOSSIER_WRITER = "dossier_writer"
    DOSSIER_WRITER_QUOTES = "dossier_writer_quotes"  # {writer}
    DOSSIER_WRITER_MODEL = "dossier_writer_model"  # {model}
    DOSSIER_CORPUS = "dossier_corpus"
    DOSSIER_ANSWER_ID = "dossier_answer_id"
    DOSSIER_ANSWER = "dossier_answer"
    DOSSIER_QUOTES = "dossier_quotes"
    DOSSIER_SOURCE = "dossier_source"
    DOSSIER_WHERE = "dossier_where"  # {document} {start} {end}
    DOSSIER_STANDS = "dossier_stands"
    DOSSIER_CHANGED = "dossier_changed"
    DOSSIER_LEFT_OUT = "dossier_left_out"  # {count}
    DOSSIER_MISSING = "dossier_missing"  # {ids}
    DOSSIER_CHECK = "dossier_check"
    DOSSIER_CHECK_SOURCE = "dossier_check_source"
    DOSSIER_CHECK_RESTATED = "dossier_check_restated"
    DOSSIER_CHECK_STORED = "dossier_check_stored"
    DOSSIER_CHECKED = "dossier_checked"  # {count} {changed}
    DOSSIER_CHECK_WORDS = "dossier_check_words"
    DOSSIER_NO_ADVICE = "dossier_no_advice"
    DOSSIER_GLYPHS = "dossier_glyphs"
    # in Slack
    ERROR_NOT_FOUND = "error_not_found"
    ERROR_TOO_MUCH_FEEDBACK = "error_too_much_feedback"
    ERROR_NO_CLIPBOARD = "error_no_clipboard"
    SLACK_HELP = "slack_help"
    SLACK_FAILED = "slack_failed"  # {id}
    SLACK_UNAVAILABLE = "slack_unavailable"  # {id}
    SLACK_STOPPED = "slack_stopped"
    SLACK_QUEUE_FULL = "slack_queue_full"  # {count}
    SLACK_WAITING_ONE = "slack_waiting_one"
    SLACK_WAITING_MANY = "slack_waiting_many"  # {count}
    SLACK_SILENT = "slack_silent"
    SLACK_UNKNOWN_WORKSPACE = "slack_unknown_workspace"
    # the chat page
    PAGE_TAGLINE = "page_tagline"
    PAGE_INTRO = "page_intro"
    PAGE_PROMISE = "page_promise"
    PAGE_EXAMPLES = "page_examples"
    PAGE_EXAMPLE_1 = "page_example_1"
    PAGE_EXAMPLE_2 = "page_example_2"
    PAGE_EXAMPLE_3 = "page_example_3"
    PAGE_LANGUAGE = "page_language"
    PAGE_CONVERSATION = "page_conversation"
    PAGE_QUESTION = "page_question"
    PAGE_PLACEHOLDER = "page_placeholder"
    PAGE_HINT = "page_hint"
    PAGE_ASK = "page_ask"
    PAGE_STOP = "page_stop"
    PAGE_RETRY = "page_retry"
    PAGE_CAREFUL = "page_careful"
    WIDGET_OPEN = "widget_open"
    WIDGET_CLOSE = "widget_close"
    WIDGET_CLEAR = "widget_clear"
    WIDGET_CLEARED = "widget_cleared"
    WIDGET_DOCUMENT = "widget_document"
    WIDGET_SUGGESTIONS = "widget_suggestions"
    WIDGET_RATE = "widget_rate"
    WIDGET_COPY = "widget_copy"
    WIDGET_COPIED = "widget_copied"
    WIDGET_DATED = "widget_dated"
    WIDGET_EXPORT = "widget_export"
    WIDGET_EXPORT_ANSWER = "widget_export_answer"
    WIDGET_EXPORT_ALL = "widget_export_all"
    WIDGET_EXPORTED = "widget_exported"
    WIDGET_FILTERS = "widget_filters"
    WIDGET_FILTER_REMOVE = "widget_filter_remove"
    # beneath an answer in Slack
    SLACK_MORE_SOURCES = "slack_more_sources"  # {count}
    SLACK_QUOTE_OF = "slack_quote_of"  # {number}
    SLACK_QUOTE_PICK = "slack_quote_pick"
    FEEDBACK_UP = "feedback_up"
    FEEDBACK_DOWN = "feedback_down"
    SLACK_ASK_HUMAN = "slack_ask_human"
    SLACK_SHARE = "slack_share"
    # the views of Slack
    SLACK_CLOSE = "slack_close"
    FEEDBACK_SEND = "feedback_send"
    SLACK_SAVE = "slack_save"
    NO_PERSONAL_DATA = "no_personal_data"
    SLACK_SOURCE_GONE = "slack_source_gone"
    SOURCE_CHANGED = "source_changed"
    SLACK_RESTATED = "slack_restated"
    FEEDBACK_TITLE = "feedback_title"
    FEEDBACK_INTRO = "feedback_intro"
    FEEDBACK_REASON = "feedback_reason"
    FEEDBACK_COMMENT = "feedback_comment"
    WRONG_INCORRECT = "wrong_incorrect"
    WRONG_SOURCE = "wrong_source"
    WRONG_INCOMPLETE = "wrong_incomplete"
    WRONG_OTHER = "wrong_other"
    SLACK_ASK_HUMAN_INTRO = "slack_ask_human_intro"
    SLACK_ASK_HUMAN_NOTE = "slack_ask_human_note"
    SLACK_FORWARD = "slack_forward"
    SLACK_ASKED_BY = "slack_asked_by"
    SLACK_NOTE = "slack_note"
    SLACK_TO_THREAD = "slack_to_thread"
    SLACK_NEAR = "slack_near"
    SLACK_STATUS_ANSWERED = "slack_status_answered"
    SLACK_STATUS_NO_ANSWER = "slack_status_no_answer"
    SLACK_STATUS_CLARIFY = "slack_status_clarify"
    # the home of Slack
    SLACK_HOME_INTRO = "slack_home_intro"
    SLACK_KNOWS = "slack_knows"
    SLACK_KNOWS_COUNTS = "slack_knows_counts"  # {documents} {organisations}
    SLACK_KNOWS_NOT_NOW = "slack_knows_not_now"
    SLACK_REFRESH = "slack_refresh"
    SLACK_COUNTRIES = "slack_countries"
    SLACK_LANGUAGES = "slack_languages"
    SLACK_CATEGORIES = "slack_categories"
    SLACK_KINDS = "slack_kinds"
    SLACK_PHASES = "slack_phases"
    SLACK_YEARS = "slack_years"
    SLACK_AND_OTHERS = "slack_and_others"  # {count}
    SLACK_HOW_TO_ASK = "slack_how_to_ask"
    SLACK_WAY_MENTION = "slack_way_mention"
    SLACK_WAY_DIRECT = "slack_way_direct"
    SLACK_WAY_PANE = "slack_way_pane"
    SLACK_WAY_COMMAND = "slack_way_command"
    SLACK_WAY_SHORTCUT = "slack_way_shortcut"
    SLACK_WAY_THREAD = "slack_way_thread"
    SLACK_RECENT = "slack_recent"
    SLACK_RECENT_NONE = "slack_recent_none"
    SLACK_RECENT_ANSWERED = "slack_recent_answered"
    SLACK_RECENT_NO_ANSWER = "slack_recent_no_answer"
    SLACK_RECENT_CLARIFY = "slack_recent_clarify"
    SLACK_LANGUAGE_INTRO = "slack_language_intro"
    SLACK_LANGUAGE_OF_SLACK = "slack_language_of_slack"
    SLACK_PRIVACY = "slack_privacy"
    SLACK_PRIVACY_KEPT = "slack_privacy_kept"  # {days}
    SLACK_PRIVACY_NOT_KEPT = "slack_privacy_not_kept"
    SLACK_PRIVACY_TEXT = "slack_privacy_text"
    SLACK_DELETE = "slack_delete"
    SLACK_DELETE_SURE = "slack_delete_sure"
    SLACK_DELETE_YES = "slack_delete_yes"
    SLACK_DELETE_NO = "slack_delete_no"
    SLACK_FORGOTTEN = "slack_forgotten"
    # what admins set in Slack
    SLACK_ADMIN = "slack_admin"
    SLACK_ADMIN_OPEN = "slack_admin_open"
    SLACK_ADMIN_PICK = "slack_admin_pick"
    SLACK_ADMIN_CHANNELS = "slack_admin_channels"
    SLACK_VISIBILITY = "slack_visibility"
    SLACK_VISIBLE_CHANNEL = "slack_visible_channel"
    SLACK_VISIBLE_ASKER = "slack_visible_asker"
    SLACK_AUDIENCE = "slack_audience"
    SLACK_AUDIENCE_WARNING = "slack_audience_warning"
    SLACK_AUDIENCE_SHARED = "slack_audience_shared"
    SLACK_PARTICIPANTS = "slack_participants"
    SLACK_BUYERS = "slack_buyers"
    SLACK_ALL = "slack_all"
    SLACK_THREADS = "slack_threads"
    SLACK_FOLLOWS = "slack_follows"
    SLACK_FOLLOWS_NOT = "slack_follows_not"
    # what is said when a button is pressed in Slack
    FEEDBACK_THANKS = "feedback_thanks"
    SLACK_ANSWER_GONE = "slack_answer_gone"
    SLACK_CHOSEN = "slack_chosen"  # {option}
    SLACK_SHARED_BY = "slack_shared_by"
    SLACK_SHARED_ALREADY = "slack_shared_already"
    SLACK_SHARED_NOT = "slack_shared_not"
    SLACK_EXPERTS_NONE = "slack_experts_none"
    SLACK_EXPERTS_ASKED = "slack_experts_asked"
    SLACK_EXPERTS_ALREADY = "slack_experts_already"
    SLACK_SAVED = "slack_saved"  # {channel}
    SLACK_SAVED_NOT = "slack_saved_not"
    SLACK_ADMIN_REFUSED = "slack_admin_refused"
    SLACK_NOT_DONE = "slack_not_done"  # {id}
