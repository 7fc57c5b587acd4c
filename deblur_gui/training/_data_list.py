"""The training data as a list: thumbnails, verdicts, reasons."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QBrush, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from deblur_gui.language import translated
from deblur_gui.theme import BAD, FAIR, GOOD, ink
from deblur_gui.widgets.plain import plain
from deblur_gui.widgets.thumbnails import Thumbnails
from trainer.tune.record import ScanResult, ScanRow

Index = QModelIndex | QPersistentModelIndex

_INKS = {"good": GOOD, "fixed": FAIR, "dropped": BAD}
_SIDE = QSize(72, 54)
_KEPT = 400


class MaterialModel(QAbstractTableModel):
    """Rows of a `ScanResult`; thumbnails are made for the visible ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ScanRow, ...] = ()
        self._folders: tuple[Path, ...] = ()
        self._images: dict[str, QImage] = {}
        self._asked: set[str] = set()
        self._thumbnails = Thumbnails(self)
        self._thumbnails.ready.connect(self._on_thumbnails_ready)

    def show_material(self, material: ScanResult | None) -> None:
        """Show the rows of the result of a scan."""
        self.beginResetModel()
        self._rows = () if material is None else material.rows
        self._folders = () if material is None else tuple(map(Path, material.folders))
        self.endResetModel()

    def close(self) -> None:
        """Stop making thumbnails."""
        self._thumbnails.close()

    def row(self, number: int) -> ScanRow:
        """Return the row with this number."""
        return self._rows[number]

    def image(self, path: str) -> QImage | None:
        """Return a thumbnail, or None until it is ready."""
        if path in self._images:
            return self._images[path]
        if path not in self._asked:
            self._asked.add(path)
            given_up = self._thumbnails.ask(path)
            if given_up is not None:
                self._asked.discard(given_up)
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many pairs or photos there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of columns."""
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - whatever the role wants
        """Return the names of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        names = (self.tr("Picture"), self.tr("Name"), self.tr("Verdict"), self.tr("Reason"))
        return names[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a cell shows."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return ("", self._name(row), self._verdict(row), translated(row.why))[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 2:
            return QBrush(ink(_INKS[row.verdict], QGuiApplication.palette()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(translated(row.why) or "\n".join(filter(None, (row.blurred, row.sharp))))
        return None

    def _name(self, row: ScanRow) -> str:
        """Return where the photo is, or the blurred one of a pair, within the scanned folder."""
        path = Path(row.blurred or row.sharp)
        for folder in self._folders:
            if path.is_relative_to(folder):
                return str(path.relative_to(folder if len(self._folders) == 1 else folder.parent))
        return row.name

    def _verdict(self, row: ScanRow) -> str:
        texts = {
            "good": self.tr("good"),
            "fixed": self.tr("repaired"),
            "dropped": self.tr("excluded"),
        }
        return texts[row.verdict]

    def _on_thumbnails_ready(self, path: str, image: QImage) -> None:
        self._asked.discard(path)
        self._images[path] = image
        while len(self._images) > _KEPT:
            self._images.pop(next(iter(self._images)))
        for number, row in enumerate(self._rows):
            if path in (row.blurred, row.sharp):
                index = self.index(number, 0)
                self.dataChanged.emit(index, index)


class _Pictures(QStyledItemDelegate):
    """Draws the blurred and the sharp photo side by side."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the thumbnails that are ready."""
        super().paint(painter, option, index)
        model = index.model()
        if not isinstance(model, MaterialModel):
            return
        row = model.row(index.row())
        left = option.rect.left() + 4
        for path in filter(None, (row.blurred, row.sharp)):
            image = model.image(path)
            where = QRect(left, option.rect.top() + 3, _SIDE.width(), _SIDE.height())
            left += _SIDE.width() + 4
            if image is None or image.isNull():
                painter.fillRect(where, option.palette.mid())
                continue
            size = image.size().scaled(where.size(), Qt.AspectRatioMode.KeepAspectRatio)
            fitted = QRect(where.topLeft(), size)
            fitted.moveCenter(where.center())
            painter.drawImage(fitted, image)


class MaterialList(QTableView):
    """The list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = MaterialModel(self)
        self.setModel(self.rows)
        self.setItemDelegateForColumn(0, _Pictures(self))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setAccessibleName(self.tr("Training data"))
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_SIDE.height() + 6)
        self.setColumnWidth(0, 2 * _SIDE.width() + 14)
        self.setColumnWidth(1, 170)
        self.setColumnWidth(2, 80)
        self.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)

    def show_material(self, material: ScanResult | None) -> None:
        """Show the result of a scan."""
        rows = () if material is None else material.rows
        self.rows.show_material(material)
        pairs = any(row.blurred and row.sharp for row in rows)
        self.setColumnWidth(0, (2 if pairs else 1) * (_SIDE.width() + 4) + 8)
