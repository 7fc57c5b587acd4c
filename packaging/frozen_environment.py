"""Runs first in each program of a package: child programs must not load the package's libraries.

PyInstaller points LD_LIBRARY_PATH at them, and a browser that shows a report would inherit that.
This process has read it already. (PyInstaller's manual, "LD_LIBRARY_PATH / LIBPATH considerations")
"""

import os
import sys

if sys.platform not in ("win32", "darwin"):
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)
