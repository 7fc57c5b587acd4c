"""Below the camera's picture: how fast it really is."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from deblur_gui.camera.jobs import LiveStats


class CameraStrip(QLabel):
    """One line of figures, two where the window is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setContentsMargins(10, 4, 10, 4)
        self.setAccessibleName(self.tr("Frame rate and latency"))
        self.setToolTip(
            self.tr(
                "Latency: from the moment a picture arrives to the moment it is painted, the "
                "median, and what 95 of 100 pictures stay below. Dropped: pictures that a newer "
                "one overtook. Processor: what this program takes of all processors."
            )
        )

    def show_stats(self, stats: LiveStats, shown: float) -> None:
        """Show what the last seconds were like; `shown`: pictures painted in a second."""
        width, height = stats.size
        size = f"{width} x {height}, " if width else ""
        words = self.tr(
            "Camera {0}{1:.1f} FPS · deblurred {2:.1f} · shown {3:.1f} · latency {4:.0f} ms "
            "(95 %: {5:.0f} ms) · dropped {6} · processor {7:.0f} %"
        )
        latency = stats.latency_ms, stats.latency_p95_ms
        rest = stats.dropped, 100 * stats.cpu_share
        self.setText(words.format(size, stats.fps_in, stats.fps_out, shown, *latency, *rest))
