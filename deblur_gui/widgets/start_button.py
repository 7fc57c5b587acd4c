"""The large button of a page: green to start, red to stop, an outline while it is disabled."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from deblur_gui.theme import icon

_START = QColor("#2b8a4b")
_STOP = QColor("#c03a32")
_RADIUS = 6


class StartButton(QPushButton):
    """Bold, and in the colour of its action.

    It paints itself: one with a style sheet is not told when the theme changes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stops = False
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setBold(True)
        self.setFont(font)
        self.setMinimumHeight(42)

    def show_what(self, text: str, *, stops: bool) -> None:
        """Show the current action."""
        self.setText(text)
        self._stops = stops
        self._draw_icon()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon in the new colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not self.icon().isNull():
            self._draw_icon()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground in the colour of the action, or only an outline; then the text."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        role, palette = QPalette.ColorRole, QPalette(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isEnabled():
            ground = _STOP if self._stops else _START
            painter.setBrush(ground.darker(115) if self.isDown() else ground)
            palette.setColor(role.ButtonText, QColor("white"))
            if self.hasFocus():
                painter.setPen(QPen(palette.color(role.WindowText), 2))
                box.adjust(1, 1, -1, -1)
        else:
            painter.setPen(palette.color(role.Midlight if _is_dark(palette) else role.Mid))
            box.adjust(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        option.palette = palette
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonLabel, option, painter, self)

    def _draw_icon(self) -> None:
        self.setIcon(icon("stop" if self._stops else "start", QColor("white")))


def _is_dark(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Window).lightness() < 128
