"""One step of a page: a box with choices.

Signals:
    chosen(): the user made another choice; typed text counts after a short pause.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFrame,
    QGroupBox,
    QLabel,
    QLayout,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.settings import Settings
from deblur_gui.theme import icon
from deblur_gui.widgets.plain import PlainLabel


class Step(QGroupBox):
    """A step shows `Settings` and reports which of them the user changed."""

    chosen = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._icons: dict[QAbstractButton, str] = {}
        self._typing = QTimer(self, singleShot=True, interval=350)
        self._typing.timeout.connect(self._chose)

    def show_settings(self, settings: Settings) -> None:
        """Show these choices; nothing is emitted."""

    def changes(self) -> dict[str, Any]:
        """Return the choices of this step, by their names in `Settings`."""
        return {}

    def _fill(self, content: QLayout) -> None:
        """Add the content; only the title of the box is bold."""
        font = self.font()
        font.setBold(True)
        self.setFont(font)
        font.setBold(False)
        inner = QWidget()
        inner.setFont(font)
        content.setContentsMargins(0, 0, 0, 0)
        inner.setLayout(content)
        around = QVBoxLayout(self)
        around.addWidget(inner)

    def _dress(self, button: QAbstractButton, name: str) -> None:
        """Give a button an icon that follows the colours."""
        self._icons[button] = name
        button.setIcon(icon(name))

    def _show_consequences(self) -> None:
        """Show what follows from the choices in this step."""

    def _chose(self, *_: object) -> None:
        self._typing.stop()
        self._show_consequences()
        self.chosen.emit()

    def settle(self) -> None:
        """Apply text that was typed just now without waiting for the pause."""
        if self._typing.isActive():
            self._chose()

    def _typed(self, *_: object) -> None:
        self._typing.start()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons in the new colours."""
        if event.type() == QEvent.Type.PaletteChange:
            for button, name in self._icons.items():
                button.setIcon(icon(name))
        super().changeEvent(event)


class MoreOptions(QToolButton):
    """Shows and hides the choices that few people need; put below it, `content` holds them."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent, autoRaise=True)
        self.setText(self.tr("More options"))
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setArrowType(Qt.ArrowType.RightArrow)
        self._content = content
        content.hide()
        self.toggled.connect(self._on_toggled)

    @Slot(bool)
    def _on_toggled(self, shown: bool) -> None:
        self.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        self._content.setVisible(shown)


class ChoiceBox(QComboBox):
    """A box that need not be as wide as its texts; the list that it opens is.

    Where a text does not fit, its box shows the first shorter one (`set_text`) that does.
    """

    _SHORTER = Qt.ItemDataRole.UserRole + 16
    _LEAST_PX = 100

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(self._LEAST_PX)  # a long entry must not widen the column

    def set_text(self, number: int, text: str, *shorter: str) -> None:
        """Set the text of an entry, and what the box may show instead, the longest first."""
        self.setItemText(number, text)
        self.setItemData(number, list(shorter), self._SHORTER)

    def shown_text(self) -> str:
        """Return what the box shows of its text."""
        option, metrics = QStyleOptionComboBox(), self.fontMetrics()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        width = field.width() - 4
        texts = [self.currentText(), *(self.currentData(self._SHORTER) or ())]
        fitting = (text for text in texts if metrics.horizontalAdvance(text) <= width)
        cut = metrics.elidedText(texts[-1], Qt.TextElideMode.ElideRight, width)
        return next(fitting, cut)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text that fits."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown_text()
        painter = QStylePainter(self)
        painter.setPen(self.palette().text().color())
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def showPopup(self) -> None:
        """Open the list, as wide as its texts."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 24)
        super().showPopup()


def lay_out_steps(column: QWidget, steps: Sequence[QWidget], last: QWidget) -> QWidget:
    """Put the steps into a column, to be scrolled, above one that always stays; return them.

    There is no horizontal scroll bar: the column has to be as wide as the steps.
    """
    content = QWidget()
    upper = QVBoxLayout(content)
    for step in steps:
        upper.addWidget(step)
    upper.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(content)
    bar = scroll.verticalScrollBar()
    # The steps keep their width, whether there is a scroll bar or not.
    room = scroll.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
    upper.setContentsMargins(8, 8, 8 + room, 0)
    bar.rangeChanged.connect(
        lambda _, end: upper.setContentsMargins(8, 8, 8 if end else 8 + room, 0)
    )
    lower = QVBoxLayout()
    lower.setContentsMargins(8, 0, 8 + room, 8)
    lower.addWidget(last)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(scroll, 1)
    layout.addLayout(lower)
    return content


def choose(box: QComboBox, value: object) -> None:
    """Choose the entry with this value, or else the first one."""
    box.setCurrentIndex(max(0, box.findData(value)))


def label_for(text: str, buddy: QWidget) -> QLabel:
    """Return a label whose mnemonic focuses `buddy`; rows of a layout get none by themselves."""
    label = PlainLabel(text)
    label.setBuddy(buddy)
    return label


def align_labels(labels: Iterable[QWidget]) -> None:
    """Give the labels of rows in several layouts one width, so that what is beside them aligns."""
    labels = list(labels)
    width = max(label.sizeHint().width() for label in labels)
    for label in labels:
        label.setMinimumWidth(width)
