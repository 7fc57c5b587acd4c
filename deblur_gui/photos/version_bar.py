"""The row below the photo: which version of it is shown, and what it is compared with.

Signals:
    chosen(int): this version is to be shown.
    left_chosen(int): it is to be compared with this version.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, takewhile

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from deblur_gui.theme import CheckMenu, dress, outline
from deblur_gui.widgets.flow import FlowLayout
from deblur_gui.widgets.plain import plain

_MOST_NAME_PX, _LEAST_NAME_PX = 230, 90
"""Longer names of versions are cut: a model can have any name. To stay in one row they are cut
more, but never so that they cannot be told apart; then the last ones go into a menu."""

_MOST_MENU_PX = 110
"""A name on a button with a menu is no wider."""

_ARROW_PX = 10
"""What the arrow of a menu takes more than the margin of other buttons."""

_NUMBERED = "{0} {1}"
"""A version behind the digit key that shows it."""

_CHOICE = """
QToolButton { border: 1px solid OUTLINE; border-radius: 4px; padding: 3px 5px; }
QToolButton[popupMode="2"] { padding-right: 14px; }
QToolButton:checked { background: palette(highlight); color: palette(highlighted-text); }
QToolButton:focus { border-color: palette(highlight); }
"""


@dataclass(frozen=True)
class Version:
    """What a version is called: in full, in few words where there is little room, and its tip.

    Previews come last: where there is no room for all of them, they are in one menu.
    """

    name: str
    short: str
    tip: str
    is_preview: bool = False


class VersionBar(QWidget):
    """One row, however many versions there are."""

    chosen = Signal(int)
    left_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._versions: tuple[Version, ...] = ()
        self._current = 0
        self.buttons: list[QToolButton] = []
        self.left = self._menu_button()
        self.left.setToolTip(self.tr("What the left side of the divider shows"))
        self.left.setAccessibleName(self.left.toolTip())  # until there is a photo
        self.left.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        dress(self.left, "left")
        self.left.setIconSize(QSize(14, 14))
        self.others = self._menu_button()
        """The versions that have no room of their own."""
        self.others.setCheckable(True)
        self.others.setAccessibleName(self.tr("%Ln more", "", 0))  # until some have no room
        probe = self._dressed(QToolButton())
        probe.setText("0")
        # The picture keeps its place when the first buttons come.
        self._row = FlowLayout(probe.sizeHint().height())
        self._row.setContentsMargins(6, 4, 6, 0)
        self._row.insert_widget(0, self.left)
        self._row.insert_widget(1, self.others)
        self.setLayout(self._row)

    def show_versions(self, versions: Sequence[Version], current: int, base: int) -> None:
        """Offer these versions by number, as the digit keys do; `base` is shown at the left."""
        self._versions, self._current = tuple(versions), current
        while len(self.buttons) > len(versions):
            button = self.buttons.pop()
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        while len(self.buttons) < len(versions):
            button, number = self._dressed(QToolButton()), len(self.buttons)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.clicked.connect(partial(self._on_button_clicked, number))
            self._row.insert_widget(number + 1, button)
            # Else Tab would come to what is made last at the very end.
            self.setTabOrder(self.buttons[-1] if self.buttons else self.left, button)
            self.setTabOrder(button, self.others)
            self.buttons.append(button)
        for button, version in zip(self.buttons, versions, strict=True):
            button.setToolTip(plain(version.tip))
            button.setAccessibleName(version.name)
        self._show_left(base)
        self.show_current(current)

    def show_current(self, number: int) -> None:
        """Mark the version that is shown."""
        self._current = number
        for n, button in enumerate(self.buttons):
            button.setChecked(n == number)
        self._fit()

    def _show_left(self, base: int) -> None:
        """Offer what to compare with, where there is more than the original."""
        names = [version.name for version in self._versions]
        menu = self.left.menu()
        menu.clear()
        for number, name in enumerate(self._cut_apart(names)):
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(number == base)
            action.triggered.connect(partial(self._on_left_triggered, number))
        if names:
            self.left.setText(self._cut(names[base], _MOST_MENU_PX))
            self.left.setAccessibleName(self.tr("Left: {0}").format(names[base]))
        self.left.setVisible(len(names) > 2)

    def _fit(self) -> None:
        """Shorten the names so that they are in one row; the last ones may go into a menu."""
        if not self.buttons:
            self.others.hide()
            return
        self.buttons[0].setText(_NUMBERED.format(1, ""))
        beside = self.buttons[0].sizeHint().width() + self._row.spacing()
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        if not self.left.isHidden():
            room -= self.left.sizeHint().width() + self._row.spacing()
        count, texts = self._placed(room, beside)
        for number, (button, text) in enumerate(zip(self.buttons, texts, strict=True)):
            button.setText(_NUMBERED.format(number + 1, text))
            button.setVisible(number < count)
        self._show_others(count)

    def _show_others(self, count: int) -> None:
        """Put the versions after so many into the menu; the one that is shown is on its button."""
        menu, current = self.others.menu(), self._current
        menu.clear()
        for number, version in list(enumerate(self._versions))[count:]:
            text = _NUMBERED.format(number + 1, version.name)
            action = menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(number == current)
            action.triggered.connect(partial(self._on_others_triggered, number))
        name = self._menu_name(count)
        if current >= count:
            name = self.tr("{0}: {1}", "menu and choice").format(name, self._versions[current].name)
        self.others.setAccessibleName(name)
        self.others.setChecked(current >= count)
        self.others.setVisible(count < len(self._versions))

    def _menu_name(self, count: int) -> str:
        """Return what the versions after so many are."""
        rest = self._versions[count:]
        if rest and all(version.is_preview for version in rest):
            return self.tr("Previews ({0})").format(len(rest))
        return self.tr("%Ln more", "", len(rest))

    def _placed(self, room: int, beside: int) -> tuple[int, list[str]]:
        """Return how many versions have a button of their own, and the texts of all of them.

        `beside`: what a button takes beside its text. Says on the button of the menu what is in it:
        all previews, and of versions before them what has no room even so.
        """
        width_of = self.fontMetrics().horizontalAdvance
        texts = self._fitting(self._versions, room - len(self._versions) * beside)
        if sum(width_of(text) + beside for text in texts) <= room:
            return len(texts), texts
        count = sum(not version.is_preview for version in self._versions)
        name = self._menu_name(count)
        both = self.tr("{0}: {1}", "menu and choice")
        said = [name] if self._current < count else [both.format(name, texts[self._current]), name]
        for text in said if count < len(texts) else ():
            left = room - width_of(text) - beside - _ARROW_PX - count * beside
            first = self._fitting(self._versions[:count], left)
            if sum(map(width_of, first)) <= left:
                self.others.setText(text)
                return count, [*first, *texts[count:]]
        room -= _MOST_MENU_PX + beside
        ends = accumulate(width_of(text) + beside for text in texts)
        count = max(1, sum(end <= room for end in ends))
        text = self._cut(texts[self._current], _MOST_MENU_PX - 14)
        text = _NUMBERED.format(self._current + 1, text)
        self.others.setText(text if self._current >= count else self._menu_name(count))
        return count, texts

    def _fitting(self, versions: Sequence[Version], room: int) -> list[str]:
        """Return the names in so few words that they fit, as long as no two become the same.

        They are cut only where that lets them fit.
        """
        width_of = self.fontMetrics().horizontalAdvance
        names = [version.name for version in versions]
        short = [version.short for version in versions]
        short = [s if short.count(s) == 1 else n for s, n in zip(short, names, strict=True)]
        wide = sum(min(width_of(name), _MOST_NAME_PX) for name in names) > room
        texts = short if wide and len({*short}) == len(short) else names
        whole = cut = self._cut_apart(texts)
        for most in range(_MOST_NAME_PX - 2, _LEAST_NAME_PX - 1, -2):
            if sum(map(width_of, cut)) <= room:
                break
            less = self._cut_apart(texts, most)
            if len({*less}) < len({*cut}):
                break
            cut = less
        return cut if sum(map(width_of, cut)) <= room else whole

    def _cut_apart(self, names: Sequence[str], most: int = _MOST_NAME_PX) -> list[str]:
        """Return the names cut to a width, as long as different ones stay different.

        They are cut in the middle, unless it is there that they differ: then just before that.
        """
        cut = [self._cut(name, most) for name in names]
        same = {text: [n for n, other in enumerate(cut) if other == text] for text in cut}
        while same:
            _, numbers = same.popitem()
            alike = {names[n] for n in numbers}
            if len(alike) < 2:
                continue
            first, last = min(alike), max(alike)  # which differ first
            common = sum(
                1
                for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
            )
            head, begin = 4, common - 2
            if begin <= head:
                continue
            parts: dict[str, list[int]] = {}
            for n in numbers:
                text = f"{names[n][:head]}…{names[n][begin:]}"
                right = Qt.TextElideMode.ElideRight
                cut[n] = self.fontMetrics().elidedText(text, right, most)
                parts.setdefault(cut[n], []).append(n)
            if len(parts) > 1:  # else not even the difference has room
                same |= parts
        return cut

    def _cut(self, name: str, most: int = _MOST_NAME_PX) -> str:
        return self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, most)

    def _menu_button(self) -> QToolButton:
        button = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(CheckMenu(button))
        button.hide()
        return self._dressed(button)

    def _dressed(self, button: QToolButton) -> QToolButton:
        """Give a button its style, which keeps the colours that it was made with."""
        is_dark = self.palette().color(QPalette.ColorRole.Window).lightness() < 128
        button.setStyleSheet("")
        button.setStyleSheet(_CHOICE.replace("OUTLINE", outline(dark=is_dark).name()))
        return button

    def _on_button_clicked(self, number: int) -> None:
        self.chosen.emit(number)

    def _on_others_triggered(self, number: int) -> None:
        self.chosen.emit(number)
        self.show_current(self._current)  # also where it was chosen before

    def _on_left_triggered(self, number: int) -> None:
        self.left_chosen.emit(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the names to the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the buttons in the new colours."""
        if event.type() == QEvent.Type.PaletteChange:
            for button in (self.left, self.others, *self.buttons):
                self._dressed(button)
        super().changeEvent(event)
