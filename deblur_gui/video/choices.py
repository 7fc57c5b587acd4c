"""What is chosen for the result of a video: plain words first, the encoder's own below them.

Signals of `VideoChoices`: none; `choice` is read at the start.
"""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QSpinBox, QWidget

from deblur_gui.video.runner import VideoChoice
from deblur_gui.widgets.plain import PlainLabel
from deblur_gui.widgets.step import MoreOptions, label_for

LIKE_ORIGINAL, SMALLER, FOR_EDITING = 17, 23, 10
"""CRF of the encoder: 17 counts as visually lossless, 23 is what encoders take by themselves. 25
frames of REDS in 720p: 2.5 MB, 1.2 MB, and 5.3 MB for editing."""


class VideoChoices(QWidget):
    """Quality, what becomes of the sound, and options that few people need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quality = QComboBox()
        self.quality.setAccessibleName(self.tr("Quality"))
        for text, crf in (
            (self.tr("Like the original"), LIKE_ORIGINAL),
            (self.tr("Smaller file (about half the size)"), SMALLER),
            (self.tr("For editing (about twice the size)"), FOR_EDITING),
        ):
            self.quality.addItem(text, crf)
        self.sound = PlainLabel(self.tr("Copied unchanged"))
        self.deflicker = QCheckBox(self.tr("Reduce flicker in static areas"))
        self.deflicker.setChecked(True)
        self.deflicker.setToolTip(
            self.tr(
                "Where nothing moves, each frame is blended with the one before it, so that noise "
                "flickers less. What moves is left alone."
            )
        )
        self.crf = QSpinBox(minimum=0, maximum=51, value=LIKE_ORIGINAL)
        self.crf.setAccessibleName(self.tr("Compression"))
        self.crf.setToolTip(
            self.tr(
                "0 loses nothing and makes huge files; at 17 no difference is seen; from 28 on "
                "losses are visible. Encoders call this number CRF."
            )
        )
        self.format = PlainLabel()
        self.format.setToolTip(
            self.tr("The kind of file follows from its name: .mp4, .mov, .m4v or .mkv.")
        )
        self._lay_out()
        self.show_video(sound=True, deep=False)
        self.quality.currentIndexChanged.connect(self._on_quality_current_index_changed)
        self.crf.valueChanged.connect(self._on_crf_value_changed)

    def _lay_out(self) -> None:
        few = QWidget()
        inner = QFormLayout(few)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addRow(self.deflicker)
        compression = label_for(self.tr("&Compression"), self.crf)
        quality = label_for(self.tr("&Quality"), self.quality)
        format_, sound = PlainLabel(self.tr("Format")), PlainLabel(self.tr("Sound"))
        self.labels = compression, quality, format_, sound
        """The names of the rows, so that they can be as wide as those of other rows."""
        inner.addRow(compression, self.crf)
        inner.addRow(format_, self.format)
        self.more = MoreOptions(few)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(quality, self.quality)
        form.addRow(sound, self.sound)
        form.addRow(self.more)

    @property
    def choice(self) -> VideoChoice:
        """What is chosen now."""
        return VideoChoice(self.crf.value(), self.deflicker.isChecked())

    def show_video(self, *, sound: bool, deep: bool) -> None:
        """Say what becomes of a video with or without sound; `deep`: more than 8 bits."""
        self.sound.setText(self.tr("Copied unchanged") if sound else self.tr("None in this video"))
        self.format.setText(
            self.tr("H.265, since the video has finer colours (10 bits)")
            if deep
            else self.tr("H.264, which plays almost everywhere")
        )

    @Slot(int)
    def _on_quality_current_index_changed(self, _index: int) -> None:
        crf = self.quality.currentData()
        if crf is None:
            return
        blockers = QSignalBlocker(self.crf), QSignalBlocker(self.quality)
        self.crf.setValue(crf)
        self._drop_own()
        del blockers

    @Slot(int)
    def _on_crf_value_changed(self, value: int) -> None:
        """Show the plain choice that it is, or that it is none of them."""
        blocker = QSignalBlocker(self.quality)
        self._drop_own()
        if self.quality.findData(value) < 0:
            self.quality.addItem(self.tr("Own choice"), None)
        self.quality.setCurrentIndex(self.quality.findData(value))
        if self.quality.currentIndex() < 0:
            self.quality.setCurrentIndex(self.quality.count() - 1)
        del blocker

    def _drop_own(self) -> None:
        """No longer offer the number that was none of the plain choices."""
        own = self.quality.findData(None)
        if own >= 0:
            self.quality.removeItem(own)
