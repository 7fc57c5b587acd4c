"""A single window for each user: a second start hands its files to the first, and ends.

    claim = OneWindow.claim([Path("a.jpg")])     # None: a window runs, and has the files
    claim.start_requested.connect(window.open_paths)       # StartRequest: of a later start
    claim.listen()

An operating-system lock on a file in the user's data folder marks the running window; the files go
through a local socket, a file in the same folder (on Windows a named pipe) that this user alone may
open. Another data folder (`DEBLUR_DATA`) is another window. Nothing here touches a network.

Signals:
    start_requested(StartRequest): the program was started again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from engine.core.locks import FileLock
from engine.core.paths import make_private_folder
from engine.core.resources import user_data_dir

ANSWER_SECONDS = 10.0
"""How long a second start waits for the first, which may still be starting."""

_LONGEST_SOCKET = 100
"""Bytes of the path of a socket: 108 on Linux, 104 on macOS (unix(7), sys/un.h)."""

_MOST_BYTES = 8_000_000
_TOKEN = "XDG_ACTIVATION_TOKEN"


@dataclass(frozen=True)
class StartRequest:
    """The files and folders of a later start, and the desktop's token for raising the window."""

    paths: tuple[Path, ...] = ()
    token: str = ""


class OneWindow(QObject):
    """The claim of this process to be the window; keep it while the window is open."""

    start_requested = Signal(StartRequest)

    def __init__(self, lock: FileLock | None) -> None:
        super().__init__()
        self._lock = lock
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_server_new_connection)

    @classmethod
    def claim(cls, paths: Sequence[Path]) -> OneWindow | None:
        """Return the claim, or None where another window has just taken over these paths.

        A window that does not answer is not waited for longer than `ANSWER_SECONDS`: the user gets
        one of their own. So they do where the data folder knows no locks.
        """
        lock = FileLock(user_data_dir() / "window.lock")
        until = time.monotonic() + ANSWER_SECONDS
        while True:
            try:
                make_private_folder(user_data_dir())
                if lock.acquire():
                    return cls(lock)
            except OSError:
                return cls(None)
            if _hand_over(paths):
                return None
            if time.monotonic() > until:
                return cls(None)
            time.sleep(0.1)

    def listen(self) -> None:
        """Accept later starts from now on; without a lock there are none."""
        if self._lock is None:
            return
        name = server_name()
        QLocalServer.removeServer(name)  # left by a killed window; the lock proves that it is gone
        self._server.listen(name)

    def close(self) -> None:
        """Release the claim; the next start opens a window."""
        self._server.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _on_server_new_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _MOST_BYTES:
                socket.abort()
            return
        request = _parse(bytes(socket.readLine().data()))
        if request is None:
            socket.abort()
            return
        socket.write(b"ok\n")
        socket.flush()
        self.start_requested.emit(request)


def server_name() -> str:
    """Return the socket of the window of this user and this data folder."""
    folder = user_data_dir().absolute()
    path = folder / "window.socket"
    if sys.platform != "win32" and len(os.fsencode(path)) <= _LONGEST_SOCKET:
        return str(path)
    return "deblur-" + hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]


def _hand_over(paths: Sequence[Path]) -> bool:
    """Send the paths to the running window; return whether it confirmed them."""
    line = {"paths": [str(path.absolute()) for path in paths], "token": os.environ.get(_TOKEN, "")}
    socket = QLocalSocket()
    socket.connectToServer(server_name())
    if not socket.waitForConnected(1000):
        return False
    if sys.platform == "win32":  # else Windows lets only this process bring a window forward
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
    socket.write(json.dumps(line).encode() + b"\n")
    socket.waitForBytesWritten(1000)
    said = socket.waitForReadyRead(int(ANSWER_SECONDS * 1000))
    return said and bytes(socket.readAll().data()).startswith(b"ok")


def _parse(line: bytes) -> StartRequest | None:
    with contextlib.suppress(ValueError, TypeError, KeyError):
        values: Any = json.loads(line)
        if all(isinstance(path, str) for path in values["paths"]):
            return StartRequest(tuple(Path(path) for path in values["paths"]), str(values["token"]))
    return None
