"""A question in its conversation: what it leaves out is put in, and what was chosen is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.answer import Clarification, Outcome
from assistant.follow_up.choice import Choice, choose, with_choice
from assistant.follow_up.conversation_id import (
    check_conversation_id,
    is_hard_to_guess,
    new_conversation_id,
)
from assistant.follow_up.history import History, RecentHistory
from assistant.follow_up.rewrite import Rewriter, Rules, spoken
from assistant.follow_up.turn import LONGEST, Turn, told_by
from assistant.journal.port import Journal, NoJournal
from assistant.question import Question, clean, language_of
from ingest.store.index import Filters
from ingest.text.language import known_language
from ingest.text.words import fold

MOST_EARLIER = 12
"""Earlier questions that are heard where a caller tells the conversation itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A question as it is to be searched for, and what came before it.

    `language` is that of the text, and `spoken` that of the answer; None: to be detected.
    """

    conversation_id: str
    typed: str
    text: str
    language: str
    spoken: str | None
    audience: frozenset[str]
    filters: Filters = field(default_factory=dict)
    chosen: Choice | None = None
    is_new_topic: bool = False
    choices: tuple[Choice, ...] = ()
    """What terms were said to mean before, the last one last."""

    def searched_for(self, asked: Question) -> str | None:
        """Return the text that was searched for where it is not the one that was typed."""
        return None if asked.text == clean(self.typed) else asked.text

    def as_chosen(self, asked: Question, unclear: Clarification | None) -> Question | None:
        """Return the question with the meaning that was chosen before; None where none was."""
        term = fold(unclear.term) if unclear else ""
        kept = (choice for choice in reversed(self.choices) if fold(choice.term) == term)
        choice = next(kept, None) if term else None
        if choice is None:
            return None
        text = with_choice(asked.text, choice)
        return replace(asked, text=text, filters=choice.option.filters)


class Conversations:
    """Hears questions in their conversations, and remembers them. Safe in threads."""

    def __init__(
        self,
        *,
        rewriter: Rewriter | None = None,
        history: History | None = None,
        journal: Journal | None = None,
    ) -> None:
        self._rewriter = rewriter or Rules()
        self._history = history or RecentHistory()
        self._journal = journal or NoJournal()

    def hear(
        self,
        typed: str,
        *,
        conversation_id: str | None,
        audience: frozenset[str],
        language: str | None,
        limit: int,
        earlier: Sequence[str] = (),
    ) -> Heard:
        """Return the question as it is to be searched for, in at most `limit` characters.

        An id that nobody gave out begins a conversation; a short one is not kept, because another
        may have thought of it too. `earlier` are questions before this one, oldest first, where
        nothing is remembered under the id. Raises ConversationIdError for what can be no id.
        """
        turns = self._turns(check_conversation_id(conversation_id), audience)
        if conversation_id is None or not (turns or is_hard_to_guess(conversation_id)):
            conversation_id = new_conversation_id()
        turns = turns or self._told_before(earlier, limit)
        heard = Heard(
            conversation_id=conversation_id,
            typed=typed,
            text=typed,
            language=language or "",
            spoken=language,
            audience=audience,
            choices=_choices(turns),
        )
        if len(typed) > limit or not any(character.isalnum() for character in typed):
            return heard
        heard = self._understood(heard, clean(typed), turns)
        if len(heard.text) <= limit:
            return heard
        return replace(heard, text=typed, filters={}, chosen=None)

    def remember(self, heard: Heard, asked: Question, outcome: Outcome) -> None:
        """Keep a question with what its answer was about."""
        turn = Turn(
            question=asked.text[:LONGEST],
            language=heard.language or asked.language,
            spoken=asked.language,
            told=told_by(outcome),
            unclear=outcome if isinstance(outcome, Clarification) else None,
            chosen=heard.chosen,
            is_new_topic=heard.is_new_topic,
        )
        self._history.remember(heard.conversation_id, turn, audience=heard.audience)

    def forget(self, conversation_id: str) -> None:
        """Remove a conversation from memory."""
        self._history.forget(conversation_id)

    def _understood(self, heard: Heard, text: str, turns: Sequence[Turn]) -> Heard:
        """Return what was heard, with a choice that was made or with what was left out."""
        language = spoken(text, turns) or known_language(heard.spoken) or language_of(text)
        heard = replace(heard, language=language, spoken=heard.spoken or language)
        unclear = turns[-1].unclear if turns else None
        if unclear and (option := choose(text, unclear, language)):
            choice = Choice(term=unclear.term, option=option)
            return replace(
                heard,
                text=with_choice(turns[-1].question, choice),
                language=turns[-1].language,
                spoken=turns[-1].spoken,
                filters=option.filters,
                chosen=choice,
            )
        rewritten = self._rewriter.rewrite(text, language, turns)
        if rewritten is None:
            return heard
        is_new = rewritten.is_new_topic
        return replace(
            heard,
            text=rewritten.text,
            language=rewritten.language,
            is_new_topic=is_new,
            choices=() if is_new else heard.choices,
        )

    def _told_before(self, earlier: Sequence[str], limit: int) -> Sequence[Turn]:
        """Return turns of questions alone, each put into words by those before it."""
        turns: list[Turn] = []
        for typed in earlier[-MOST_EARLIER:]:
            text = clean(typed[: limit + 1])
            if len(typed) > limit or not any(character.isalnum() for character in text):
                continue
            blank = Heard(
                conversation_id="",
                typed=typed,
                text=text,
                language="",
                spoken=None,
                audience=frozenset(),
            )
            heard = self._understood(blank, text, _since_new_topic(turns))
            turn = Turn(
                question=heard.text[:LONGEST],
                language=heard.language,
                spoken=heard.spoken or heard.language,
                is_new_topic=heard.is_new_topic,
            )
            turns.append(turn)
        return _since_new_topic(turns)

    def _turns(self, conversation_id: str | None, audience: frozenset[str]) -> Sequence[Turn]:
        """Return the turns; those of before the process began are from the journal."""
        if conversation_id is None:
            return ()
        if turns := self._history.turns(conversation_id, audience=audience):
            return _since_new_topic(turns)
        return [
            Turn(
                question=turn.searched_for or turn.question,
                language=turn.language,
                spoken=turn.language,
            )
            for turn in self._journal.turns(conversation_id, audience=audience)
        ]


def _since_new_topic(turns: Sequence[Turn]) -> Sequence[Turn]:
    starts = (place for place, turn in enumerate(turns) if turn.is_new_topic)
    return turns[max(starts, default=0) :]


def _choices(turns: Sequence[Turn]) -> tuple[Choice, ...]:
    return tuple(turn.chosen for turn in turns if turn.chosen)
