"""The first page somebody sees: what this does, and the samples to try it on.

It lies over the empty viewer and goes when the first photos come.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from deblur_gui.language import tr
from deblur_gui.theme import icon

if TYPE_CHECKING:
    from deblur_gui.main_window import MainWindow


class Welcome(QFrame):
    """The page; `deblur_samples` and `open_folder` are what its buttons do."""

    def __init__(
        self, deblur_samples: Callable[[], object], open_folder: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Welcome"))
        self.setMaximumWidth(520)
        title = QLabel("<h2>" + self.tr("Welcome to Deblur") + "</h2>")
        words = QLabel(wordWrap=True)
        words.setText(
            "<p>"
            + self.tr("Drop a folder of shaken photos on this window, and press Start.")
            + "</p><p>"
            + self.tr("The originals are never changed; results are new files.")
            + "</p><p>"
            + self.tr("All is computed on this machine. No photo leaves it.")
            + "</p>"
        )
        words.setMinimumWidth(420)
        self.samples = QPushButton(icon("start"), self.tr("Deblur the sample photos"))
        self.samples.clicked.connect(lambda: deblur_samples())
        self.folder = QPushButton(icon("folder"), self.tr("Open a folder…"))
        self.folder.clicked.connect(lambda: open_folder())
        buttons = QHBoxLayout()
        buttons.addWidget(self.samples)
        buttons.addWidget(self.folder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 20, 28, 24)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(words)
        layout.addLayout(buttons)


def greet(window: MainWindow) -> None:
    """Offer to go on with what was interrupted; to somebody new, to try it out."""
    if window.session.state.phase != "idle":
        return  # the window was made anew in another language
    left = [batch.id for batch in window.session.interrupted()]
    if left:
        window.notice.say(tr("%Ln batch(es) did not end.", "", len(left)))
        window.notice.offer(tr("Go on"), lambda: _each(window.session.resume, left))
        window.notice.offer(tr("Forget"), lambda: _each(window.session.discard, left))
    elif not window.settings.first_run_seen:
        show_welcome(window)


def show_welcome(window: MainWindow) -> Welcome:
    """Lay the page over the empty viewer."""

    def deblur_samples() -> None:
        # Once they are planned: what starts is what the list shows.
        window.session.planned.connect(
            lambda _: window.running.start(), Qt.ConnectionType.SingleShotConnection
        )
        window.open_samples()

    page = Welcome(deblur_samples, window.open_folder)
    around = window.viewer.view.layout() or QVBoxLayout(window.viewer.view)
    around.addWidget(page)
    around.setAlignment(page, Qt.AlignmentFlag.AlignCenter)
    window.setTabOrder(window.viewer.view, page.samples)
    window.setTabOrder(page.samples, page.folder)

    def photos_came(key: str) -> None:
        page.setVisible(not key)
        if key:
            window.settings = dataclasses.replace(window.settings, first_run_seen=True)

    window.photos.photo_chosen.connect(photos_came)
    return page


def _each(do: Callable[[int], None], numbers: Sequence[int]) -> None:
    for number in numbers:
        do(number)
