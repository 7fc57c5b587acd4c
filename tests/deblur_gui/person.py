"""What a person does to the window: drop, press, read, answer. By what is seen, not by our names.

A panel may be built in another way tomorrow; a button is known by its text, as it is to a person.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox, QWidget


def drag(window: QWidget, paths: Iterable[Path]) -> QMimeData:
    """Drag files and folders over the window, as a file manager does."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    enter = QDragEnterEvent(QPoint(40, 40), *_with(mime))
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    return mime


def drop(window: QWidget, paths: Iterable[Path]) -> None:
    """Drop files and folders on the window, as a file manager does."""
    mime = drag(window, paths)
    QApplication.sendEvent(window, QDropEvent(QPointF(40, 40), *_with(mime)))


def _with(mime: QMimeData) -> tuple[object, ...]:
    """Return what all events of a drag tell: to copy these files, with the left button."""
    no_key = Qt.KeyboardModifier.NoModifier
    return Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, no_key


def buttons(window: QWidget, text: str) -> list[QAbstractButton]:
    """Return the buttons with this text that can be pressed now."""
    return [
        button
        for button in window.findChildren(QAbstractButton)
        if button.text().replace("&", "") == text and button.isVisible() and button.isEnabled()
    ]


def press(window: QWidget, text: str) -> None:
    """Press the button with this text; there must be one."""
    found = buttons(window, text)
    assert found, f"there is no button {text!r} to be pressed"
    found[0].click()


def boxes(window: QWidget) -> list[QMessageBox]:
    """Return the dialogs that are open."""
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def said(box: QMessageBox) -> str:
    """Return all that a dialog says, its details too."""
    return "\n".join((box.text(), box.informativeText(), box.detailedText()))


def states(window: QWidget) -> dict[str, str]:
    """Return the state of each photo of the list by its file's name."""
    return {Path(row.key).name: row.state for row in window.photos.list.model.rows}


def counts(window: QWidget) -> Counter[str]:
    """Return how many photos of the list are in which state."""
    return Counter(row.state for row in window.photos.list.model.rows)


def choose(window: QWidget, *numbers: int) -> None:
    """Select photos of the list by their places, and no others."""
    photos = window.photos.list
    photos.view.clearSelection()
    for number in numbers:
        index = photos.filter.index(number, 0)
        photos.view.selectionModel().select(
            index, photos.view.selectionModel().SelectionFlag.Select
        )
