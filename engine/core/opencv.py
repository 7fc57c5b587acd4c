"""OpenCV, quiet, and the environment as it was.

Its package points LD_LIBRARY_PATH at folders of its own, with an empty entry that means wherever a
child stands, and Qt at fonts and plugins of its own; a browser that shows a report would inherit
that. It also prints what we raise. Hence everything takes it from here, inside functions: loading
it costs 0.1 s.
"""

import os

_BENT = ("LD_LIBRARY_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")
_before = {name: os.environ.get(name) for name in _BENT}

import cv2 as cv2  # noqa: E402 - what it changes has to be known before

for _name, _value in _before.items():
    if _value is None:
        os.environ.pop(_name, None)
    else:
        os.environ[_name] = _value

cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
