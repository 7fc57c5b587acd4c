"""Starts the window: `python -m deblur_gui [PHOTOS AND FOLDERS]`.

Room: PySide6, deblur_gui; onnxruntime where it has to come before Qt.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Open the window with these files and folders, and return when it is closed."""
    # Before any Qt: a frozen program starts itself again as a child.
    multiprocessing.freeze_support()
    if sys.platform == "win32":
        # WORKAROUND https://github.com/wkentaro/labelme/issues/1564: not loadable after Qt
        import onnxruntime  # noqa: F401
    from deblur_gui.app import open_window

    return open_window([sys.argv[0], *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
