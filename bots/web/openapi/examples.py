"""Examples for the description of the API: a question of the shipped corpus, and what it gets."""

from __future__ import annotations

from collections.abc import Mapping

from bots.answer_shape import AnswerJson, CitationJson, HitsJson
from bots.document_json import DocumentJson
from bots.web.access.page_tokens import SECONDS

QUESTION = "Welke les trok de provincie Zuid-Holland uit haar kantoormeubilair?"
ANSWER_ID = "0f3c5a1e9b7d4c2e8a6f1b3d5c7e9a0b"
CONVERSATION_ID = "35684fc7894840cdb2661fecd6a04628"
DOCUMENT_ID = "zuid-holland-kantoormeubilair"
VERSION = "4bf67f351f47"
TITLE = "Provincie Zuid-Holland geeft hergebruikt kantoormeubilair voorrang"
SOURCE = (
    "https://binnenlandsbestuur.nl/ruimte-en-milieu/rijksdienst-voor-ondernemend-nederland-rvo/"
    "provincie-zuid-holland-heeft-haar"
)
QUOTE = (
    "Een les van Provincie Zuid-Holland is om op tijd te beginnen met de aanbesteding van "
    "meubilair."
)

CITATION: CitationJson = {
    "number": 1,
    "document_id": DOCUMENT_ID,
    "title": TITLE,
    "organisation": "Provincie Zuid-Holland",
    "year": "2017-2019",
    "country": "NL",
    "language": "nl",
    "kind": "pilot",
    "source": SOURCE,
    "quote_origin": "restatement",
    "page": None,
    "page_end": None,
    "section": "Lessen",
    "timecode": None,
    "quote": QUOTE,
    "start": 1284,
    "end": 1379,
}
ANSWER: AnswerJson = {
    "version": 1,
    "answer_id": ANSWER_ID,
    "conversation_id": CONVERSATION_ID,
    "question": QUESTION,
    "searched_for": None,
    "language": "nl",
    "status": "answered",
    "answer": f"{QUOTE} [1]",
    "sentences": [{"text": QUOTE, "citations": [1], "support": 0.91, "verbatim": True}],
    "citations": [CITATION],
    "evidence": {
        "documents": 1,
        "organisations": 1,
        "countries": ["NL"],
        "years": ["2017", "2018", "2019"],
        "strength": "reported",
    },
    "reason": None,
    "nearest": [],
    "options": [],
    "suggestions": ["Welke pilots gingen over kantoorinrichting?"],
    "table": None,
    "filters": {},
    "writer": "extractive",
    "corpus_version": VERSION,
    "timings_ms": {"search": 41.0, "answer": 6.0, "total": 47.0},
}
HITS: HitsJson = {
    "question": QUESTION,
    "hits": [
        {
            "rank": 1,
            "score": 0.54,
            "document_id": DOCUMENT_ID,
            "chunk_id": "72e0c301ef42e889f992e4edd9c6c46c",
            "title": TITLE,
            "source": SOURCE,
            "page": None,
            "section": "Lessen",
            "text": QUOTE,
        }
    ],
}
DOCUMENT: DocumentJson = {
    "document_id": DOCUMENT_ID,
    "title": TITLE,
    "source": SOURCE,
    "kind": "pilot",
    "language": "nl",
    "organisation": "Provincie Zuid-Holland",
    "country": "NL",
    "sector": "provincie",
    "category": ["kantoormeubilair"],
    "phase": ["gunnen"],
    "contract_form": [],
    "r_strategy": [],
    "year": "2017-2019",
    "outcome": "unknown",
    "after_pilot": "unknown",
    "evidence": "reported",
    "provenance": "press",
    "source_title": None,
    "more_sources": [],
    "quote_origin": "restatement",
    "licence": None,
    "access": "public",
    "valid_as_of": None,
    "superseded_by": None,
    "version_of": None,
    "corrected_on": None,
    "correction": None,
    "text": f"## Lessen\n\n- {QUOTE}\n",
}
KEY: Mapping[str, object] = {
    "id": "0badc0de",
    "name": "intranet",
    "scopes": ["ask", "read"],
    "audiences": [],
    "created_at": "2026-11-22T12:00:00+00:00",
    "expires_at": None,
    "revoked_at": None,
    "last_used_at": None,
}
_FINGERPRINT = {"model": "multilingual-e5-small", "dimensions": 384, "analysis": "1", "layout": 3}
_COUNTS = {"documents": 489, "chunks": 1310}
_CONTENT = f"{QUOTE} [1]\n\n**Bronnen**\n\n- [1] {TITLE}: <{SOURCE}>"
_USAGE = {"prompt_tokens": 9, "completion_tokens": 27, "total_tokens": 36}
_MARKER = len(QUOTE) + 1
COMPLETION: Mapping[str, object] = {
    "id": f"chatcmpl-{ANSWER_ID}",
    "object": "chat.completion",
    "created": 1795348800,
    "model": "leerkring",
    "choices": [
        {
            "index": 0,
            "message": {
                "role": "assistant",
                "content": _CONTENT,
                "refusal": None,
                "annotations": [
                    {
                        "type": "url_citation",
                        "url_citation": {
                            "start_index": _MARKER,
                            "end_index": _MARKER + 3,
                            "title": TITLE,
                            "url": SOURCE,
                        },
                        "x_leerkring": CITATION,
                    }
                ],
            },
            "logprobs": None,
            "finish_reason": "stop",
        }
    ],
    "usage": _USAGE,
    "x_leerkring": ANSWER,
}
MODEL: Mapping[str, object] = {
    "id": "leerkring",
    "object": "model",
    "created": 0,
    "owned_by": "leerkring",
}

REQUESTS: Mapping[str, object] = {
    "/api/ask": {"question": QUESTION},
    "/api/ask/stream": {"question": QUESTION, "language": "nl"},
    "/api/search": {"question": QUESTION, "top_k": 5, "filters": {"country": ["NL"]}},
    "/api/forget": {"conversation_id": CONVERSATION_ID},
    "/api/ingest": {
        "audience": "public",
        "fingerprint": _FINGERPRINT,
        "put": [],
        "remove": [DOCUMENT_ID],
    },
}
"""Bodies of the operations whose models tell none."""

SUCCESSES: Mapping[tuple[str, str], object] = {
    ("post", "/api/ask"): ANSWER,
    ("post", "/api/ask/stream"): (
        'event: status\ndata: {"step": "searching"}\n\n'
        f'event: delta\ndata: {{"text": "{QUOTE} [1]"}}\n\n'
        'event: answer\ndata: {"version": 1, "…": "as POST /api/ask answers"}\n\n'
    ),
    ("post", "/api/search"): HITS,
    ("get", "/api/documents/{document_id}"): DOCUMENT,
    ("post", "/api/forget"): {"conversation_id": CONVERSATION_ID, "questions": 2},
    ("get", "/api/index"): {"fingerprint": _FINGERPRINT, "counts": _COUNTS},
    ("post", "/api/ingest"): _COUNTS,
    ("get", "/api/keys"): {"keys": [KEY]},
    ("post", "/api/keys"): {"key": KEY, "secret": "lk_…"},
    ("post", "/api/keys/{key_id}/revoke"): {
        "key": {**KEY, "revoked_at": "2026-11-22T13:00:00+00:00"}
    },
    ("post", "/api/token"): {"token": "lkp_…", "expires_in": SECONDS},
    ("get", "/api/phrases/{language}"): {"language": "nl", "phrases": {"sources": "Bronnen"}},
    ("get", "/livez"): {"status": "ok"},
    ("get", "/readyz"): {"status": "ok", "checks": {"index": "ok", "model": "ok"}},
    ("get", "/metrics"): "leerkring_answers_in_progress 0.0\n",
    ("get", "/v1/models"): {"object": "list", "data": [MODEL]},
    ("get", "/v1/models/{name}"): MODEL,
    ("post", "/v1/chat/completions"): COMPLETION,
}
"""What each operation answers where all is well; models may tell it themselves."""

PARAMETERS: Mapping[str, str] = {
    "document_id": DOCUMENT_ID,
    "language": "nl",
    "key_id": "0badc0de",
    "name": "leerkring",
}
"""Values of what stands in addresses."""
