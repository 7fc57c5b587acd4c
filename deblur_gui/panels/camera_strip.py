"""Below the camera's picture: how fast it really is, and what has just happened.

Room: PySide6 and deblur_gui.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from deblur_gui.camera_work import LiveStats


class CameraStrip(QWidget):
    """Two texts side by side: the figures, and a sentence that passes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = QLabel()
        self._figures.setAccessibleName(self.tr("Frame rate and latency"))
        self._figures.setToolTip(
            self.tr(
                "Latency: from the moment a picture arrives to the moment it is painted, the "
                "median, and what 95 of 100 pictures stay below. Dropped: pictures that a newer "
                "one overtook. Processor: what this program takes of all processors."
            )
        )
        self._said = QLabel()
        # A long path is cut, and never makes the window wider.
        for label in (self._figures, self._said):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._passing = QTimer(self, singleShot=True, interval=8000)
        self._passing.timeout.connect(lambda: self._said.setText(""))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 4, 10, 4)
        layout.addWidget(self._figures, 3)
        layout.addWidget(self._said, 2)

    @property
    def text(self) -> str:
        """The figures."""
        return self._figures.text()

    @property
    def said(self) -> str:
        """The sentence."""
        return self._said.text()

    def say(self, text: str) -> None:
        """Say something that passes."""
        self._said.setText(text)
        self._said.setToolTip(text)
        self._passing.start()

    def clear(self) -> None:
        """Show no figures: nothing runs."""
        self._figures.setText("")

    def show_stats(self, stats: LiveStats, shown: float) -> None:
        """Show what the last seconds were like; `shown` is how many pictures were painted."""
        width, height = stats.size
        size = f"{width} x {height}, " if width else ""
        words = self.tr(
            "Camera {0}{1:.1f} FPS, deblurred {2:.1f}, shown {3:.1f} · latency {4:.0f} ms "
            "(95 %: {5:.0f} ms) · dropped {6} · processor {7:.0f} %"
        )
        self._figures.setText(
            words.format(
                size,
                stats.fps_in,
                stats.fps_out,
                shown,
                stats.latency_ms,
                stats.latency_p95_ms,
                stats.dropped,
                100 * stats.cpu_share,
            )
        )
