"""Whether the words that a draft cites support what it says, where it says it in other words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Protocol

from assistant.answer import Draft, Passage, Place
from assistant.entailment.nli import make_inference
from ingest.document import Metadata, Value, base_language
from ingest.text.centring import embed_passages
from ingest.text.embed import Embedder, Vectors
from ingest.text.vocabulary import load_vocabulary

_KEPT = 256  # vectors of sentences: a draft is looked at more than once


class Support(Protocol):
    """How likely a claim follows from its evidence, 0 to 1, and whether that is enough."""

    @property
    def probability(self) -> float:
        """How likely it follows."""

    @property
    def is_supported(self) -> bool:
        """Whether that is likely enough."""

    @property
    def why(self) -> str:
        """What speaks against it; empty where nothing does."""


class Scorer(Protocol):
    """Scores whether a claim follows from evidence in one language."""

    def __call__(
        self,
        claim: str,
        evidence: Sequence[str],
        *,
        claim_language: str,
        evidence_language: str,
        cosine: float,
        context: Sequence[str],
    ) -> Support:
        """Return the support; `cosine` is that of claim and nearest evidence, both as passages.

        `context` tells whose document the evidence is of.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict(Value):
    """Whether a draft is supported, how likely that is, and what is against it."""

    is_supported: bool
    probability: float
    why: str = ""


class Checker(Value):
    """Looks up what a draft claims in what it cites, then scores its meaning. Safe in threads."""

    def __init__(self, embedder: Embedder, scorer: Scorer) -> None:
        self._scorer = scorer
        self.vector = lru_cache(maxsize=_KEPT)(lambda text, tag: _vector(embedder, text, tag))

    def check(self, draft: Draft, language: str, *, names: Collection[str] = ()) -> Verdict:
        """Return the verdict; all that is said must stand in what is cited in one language.

        Beside the quotes their documents' titles, organisations, countries and years count, which
        stand in the citation. `names` are words that are names wherever they stand.
        """
        by_language = sorted(draft.places, key=_language)
        verdicts = (
            self._verdict(draft.text, list(places), language, tag, names)
            for tag, places in groupby(by_language, key=_language)
        )
        return max(verdicts, key=lambda each: (each.is_supported, each.probability))

    def refusal(self, draft: Draft, language: str) -> str | None:
        """Return why a draft in other words than its quotes can't be shown, or None.

        It is for logs: what speaks against it may hold the document's words and is left out.
        """
        verdict = self.check(draft, language)
        return None if verdict.is_supported else "its quotes do not support it"

    def _verdict(
        self, text: str, places: list[Place], own: str, theirs: str, names: Collection[str]
    ) -> Verdict:
        from assistant.claims.missing import missing_claims  # noqa: PLC0415  quotes need none of it

        quotes = [place.quote for place in places]
        context = list(dict.fromkeys(context_of(place.passage, own) for place in places))
        lacking = missing_claims(
            text,
            [*quotes, *context],
            sentence_language=own,
            evidence_language=theirs,
            names=names,
        )
        if lacking:
            kinds = ", ".join(dict.fromkeys(claim.kind.value for claim in lacking))
            return Verdict(is_supported=False, probability=0.0, why=f"not in its sources: {kinds}")
        found = self._scorer(
            text,
            quotes,
            claim_language=own,
            evidence_language=theirs,
            cosine=max(float(self.vector(text, own) @ self.vector(q, theirs)) for q in quotes),
            context=context,
        )
        return Verdict(
            is_supported=found.is_supported, probability=found.probability, why=found.why
        )


class CalibratedScorer(Value):
    """The fitted model of `entailment`, or a model of inference by name beside its checks."""

    def __init__(self, nli_model: str | None = None) -> None:
        self._inference = make_inference(nli_model)

    def __call__(
        self,
        claim: str,
        evidence: Sequence[str],
        *,
        claim_language: str,
        evidence_language: str,
        cosine: float,
        context: Sequence[str],
    ) -> Support:
        """Return the support; raises ModelError where the named model can't be loaded."""
        from assistant.entailment.entail import support_of  # noqa: PLC0415  quotes need none of it

        inferred = None
        if self._inference is not None:
            (inferred,) = self._inference.entailed([("\n".join(evidence), claim)])
        return support_of(
            claim,
            evidence,
            claim_language=claim_language,
            evidence_language=evidence_language,
            cosine=cosine,
            context=context,
            inferred=inferred,
        )


def context_of(passage: Passage, language: str) -> str:
    """Return what a citation says of its document: title, organisation, country and year.

    The country is in the document's language and in the asker's.
    """
    meta: Metadata = passage.hit.chunk.meta
    label = load_vocabulary().label
    languages = dict.fromkeys((meta.language, language))
    places = meta.facet_values("country")
    countries = (label("country", place, each) for place in places for each in languages)
    return " · ".join(filter(None, (meta.title, meta.organisation, *countries, meta.year)))


def _language(place: Place) -> str:
    return base_language(place.passage.hit.chunk.meta.language)


def _vector(embedder: Embedder, text: str, language: str) -> Vectors:
    vector: Vectors = embed_passages(embedder, [text], [language])[0]
    return vector
