"""Small pictures for the list, made in the background, the ones seen last first.

Signals:
    Thumbnails.ready(str, QImage): the thumbnail of the picture with this key; null if it has none.

Room: PySide6, deblur_gui and engine.images.
"""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QLoggingCategory, QObject, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader

from deblur_gui.qimage import to_qimage
from engine.errors import DeblurError
from engine.images import read_image

SIDE = 128
"""Pixels of the longer side; enough for a row of 64 on a screen of twice the density."""

_MOST_WAITING = 200
"""Rows scrolled past long ago are not worth a thumbnail any more; they ask again when seen."""


def read_thumbnail(path: Path, side: int = SIDE) -> QImage:
    """Return the upright picture, no longer than `side`; null where nothing can be read.

    A JPEG is decoded at an eighth of its size or so; formats that Qt does not know go through the
    engine's reader.
    """
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read() if reader.canRead() else QImage()
    if not image.isNull():
        return image
    try:
        frame = read_image(path)
    except DeblurError:
        return QImage()
    step = max(1, max(frame.pixels.shape[:2]) // (2 * side))
    rough = to_qimage(frame.pixels[::step, ::step].copy()).copy()
    return rough.scaled(
        QSize(side, side),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


class Thumbnails(QObject):
    """Makes thumbnails one after the other in a thread of its own."""

    ready = Signal(str, QImage)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # What is wrong with a photo is said in its row, not on stderr.
        QLoggingCategory.setFilterRules("qt.gui.imageio*=false")
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._lock = threading.Lock()
        self._waiting: list[str] = []
        self._busy = self._closed = False

    def ask(self, key: str) -> str | None:
        """Want the thumbnail of a file; return the key that is given up for it, if any."""
        with self._lock:
            if self._closed:
                return None
            self._waiting.append(key)
            given_up = self._waiting.pop(0) if len(self._waiting) > _MOST_WAITING else None
            start, self._busy = not self._busy, True
        if start:
            self._pool.start(_Drain(self))
        return given_up

    def close(self) -> None:
        """Stop, and wait for the picture under way."""
        with self._lock:
            self._closed = True
            self._waiting.clear()
        self._pool.waitForDone()

    def next(self) -> str | None:
        """Return what was asked for last, None when all is done; called by the thread."""
        with self._lock:
            if not self._waiting:
                self._busy = False
                return None
            return self._waiting.pop()


class _Drain(QRunnable):
    """Makes what is wanted until nothing is."""

    def __init__(self, owner: Thumbnails) -> None:
        super().__init__()
        self._owner = owner

    def run(self) -> None:
        """Run in the pool's thread."""
        while (key := self._owner.next()) is not None:
            self._owner.ready.emit(key, read_thumbnail(Path(key)))
