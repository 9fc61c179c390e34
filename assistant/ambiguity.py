"""Names and terms that mean several things in the index: the question is asked back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from assistant.answer import Clarification, Hit, Option
from assistant.names import bearers, names, told
from assistant.phrases.catalogue import Phrase, phrase
from assistant.question import Question
from assistant.trust import is_named_safely
from assistant.word_list import word_list
from assistant.write.definition import defined_term
from assistant.write.difference import told_apart
from ingest.document import Metadata
from ingest.text.lexical import analyse
from ingest.text.vocabulary import load_vocabulary
from ingest.text.words import fold

MOST_OPTIONS = 6

_IS_TERM = re.compile(r"^[A-Z][A-Z0-9]+$|\w \w")  # TCO, R4, Green Deal; a place is a name
_WORD = re.compile(r"[^\W_][\w.-]*")
_ANY = r"\b(?:een|'n|an?|une?|eine?[mnr]?) "  # "een green deal" is any of them


def ask_back(question: Question, hits: Sequence[Hit]) -> Clarification | None:
    """Return the question to ask back with what the index holds; None where one thing is meant.

    Whoever filters has chosen already, and so has who asks how it differs from something.
    """
    if question.filters or told_apart(question.text):
        return None
    for term, options in (*_terms(question, hits), *_bare_name(question, hits)):
        if len(options) > 1:
            asked = phrase(question.language, Phrase.WHICH_ONE, term=term)
            return Clarification(question=asked, options=tuple(options[:MOST_OPTIONS]), term=term)
    return None


def _terms(question: Question, hits: Sequence[Hit]) -> Iterator[tuple[str, list[Option]]]:
    """Yield terms of the vocabulary that the question leaves open, with their senses."""
    asked = _words(question.text)
    for ambiguity in load_vocabulary().ambiguities:
        words = _words(ambiguity.term)
        if not words <= asked or not _IS_TERM.search(ambiguity.term):
            continue
        if re.search(_ANY + re.escape(ambiguity.term), question.text, re.IGNORECASE):
            continue
        telling = {sense: _words(sense) - words for sense in ambiguity.senses}
        if asked & frozenset().union(*telling.values()):
            continue
        texts = [frozenset(_WORD.findall(told(hit))) for hit in hits]
        held = [s for s, marks in telling.items() if any(_is_told(marks, text) for text in texts)]
        yield ambiguity.term, [Option(label=sense, filters={}) for sense in held]


def _bare_name(question: Question, hits: Sequence[Hit]) -> Iterator[tuple[str, list[Option]]]:
    """Yield the name in a question that says nothing else, with the documents that bear it."""
    if defined_term(question.text):
        return
    wanted = names(question.text, "nl")  # in German too: nothing else has a capital in it
    own = {term for name in wanted for term in analyse(name.text, question.language)}
    said = {word for word in _words(question.text) if word not in word_list("says_nothing")}
    rest = set(analyse(" ".join(said), question.language)) - own
    if len(wanted) != 1 or rest:
        return
    documents = {h.chunk.meta.document_id: h.chunk.meta for h in bearers(wanted[0], hits)}
    named = filter(is_named_safely, documents.values())
    options = [
        Option(label=meta.title, filters=_chosen_by(meta))
        for meta in _each_organisation_first(named)
    ]
    yield _as_written(wanted[0].text, question.text), options


def _each_organisation_first(documents: Iterable[Metadata]) -> list[Metadata]:
    """Return the documents in order, but one of each organisation before a second of any."""
    seen: Counter[str | None] = Counter()
    turns = []
    for meta in documents:
        turns.append((seen[meta.organisation], meta))
        seen[meta.organisation] += 1
    return [meta for _, meta in sorted(turns, key=lambda turn: turn[0])]


def _as_written(name: str, text: str) -> str:
    return next((word for word in _WORD.findall(text) if fold(word) == name), name)


def _chosen_by(meta: Metadata) -> Mapping[str, Sequence[str]]:
    organisation = (meta.organisation,) if meta.organisation else ()
    given = {"organisation": organisation, "category": meta.category}
    return {facet: values for facet, values in given.items() if values}


def _is_told(marks: frozenset[str], text: frozenset[str]) -> bool:
    return len(marks & text) * 2 >= len(marks)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))
