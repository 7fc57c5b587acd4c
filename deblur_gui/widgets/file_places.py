"""Where file dialogs begin."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from engine.core.paths import is_folder


def place_for(location: QStandardPaths.StandardLocation, folder: str = "", name: str = "") -> str:
    """Return where a file dialog begins: the last folder if there is one, else the usual place.

    Without it Qt takes the folder that the program was started in, where nobody has photos.
    """
    if not folder or not is_folder(Path(folder)):
        folder = QStandardPaths.writableLocation(location)
        folder = folder if is_folder(Path(folder)) else str(Path.home())
    return str(Path(folder) / name) if name else folder
