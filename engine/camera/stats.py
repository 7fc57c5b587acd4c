"""Live statistics: frame rates, latency, dropped frames, CPU share, over the last seconds.

Frames are counted, because cameras report wrong rates.
"""

from __future__ import annotations

import math
import os
import threading
import time
from collections import deque
from dataclasses import dataclass, replace

_WINDOW_SECONDS = 3.0


@dataclass(frozen=True)
class LiveStats:
    """Statistics of the last seconds; zeros before the first frame.

    `size` (width, height) in pixels and `fps_in` are what the source really delivers, `fps_out`
    what is deblurred, in frames per second. Latency runs from a frame's arrival to `Live.shown`,
    in milliseconds: median and 95th percentile. `dropped` counts the frames replaced by a newer
    one since the start. `cpu_share` (0..1) is this process's share of all CPUs. `scale` and
    `every` are as in CameraSpec. `model_ms` is the median time per frame, and `computed` the part
    of the pixels that was computed for it on average, 0..1: of a static scene only what changes.
    `model`, `precision` and `running_on` say what computes; `note` describes the adaptive scaling,
    "" at full size.
    """

    name: str = ""
    size: tuple[int, int] = (0, 0)
    rate_requested: float = 0.0
    fps_in: float = 0.0
    fps_out: float = 0.0
    latency_ms: float = 0.0
    latency_p95_ms: float = 0.0
    model_ms: float = 0.0
    computed: float = 1.0
    dropped: int = 0
    cpu_share: float = 0.0
    scale: float = 1.0
    every: int = 1
    model: str = ""
    precision: str = ""
    running_on: str = ""
    note: str = ""


class Rate:
    """Events per second."""

    def __init__(self) -> None:
        self._times: deque[float] = deque()

    def add(self, now: float) -> None:
        """Count an event at this time."""
        self._times.append(now)
        self._trim(now)

    def get(self, now: float) -> float:
        """Return the rate; 0 for fewer than two events."""
        self._trim(now)
        if len(self._times) < 2:
            return 0.0
        return (len(self._times) - 1) / max(1e-9, self._times[-1] - self._times[0])

    def _trim(self, now: float) -> None:
        while self._times and now - self._times[0] > _WINDOW_SECONDS:
            self._times.popleft()


class Meter:
    """Measures deblurred and displayed frames; thread-safe. Times: `time.perf_counter()`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._out = Rate()
        self._latencies: deque[tuple[float, float]] = deque()
        self._model_seconds: deque[float] = deque(maxlen=30)
        self._shares: deque[float] = deque(maxlen=30)
        self._cpu = deque([(time.perf_counter(), time.process_time())])

    def deblurred(self, now: float, model_seconds: float, share: float) -> None:
        """Record a deblurred frame, of which this share was computed."""
        with self._lock:
            self._out.add(now)
            self._model_seconds.append(model_seconds)
            self._shares.append(share)

    def shown(self, captured: float, now: float) -> None:
        """Record that a frame captured at `captured` is on the screen."""
        with self._lock:
            self._latencies.append((now, now - captured))

    def measure(self, stats: LiveStats) -> LiveStats:
        """Return `stats` with the current measurements."""
        from statistics import median

        now = time.perf_counter()
        with self._lock:
            while self._latencies and now - self._latencies[0][0] > _WINDOW_SECONDS:
                self._latencies.popleft()
            waits = sorted(wait for _, wait in self._latencies)
            self._cpu.append((now, time.process_time()))
            while len(self._cpu) > 2 and now - self._cpu[0][0] > _WINDOW_SECONDS:
                self._cpu.popleft()
            (before, used_before), (_, used) = self._cpu[0], self._cpu[-1]
            cores = os.cpu_count() or 1
            return replace(
                stats,
                fps_out=self._out.get(now),
                latency_ms=1000 * median(waits or [0.0]),
                latency_p95_ms=1000 * waits[math.ceil(0.95 * len(waits)) - 1] if waits else 0.0,
                model_ms=1000 * median(self._model_seconds or [0.0]),
                computed=sum(self._shares) / len(self._shares) if self._shares else 1.0,
                cpu_share=(used - used_before) / max(1e-6, now - before) / cores,
            )
