"""The engine: everything that takes blur out of pictures, without a window.

Importing it loads the standard library, numpy and Pillow at most; onnxruntime, torch and OpenCV
are loaded on first use.
"""

import os
from typing import TYPE_CHECKING

# onnxruntime's builds tell Microsoft what runs them, and where, unless this is set before they are
# loaded; switching it off in their interface comes too late for the first message. Nobody asked the
# user. Child processes inherit it. (onnxruntime's Privacy.md)
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

from engine.version import __version__

__all__ = ["Deblurrer", "__version__", "deblur_folder"]

if TYPE_CHECKING:
    from engine.api import Deblurrer, deblur_folder


def __getattr__(name: str) -> object:
    """Return what other programs use (`engine.api`); loaded on first use."""
    if name in ("Deblurrer", "deblur_folder"):
        from engine import api

        return getattr(api, name)
    raise AttributeError(f"module 'engine' has no attribute {name!r}")
