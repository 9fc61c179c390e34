"""A gap report as JSON: what `leerkring gaps --json` prints."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.gaps.report import Gap, GapReport


def gaps_to_json(report: GapReport) -> Mapping[str, object]:
    """Return the report; `rest` is null where it is under k conversations, or nothing."""
    rest = report.rest
    return {
        "since": report.since.date().isoformat() if report.since else None,
        "k": report.k,
        "audience": sorted(report.audience),
        "gaps": [_gap(gap) for gap in report.gaps],
        "themes": [
            {
                "facet": theme.facet,
                "key": theme.key,
                "questions": theme.questions,
                "conversations": theme.conversations,
            }
            for theme in report.themes
        ],
        "rest": rest and {"questions": rest.questions, "conversations": rest.conversations},
    }


def _gap(gap: Gap) -> Mapping[str, object]:
    return {
        "question": gap.question,
        "language": gap.language,
        "questions": gap.questions,
        "conversations": gap.conversations,
        "shortfalls": [shortfall.value for shortfall in gap.shortfalls],
        "categories": list(gap.categories),
        "phases": list(gap.phases),
        "nearest": [{"document_id": near.document_id, "title": near.title} for near in gap.nearest],
    }
