"""Whether there is a display to open a window on: where none answers, Qt aborts the program."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from engine.core.paths import exists

_ADVICE = (
    "Start it in a desktop session, or correct the variable (over ssh: ssh -X, or -Y).\n"
    "Without a window: deblur run PHOTOS -o RESULTS, or python3 run.py cli run ..."
)


def why_no_display() -> str:
    """Return why no window can be opened, and what helps; "" where one can be, or nobody knows.

    Only for X11 and Wayland, and not where the user has chosen a platform of Qt, or whoever
    started the program has opened a display for it (WAYLAND_SOCKET).
    """
    chosen = os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_SOCKET")
    if sys.platform in ("win32", "darwin") or chosen:
        return ""
    wayland, x11 = (os.environ.get(name, "") for name in ("WAYLAND_DISPLAY", "DISPLAY"))
    if _is_wayland_there(wayland or "wayland-0") or (x11 and _answers_x11()):
        return ""
    named = " and ".join(
        f"{name}={value}"
        for name, value in (("WAYLAND_DISPLAY", wayland), ("DISPLAY", x11))
        if value
    )
    if not named:
        return f"There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set.\n{_ADVICE}"
    return f"No display answers ({named}).\n{_ADVICE}"


def chooses_platform(words: Sequence[str]) -> bool:
    """Return whether arguments choose a platform of Qt, which takes one dash or two."""
    return "-platform" in words or "--platform" in words


def _is_wayland_there(name: str) -> bool:
    """Whether there is a socket of this name, or path; also where nobody can ask."""
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    if not folder and not os.path.isabs(name):
        return False
    try:
        return exists(Path(folder, name))
    except OSError:
        return True


def _answers_x11() -> bool:
    """Whether the server that DISPLAY names lets this program in; also where nobody can ask."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # Qt says what is missing
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed
