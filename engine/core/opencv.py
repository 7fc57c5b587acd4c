"""OpenCV, silenced and without its changes to the environment.

Its package sets LD_LIBRARY_PATH and Qt's font and plugin paths to its own folders, which child
processes such as a browser would inherit, and it prints errors that we raise. So everything imports
it from here, inside functions: loading takes 0.1 s.
"""

import os

_CHANGED = ("LD_LIBRARY_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")
_before = {name: os.environ.get(name) for name in _CHANGED}

import cv2 as cv2  # noqa: E402 - the values before it is loaded are needed

for _name, _value in _before.items():
    if _value is None:
        os.environ.pop(_name, None)
    else:
        os.environ[_name] = _value

cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
