"""The one door for every face and for evaluation: a question in, a reply out."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from assistant.ahead import begin
from assistant.ambiguity import ask_back
from assistant.answer import Answer, Citation, Delta, Event, Hit, Outcome, Reply, Status, framing
from assistant.conversation import Conversations
from assistant.counting import as_list
from assistant.coverage import Coverage, coverage_of
from assistant.evidence import weigh
from assistant.in_turn import InTurn, at_once
from assistant.inventory import Inventory, take_stock
from assistant.journal.port import Journal
from assistant.no_answer import no_answer
from assistant.notes import notes_on
from assistant.per_audience import PerAudience
from assistant.question import Question, understand
from assistant.readable import Readable
from assistant.rerank import Reranker, make_reranker
from assistant.settings import AssistantSettings
from assistant.suggestions import suggestions_for
from assistant.supported import CalibratedScorer, Checker, Scorer
from assistant.write.choose import make_writer
from ingest.document import StoredDocument
from ingest.store.index import Counts, Filters, Index
from ingest.store.reads import steadily
from ingest.text.embed import Embedder

if TYPE_CHECKING:
    from assistant.components import Found, Runs

T = TypeVar("T")

logger = logging.getLogger(__name__)


def build_assistant(
    settings: AssistantSettings,
    *,
    indexes: Mapping[str, Index],
    embedder: Embedder,
    scorer: Scorer | None = None,
    journal: Journal | None = None,
) -> Assistant:
    """Return an assistant over the indexes, one an audience.

    `scorer` tells whether a sentence follows from its quotes; unset it is the one of `entailment`.
    `journal` tells of conversations that were held before this process.
    """
    return Assistant(settings, indexes=indexes, embedder=embedder, scorer=scorer, journal=journal)


class Assistant:
    """Answers questions from the indexes that the asker may read. Safe in threads."""

    def __init__(
        self,
        settings: AssistantSettings,
        *,
        indexes: Mapping[str, Index],
        embedder: Embedder,
        scorer: Scorer | None = None,
        journal: Journal | None = None,
    ) -> None:
        self._settings = settings
        self._indexes = indexes
        self._embedder = embedder
        self._conversations = Conversations(journal=journal)
        self._coverages = PerAudience(coverage_of)
        self._inventories = PerAudience(take_stock)
        self._in_turn = InTurn(at_once())
        reranker = make_reranker(settings.reranker_model)
        checker = Checker(embedder, scorer or CalibratedScorer(settings.nli_model))
        self._runs = begin(lambda: _build_runs(embedder, settings, reranker, checker))

    def ask(
        self,
        question: str,
        *,
        audience: frozenset[str],
        filters: Filters | None = None,
        language: str | None = None,
        conversation_id: str | None = None,
        earlier: Sequence[str] = (),
    ) -> Reply:
        """Return the reply; raises QuestionError and UnknownFacetError for what can't be asked.

        The `conversation_id` of an earlier reply goes on with that conversation; `earlier` are the
        questions before this one, oldest first, for who keeps the conversation instead.
        """
        *_, reply = self.stream(
            question,
            audience=audience,
            filters=filters,
            language=language,
            conversation_id=conversation_id,
            earlier=earlier,
        )
        assert isinstance(reply, Reply)  # noqa: S101  a stream ends in its reply
        return reply

    def stream(
        self,
        question: str,
        *,
        audience: frozenset[str],
        filters: Filters | None = None,
        language: str | None = None,
        conversation_id: str | None = None,
        earlier: Sequence[str] = (),
    ) -> Iterator[Event]:
        """Yield what happens, each sentence once it is verified, and the reply at the end."""
        started = time.perf_counter()
        heard = self._conversations.hear(
            question,
            conversation_id=conversation_id,
            audience=audience,
            language=language,
            limit=self._settings.question_limit,
            earlier=earlier,
        )
        asked = self._understood(
            heard.text, language=heard.spoken, filters=filters or heard.filters
        )
        yield Status(step="searching")
        found, readable = self._found(asked, audience)
        unclear = ask_back(asked, found.hits)
        if chosen := heard.as_chosen(asked, unclear):
            asked, unclear = chosen, None
            found, readable = self._found(asked, audience)
        searched = time.perf_counter()
        yield Status(step="writing")
        settled = unclear or found.compared
        answer_id = uuid4().hex
        deltas: list[Delta] = []
        first: float | None = None
        for delta in () if settled else _told(asked, found, readable):
            first = first or time.perf_counter()
            deltas.append(delta)
            yield delta
        ended = time.perf_counter()
        if found.written.trouble:
            logger.warning("answer %s: %s", answer_id, found.written.trouble)
        outcome = settled or _outcome(deltas, found, asked)
        reply = Reply(
            answer_id=answer_id,
            conversation_id=heard.conversation_id,
            question=question,
            searched_for=heard.searched_for(asked),
            language=asked.language,
            outcome=outcome,
            filters=asked.filters,
            corpus_version=readable.version(),
            support=found.weighed.probability,
            signals=found.weighed.signals.as_mapping(),
            timings_ms=_timings(started, searched, first, ended),
            suggestions=suggestions_for(asked, outcome, found.hits),
        )
        self._conversations.remember(heard, asked, reply.outcome)
        logger.info("answered %s: %d sentences", reply.answer_id, len(deltas))
        yield reply

    def search(
        self,
        question: str,
        *,
        audience: frozenset[str],
        filters: Filters | None = None,
        top_k: int = 10,
    ) -> list[Hit]:
        """Return the best chunks, best first, as an answer would be written from."""
        asked = self._understood(question, language=None, filters=filters)
        runs = self._runs.result()
        hits = self._steadily(audience, lambda readable: runs.search(asked, readable))
        return hits[:top_k]

    def document(self, document_id: str, *, audience: frozenset[str]) -> StoredDocument | None:
        """Return a stored document that the asker may read, or None."""
        return self._readable(audience).document(document_id)

    def coverage(self, *, audience: frozenset[str]) -> Coverage:
        """Return what the documents that the asker may read are about, counted."""
        of = self._coverages.of
        return steadily(
            self._indexes_for(audience), lambda seen: of(Readable(seen), audience=audience)
        )

    def inventory(self, *, audience: frozenset[str]) -> Inventory:
        """Return the documents that the asker may read, and what their pilots tell."""
        of = self._inventories.of
        return steadily(
            self._indexes_for(audience), lambda seen: of(Readable(seen), audience=audience)
        )

    def counts(self, *, audience: frozenset[str]) -> Counts | None:
        """Return how much the indexes of this audience hold; None where it has none."""
        counts = [index.counts() for index in self._indexes_for(audience)]
        if not counts:
            return None
        return Counts(
            documents=sum(each.documents for each in counts),
            chunks=sum(each.chunks for each in counts),
        )

    @property
    def embedder(self) -> Embedder:
        """What questions are embedded with."""
        return self._embedder

    def forget(self, conversation_id: str) -> None:
        """Forget a conversation; nothing happens where there is none."""
        self._conversations.forget(conversation_id)

    def corpus_version(self, *, audience: frozenset[str]) -> str:
        """Return what changes with every document that the asker may read."""
        return self._readable(audience).version()

    def _found(self, asked: Question, audience: frozenset[str]) -> tuple[Found, Readable]:
        """Search and weigh, which is what an answer in quotes costs; what writes comes after.

        Also return what it was read from, in which every document stays as it was read.
        """
        runs = self._runs.result()
        return self._steadily(audience, lambda readable: (runs.answer(asked, readable), readable))

    def _steadily(self, audience: frozenset[str], act: Callable[[Readable], T]) -> T:
        """Act in turn, on documents of one version each."""
        indexes = self._indexes_for(audience)
        return self._in_turn.run(lambda: steadily(indexes, lambda seen: act(Readable(seen))))

    def _understood(
        self, question: str, *, language: str | None, filters: Filters | None
    ) -> Question:
        limit = self._settings.question_limit
        return as_list(understand(question, limit=limit, language=language, filters=filters))

    def _readable(self, audience: frozenset[str]) -> Readable:
        return Readable(self._indexes_for(audience))

    def _indexes_for(self, audience: frozenset[str]) -> list[Index]:
        return [index for name, index in self._indexes.items() if name in audience]


def _told(asked: Question, found: Found, readable: Readable) -> Iterator[Delta]:
    """Yield the verified sentences, then what is to be said around them."""
    citations: list[Citation] = []
    for delta in found.deltas:
        citations += delta.citations
        yield delta
    if not citations:
        return
    for note in (*found.written.notes, *notes_on(asked, citations, successor=readable.successor)):
        yield Delta(sentence=framing(note))


def _outcome(deltas: Sequence[Delta], found: Found, asked: Question) -> Outcome:
    if not deltas:
        return no_answer(asked, found.hits)
    citations = tuple(citation for delta in deltas for citation in delta.citations)
    return Answer(
        sentences=tuple(delta.sentence for delta in deltas),
        citations=citations,
        evidence=weigh(citations),
        writer=found.written.writer,
        layout=deltas[0].layout,
    )


def _build_runs(
    embedder: Embedder, settings: AssistantSettings, reranker: Reranker, checker: Checker
) -> Runs:
    from assistant.components import Runs  # noqa: PLC0415  Haystack takes 2 to 3 s

    return Runs(embedder, make_writer(settings, checker), reranker, checker)


def _timings(
    started: float, searched: float, first: float | None, ended: float
) -> dict[str, float]:
    """Return milliseconds of the steps and of all; to the first verified sentence, if there is."""
    seconds = {
        "search": searched - started,
        "answer": ended - searched,
        "total": ended - started,
    }
    if first is not None:
        seconds["first_sentence"] = first - started
    return {step: round(value * 1000, 1) for step, value in seconds.items()}
