"""What the documents are about, in the words of a language."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.access import PUBLIC
from bots.facet_words import facet_label
from bots.slack.blocks.admin_view import FACETS, Named
from bots.slack.blocks.home_view import Counted, Known

if TYPE_CHECKING:
    from assistant.coverage import Coverage
    from bots.port import Assistant

logger = logging.getLogger(__name__)


async def coverage_now(assistant: Assistant) -> Coverage | None:
    """Return what anybody may read; None where the index can't be read now."""
    try:
        return await asyncio.to_thread(assistant.coverage, audience=PUBLIC)
    except Exception as error:  # noqa: BLE001  the rest is there without it
        logger.warning("what is known can't be counted: %s", type(error).__name__)
        return None


def known(coverage: Coverage, language: str) -> Known:
    """Return what the home tells of it."""
    years = sorted(coverage.facets["year"])
    return Known(
        documents=coverage.documents,
        organisations=coverage.organisations,
        countries=_counted(coverage, "country", language),
        languages=_counted(coverage, "language", language),
        categories=_counted(coverage, "category", language),
        kinds=_counted(coverage, "kind", language),
        years="–".join(dict.fromkeys((years[0], years[-1]))) if years else "",
    )


def offered(coverage: Coverage | None, language: str) -> Mapping[str, Sequence[Named]]:
    """Return what the questions of a channel may be filtered by: what documents have."""
    return {
        facet: [
            Named(value=value, label=facet_label(facet, value, language))
            for value in (coverage.facets[facet] if coverage else ())
        ]
        for facet in FACETS
    }


def _counted(coverage: Coverage, facet: str, language: str) -> tuple[Counted, ...]:
    return tuple(
        Counted(label=facet_label(facet, value, language), documents=documents)
        for value, documents in coverage.facets[facet].items()
    )
