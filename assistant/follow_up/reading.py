"""A question read for its parts: what it is about, and which words can be exchanged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.follow_up.mentions import Mention, mentions
from assistant.follow_up.words import Cues, Word, cues, terms_of, words_of

Span = tuple[int, int]
"""Words from, up to and not including."""

_SAYS_NOTHING = (
    *("and", "wh", "thing", "place", "people", "courtesy", "fillers", "prepositions", "articles"),
    *("aspects", "aspects_of_it", "doings"),
)
OF = {"van", "de", "d'", "du", "des", "of", "von"}
"""Prepositions that say whose something is."""
_PARTICIPLE = re.compile(r"ge\w{2,}(d|t|en)")
_WHICH = re.compile(r"welke?|which|what|quel(le)?s?|welche[rsnm]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A question with its words and mentions."""

    text: str
    language: str
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]

    @property
    def cues(self) -> Cues:
        """The lists of its language."""
        return cues(self.language)

    def of(self, span: Span) -> str:
        """Return the words of a span as they stand; nothing of an empty one."""
        start, end = span
        return self.text[self.words[start].start : self.words[end - 1].end] if start < end else ""

    def last(self, *kinds: str) -> Mention | None:
        """Return the last mention of one of the kinds."""
        found = (mention for mention in reversed(self.mentions) if mention.kind in kinds)
        return next(found, None)

    def is_in(self, position: int, *kinds: str) -> bool:
        """Tell whether a word is of a mention, of one of the kinds where any are given."""
        return any(
            mention.start <= position < mention.end and (not kinds or mention.kind in kinds)
            for mention in self.mentions
        )

    def says_nothing(self, position: int) -> bool:
        """Tell whether a word asks or joins, and names no subject."""
        word = self.words[position]
        return not terms_of(word.folded, self.language) or any(
            self.cues.means(name, word) for name in _SAYS_NOTHING
        )

    def topic(self) -> Span | None:
        """Return the words for what it is about, without what stands before them."""
        for kind in ("category", "subject"):
            found = [
                m
                for m in self.mentions
                if m.kind == kind and not all(map(self.says_nothing, range(m.start, m.end)))
            ]
            if found:
                return self._joined(found)
        return self._unknown_subject()

    def phrase(self, span: Span) -> Span:
        """Return a span with the adjectives that belong to it and its article."""
        return self.article_of(self.described(span))

    def described(self, span: Span) -> Span:
        """Return a span with the adjectives that belong to it."""
        start, end = span
        while start > 0 and self.cues.means("modifiers", self.words[start - 1]):
            start -= 1
        while self.language == "fr" and end < len(self.words):
            if self.cues.means("modifiers", self.words[end]):
                end += 1
                continue
            after = end + 1 if self.words[end].folded in {"de", "d'"} else end
            if after >= len(self.words) or self.is_in(after) or self.says_nothing(after):
                break
            if after == end:
                break
            end = after + 1
        return start, end

    def article_of(self, span: Span) -> Span:
        """Return a span with the article before it."""
        start, end = span
        has_article = start > 0 and self.cues.has("articles", self.words[start - 1])
        return (start - 1 if has_article else start), end

    def preposition_of(self, span: Span) -> Span:
        """Return a span with the preposition before it."""
        start, end = span
        has = start > 0 and self.cues.has("prepositions", self.words[start - 1])
        return (start - 1 if has else start), end

    def _joined(self, found: Sequence[Mention]) -> Span:
        """Return the last mention, and those that `and` joins to it."""
        start, end = found[-1].start, found[-1].end
        for mention in reversed(found[:-1]):
            between = self.words[mention.end : start]
            if not all(self.cues.has("glue", word) for word in between):
                break
            start = mention.start
        return start, end

    def _unknown_subject(self) -> Span | None:
        """Return the last words behind a preposition that could be a subject, else any."""
        runs: list[Span] = []
        position = 0
        while position < len(self.words):
            end = position
            while end < len(self.words) and self._may_be_subject(end):
                end += 1
            if end > position:
                runs.append((position, end))
            position = end + 1
        runs = [run for run in runs if self._is_asked(run)] or runs
        if not runs:
            return None
        chained = self._chained(runs)
        behind = [run for run in chained if self._preposition(run)]
        return (behind or chained)[-1]

    def _is_asked(self, run: Span) -> bool:
        """Tell whether words are of the sentence with the question mark."""
        behind = self.text[self.words[run[1] - 1].end :]
        return re.match(r"[^.!?]*\?", behind) is not None

    def _chained(self, runs: Sequence[Span]) -> list[Span]:
        """Return the runs, as one where `of` joins them: `les tenues de ses agents`."""
        chained = [runs[0]]
        for run in runs[1:]:
            joined = self.preposition_of(self.phrase(run))[0] == chained[-1][1]
            if joined and self._preposition(run) in OF:
                chained[-1] = (chained[-1][0], run[1])
            else:
                chained.append(run)
        return chained

    def _preposition(self, run: Span) -> str:
        phrase = self.phrase(run)
        start, _ = self.preposition_of(phrase)
        return self.words[start].folded if start != phrase[0] else ""

    def _may_be_subject(self, position: int) -> bool:
        if self.says_nothing(position) or self.is_in(position):
            return False
        return position == 0 or not self._is_verb(position)

    def _is_verb(self, position: int) -> bool:
        """Tell whether a word stands right behind `how` or `why`; behind `which` is a noun.

        German nouns have capitals, and a lone last word in Dutch is a verb.
        """
        word, before = self.words[position], self.words[position - 1]
        is_last = re.match(r"\s*([?.!]|$)", self.text[word.end :]) is not None
        if self.language == "de" and not word.has_capital:
            return is_last or not self.words[position + 1].has_capital
        is_alone = not any(self.cues.has(n, before) for n in ("prepositions", "articles"))
        is_verb = is_last or _PARTICIPLE.fullmatch(word.folded) is not None
        if self.language == "nl" and is_verb and is_alone and not word.has_capital:
            return not self.cues.means("modifiers", before)
        return self.cues.has("wh", before) and _WHICH.fullmatch(before.folded) is None


def read(text: str, language: str, known: Sequence[str] = ()) -> Reading:
    """Return a question read; `known` are names of organisations that were told before."""
    words = words_of(text)
    found = tuple(mentions(text, words, language, known))
    return Reading(text=text, language=language, words=words, mentions=found)
