"""Messages with buttons for what can be done about them, and where they are shown.

They lie over the lower edge of a picture, so that nothing moves when they come and go.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.language import translated
from deblur_gui.theme import outline
from deblur_gui.widgets.plain import PlainLabel
from engine.events import Finished

_EDGE_PX = 8
_READABLE_PX = 300
"""A text is given so much room beside the buttons, or a line of its own."""


class Notice(QFrame):
    """Hidden until there is a message; a newer one replaces the older."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("Message"))
        self._text = PlainLabel(wordWrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._offers: list[QPushButton] = []
        self._of_photos, self._of_photo = False, ""
        self.setAutoFillBackground(True)
        self._around = QHBoxLayout(self)
        self._around.setContentsMargins(10, 4, 6, 4)
        self._around.addWidget(self._text, 1)
        self._layout = QHBoxLayout()
        self._layout.addStretch(1)
        self._around.addLayout(self._layout)
        self._close = QPushButton(self.tr("Close"), flat=True)
        self._close.clicked.connect(self.hide)
        self._layout.addWidget(self._close)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw an edge that is seen on the viewer, which is as dark as a dark window."""
        super().paintEvent(event)
        is_dark = self.palette().color(QPalette.ColorRole.Window).lightness() < 128
        with QPainter(self) as painter:
            painter.setPen(outline(dark=is_dark))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    @property
    def text(self) -> str:
        """The message that is shown."""
        return self._text.text()

    def say(self, text: str, *, of_photos: bool = False, of_photo: str = "") -> None:
        """Show a message, without buttons.

        `of_photos`: it concerns the photos in the list; `of_photo`: the one of this key alone.
        """
        self._of_photos, self._of_photo = of_photos or bool(of_photo), of_photo
        for button in self._offers:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._offers = []
        self._text.setText(translated(text))
        self._fit()
        self.show()

    def say_failure(self, finished: Finished) -> None:
        """Say why a job has failed; the window has a dialog for one that has crashed."""
        if finished.outcome == "failed":
            self.say(finished.text)

    def forget_photos(self) -> None:
        """Hide a message about photos that are no longer in the list."""
        if self._of_photos:
            self.hide()

    def forget(self, text: str) -> None:
        """Hide the message if it is this one."""
        if text and text == self.text:
            self.hide()

    def show_photo(self, key: str) -> None:
        """Hide a message that is about another photo than this one, which is shown now."""
        if self._of_photo and self._of_photo != key:
            self.hide()

    def offer(self, text: str, do: Callable[[], object], *, keep: bool = False) -> QPushButton:
        """Add a button to the message; it hides the message unless `keep`."""
        button = QPushButton(text)
        if not keep:
            button.clicked.connect(self.hide)
        button.clicked.connect(lambda: do())
        self._layout.insertWidget(self._layout.count() - 1, button)
        button.show()  # a layout shows it an event later: until then it has no size to fit in
        self._offers.append(button)
        self._fit()
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the text where there is little room beside it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beside = self.width() - self._layout.sizeHint().width()
        is_tight = beside < min(_READABLE_PX, self._text.sizeHint().width() + 20)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        wanted = down if is_tight else across
        if self._around.direction() != wanted:
            self._around.setDirection(wanted)


class MessageArea(QWidget):
    """Holds what lies over the lower edge of another widget; it takes only the room it needs."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._shown: list[QWidget] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        over.installEventFilter(self)
        self.hide()

    def add(self, widget: QWidget) -> None:
        """Show this widget here whenever it is not hidden."""
        self._shown.append(widget)
        widget.installEventFilter(self)
        self._fill().addWidget(widget)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge."""
        moved = watched is self._over and event.type() == QEvent.Type.Resize
        changed = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)
        if moved or (watched is not self._over and event.type() in changed):
            # Not in `_place`: it asks for a layout, which would then be asked for without end.
            self._fill().invalidate()
            self._place()
        return False

    def event(self, event: QEvent) -> bool:
        """Follow the size of the contents."""
        done: bool = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return done

    def _fill(self) -> QVBoxLayout:
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        return layout

    def _place(self) -> None:
        layout = self._fill()
        if all(widget.isHidden() for widget in self._shown):
            self.hide()
            return
        width = max(0, self._over.width() - 2 * _EDGE_PX)
        height = layout.totalHeightForWidth(width)
        height = height if height >= 0 else layout.totalSizeHint().height()
        self.setGeometry(_EDGE_PX, self._over.height() - height - _EDGE_PX, width, height)
        self.show()
        self.raise_()
