"""One step of a page: a box with choices.

Signals:
    chosen(): the user made another choice; typed text counts after a short pause.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.settings import Settings
from deblur_gui.widgets.plain import PlainLabel, plain

_MARGINS_PX = (9, 5, 9, 5)
"""Around what is in the box of a step; little above and below, so that all fit a small screen."""

ROW_SPACING_PX = 4
"""Between the rows of a step that has many."""

_COLUMN_SPACING_PX = 6


class Step(QGroupBox):
    """A step shows `Settings` and reports which of them the user changed."""

    chosen = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
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
        around.setContentsMargins(*_MARGINS_PX)
        around.addWidget(inner)

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


def choices_in(steps: Iterable[Step]) -> dict[str, Any]:
    """Return the choices of all these steps, by their names in `Settings`."""
    return {name: value for step in steps for name, value in step.changes().items()}


_Choice = QCheckBox | QComboBox | QLineEdit


class MoreOptions(QToolButton):
    """Opens the choices that few people need in a window of their own, which closes by itself.

    So nothing below the button moves out of sight. How many of the choices are not as they were
    when the button was made is shown on it, and which ones in its tool tip.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent, autoRaise=True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setArrowType(Qt.ArrowType.DownArrow)
        self._popover = QFrame(self, Qt.WindowType.Popup)
        self._popover.setFrameShape(QFrame.Shape.StyledPanel)
        # Else a click on the button would close the choices and open them again.
        self._popover.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        self._content = content
        QVBoxLayout(self._popover).addWidget(content)
        self._usual: dict[_Choice, object] = {}
        for choice in content.children():
            if isinstance(choice, QCheckBox):
                choice.toggled.connect(self.show_chosen)
            elif isinstance(choice, QComboBox):
                choice.currentIndexChanged.connect(self.show_chosen)
            elif isinstance(choice, QLineEdit):
                choice.textChanged.connect(self.show_chosen)
            else:
                continue
            self._usual[choice] = _value_of(choice)
        self.show_chosen()
        self.clicked.connect(self._on_clicked)

    @Slot()
    def show_chosen(self) -> None:
        """Say how many choices were made; for what was set while signals were blocked."""
        chosen = [
            _text_of(choice) for choice, usual in self._usual.items() if _value_of(choice) != usual
        ]
        text = self.tr("More options")
        self.setText(f"{text} ({len(chosen)})" if chosen else text)
        self.setToolTip(plain("\n".join(chosen)))

    @Slot()
    def _on_clicked(self) -> None:
        popover = self._popover
        if popover.isVisible():
            popover.hide()
            return
        popover.adjustSize()
        screen, size = self.screen().availableGeometry(), popover.size()
        below = self.mapToGlobal(QPoint(0, self.height()))
        above = self.mapToGlobal(QPoint(0, -size.height()))
        place = below if below.y() + size.height() <= screen.bottom() else above
        place.setX(min(place.x(), screen.right() - size.width()))
        popover.move(place)
        popover.show()
        inside = self._content.findChildren(QWidget)
        next(w for w in inside if w.focusPolicy() & Qt.FocusPolicy.TabFocus).setFocus()


def _value_of(choice: _Choice) -> object:
    if isinstance(choice, QComboBox):
        return choice.currentIndex()
    return choice.isChecked() if isinstance(choice, QCheckBox) else choice.text()


def _text_of(choice: _Choice) -> str:
    return choice.currentText() if isinstance(choice, QComboBox) else choice.text()


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
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to what is in it
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(content)
    bar = scroll.verticalScrollBar()
    # The steps keep their width, whether there is a scroll bar or not.
    room = scroll.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
    upper.setContentsMargins(8, 4, 8 + room, 0)
    bar.rangeChanged.connect(
        lambda _, end: upper.setContentsMargins(8, 4, 8 if end else 8 + room, 0)
    )
    lower = QVBoxLayout()
    lower.setContentsMargins(8, 0, 8 + room, 4)
    lower.addWidget(last)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(scroll, 1)
    layout.addLayout(lower)
    return content


def row() -> QHBoxLayout:
    """Return a row of a step; by itself it would have the spacing between the rows, or none."""
    line = QHBoxLayout()
    line.setSpacing(_COLUMN_SPACING_PX)
    return line


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
