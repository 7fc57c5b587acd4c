"""A row of widgets that goes on below where there is no more room, as words in a text do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """As high as its rows, and never lower than one of `row_px`.

    What is aligned right is at the end of its row.
    """

    def __init__(self, row_px: int, spacing_px: int = 2) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._row_px = row_px
        self.setSpacing(spacing_px)

    def insert_widget(self, number: int, widget: QWidget) -> None:
        """Add a widget in this place."""
        self.addWidget(widget)
        self._items.insert(number, self._items.pop())
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Add at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None where there is none, as Qt asks for."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove an item and return it."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that it takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that it is higher where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high it is with this width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def minimumSize(self) -> QSize:
        """Return the size of the widest item, in one row."""
        margins = self.contentsMargins()
        widths = [item.minimumSize().width() for item in self._items if not item.isEmpty()]
        edges = QSize(margins.left() + margins.right(), margins.top() + margins.bottom())
        return QSize(max(widths, default=0), self._row_px) + edges

    def sizeHint(self) -> QSize:
        """Return the smallest size: the width comes from what is above."""
        return self.minimumSize()

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Return the height of all rows; with `move` the items are placed there."""
        margins, spacing = self.contentsMargins(), self.spacing()
        inner = rect.marginsRemoved(margins)
        x, y, row = inner.x(), inner.y(), self._row_px
        for item in self._items:
            if item.isEmpty():  # hidden
                continue
            size = item.sizeHint()
            width = min(size.width(), inner.width())
            if x > inner.x() and x + width > inner.right() + 1:
                x, y, row = inner.x(), y + row + spacing, self._row_px
            row = max(row, size.height())
            if item.alignment() & Qt.AlignmentFlag.AlignRight:
                x = inner.right() + 1 - width
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, row)))
            x += width + spacing
        return y + row - rect.y() + margins.bottom()
