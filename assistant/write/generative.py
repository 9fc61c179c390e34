"""Answers in a chat model's words, each sentence with quotes that support it, or else a quote."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Protocol

from assistant.answer import EXTRACTIVE, Draft
from assistant.errors import ChatModelError
from assistant.phrases.catalogue import Phrase, phrase
from assistant.question import Question
from assistant.settings import AssistantSettings
from assistant.supported import Checker, Verdict
from assistant.trust import dictates
from assistant.write.asked import missing
from assistant.write.compare import Candidate, Comparison
from assistant.write.port import Writer, Written
from assistant.write.prompts import data_of, instructions
from assistant.write.quoted import drafted, quoted
from assistant.write.reply_parsing import Proposal, proposals
from assistant.write.sentence_text import stands_alone
from assistant.write.supporting import likeness, supporting
from assistant.write.task import Task, task_of
from assistant.write.unfit import unfit
from ingest.text.embed import Vectors

logger = logging.getLogger(__name__)

_MEANT = 0.5  # cosine from which a quote says what a sentence without support was about
_ANSWERS = 0.05  # how far behind the best candidate's score a quote in its place may lie
_TOO_LONG = 2  # times the words that were asked for: the rest is not read


class Model(Protocol):
    """A chat model, as chat_model.py has it."""

    @property
    def name(self) -> str:
        """What it is called at its endpoint."""

    def stream(self, instructions: str, data: str) -> Iterator[str]:
        """Yield the reply as it comes; raises ChatModelError, also in the middle of it."""


class GenerativeWriter:
    """Has a chat model write, and another writer where the model fails or nothing is supported."""

    def __init__(
        self, model: Model, checker: Checker, instead: Writer, *, settings: AssistantSettings
    ) -> None:
        self._model = model
        self._checker = checker
        self._instead = instead
        self._settings = settings

    def write(self, question: Question, comparison: Comparison) -> Written:
        """Return supported sentences as the model writes them; quotes where it can't be used.

        A question that dictates what is to be answered never reaches the model.
        """
        if dictates(question.text):
            return self._instead.write(question, comparison)
        written = Written(iter(()), writer=self._model.name)
        written.drafts = self._drafts(task_of(question, comparison), written)
        return written

    def _drafts(self, task: Task, written: Written) -> Iterator[Draft]:
        quotes = [each.sentence.quote for each in task.comparison.candidates]
        if not quotes or any(missing(task.question.text, quotes)):
            return
        told: list[Draft] = []
        note: Phrase | None = None
        try:
            for draft in self._written(task):
                told.append(draft)
                yield draft
        except ChatModelError as error:
            written.trouble = str(error)
            note = Phrase.CHAT_MODEL_CUT_OFF if told else Phrase.CHAT_MODEL_FAILED
        if not told or any(missing(task.question.text, [draft.text for draft in told])):
            note = note or Phrase.CHAT_MODEL_UNSUPPORTED
            written.writer = written.writer if told else EXTRACTIVE
            yield from self._quoted_instead(task, told, written)
        if note:
            written.notes += (phrase(task.question.language, note),)

    def _quoted_instead(
        self, task: Task, told: Sequence[Draft], written: Written
    ) -> Iterator[Draft]:
        said = {draft.text for draft in told}
        instead = self._instead.write(task.question, task.comparison)
        yield from (draft for draft in instead if draft.text not in said)
        written.notes += instead.notes

    def _written(self, task: Task) -> Iterator[Draft]:
        """Yield what the model says that is supported, or the quote that it had in mind."""
        passages = list(task.passages.values())
        pieces = self._model.stream(
            instructions(task.question.language, words=self._settings.answer_words),
            data_of(task.question, passages, tokens=self._settings.chat_prompt_tokens),
        )
        left = self._settings.answer_words * _TOO_LONG
        reasons: Counter[str] = Counter()
        said: set[str] = set()
        for proposal in proposals(pieces):
            left -= len(proposal.text.split())
            draft, why = self._draft(proposal, task)
            reasons[why or "supported"] += 1
            if draft is not None and draft.text not in said:
                said.add(draft.text)
                yield draft
            if left <= 0:
                break
        logger.info("sentences of the chat model: %s", dict(reasons))

    def _draft(self, proposal: Proposal, task: Task) -> tuple[Draft | None, str]:
        """Return what is shown of a sentence, and why it is not the sentence itself."""
        if why := unfit(proposal.text) or _uncited(proposal, task):
            return None, why
        text, language = proposal.text, task.question.language
        vector = self._checker.vector(text, language)
        cited = [task.candidates(number) for number in proposal.passages]
        found = [supporting(text, vector, each, language=language) for each in cited]
        if draft := self._supported(text, [each for each in found if each], task):
            return draft, ""
        near = [c for each in cited for c in each if _is_meant(c, vector, task.comparison)]
        best = max(near, key=lambda each: likeness(vector, each), default=None)
        return None if best is None else quoted(best, task.comparison), "not supported"

    def _supported(
        self, text: str, found: Sequence[Sequence[Candidate]], task: Task
    ) -> Draft | None:
        """Return the draft with the quotes that support it, by themselves or else all together."""
        if not found:
            return None
        verdicts = [(self._verdict(text, each, task), each) for each in found]
        alone = [each for verdict, each in verdicts if verdict.is_supported]
        kept = [candidate for each in alone or found for candidate in each]
        verdict = verdicts[0][0] if len(found) == 1 else self._verdict(text, kept, task)
        if not verdict.is_supported:
            return None
        return drafted(text, kept, task.comparison, probability=verdict.probability)

    def _verdict(self, text: str, kept: Sequence[Candidate], task: Task) -> Verdict:
        draft = drafted(text, kept, task.comparison)
        return self._checker.check(draft, task.question.language, names=task.names)


def _uncited(proposal: Proposal, task: Task) -> str | None:
    if not proposal.passages:
        return "no citation"
    return None if task.passages.keys() >= {*proposal.passages} else "a citation of nothing"


def _is_meant(candidate: Candidate, vector: Vectors, comparison: Comparison) -> bool:
    """Tell whether a quote says what a sentence was about, and answers about as well as any."""
    best = comparison.candidates[0].score
    return (
        likeness(vector, candidate) >= _MEANT
        and candidate.score >= best - _ANSWERS
        and stands_alone(candidate.sentence)
    )
