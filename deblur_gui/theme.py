"""Colours and icons: Fusion with a palette of our own, dark or light as the system is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from engine.core.resources import resource_path

_ROLES = QPalette.ColorRole

_DARK = {
    _ROLES.Window: "#2b2b2e",
    _ROLES.WindowText: "#e8e8ea",
    _ROLES.Base: "#212124",
    _ROLES.AlternateBase: "#303034",
    _ROLES.Text: "#e8e8ea",
    _ROLES.Button: "#3a3a3f",
    _ROLES.ButtonText: "#e8e8ea",
    _ROLES.BrightText: "#ffffff",
    _ROLES.ToolTipBase: "#3a3a3f",
    _ROLES.ToolTipText: "#e8e8ea",
    _ROLES.Highlight: "#2f6fb5",
    _ROLES.Link: "#6cb0f5",
    _ROLES.HighlightedText: "#ffffff",
    _ROLES.PlaceholderText: "#97979d",
    _ROLES.Light: "#4a4a50",
    _ROLES.Midlight: "#424247",
    _ROLES.Mid: "#232326",
    _ROLES.Dark: "#1b1b1d",
    _ROLES.Shadow: "#000000",
}
_LIGHT = {
    _ROLES.Window: "#f2f2f4",
    _ROLES.WindowText: "#1c1c1f",
    _ROLES.Base: "#ffffff",
    _ROLES.AlternateBase: "#e9e9ed",
    _ROLES.Text: "#1c1c1f",
    _ROLES.Button: "#ececf0",
    _ROLES.ButtonText: "#1c1c1f",
    _ROLES.BrightText: "#ffffff",
    _ROLES.ToolTipBase: "#ffffff",
    _ROLES.ToolTipText: "#1c1c1f",
    _ROLES.Highlight: "#2f6fb5",
    _ROLES.Link: "#1a5fb0",
    _ROLES.HighlightedText: "#ffffff",
    _ROLES.PlaceholderText: "#65656c",
    _ROLES.Light: "#ffffff",
    _ROLES.Midlight: "#f7f7f9",
    _ROLES.Mid: "#b9b9c0",
    _ROLES.Dark: "#9a9aa2",
    _ROLES.Shadow: "#6a6a70",
}
_GREYED = (_ROLES.WindowText, _ROLES.Text, _ROLES.ButtonText, _ROLES.PlaceholderText)

OUTLINED = (
    "QLineEdit",
    "QAbstractSpinBox",
    "QCheckBox",
    "QRadioButton",
    "CheckMenu",
    "QProgressBar",
    "QSlider",
)
"""Widgets with an outline of their own; not QMenu: Fusion draws drop-down lists as such."""


class CheckMenu(QMenu):
    """A menu with boxes to tick, whose outline is to be seen."""


GOOD, FAIR, BAD = "good", "fair", "bad"
_INKS = {
    GOOD: ("#1e783c", "#5cc87d"),
    FAIR: ("#8a5a00", "#e0a83c"),
    BAD: ("#be2822", "#ff786e"),
}


_DRAWING = "drawing"
"""The property of a button or an action with the name of its icon."""


def palette_of(*, dark: bool) -> QPalette:
    """Return all colours of the window."""
    palette = QPalette()
    for role, colour in (_DARK if dark else _LIGHT).items():
        palette.setColor(role, QColor(colour))
    for role in _GREYED:
        palette.setColor(
            QPalette.ColorGroup.Disabled, role, QColor("#a6a6ac" if dark else "#65656c")
        )
    # What a slider or a bar is filled with, which else looks as if it could be moved.
    disabled = QPalette.ColorGroup.Disabled
    palette.setColor(disabled, _ROLES.Highlight, QColor("#5c5c63" if dark else "#a9a9b1"))
    palette.setColor(disabled, _ROLES.HighlightedText, QColor("#ffffff" if dark else "#1c1c1f"))
    return palette


def outlined_palette(*, dark: bool) -> QPalette:
    """Return the colours of fields, bars and boxes to tick, to be seen also when empty.

    Fusion draws their outline in the window's colour, made darker, which is lost on a dark ground.
    None of these widgets uses that colour for anything else.
    """
    palette = palette_of(dark=dark)
    palette.setColor(_ROLES.Window, QColor(outline(dark=dark)).lighter(140))
    return palette


def outline(*, dark: bool) -> QColor:
    """Return the colour of the outline of fields: a contrast of 3 on their ground (WCAG 1.4.11)."""
    return QColor("#7e7e86" if dark else "#7c7c84")


def focus_lines(*, dark: bool) -> tuple[QColor, QColor]:
    """Return the colours of the line around what has the focus, and of the one inside it.

    The first has a contrast of 7 on the window; the two one of 9, so that on any ground one of them
    is seen (WCAG 2.4.11, technique C40).
    """
    return (
        (QColor("#8ec5ff"), QColor("#0a0a0c")) if dark else (QColor("#0b409c"), QColor("#ffffff"))
    )


def ink(verdict: str, palette: QPalette) -> QColor:
    """Return the colour of a GOOD, FAIR or BAD thing, with a contrast of 4.5 on its ground."""
    is_dark = palette.color(_ROLES.Base).lightness() < 128
    return QColor(_INKS[verdict][is_dark])


def apply_theme(app: QApplication, theme: str) -> None:
    """Make the program dark or light; "system" asks the desktop, which may change its mind."""
    scheme = QGuiApplication.styleHints().colorScheme()
    dark = theme == "dark" or (theme == "system" and scheme == Qt.ColorScheme.Dark)
    app.setPalette(palette_of(dark=dark))
    for name in OUTLINED:
        app.setPalette(outlined_palette(dark=dark), name)  # type: ignore[arg-type]  # wrong stub
    for window in app.topLevelWidgets():
        if window.parentWidget() is not None:
            continue  # a dialog, which is among the children of its window
        dressed: list[QAbstractButton | QAction] = window.findChildren(QAbstractButton)
        for each in (*dressed, *window.findChildren(QAction)):
            if drawing := each.property(_DRAWING):
                each.setIcon(icon(drawing))


def dress(target: QAbstractButton | QAction, name: str) -> None:
    """Give a button or an action one of our icons, which follows the theme."""
    target.setProperty(_DRAWING, name)
    target.setIcon(icon(name))


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """Return one of our icons, in the colour of text on buttons or in another; grey if disabled."""
    drawing = resource_path(f"icons/{name}.svg").read_text(encoding="utf-8")
    result = QIcon()
    palette = QGuiApplication.palette()
    for mode, group in (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
    ):
        paint = palette.color(group, QPalette.ColorRole.ButtonText)
        if colour is not None and mode == QIcon.Mode.Normal:
            paint = colour
        pixmap = QPixmap()
        pixmap.loadFromData(drawing.replace("currentColor", paint.name()).encode())
        result.addPixmap(pixmap, mode)
    return result
