"""The engine: everything that takes blur out of pictures, without a window.

Importing it loads the standard library, numpy and Pillow at most; onnxruntime, torch and OpenCV
are loaded on first use.

Room: engine, never Qt, never trainer.
"""

import os

# onnxruntime's builds tell Microsoft what runs them, and where, unless this is set before they are
# loaded; switching it off in their interface comes too late for the first message. Nobody asked the
# user. Child processes inherit it. (onnxruntime's Privacy.md)
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

__version__ = "0.1.0"
