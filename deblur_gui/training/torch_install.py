"""Whether this program can train, and how what is missing comes into its environment.

Signals:
    changed(): the installing began, or has ended.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
import re
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from deblur_gui.jobs.child import ChildJobs
from deblur_gui.widgets.log_dock import LogDock
from deblur_gui.widgets.notice import Notice
from engine.events import Event, Finished, Log
from engine.models.teachers import has_torch

ABOUT_MEGABYTES = 700
"""On disk; some 200 of them are fetched. On Linux from PyTorch's index for processors."""

_NEEDED = ("torch", "onnx", "safetensors")
_EXTRA = re.compile(r"""extra\s*==\s*["']train["']""")
_CPU_INDEX = "https://download.pytorch.org/whl/cpu"


def missing() -> list[str]:
    """Return the packages that training needs and that are not here."""
    return [name for name in _NEEDED if not _is_here(name)]


def _is_here(name: str) -> bool:
    if name == "torch":
        return has_torch()
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):
        return False


def can_install() -> bool:
    """Return whether packages can be put where this program looks for them."""
    return not getattr(sys, "frozen", False)


def install_command() -> list[str]:
    """Return the command that installs what is missing: the checkout's own door, else pip."""
    door = Path(__file__).resolve().parents[2] / "run.py"
    if door.is_file():
        return [sys.executable, str(door), "train", "--help"]
    wanted = [w.partition(";")[0].strip() for w in _requirements() if _EXTRA.search(w)]
    pip = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check"]
    index = ["--extra-index-url", _CPU_INDEX] if sys.platform == "linux" else []
    return [*pip, *index, *(wanted or _NEEDED)]


def _requirements() -> list[str]:
    try:
        return importlib.metadata.requires("deblur") or []
    except importlib.metadata.PackageNotFoundError:
        return []


class TorchInstaller(QObject):
    """Says what is missing in a notice, and installs it where the user asks for it."""

    changed = Signal()

    def __init__(self, notice: Notice, log: LogDock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notice, self._log = notice, log
        self._jobs = ChildJobs(self)
        self._jobs.told.connect(self._on_jobs_told)
        self._jobs.ended.connect(self._on_jobs_ended)

    @property
    def is_busy(self) -> bool:
        """Whether something is being installed."""
        return self._jobs.is_running

    def look(self) -> None:
        """Say what is missing, if anything."""
        names = ", ".join(missing())
        if not names:
            return
        if not can_install():
            text = self.tr(
                "This package cannot train: {0} is not in it. Get the full package of Deblur; it "
                "is about {1} MB larger. Everything else works here, too."
            )
            self._notice.say(text.format(names, ABOUT_MEGABYTES))
            return
        text = self.tr("To train, {0} must be installed: about {1} MB on disk.")
        self._notice.say(text.format(names, ABOUT_MEGABYTES))
        self._notice.offer(self.tr("Install"), self.install, keep=True)

    def install(self) -> None:
        """Install it; it is fetched from the network, as the user has asked."""
        if self._jobs.is_running:
            return
        self._jobs.start(install_command(), "install")
        self._notice.say(self.tr("Installing; this takes some minutes…"))
        self._notice.offer(self.tr("Show the log"), self._log.show, keep=True)
        self.changed.emit()

    def close(self) -> None:
        """Stop; what was fetched is thrown away."""
        self._jobs.close(3)

    def _on_jobs_told(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, Log):
                self._log.add(event.level, event.message)

    def _on_jobs_ended(self, finished: Finished) -> None:
        importlib.invalidate_caches()
        if missing():
            told = finished.traceback.splitlines()[-1:] or [finished.message]
            text = self.tr("It could not be installed: {0} The log tells more.")
            self._notice.say(text.format(told[0]))
            self._notice.offer(self.tr("Try again"), self.install, keep=True)
        else:
            self._notice.say(self.tr("Installed. Training can begin."))
        self.changed.emit()
