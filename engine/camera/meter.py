"""How fast it really is: rates, latency, drops, the share of the processors.

Over the last seconds, so that what is shown follows what happens. Cameras lie about their rate, so
it is counted.
"""

from __future__ import annotations

import os
import statistics
import threading
import time
from collections import deque
from dataclasses import dataclass
from typing import Any

_SECONDS = 3.0
"""Over so long rates and latencies are taken."""


@dataclass(frozen=True)
class LiveStats:
    """What the last seconds were like; zeros before there are any pictures.

    `size` (width, height) in pixels and `fps_in` are what the source really gives, `fps_out` what
    is deblurred, in pictures a second. Latency: from the arrival of a picture to the word that it
    is shown, in milliseconds, the median and what 95 of 100 stay below. `dropped`: pictures that
    were overtaken by a newer one, since the start. `cpu_share`: of all processors of this machine,
    0..1, taken by this process. `scale` and `every` as in CameraSpec. `model_ms` is the median for
    one picture; `model`, `precision` and `running_on` tell what computes; `note` is what the ladder
    does, "" while it does nothing.
    """

    name: str = ""
    size: tuple[int, int] = (0, 0)
    rate_requested: float = 0.0
    fps_in: float = 0.0
    fps_out: float = 0.0
    latency_ms: float = 0.0
    latency_p95_ms: float = 0.0
    model_ms: float = 0.0
    dropped: int = 0
    cpu_share: float = 0.0
    scale: float = 1.0
    every: int = 1
    model: str = ""
    precision: str = ""
    running_on: str = ""
    note: str = ""


class Rate:
    """Events a second, over the last seconds."""

    def __init__(self) -> None:
        self._times: deque[float] = deque()

    def add(self, now: float) -> None:
        """One happened at this time."""
        self._times.append(now)
        _forget(self._times, now)

    def get(self, now: float) -> float:
        """Return the rate; 0 with fewer than two."""
        _forget(self._times, now)
        if len(self._times) < 2:
            return 0.0
        return (len(self._times) - 1) / max(1e-9, self._times[-1] - self._times[0])


class Meter:
    """Counts; thread-safe. Times are `time.perf_counter()`, in seconds."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._out = Rate()
        self._waits: deque[tuple[float, float]] = deque()
        self._models: deque[float] = deque(maxlen=30)
        self._processor = deque([(time.perf_counter(), time.process_time())])

    def made(self, now: float, model_seconds: float) -> None:
        """A picture was deblurred."""
        with self._lock:
            self._out.add(now)
            self._models.append(model_seconds)

    def shown(self, captured: float, now: float) -> None:
        """A picture that came at `captured` is on the screen."""
        with self._lock:
            self._waits.append((now, now - captured))

    def figures(self) -> dict[str, Any]:
        """Return the fields of LiveStats that are counted here."""
        now = time.perf_counter()
        with self._lock:
            while self._waits and now - self._waits[0][0] > _SECONDS:
                self._waits.popleft()
            waits = sorted(wait for _, wait in self._waits)
            self._processor.append((now, time.process_time()))
            while len(self._processor) > 2 and now - self._processor[0][0] > _SECONDS:
                self._processor.popleft()
            (before, used), (_, uses) = self._processor[0], self._processor[-1]
            return {
                "fps_out": self._out.get(now),
                "latency_ms": 1000 * statistics.median(waits) if waits else 0.0,
                "latency_p95_ms": 1000 * waits[int(0.95 * (len(waits) - 1))] if waits else 0.0,
                "model_ms": 1000 * statistics.median(self._models) if self._models else 0.0,
                "cpu_share": (uses - used) / max(1e-6, now - before) / (os.cpu_count() or 1),
            }


def _forget(times: deque[float], now: float) -> None:
    while times and now - times[0] > _SECONDS:
        times.popleft()
