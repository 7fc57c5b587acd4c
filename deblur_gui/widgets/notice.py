"""A line above a page: a message, and buttons for what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from deblur_gui.language import translated
from deblur_gui.widgets.plain import PlainLabel


class Notice(QFrame):
    """Hidden until there is a message; a newer one replaces the older."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("Message"))
        self._text = PlainLabel(wordWrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._offers: list[QPushButton] = []
        self._of_photos = False
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(10, 4, 6, 4)
        self._layout.addWidget(self._text, 1)
        self._close = QPushButton(self.tr("Close"), flat=True)
        self._close.clicked.connect(self.hide)
        self._layout.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """The message that is shown."""
        return self._text.text()

    def say(self, text: str, *, of_photos: bool = False) -> None:
        """Show a message, without buttons; `of_photos`: it concerns the photos in the list."""
        self._of_photos = of_photos
        for button in self._offers:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._offers = []
        self._text.setText(translated(text))
        self.show()

    def forget_photos(self) -> None:
        """Hide a message about photos that are no longer in the list."""
        if self._of_photos:
            self.hide()

    def offer(self, text: str, do: Callable[[], object], *, keep: bool = False) -> QPushButton:
        """Add a button to the message; it hides the message unless `keep`."""
        button = QPushButton(text)
        if not keep:
            button.clicked.connect(self.hide)
        button.clicked.connect(lambda: do())
        self._layout.insertWidget(self._layout.count() - 1, button)
        self._offers.append(button)
        return button
