"""When to stop a job: on Ctrl+C or SIGTERM, when the terminal is closed, and for a child process
when standard input closes."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import cast

_POLL_SECONDS = 0.25


@contextmanager
def interrupts(
    *, stdin: bool = False, detached: Callable[[], bool] | None = None
) -> Iterator[Callable[[], bool]]:
    """Give a function that returns whether to stop: after Ctrl+C or SIGTERM, of which a second one
    raises KeyboardInterrupt, and after SIGHUP: the terminal was closed.

    With `stdin`, for the child of another program, also when standard input closes, which happens
    when the parent dies too, unless `detached` then returns True.
    """
    stopping = threading.Event()
    if stdin and sys.stdin is not None:
        threading.Thread(
            target=_watch_stdin, args=[stopping, detached], name="standard input", daemon=True
        ).start()
    if threading.current_thread() is not threading.main_thread():  # only that one gets signals
        yield stopping.is_set
        return

    def stop(_number: int, _frame: object) -> None:
        if stopping.is_set():
            raise KeyboardInterrupt
        stopping.set()
        print("Stopping... press Ctrl+C again to abort.", file=sys.stderr)

    terminals = [number for number in (1, 2) if os.isatty(number)]

    def hang_up(_number: int, _frame: object) -> None:
        # Again and again: the shell sends it, and the system too.
        for number in terminals:
            discard(number)
        stopping.set()

    before = {one: signal.signal(one, stop) for one in (signal.SIGINT, signal.SIGTERM)}
    if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup
        before[signal.SIGHUP] = signal.signal(signal.SIGHUP, hang_up)
    try:
        yield stopping.is_set
    finally:
        for one, handler in before.items():
            signal.signal(one, cast("signal.Handlers", handler))


def discard(descriptor: int) -> None:
    """Let what is written there go nowhere: a closed terminal refuses it, or a full disk."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _watch_stdin(stopping: threading.Event, detached: Callable[[], bool] | None) -> None:
    """Set `stopping` when standard input has ended; what it contains is discarded."""
    # Not through sys.stdin: a thread that waits there holds a lock, for which Python aborts when
    # the process ends before its input does.
    with suppress(OSError):
        _wait_for_end(sys.stdin.fileno())
    if detached is None or not detached():
        stopping.set()


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
                time.sleep(_POLL_SECONDS)

else:

    def _wait_for_end(descriptor: int) -> None:
        while os.read(descriptor, 1 << 12):
            pass
