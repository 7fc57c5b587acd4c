"""A tuning followed by its files: begun here, or found at work after a restart of the window.

    following = Following(Tuning(folder))
    following.told.connect(panel.show)      # a tuple of events, several times a second
    following.ended.connect(panel.end)      # Finished, once, when the process has gone
    following.start()                       # or follow(), where it is at work already

The child is no QProcess, which would kill it with the window: it may be told to go on alone.

Signals:
    told(tuple[Event, ...]): what was said; all of it from the first session on, after `follow` too.
    ended(Finished): how the process ended; it may be started again.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from engine.core.resources import trainer_command
from engine.errors import ConfigError
from engine.events import Finished, Started, from_json
from trainer.tune.record import ERRORS, EVENTS, Requests, Tuning

TICK_MS = 150

_CHUNK = 1 << 16
"""So much is read at a time: a long story is caught up with, without holding up the window."""

_LAST_WORDS = 40


class Following(QObject):
    """One tuning, as its process tells it."""

    told = Signal(object)
    ended = Signal(object)

    def __init__(self, tuning: Tuning, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tuning = tuning
        self._child: subprocess.Popen[bytes] | None = None
        self._offset = 0
        self._rest = b""
        self._last: Finished | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def start(self) -> None:
        """Start the process, or go on with what was stopped; raises ConfigError."""
        self.tuning.write("wishes.json", Requests())
        command = trainer_command("--child", "tune", "--go-on", str(self.tuning.folder))
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
        environment = os.environ | {"PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
        try:
            with (self.tuning.folder / ERRORS).open("wb") as errors:
                self._child = subprocess.Popen(
                    command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=errors,
                    start_new_session=True, creationflags=flags, env=environment,
                )  # fmt: skip
        except OSError as error:
            raise ConfigError(
                f"{Path(command[0]).name} could not be started: {error.strerror or error}.",
                "Install the program again.",
            ) from error
        self.follow()

    def follow(self) -> None:
        """Hear what was said so far, and what is said from now on."""
        self._last = None
        self._timer.start()
        self._read()

    def request(self, **changes: object) -> None:
        """Leave wishes for the process (`trainer.tune.record.Requests`); raises ConfigError."""
        self.tuning.request(**changes)

    def sample(self) -> None:
        """Wish for the samples as they are now; raises ConfigError."""
        self.request(sample=self.tuning.requests.sample + 1)

    def leave(self, seconds: float = 5.0) -> None:
        """Let go of the process: it goes on alone where it was told so, else it is stopped."""
        self._timer.stop()
        child, self._child = self._child, None
        if child is None:
            return
        if child.poll() is None and not self.tuning.requests.stay:
            with suppress(ConfigError):
                self.request(stop=True)
            with suppress(OSError):
                assert child.stdin is not None
                child.stdin.close()
            try:
                child.wait(seconds)
            except subprocess.TimeoutExpired:  # its last checkpoint is on disk
                child.kill()
                child.wait()
        _forget(child)

    def _on_timer_timeout(self) -> None:
        # Asked before reading: what was said by then is in the file.
        gone = not self._is_at_work()
        more = self._read()
        if gone and not more:
            self._timer.stop()
            child, self._child = self._child, None
            if child is not None:
                child.wait()
                _forget(child)
            self.ended.emit(self._last or self._crash(child))

    def _is_at_work(self) -> bool:
        if self._child is not None:
            return self._child.poll() is None
        return self.tuning.is_running

    def _read(self) -> bool:
        """Tell what is new; return whether there may be more to read at once."""
        try:
            with (self.tuning.folder / EVENTS).open("rb") as file:
                file.seek(self._offset)
                data = file.read(_CHUNK)
        except OSError:
            return False
        self._offset += len(data)
        *lines, self._rest = (self._rest + data).split(b"\n")
        events = [event for line in lines if (event := from_json(line.decode("ascii", "replace")))]
        for event in events:
            if isinstance(event, Started):
                self._last = None
            elif isinstance(event, Finished):
                self._last = event
        if events:
            self.told.emit(tuple(events))
        return len(data) == _CHUNK

    def _crash(self, child: subprocess.Popen[bytes] | None) -> Finished:
        words: list[str] = []
        with suppress(OSError):
            text = (self.tuning.folder / ERRORS).read_text(encoding="utf-8", errors="replace")
            words = text.splitlines()[-_LAST_WORDS:]
        how = "" if child is None else f" (code {child.returncode})"
        return Finished(
            "crashed",
            f"The process that trains has gone without a word{how}.",
            "What it learned up to its last checkpoint is kept: go on from there. If there is too "
            "little memory, close other programs.",
            "\n".join(words),
        )


def _forget(child: subprocess.Popen[bytes]) -> None:
    """Let Python forget a child that may outlive us, without a warning."""
    if child.poll() is None:
        child.returncode = 0
    if child.stdin is not None:
        with suppress(OSError):
            child.stdin.close()
