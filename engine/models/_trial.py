"""Running a model in a process of its own, with limits to time and memory.

A network may loop without end, or ask for all memory there is, and onnxruntime does not look up
while it runs. So one that is not trusted, or that is only measured, is run in a child process,
which is killed when it takes too long or is not wanted any more. What is allowed grows with the
size of the file, and, after a first small picture, with how long that took: a large network on a
slow machine is not refused.
"""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from engine.core.machine import free_bytes
from engine.errors import DeblurError, ModelError, OutOfMemory
from engine.events import Progress, Work

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")

START_SECONDS = 45.0
START_SECONDS_PER_MB = 0.5
"""For starting, loading and the first, small picture: ten times what the bundled models take, twice
over for a busy computer."""

LEAST_SECONDS = 30.0
TIMES_AS_LONG = 20.0
"""Each later picture may take this many times as long as the slowest so far, per pixel."""

_SHARE = 0.8
"""Share of the free memory that may be used; the system refuses more."""

_POLL_SECONDS = 0.2


class Pace:
    """Tells the parent how far the work is, and how long the next picture may take."""

    def __init__(self, pipe: Connection | None = None) -> None:
        self._pipe = pipe
        self._begun, self._pixels = 0.0, 0
        self.seconds_per_pixel = 0.0

    def begin(self, pixels: int) -> None:
        """Note that the network is about to run on this many pixels."""
        now = time.monotonic()
        if self._pixels:
            self.seconds_per_pixel = max(self.seconds_per_pixel, (now - self._begun) / self._pixels)
            if self._pipe is not None:
                self._pipe.send(("limit", self.limit(pixels)))
        self._begun, self._pixels = now, pixels

    def tell(self, share: float) -> None:
        """Tell which share of the work is done, 0..1."""
        if self._pipe is not None:
            self._pipe.send(("share", share))

    def limit(self, pixels: int) -> float:
        """Return how many seconds a picture may take."""
        return LEAST_SECONDS + TIMES_AS_LONG * self.seconds_per_pixel * pixels


def in_child(
    work: Callable[..., T],
    name: str,
    files: Sequence[Path],
    *arguments: object,
    most_seconds: float | None = None,
) -> Work[T]:
    """Return `work(pace, files, *arguments)`, done in a child process that ends with this.

    `work` is a function at the top of a module, which may `limit_memory`; `name` what is tried, for
    messages; `most_seconds` how long it may take, None for what suits the size of the files. Yields
    Progress, so it can be cancelled at any time. Raises ModelError if it takes too long or its
    process dies, what `work` raises, and what `start_child` does.
    """
    import multiprocessing

    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_run, args=(theirs, work, list(files), *arguments), daemon=True)
    try:
        megabytes = sum(file.stat().st_size for file in files) / 1e6
        seconds = most_seconds or START_SECONDS + START_SECONDS_PER_MB * megabytes
        start_child(child)
        theirs.close()
        until, share = time.monotonic() + seconds, 0.0
        while True:
            yield Progress(share, 1, "models", name)
            if ours.poll(_POLL_SECONDS):
                kind, value = ours.recv()
                if kind == "done":
                    return value  # type: ignore[no-any-return]
                if kind == "error":
                    raise value[0](*value[1:])
                if kind == "share":
                    share = value
                else:
                    seconds, until = value, time.monotonic() + value
            elif time.monotonic() > until:
                raise ModelError(
                    "{file} did not finish a small test picture within {seconds:.0f} seconds.",
                    "It may loop without end, or be far too slow for this computer.",
                    file=name,
                    seconds=seconds,
                )
    except EOFError as error:
        raise ModelError(
            "The process that tried {file} ended unexpectedly.",
            "It may need more memory than there is, or be damaged.",
            file=name,
        ) from error
    finally:
        with contextlib.suppress(ValueError, AttributeError):  # never started
            child.kill()
            child.join()
            child.close()
        ours.close()
        theirs.close()


def start_child(child: BaseProcess) -> None:
    """Start a process; OSError or RuntimeError where this one cannot have it.

    There are no subprocesses, or no importable main module, or this is a daemonic process of
    another program's pool.
    """
    # While another thread imports it, its folder is first in sys.path, which the child would get:
    # it has a `typing` of its own.
    import cv2  # noqa: F401

    try:
        child.start()
    except AssertionError as error:  # so it says that daemonic processes have no children
        raise RuntimeError(str(error)) from error


def limit_memory() -> None:
    """Let this process have no more than a share of the free memory, where that is possible."""
    if sys.platform != "linux":
        return
    import resource

    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    # Threads and libraries reserve addresses that they never use.
    most = used + int(free_bytes() * _SHARE) + (2 << 30)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _run(pipe: Connection, work: Callable[..., Any], *arguments: object) -> None:
    answer: tuple[str, object]
    try:
        answer = "done", work(Pace(pipe), *arguments)
    except MemoryError:
        text = "There is not enough memory to try the model with a small picture."
        answer = "error", (OutOfMemory, text, "Close other programs, and try again.", "")
    except DeblurError as error:
        kind = OutOfMemory if isinstance(error, OutOfMemory) else ModelError
        answer = "error", (kind, error.message, error.hint, error.code)
    pipe.send(answer)
    pipe.close()
