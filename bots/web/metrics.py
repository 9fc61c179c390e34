"""GET /metrics: counts and durations for Prometheus, scope admin; no ids, no words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from fastapi import APIRouter
from fastapi.responses import Response

from bots.web.access.callers import Admin
from bots.web.context import Context, CurrentContext
from bots.web.middleware.traffic import BUCKETS, Durations

if TYPE_CHECKING:
    from prometheus_client import Metric

router = APIRouter(tags=["health"])


@router.get(
    "/metrics",
    summary="Counts and durations, for Prometheus",
    response_class=Response,
    responses={200: {"content": {"text/plain": {}}}},
)
def metrics(_admin: Admin, context: CurrentContext) -> Response:
    """Return what this process counted since it began, and what it takes of the machine."""
    from prometheus_client import (  # noqa: PLC0415  0.2 s, only where it is asked for
        CONTENT_TYPE_LATEST,
        CollectorRegistry,
        ProcessCollector,
        generate_latest,
    )

    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    registry.register(_Collector(context))
    return Response(generate_latest(registry), headers={"content-type": CONTENT_TYPE_LATEST})


class _Collector:
    """What a server counts, as Prometheus names it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def collect(self) -> Iterator[Metric]:
        """Yield the families."""
        from prometheus_client.core import (  # noqa: PLC0415  as above
            CounterMetricFamily,
            GaugeMetricFamily,
            HistogramMetricFamily,
        )

        counted = self._context.traffic.counted()
        requests = CounterMetricFamily(
            "leerkring_http_requests",
            "Requests that are over; status 0 where the caller had left before.",
            labels=("method", "route", "status"),
        )
        for (method, route, status), number in sorted(counted.requests.items()):
            requests.add_metric((method, route, str(status)), number)
        yield requests
        failed = CounterMetricFamily(
            "leerkring_http_failed_streams",
            "Streams that ended in an error after they had begun.",
            labels=("route",),
        )
        for route, number in sorted(counted.failed_streams.items()):
            failed.add_metric((route,), number)
        yield failed
        seconds = HistogramMetricFamily(
            "leerkring_http_request_seconds",
            "How long requests took, to the end of their response.",
            labels=("route",),
        )
        for route, durations in sorted(counted.durations.items()):
            seconds.add_metric((route,), _buckets(durations), durations.seconds)
        yield seconds
        places = self._context.places
        yield GaugeMetricFamily(
            "leerkring_answers_in_progress", "Answers that are being made.", places.taken
        )
        yield GaugeMetricFamily(
            "leerkring_answers_most", "Answers that can be made at once.", places.most
        )


def _buckets(durations: Durations) -> list[tuple[str, float]]:
    """Return how many requests took at most so many seconds, for each bound."""
    bounds = [*map(str, BUCKETS), "+Inf"]
    return list(zip(bounds, accumulate(durations.counts), strict=True))
