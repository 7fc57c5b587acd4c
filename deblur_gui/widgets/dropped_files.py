"""Files that are dropped on a widget, or pasted."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QMimeData, QUrl


def local_paths(data: QMimeData) -> list[Path]:
    """Return the files and folders that are dropped or pasted, whatever their names."""
    return [_local_path(url) for url in data.urls() if url.isLocalFile()]


def _local_path(url: QUrl) -> Path:
    text = url.toLocalFile()
    if os.name == "nt" or url.host() or "\ufffd" not in text:
        return Path(text)
    # A name that is not UTF-8: a QString cannot hold it, the encoded URL does.
    encoded = url.path(QUrl.ComponentFormattingOption.FullyEncoded)
    return Path(os.fsdecode(unquote_to_bytes(encoded)))
