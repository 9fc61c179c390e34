"""How much time, memory and text the reading of a file may take; where they are set."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread
from time import sleep

OUT_OF_MEMORY = 77
"""How a process ends that weighs itself and is too heavy."""

_WEIGHED_EVERY = 0.1  # seconds
_GRACE = 5.0  # seconds that the run has to end a process before it ends itself


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLimits:
    """What one file may take; a process is replaced after `files` of them, so that leaks end."""

    seconds: float = 120.0
    megabytes: int = 2_000
    characters: int = 10_000_000
    files: int = 200


def limit_memory(megabytes: int) -> None:
    """Have this process fail to get more memory, or end itself where the system has no limit.

    Windows has neither: there, only time is limited.
    """
    try:
        import resource  # noqa: PLC0415  not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core dump would hold the document
    if platform.system() == "Linux":
        wanted, (_, most) = megabytes << 20, resource.getrlimit(resource.RLIMIT_DATA)
        allowed = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        resource.setrlimit(resource.RLIMIT_DATA, (allowed, allowed))
    else:
        self = resource.RUSAGE_SELF
        most_bytes = megabytes << 20
        Thread(
            target=weigh,
            args=(most_bytes, lambda: resource.getrusage(self).ru_maxrss),
            daemon=True,
        ).start()


def weigh(
    most_bytes: int,
    weight: Callable[[], int],
    *,
    rest: Callable[[float], object] = sleep,
    end: Callable[[int], object] = os._exit,
) -> None:
    """End this process once its resident size, in bytes, is over the most."""
    while weight() <= most_bytes:
        rest(_WEIGHED_EVERY)
    end(OUT_OF_MEMORY)


def set_alarm(seconds: float) -> None:
    """End this process in so many seconds and a few, whatever it does then; 0 calls that off.

    The run ends it in time; this is for when the run is no longer there.
    """
    import signal  # noqa: PLC0415  4 ms for each process, and no timers on Windows

    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE if seconds else 0.0)
