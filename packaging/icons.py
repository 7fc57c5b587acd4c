"""Draws the program's icon in the sizes and formats that each system needs.

python packaging/icons.py FOLDER     deblur-16.png ... deblur-256.png, deblur.ico, deblur.icns
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
SIZES = (16, 32, 48, 64, 128, 256, 512, 1024)


def main(folder: Path) -> int:
    """Write the files."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QGuiApplication, QIcon

    app = QGuiApplication([])
    icon = QIcon(str(ROOT / "resources" / "icons" / "deblur.svg"))
    for size in SIZES:
        image = icon.pixmap(QSize(size, size), 1.0).toImage()
        if image.isNull() or not image.save(str(folder / f"deblur-{size}.png")):
            print(f"Cannot draw the icon at {size} pixels.", file=sys.stderr)
            return 1
    large = Image.open(folder / "deblur-1024.png")
    large.save(folder / "deblur.ico", sizes=[(size, size) for size in SIZES if size <= 256])
    large.save(folder / "deblur.icns")
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
