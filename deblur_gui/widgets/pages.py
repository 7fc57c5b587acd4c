"""The pages of the window, one at a time, with a slim bar of tabs above them.

Signals:
    changed(QWidget): another page is shown.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from deblur_gui.theme import icon


class Pages(QWidget):
    """Each page keeps its contents while another one is shown."""

    changed = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons: list[str] = []
        self.bar = QTabBar()
        self.bar.setDocumentMode(True)
        self.bar.setDrawBase(True)
        self.bar.setExpanding(False)
        self.bar.setAccessibleName(self.tr("Pages"))
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self._stack, 1)
        self.bar.currentChanged.connect(self._on_bar_current_changed)

    @property
    def current(self) -> QWidget:
        """The page that is shown."""
        page = self._stack.currentWidget()
        assert page is not None
        return page

    def add(self, page: QWidget, name: str, drawing: str) -> None:
        """Add a page; the first one is shown."""
        self._icons.append(drawing)
        self._stack.addWidget(page)  # first: the bar emits at once
        self.bar.addTab(icon(drawing), name)

    def show_page(self, page: QWidget) -> None:
        """Show this page."""
        self.bar.setCurrentIndex(self._stack.indexOf(page))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons in the new colours."""
        if event.type() == QEvent.Type.PaletteChange:
            for number, drawing in enumerate(self._icons):
                self.bar.setTabIcon(number, icon(drawing))
        super().changeEvent(event)

    def _on_bar_current_changed(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.changed.emit(self.current)
