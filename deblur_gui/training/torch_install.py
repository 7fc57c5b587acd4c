"""Checks whether this program can train, and installs the missing packages.

Signals of `TorchInstaller`:
    changed(): an installation began or ended.
    progressed(): another package is being downloaded, or all are unpacked; see `state`.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from deblur_gui.jobs.slots import Slots
from deblur_gui.language import translated
from deblur_gui.widgets.log_dock import LogDock
from deblur_gui.widgets.notice import Notice
from engine.core.paths import is_file
from engine.events import Event, Finished, Log
from engine.models.teachers import has_torch

ABOUT_MEGABYTES = 900
"""On disk. On Linux from PyTorch's index for processors."""
DOWNLOADED_MEGABYTES = 200

_SLOT = "install"
_NEEDED = ("torch", "onnx", "safetensors")
_EXTRA = re.compile(r"""extra\s*==\s*["']train["']""")
_ERROR = re.compile(r"error: *", re.IGNORECASE)
_NO_CAUSE = re.compile(
    r"(warning:|\[notice\]|creating |install(ing|ed) |downloading |unpacking |minutes, |waiting |"
    r"nvidia gpu|another )",
    re.I,
)
_SENTENCE = re.compile(r".+?[.!?](?= |$)")
_DOWNLOADING = re.compile(
    r"\s*Downloading (\S+?)(?:-\d\S*\.(?:whl|gz|zip)|,) \(?(\d[\d.,]* [kKMG]?B)\)?"
)
"""Of pip: "Downloading torch-2.9.1-cp311.whl (190.5 MB)"; of run.py: "torch, 190 MB"."""
_UNPACKING = re.compile(r"\s*(?:Installing collected packages:|Unpacking \d+ packages)")
_MOST_LETTERS = 300
_CPU_INDEX = "https://download.pytorch.org/whl/cpu"


def missing() -> list[str]:
    """Return the packages that training needs and that are not installed."""
    return [name for name in _NEEDED if not _is_here(name)]


def _is_here(name: str) -> bool:
    if name == "torch":
        return has_torch()
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):
        return False


def can_install() -> bool:
    """Return whether packages can be installed where this program finds them."""
    return not getattr(sys, "frozen", False)


def install_command() -> list[str]:
    """Return the command that installs what is missing: run.py of a checkout, otherwise pip."""
    run = Path(__file__).resolve().parents[2] / "run.py"
    if is_file(run):
        return [sys.executable, str(run), "train", "--help"]
    import importlib.metadata

    try:
        requirements = importlib.metadata.requires("deblur") or []
    except importlib.metadata.PackageNotFoundError:
        requirements = []
    wanted = [line.partition(";")[0].strip() for line in requirements if _EXTRA.search(line)]
    pip = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check"]
    if sys.prefix != sys.base_prefix:
        # Some computers are set up to install for the user, which a virtual environment refuses.
        pip.append("--no-user")
    index = ["--extra-index-url", _CPU_INDEX] if sys.platform == "linux" else []
    return [*pip, *index, *(wanted or _NEEDED)]


def cause(report: str) -> str:
    """Return what went wrong, from what run.py or pip said on stderr; "" if they said nothing.

    That is pip's first error, else the last line of a traceback, else the first sentence that
    neither tells what is done nor warns. What follows it is advice.
    """
    lines = [line.strip() for line in report.splitlines() if line.strip()]
    for line in lines:
        if found := _ERROR.match(line):
            return _as_sentence(line[found.end() :])
    if any(line.startswith("Traceback (") for line in lines):
        return _as_sentence(lines[-1])
    told = [line for line in lines if not _NO_CAUSE.match(line)]
    found = _SENTENCE.match(" ".join(told))
    return _as_sentence(found[0] if found else " ".join(told[:1]))


def _as_sentence(text: str) -> str:
    text = text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1]}…"
    return text if text.endswith((".", "!", "?", "…")) or not text else f"{text}."


class TorchInstaller(QObject):
    """Shows in a notice what is missing, and installs it at the user's request."""

    changed = Signal()
    progressed = Signal()

    def __init__(
        self, notice: Notice, log: LogDock, slots: Slots, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._notice, self._log, self._slots = notice, log, slots
        self.failure = ""
        """Why the last installation failed."""
        self._doing = ""

    @property
    def is_busy(self) -> bool:
        """Whether packages are being installed."""
        return _SLOT in self._slots

    def state(self) -> str:
        """Return what is missing, or what becomes of its installation; "" if nothing is missing."""
        absent = missing()
        # One name for what people know; the others come with it.
        names = "PyTorch" if "torch" in absent else ", ".join(absent)
        if not names:
            return ""
        if self.is_busy:
            return self._doing or self.tr("Installing; this takes a few minutes…")
        if self.failure:
            return self.failure
        if can_install():
            text = self.tr(
                "Missing for training: {0}. Estimate: about {2} MB to download, {1} MB on disk; "
                "2 to 5 minutes to install with a usual connection."
            )
        else:
            text = self.tr(
                "This package cannot train: it does not include {0}. Get the full package of "
                "Deblur, which is about {1} MB larger. Everything else works here too."
            )
        return text.format(names, ABOUT_MEGABYTES, DOWNLOADED_MEGABYTES)

    def check(self) -> None:
        """Show what is missing, if anything."""
        text = self.state()
        if text:
            self._notice.say(text)
            if can_install():
                self._notice.offer(self.tr("Install"), self.install, keep=True)

    def install(self) -> None:
        """Install what is missing, from the network."""
        ends = self._on_child_events, self._on_child_ended
        if not self._slots.run_command(_SLOT, install_command(), *ends):
            return
        self.failure = self._doing = ""
        self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        self._notice.say(self.state())
        self._notice.offer(self.tr("Show log"), self._log.show, keep=True)

    def close(self) -> None:
        """Cancel a running installation."""
        self._slots.end(_SLOT, 3)

    def _on_child_events(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, Log):
                self._log.add(event.level, event.message)
                self._follow(event.message)

    def _follow(self, line: str) -> None:
        """Show which package is downloaded, and how large it is, by a line of run.py or of pip."""
        if found := _DOWNLOADING.match(line):
            name = found[1].rpartition("/")[2]
            self._doing = self.tr("Installing: downloading {0}, {1}…").format(name, found[2])
        elif _UNPACKING.match(line):
            self._doing = self.tr("Installing: unpacking; this may take a minute…")
        else:
            return
        if self._notice.isVisible():
            self._show_state()
        self.progressed.emit()

    def _on_child_ended(self, finished: Finished) -> None:
        importlib.invalidate_caches()
        if missing():
            reason = cause(finished.traceback) or translated(finished.message)
            text = self.tr("The installation failed: {0} See the log for details.")
            self.failure = text.format(reason)
            self._log.show()  # in the dialog there is no button for it
            self._notice.say(self.failure)
            self._notice.offer(self.tr("Retry"), self.install, keep=True)
        else:
            self._notice.say(self.tr("Installed. Training is available now."))
        self.changed.emit()
