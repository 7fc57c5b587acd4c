"""Keeps the machine awake while a batch runs; the screen may turn off.

    value = yield from keep_awake(work)

By wakepy: SetThreadExecutionState on Windows, caffeinate on macOS, the session bus on Linux. If
that is impossible, the batch runs anyway, and the log says why.
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
    """Run `work` and keep the machine awake meanwhile, from the thread that drives it."""
    try:
        with _kept_awake() as why_not:
            if why_not:
                yield Log(msg("The machine may go to sleep: {reason}", reason=why_not), "debug")
            return (yield from work)
    finally:
        work.close()


@contextlib.contextmanager
def _kept_awake() -> Iterator[str]:
    """Give "" while the machine is kept awake, else why that is not possible."""
    if _is_without_desktop():
        yield ""
        return
    try:
        from wakepy import keep
    except ImportError:
        yield "wakepy is not installed"
        return
    # Failing to keep awake is no error of the batch.
    mode = keep.running(on_fail="pass")
    mode.__enter__()
    try:
        yield "" if mode.active else mode.result.get_failure_text("inline")
    finally:
        # The bus may be gone by now.
        with contextlib.suppress(RuntimeError, OSError):
            mode.__exit__(None, None, None)


def _is_without_desktop() -> bool:
    """Whether there is no session bus, and so nothing that would suspend the machine."""
    elsewhere = sys.platform in ("win32", "darwin")
    return not elsewhere and not os.environ.get("DBUS_SESSION_BUS_ADDRESS")
