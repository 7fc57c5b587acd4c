"""After a tuning: old and new picture by picture, in figures and in the viewer, and what to do.

Signals:
    asked(str): use, rename, export, take_out or folder.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.training.jobs import Picture
from deblur_gui.training.picture_reader import PictureReader
from deblur_gui.widgets.compare_view import CompareView, Result
from trainer.tune.record import ComparedPicture, TuneResult

_KEY = "compared "
_BETTER, _WORSE = "#3a9a5b", "#c8453c"


class Comparison(QWidget):
    """What came of a tuning."""

    asked = Signal(str)

    def __init__(self, reader: PictureReader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._result: TuneResult | None = None
        self._shown = -1
        self.verdict = QLabel(wordWrap=True)
        self.figures = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.table = QTableWidget(0, 5)
        self.view = CompareView()
        self.use = QPushButton(self.tr("&Use this model"))
        self.rename = QPushButton(self.tr("&Rename…"))
        self.export = QPushButton(self.tr("E&xport…"))
        self.take_out = QPushButton(self.tr("&Take out of the models…"))
        self.folder = QPushButton(self.tr("Show &files"))
        self._lay_out()
        for name in ("use", "rename", "export", "take_out", "folder"):
            button: QPushButton = getattr(self, name)
            button.clicked.connect(lambda _=False, n=name: self.asked.emit(n))
        self.table.currentCellChanged.connect(self._on_table_current_changed)
        reader.pictures_read.connect(self._on_reader_pictures_read)

    def _lay_out(self) -> None:
        font = self.verdict.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.verdict.setFont(font)
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Held-out picture"), self.tr("Blurred"), self.tr("Old model"),
                self.tr("New model"), self.tr("Better by"),
            ]
        )  # fmt: skip
        self.table.setAccessibleName(self.tr("Old and new model, picture by picture"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.table)
        parts.addWidget(self.view)
        parts.setSizes([200, 360])
        parts.setChildrenCollapsible(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.use)
        for button in (self.rename, self.export, self.take_out):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.folder)
        layout = QVBoxLayout(self)
        layout.addWidget(self.verdict)
        layout.addWidget(self.figures)
        layout.addWidget(parts, 1)
        layout.addLayout(buttons)

    def show_result(self, result: TuneResult, *, adopted: bool, chosen: bool) -> None:
        """Show how both compare; `adopted`: it is in the catalogue, `chosen`: batches use it."""
        fresh = self._result is None or self._result.pictures != result.pictures
        self._result = result
        self.verdict.setText(self._verdict(result))
        self.figures.setText(self._figures(result))
        self.use.setText(self.tr("In use") if chosen else self._use_text(result, adopted))
        self.use.setEnabled(not chosen)
        for button in (self.rename, self.take_out):
            button.setEnabled(adopted)
        self.export.setEnabled(adopted)
        if fresh:
            self._fill(result)

    def _use_text(self, result: TuneResult, adopted: bool) -> str:
        if adopted or result.better:
            return self.tr("&Use this model")
        return self.tr("&Use it all the same")

    def _verdict(self, result: TuneResult) -> str:
        _, old, new = result.mean("psnr")
        gain = new - old
        if result.better:
            return self.tr("Better than {0}: {1:+.2f} dB on pictures it has not seen.").format(
                result.old, gain
            )
        forgotten = len(result.general) == 3 and gain > 0
        if forgotten:
            return self.tr(
                "{0:+.2f} dB on your camera, but other blur was forgotten. It was not taken over."
            ).format(gain)
        return self.tr("Not better than {0} ({1:+.2f} dB). It was not taken over.").format(
            result.old, gain
        )

    def _figures(self, result: TuneResult) -> str:
        (before, old, new), ssim = result.mean("psnr"), result.mean("ssim")
        lines = [
            self.tr("Held out: {0} pictures. PSNR {1:.2f} blurred, {2:.2f} old, {3:.2f} new. "
                    "SSIM {4:.3f}, {5:.3f}, {6:.3f}.").format(
                len(result.pictures), before, old, new, *ssim
            )
        ]  # fmt: skip
        if len(result.general) == 3:
            lines.append(
                self.tr("Other blur, made from held-out sharp pictures: {0:.2f} old, {1:.2f} new "
                        "({2:+.2f} dB: what was forgotten, or learned).").format(
                    *result.general[1:], result.general[2] - result.general[1]
                )
            )  # fmt: skip
        learned = self.tr("Learned from {0} in {1} steps, {2:.0f} min.")
        lines.append(learned.format(result.trained_on, result.steps, result.seconds / 60))
        if result.mix < 1:
            lines[-1] += " " + self.tr("{0:.0%} of its weights are new.").format(result.mix)
        for precision, lost in result.precisions.items():
            lines[-1] += " " + self.tr("{0} loses {1:.3f} dB.").format(precision, lost)
        return "\n".join(lines)

    def _fill(self, result: TuneResult) -> None:
        self._shown = -1
        self.table.blockSignals(True)
        self.table.setRowCount(len(result.pictures))
        for number, one in enumerate(result.pictures):
            gain = one.psnr[2] - one.psnr[1]
            texts = (one.name, *(f"{value:.2f} dB" for value in one.psnr), f"{gain:+.2f} dB")
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                if column == 4:
                    item.setForeground(QBrush(QColor(_BETTER if gain > 0 else _WORSE)))
                self.table.setItem(number, column, item)
        self.table.blockSignals(False)
        self.table.setCurrentCell(0, 0)
        self._on_table_current_changed(0)

    def _on_table_current_changed(self, row: int, *_: int) -> None:
        if self._result is None or not 0 <= row < len(self._result.pictures):
            return
        one = self._result.pictures[row]
        paths = [Path(path) for path in _paths(one)]
        self._reader.read(f"{_KEY}{row}", paths)

    def _on_reader_pictures_read(self, key: str, pictures: tuple[Picture | None, ...]) -> None:
        if key != f"{_KEY}{self.table.currentRow()}":
            return
        names = (
            self.tr("Blurred"), self.tr("Old model"), self.tr("New model"), self.tr("Sharp"),
        )  # fmt: skip
        found = [Result(n, p) for n, p in zip(names, pictures, strict=True) if p is not None]
        if not found or len({result.pixels.shape for result in found}) != 1:
            self.view.show_message(self.tr("These pictures are not there any more."))
            return
        current = self.view.current if self._shown >= 0 else min(2, len(found) - 1)
        self.view.show_results(found, current=current)
        self._shown = self.table.currentRow()


def _paths(one: ComparedPicture) -> tuple[str, str, str, str]:
    return one.blurred, one.old, one.new, one.sharp
