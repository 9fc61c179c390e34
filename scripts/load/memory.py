"""What a process holds of the memory, second by second, and whether that is flat."""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import psutil

EVERY = 1.0  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Resident bytes at a time, in seconds since the watch began."""

    at: float
    resident: int


class Watch:
    """Samples a process in a thread for as long as the block lasts."""

    def __init__(self, process: psutil.Process) -> None:
        self.samples: list[Sample] = []
        self._process = process
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, name="memory", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        began = time.monotonic()
        while not self._over.wait(EVERY):
            at = time.monotonic() - began
            self.samples.append(Sample(at=at, resident=self._process.memory_info().rss))


def thirds(samples: Sequence[Sample]) -> tuple[float, float, float]:
    """Return the mean number of bytes of each third of the time; (0, 0, 0) of no samples."""
    end = max((sample.at for sample in samples), default=0.0)
    parts: tuple[list[int], list[int], list[int]] = ([], [], [])
    for sample in samples:
        parts[min(2, int(3 * sample.at / end) if end else 0)].append(sample.resident)
    first, middle, last = (statistics.fmean(part) if part else 0.0 for part in parts)
    return first, middle, last


def growth(samples: Sequence[Sample]) -> float:
    """Return by what share the last third is above the middle one; the first one warms up."""
    _, middle, last = thirds(samples)
    return last / middle - 1 if middle else 0.0
