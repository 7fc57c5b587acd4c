"""Thumbnails for lists, made in the background, the most recently requested first.

The preview that the camera embedded in the file comes first, as it takes a millisecond; the picture
itself, which may have been edited since, replaces it when nothing else is waiting.

Signals:
    Thumbnails.ready(str, QImage): the thumbnail of the picture with this key; null if it has none.
"""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QLoggingCategory, QObject, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader, QTransform

from deblur_gui.widgets.qimage import to_qimage
from engine.core.paths import open_file
from engine.images import SUFFIXES, read_embedded_preview, read_image

SIDE = 128
"""Pixels of the longer side; enough for a row of 64 on a screen of double density."""

_TURNS = {
    1: QTransform(),
    2: QTransform(-1, 0, 0, 1, 0, 0),
    3: QTransform(-1, 0, 0, -1, 0, 0),
    4: QTransform(1, 0, 0, -1, 0, 0),
    5: QTransform(0, 1, 1, 0, 0, 0),
    6: QTransform(0, 1, -1, 0, 0, 0),
    7: QTransform(0, -1, -1, 0, 0, 0),
    8: QTransform(0, -1, 1, 0, 0, 0),
}
"""How a stored picture is turned upright, by its Exif orientation."""

_MOST_WAITING = 200
"""Rows scrolled past long ago lose their place; they ask again when they are visible."""


def read_preview(path: Path) -> QImage:
    """Return a photo's embedded preview, upright, without black bars; null if there is none."""
    found = read_embedded_preview(path)
    image = QImage.fromData(found.jpeg) if found is not None else QImage()
    if found is None or image.isNull():
        return QImage()
    if path.suffix.lower() not in SUFFIXES["RAW"]:  # Qt would read only a preview of those
        image = _without_bars(image, QImageReader(str(path)).size())
    image = image.transformed(_TURNS[found.orientation])
    if max(image.width(), image.height()) > SIDE:
        keep, smooth = (
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        image = image.scaled(QSize(SIDE, SIDE), keep, smooth)
    return image


def _without_bars(image: QImage, size: QSize) -> QImage:
    """Crop a preview to the aspect ratio of its picture; both are as stored."""
    if size.isEmpty():
        return image
    inside = size.scaled(image.size(), Qt.AspectRatioMode.KeepAspectRatio)
    if inside.width() * inside.height() > 0.97 * image.width() * image.height():
        return image  # equal except for rounding
    left, top = image.width() - inside.width(), image.height() - inside.height()
    return image.copy(left // 2, top // 2, inside.width(), inside.height())


def read_thumbnail(path: Path) -> QImage:
    """Return the upright picture with sides of at most `SIDE`; null if it cannot be read.

    A JPEG is decoded at about an eighth of its size; formats unknown to Qt are read by the engine.
    """
    try:
        open_file(path).close()
    except OSError:
        return QImage()  # Qt would wait for a pipe
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > SIDE:
        reader.setScaledSize(size.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read() if reader.canRead() else QImage()
    if not image.isNull():
        return image
    try:
        frame = read_image(path)
    except Exception:  # noqa: BLE001 - the row of the photo tells why
        return QImage()
    step = max(1, max(frame.pixels.shape[:2]) // (2 * SIDE))
    rough = to_qimage(frame.pixels[::step, ::step].copy()).copy()
    return rough.scaled(
        QSize(SIDE, SIDE),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


class Thumbnails(QObject):
    """Makes thumbnails one after the other in a background thread."""

    ready = Signal(str, QImage)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Errors are shown in the row of the photo, not on stderr.
        QLoggingCategory.setFilterRules("qt.gui.imageio*=false")
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._lock = threading.Lock()
        self._waiting: list[str] = []
        self._previewed: list[str] = []
        self._busy = self._closed = False

    def ask(self, key: str) -> str | None:
        """Request the thumbnail of a file; return the key whose request was dropped, if any."""
        with self._lock:
            if self._closed:
                return None
            self._waiting.append(key)
            given_up = None
            if len(self._waiting) + len(self._previewed) > _MOST_WAITING:
                given_up = (self._previewed or self._waiting).pop(0)
            start, self._busy = not self._busy, True
        if start:
            self._pool.start(_Drain(self))
        return given_up

    def close(self) -> None:
        """Stop, and wait for the current picture."""
        with self._lock:
            self._closed = True
            self._waiting.clear()
            self._previewed.clear()
        self._pool.waitForDone()

    def next(self) -> tuple[str, bool] | None:
        """Return the last request, and whether its preview was shown; called by the thread.

        None when all is done.
        """
        with self._lock:
            for waiting, previewed in ((self._waiting, False), (self._previewed, True)):
                if waiting:
                    return waiting.pop(), previewed
            self._busy = False
            return None

    def previewed(self, key: str) -> None:
        """Request the picture itself for later; called by the thread."""
        with self._lock:
            if not self._closed:
                self._previewed.append(key)


class _Drain(QRunnable):
    """Works off the requests."""

    def __init__(self, owner: Thumbnails) -> None:
        super().__init__()
        self._owner = owner

    def run(self) -> None:
        """Run in the pool's thread."""
        while (wanted := self._owner.next()) is not None:
            key, was_previewed = wanted
            preview = QImage() if was_previewed else read_preview(Path(key))
            if preview.isNull():
                self._owner.ready.emit(key, read_thumbnail(Path(key)))
            else:
                self._owner.ready.emit(key, preview)
                self._owner.previewed(key)
