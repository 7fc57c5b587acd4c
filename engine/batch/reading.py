"""Reading an image only if there is memory for it."""

from __future__ import annotations

from pathlib import Path

from engine.core.memory import check_fits, default_budget
from engine.core.paths import display_name
from engine.images import Frame, read_image, read_needs


def read_fitting(path: Path) -> Frame:
    """Return the image; raises ImageReadError, and OutOfMemory before it is decoded.

    One image may take half of the free memory.
    """
    check_fits(display_name(path), read_needs(path).decoding_bytes, default_budget(tileable=False))
    return read_image(path)
