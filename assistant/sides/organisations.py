"""A name in, the chunks of the organisations out that bear it, and which of them may be meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant.answer import Hit
from assistant.names import Name, bearers, forms, stands_in, told
from assistant.rank import without_outdone
from assistant.readable import CITABLE, Asked, Readable
from assistant.sides.wanted import WORD, Side
from assistant.trust import is_trusted
from assistant.word_list import word_list
from ingest.document import Metadata
from ingest.store.index import Filters, ScoredChunk
from ingest.text.language import KNOWN
from ingest.text.lexical import analyse, sparse_vector
from ingest.text.vocabulary import load_vocabulary
from ingest.text.words import fold

LOOKED_THROUGH = 60
"""Chunks that are looked through for a name, and of one organisation."""

_KINDS: tuple[Filters, ...] = ({"kind": ("pilot", "programme")}, CITABLE)


def hits_of(side: Side, asked: Asked) -> list[Hit]:
    """Return the chunks of documents that are of the side: of its pilots, else of any kind."""
    spelt = [side.words, side.words[1:]] if side.begins else [side.words]
    tried = (_of_name(words, side, asked, kinds) for words in spelt if words for kinds in _KINDS)
    return next(filter(None, tried), [])


def _of_name(words: tuple[str, ...], side: Side, asked: Asked, kinds: Filters) -> list[Hit]:
    """Return the chunks of documents whose organisation bears the name, else whose title does."""
    hits = _named(words, asked, kinds)
    for word in words:
        hits = bearers(Name(word), hits)
    lookup = asked.readable.document
    trusted = {m.document_id for m in documents_of(hits) if is_trusted(m, lookup)}
    hits = [hit for hit in hits if hit.chunk.meta.document_id in trusted]
    own = [hit for hit in hits if _bears(words, side, hit.chunk.meta.organisation or "")]
    return [hit for hit in own or hits if _is_of_sector(side, hit.chunk.meta)]


def _bears(words: Iterable[str], side: Side, organisation: str) -> bool:
    """Tell whether an organisation may be the side: no Cirkelregio Utrecht for gemeente Utrecht."""
    if not _is_in(words, organisation):
        return False
    is_just_so = _core(organisation) == frozenset(map(_place, words))
    return not side.sectors or is_just_so or bool(side.sectors & _kinds(organisation))


@lru_cache(maxsize=1_024)
def _kinds(organisation: str) -> frozenset[str]:
    keys = load_vocabulary().keys
    return frozenset(key for word in WORD.findall(organisation) for key in keys("sector", word))


def _named(words: Iterable[str], asked: Asked, kinds: Filters = CITABLE) -> list[Hit]:
    """Return the chunks in which the words stand, or what their place is called elsewhere."""
    names = {name for word in words for name in load_vocabulary().place_names(word)}
    terms = {term: 1.0 for name in names for tag in KNOWN for term in analyse(name, tag)}
    filters = {**kinds, **asked.question.filters}
    found = (
        index.nearest_sparse(sparse_vector(terms), top_k=LOOKED_THROUGH, filters=filters)
        for index in asked.readable.indexes
    )
    return [hit for entries in found for hit in current(entries, asked.readable)]


def is_told(side: Side, asked: Asked) -> bool:
    """Tell whether any document mentions the side."""
    return any(_is_in(side.words, told(hit)) for hit in _named(side.words, asked))


def current(entries: Iterable[ScoredChunk], readable: Readable) -> list[Hit]:
    """Return what an index found as hits, without documents to cite others instead of."""
    hits = [
        Hit(
            chunk=entry.chunk,
            score=entry.score,
            cosine=0.0,
            bm25=0.0,
            sentences=entry.sentences,
        )
        for entry in entries
    ]
    return without_outdone(hits, readable.successor)


def meant_by(side: Side, hits: Sequence[Hit]) -> dict[object, list[str]]:
    """Return the organisations that may be meant, those of one name and sector together.

    The one that is called just so is meant, but for the names that the vocabulary warns of.
    """
    groups: dict[tuple[frozenset[str], frozenset[str]], list[str]] = {}
    for meta in documents_of(hits):
        if meta.organisation and _is_in(side.words, meta.organisation):
            key = _core(meta.organisation), frozenset(meta.facet_values("sector"))
            group = groups.setdefault(key, [])
            if meta.organisation not in group:
                group.append(meta.organisation)
    name = frozenset(map(_place, side.words))
    just_so: dict[object, list[str]] = {k: group for k, group in groups.items() if k[0] == name}
    warned = {fold(ambiguity.term) for ambiguity in load_vocabulary().ambiguities}
    is_doubtful = not side.sectors and len(just_so) == 1 and bool(warned & {*side.words})
    return dict(groups.items()) if is_doubtful or not just_so else just_so


def documents_of(hits: Iterable[Hit]) -> list[Metadata]:
    """Return the documents of hits, each once, in order."""
    return list({hit.chunk.meta.document_id: hit.chunk.meta for hit in hits}.values())


def organisations_of(hits: Iterable[Hit]) -> list[str]:
    """Return the organisations of hits, each once, in order."""
    found = (hit.chunk.meta.organisation for hit in hits)
    return list(dict.fromkeys(organisation for organisation in found if organisation))


@lru_cache(maxsize=1_024)  # the same organisations are met again and again
def _core(organisation: str) -> frozenset[str]:
    """Return the words of an organisation without what kind it is: Stad Kortrijk -> kortrijk."""
    words = [fold(word) for word in WORD.findall(organisation)]
    kind, small = load_vocabulary().keys, word_list("connects")
    core = {_place(word) for word in words if not kind("sector", word) and word not in small}
    return frozenset(core or words)


def _place(word: str) -> str:
    return min(load_vocabulary().place_names(word))


def _is_in(words: Iterable[str], text: str) -> bool:
    folded = fold(text)
    return all(any(stands_in(form, folded) for form in forms(word)) for word in words)


def _is_of_sector(side: Side, meta: Metadata) -> bool:
    sectors = meta.facet_values("sector")
    return not side.sectors or not sectors or bool(side.sectors & {*sectors})
