"""The result of a tuning: old and new model picture by picture, and what to do with the new one.

Signals:
    use_requested(), rename_requested(), export_requested(), remove_requested(): the new model.
    files_requested(): show the folder of the tuning.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.jobs.slots import Slots
from deblur_gui.language import filled, percent, translated
from deblur_gui.theme import BAD, GOOD, ink
from deblur_gui.training._sample_view import OLD_FIRST, SampleView
from deblur_gui.widgets.flow import FlowLayout
from deblur_gui.widgets.plain import PlainLabel
from trainer.tune.record import Effort, TuneResult


class _GainDelegate(QStyledItemDelegate):
    """Keeps the colour of a gain where its row is selected: good and bad look the same in all."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Show the text in its colour, on the background that this was chosen for."""
        super().initStyleOption(option, index)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        if colour is not None:
            palette = QPalette(option.palette)
            palette.setBrush(QPalette.ColorRole.HighlightedText, colour)
            palette.setBrush(QPalette.ColorRole.Highlight, palette.base())
            option.palette = palette


class ResultView(QWidget):
    """Shows how the old and the new model compare."""

    use_requested = Signal()
    rename_requested = Signal()
    export_requested = Signal()
    remove_requested = Signal()
    files_requested = Signal()

    def __init__(self, slots: Slots, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: TuneResult | None = None
        self._effort: Effort = "standard"
        self.verdict = PlainLabel(wordWrap=True)
        self.figures = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.table = QTableWidget(0, 5)
        self.view = SampleView(slots, "pictures compared", order=OLD_FIRST)
        self.use = QPushButton(self.tr("&Use this model"))
        self.rename = QPushButton(self.tr("Re&name…"))
        self.export = QPushButton(self.tr("E&xport…"))
        self.remove = QPushButton(self.tr("Remove from mode&ls…"))
        self.files = QPushButton(self.tr("Show f&iles"))
        self._lay_out()
        self.use.clicked.connect(self.use_requested)
        self.rename.clicked.connect(self.rename_requested)
        self.export.clicked.connect(self.export_requested)
        self.remove.clicked.connect(self.remove_requested)
        self.files.clicked.connect(self.files_requested)
        self.table.currentCellChanged.connect(self._on_table_current_changed)

    def _lay_out(self) -> None:
        font = self.verdict.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.verdict.setFont(font)
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Held-out picture"),
                self.tr("Blurred"),
                self.tr("Old model"),
                self.tr("New model"),
                self.tr("Gain"),
            ]
        )
        self.table.setAccessibleName(self.tr("Old and new model, picture by picture"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setItemDelegateForColumn(4, _GainDelegate(self.table))
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(header.defaultSectionSize())
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.table)
        parts.addWidget(self.view)
        parts.setSizes([200, 360])
        parts.setChildrenCollapsible(False)
        buttons = FlowLayout(self.use.sizeHint().height(), 6)
        for button in (self.use, self.rename, self.export, self.remove, self.files):
            buttons.addWidget(button)
        buttons.setAlignment(self.files, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.addWidget(self.verdict)
        layout.addWidget(self.figures)
        layout.addWidget(parts, 1)
        layout.addLayout(buttons)

    def show_result(
        self, result: TuneResult, effort: Effort, *, adopted: bool, chosen: bool
    ) -> None:
        """Show a result of a training of this `effort`.

        `adopted`: the model is in the catalogue, `chosen`: batches use it.
        """
        fresh = self._result is None or self._result.pictures != result.pictures
        self._result, self._effort = result, effort
        self.verdict.setText(self.verdict_of(result))
        self.figures.setText(self._figures(result))
        self.figures.setToolTip(self._more_figures(result))
        self.use.setText(self.tr("In use") if chosen else self._use_text(result, adopted))
        self.use.setEnabled(not chosen)
        for button in (self.rename, self.export, self.remove):
            button.setEnabled(adopted)
        if fresh:
            self._fill(result)

    def _use_text(self, result: TuneResult, adopted: bool) -> str:
        if adopted or result.better:
            return self.tr("&Use this model")
        return self.tr("&Use anyway")

    def verdict_of(self, result: TuneResult) -> str:
        """Return in a sentence how both models compare, and whether the new one was adopted."""
        said = translated(result.reason)
        refused = self.tr("The new model was not adopted.")  # in an f-string lupdate finds none
        return said if result.better else f"{said} {refused}"

    def _figures(self, result: TuneResult) -> str:
        text = self.tr(
            "{0} held-out photos, accuracy (PSNR): blurred {1:.2f} dB, old model {2:.2f} dB, "
            "new model {3:.2f} dB."
        )
        lines = [filled(text, len(result.pictures), *result.mean("psnr"))]
        if len(result.general) == 3:
            _, old, new = result.general
            text = self.tr(
                "Other blur, synthesized: old model {0:.2f} dB, new model {1:.2f} dB ({2:+.2f} dB)."
            )
            lines.append(filled(text, old, new, new - old))
        text = self.tr("Trained on {0} photos in {1} steps, {2:.0f} min.")
        if result.total_seconds:
            text = self.tr(
                "Trained on {0} photos in {1} steps, {2:.0f} min; with preparation and comparison "
                "{3:.0f} min."
            )
        minutes = result.seconds / 60, result.total_seconds / 60
        lines.append(text.format(result.trained_on, result.steps, *minutes))
        if result.mix < 1:
            text = self.tr("Mixed with the old model, so that it forgets less: {0} of it is new.")
            lines[-1] += " " + text.format(percent(result.mix))
        if not result.better:
            lines.append(self._advice(result))
        return "\n".join(lines)

    def _advice(self, result: TuneResult) -> str:
        """Return what may make the next model better."""
        if result.steps < result.planned_steps:
            text = self.tr(
                "Training was stopped after {0} of {1} steps; letting it finish may help."
            )
            return text.format(result.steps, result.planned_steps)
        if self._effort == "thorough":
            return self.tr("What may help: more photos (20 to 100 are recommended).")
        if self._effort == "standard":
            return self.tr(
                "What may help: more photos (20 to 100 are recommended), or the effort Thorough."
            )
        return self.tr(
            "What may help: more photos (20 to 100 are recommended), or the effort Standard or "
            "Thorough."
        )

    def _more_figures(self, result: TuneResult) -> str:
        text = self.tr(
            "Closeness to the sharp original: blurred {0:.1f}%, old model {1:.1f}%, new model "
            "{2:.1f}%."
        )
        lines = [filled(text, *(100 * share for share in result.mean("ssim")))]
        text = self.tr("Faster version in 8 bits ({0}): {1:+.2f} dB.")
        lines += [filled(text, name, -lost) for name, lost in result.precisions.items()]
        return "\n".join(lines)

    def _fill(self, result: TuneResult) -> None:
        self.view.reset("")
        self.table.blockSignals(True)
        self.table.setRowCount(len(result.pictures))
        for number, one in enumerate(result.pictures):
            gain = one.psnr[2] - one.psnr[1]
            values = (filled("{0:.2f} dB", value) for value in one.psnr)
            texts = (one.name, *values, filled("{0:+.2f} dB", gain))
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self.table.setItem(number, column, item)
        self.table.blockSignals(False)
        self._paint_gains()
        self.table.setCurrentCell(0, 0)
        self._on_table_current_changed(0)

    def _paint_gains(self) -> None:
        if self._result is None:
            return
        for number, one in enumerate(self._result.pictures[: self.table.rowCount()]):
            verdict = GOOD if one.psnr[2] > one.psnr[1] else BAD
            if (item := self.table.item(number, 4)) is not None:
                item.setForeground(ink(verdict, self.palette()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours of the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_gains()

    def _on_table_current_changed(self, row: int, *_: int) -> None:
        if self._result is None or not 0 <= row < len(self._result.pictures):
            return
        one = self._result.pictures[row]
        paths = [Path(path) for path in (one.blurred, one.old, one.new, one.sharp)]
        self.view.show_sample(one.name, paths, self.tr("These pictures no longer exist."))
