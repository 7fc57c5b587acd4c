"""Keeps the machine from falling asleep while a batch runs; the screen may go dark.

    why_not = yield from keep_awake(work)     # a job within a job

Windows: SetThreadExecutionState; macOS: caffeinate; Linux: a word to the session bus. By wakepy.
Where that is impossible the batch runs all the same, and a line in the window's log says why.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import TypeVar

from engine.events import Log, Work
from engine.messages import msg

T = TypeVar("T")


def keep_awake(work: Work[T]) -> Work[T]:
    """Drive `work` to its end, and keep the machine awake for so long.

    Both ends are in the thread that drives it, as Windows wants.
    """
    try:
        with _kept_awake() as why_not:
            if why_not:
                yield Log(msg("The machine may fall asleep: {why_not}", why_not=why_not), "debug")
            return (yield from work)
    finally:
        work.close()


@contextlib.contextmanager
def _kept_awake() -> Iterator[str]:
    """Give "" while the machine is kept awake, or why that is not possible."""
    if _is_without_desktop():
        yield ""
        return
    try:
        from wakepy import keep
    except ImportError:
        yield "wakepy is not installed"
        return
    # An attempt that fails is an answer, not an error of the batch.
    mode = keep.running(on_fail="pass")
    mode.__enter__()
    try:
        yield "" if mode.active else mode.result.get_failure_text("inline")
    finally:
        # The bus may have gone meanwhile, and its word with it.
        with contextlib.suppress(RuntimeError, OSError):
            mode.__exit__(None, None, None)


def _is_without_desktop() -> bool:
    """Whether there is no session bus, so nothing that would put a machine to sleep either."""
    elsewhere = sys.platform in ("win32", "darwin")
    return not elsewhere and not os.environ.get("DBUS_SESSION_BUS_ADDRESS")
