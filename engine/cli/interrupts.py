"""When to stop a job: Ctrl+C, a polite kill, and for a child the end of its standard input."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import cast

_LOOK_EVERY_SECONDS = 0.25


def never() -> bool:
    """Say no."""
    return False


@contextmanager
def interrupts(
    *, stdin: bool = False, stays: Callable[[], bool] = never
) -> Iterator[Callable[[], bool]]:
    """Give a function that says whether to stop: after Ctrl+C or a polite kill; a second one does
    not ask.

    `stdin`, for the child of another program: also once its standard input is closed, which the
    parent's death does too, unless `stays` then says that it is to go on alone.
    """
    asked = threading.Event()
    if stdin and sys.stdin is not None:
        threading.Thread(
            target=_watch, args=[asked, stays], name="standard input", daemon=True
        ).start()
    if threading.current_thread() is not threading.main_thread():  # which alone gets signals
        yield asked.is_set
        return

    def stop(_number: int, _frame: object) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()
        print("Stopping; once more to stop at once.", file=sys.stderr)

    before = {one: signal.signal(one, stop) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked.is_set
    finally:
        for one, handler in before.items():
            signal.signal(one, cast("signal.Handlers", handler))


def _watch(asked: threading.Event, stays: Callable[[], bool]) -> None:
    """Set `asked` when standard input has ended; what comes through it is thrown away."""
    # Not through sys.stdin: a thread that waits there holds a lock, for which Python aborts when
    # the process ends before its input does.
    with suppress(OSError):
        _wait_for_end(sys.stdin.fileno())
    if not stays():
        asked.set()


if sys.platform == "win32":
    import _winapi
    import msvcrt

    def _wait_for_end(descriptor: int) -> None:
        # WORKAROUND https://github.com/numpy/numpy/issues/24290: while a thread waits in a read
        # there, loading numpy waits for that read.
        handle = msvcrt.get_osfhandle(descriptor)
        while True:
            waiting = _winapi.PeekNamedPipe(handle, 0)[0]  # an OSError once the pipe is closed
            if waiting:
                os.read(descriptor, waiting)
            else:
                time.sleep(_LOOK_EVERY_SECONDS)

else:

    def _wait_for_end(descriptor: int) -> None:
        while os.read(descriptor, 1 << 12):
            pass
