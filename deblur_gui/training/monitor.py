"""A tuning, followed by its files: started here, or found running after a restart of the window.

    monitor = TuningMonitor(Tuning(folder))
    monitor.events_read.connect(view.add)   # a tuple of events, several times a second
    monitor.ended.connect(view.end)         # Finished, once, when the process has exited
    monitor.start()                         # or follow(), if it is running already

The child is no QProcess, which would kill it with the window: it may be allowed to outlive it.

Signals:
    events_read(tuple[Event, ...]): new events, with `follow` all of them from the first session on.
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
from engine.messages import msg
from trainer.tune.record import ERRORS, EVENTS, Requests, Tuning

TICK_MS = 150

_CHUNK = 1 << 16
"""Bytes read at a time, so that a long file of events does not freeze the window."""

_LAST_LINES = 40


class TuningMonitor(QObject):
    """Follows one tuning."""

    events_read = Signal(tuple)
    ended = Signal(Finished)

    def __init__(self, tuning: Tuning, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tuning = tuning
        self._child: subprocess.Popen[bytes] | None = None
        self._offset = 0
        self._began = 0  # the size of its events when the child was started
        self._rest = b""
        self._last: Finished | None = None
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def start(self) -> None:
        """Start the process, or resume what was stopped; raises ConfigError.

        One that runs already, started elsewhere, is followed.
        """
        self.tuning.check()  # it may be no longer there
        if self.tuning.is_running:
            self.follow()
            return
        self.tuning.write("requests.json", Requests())
        command = trainer_command("--child", "tune", "--resume", str(self.tuning.folder))
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
        environment = os.environ | {"PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
        try:
            self._began = self._size()
            with (self.tuning.folder / ERRORS).open("wb") as errors:
                self._child = subprocess.Popen(
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=errors,
                    start_new_session=True,
                    creationflags=flags,
                    env=environment,
                )
        except OSError as error:
            raise ConfigError(
                "{name} could not be started: {reason}.",
                "Install the program again.",
                name=Path(command[0]).name,
                reason=error.strerror or error,
            ) from error
        self.follow()

    def follow(self) -> None:
        """Report past events and those to come."""
        self._last = None
        self._timer.start()
        self._read()

    def request(self, **changes: object) -> None:
        """Send requests to the process (`trainer.tune.record.Requests`); raises ConfigError."""
        self.tuning.request(**changes)

    def release(self, seconds: float = 5.0) -> None:
        """Stop following; the process is stopped too, unless it was asked to continue alone."""
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
        _abandon(child)

    def _on_timer_timeout(self) -> None:
        # Checked before reading: everything written by then is in the file.
        exited = not self._is_running()
        more = self._read()
        if exited and not more:
            self._timer.stop()
            child, self._child = self._child, None
            if child is not None:
                child.wait()
                _abandon(child)
            self.ended.emit(self._last or self._crash(child))

    def _is_running(self) -> bool:
        if self._child is not None:
            return self._child.poll() is None
        return self.tuning.is_running

    def _read(self) -> bool:
        """Report new events; return whether there may be more to read at once."""
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
            self.events_read.emit(tuple(events))
        return len(data) == _CHUNK

    def _size(self) -> int:
        """Return the bytes of its events until now."""
        with suppress(OSError):
            return (self.tuning.folder / EVENTS).stat().st_size
        return 0

    def _crash(self, child: subprocess.Popen[bytes] | None) -> Finished:
        lines: list[str] = []
        with suppress(OSError):
            text = (self.tuning.folder / ERRORS).read_text(encoding="utf-8", errors="replace")
            lines = text.splitlines()
        text = msg("The training process ended unexpectedly.")
        # What cannot begin says why in one line; a crash or a warning takes more, or comes later.
        has_begun = self._size() != self._began
        if child is not None and child.returncode == 1 and len(lines) == 1 and not has_begun:
            return Finished("failed", lines[0])
        if child is not None:
            code = child.returncode
            text = msg("The training process ended unexpectedly (code {code}).", code=code)
        return Finished(
            "crashed",
            text,
            "Everything up to its last checkpoint is kept: resume from there. If memory is short, "
            "close other programs.",
            "\n".join(lines[-_LAST_LINES:]),
        )


def _abandon(child: subprocess.Popen[bytes]) -> None:
    """Let Python drop a child that may outlive us, without a warning."""
    if child.poll() is None:
        child.returncode = 0
    if child.stdin is not None:
        with suppress(OSError):
            child.stdin.close()
