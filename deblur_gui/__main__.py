"""Starts the window: `python -m deblur_gui [PHOTOS AND FOLDERS]`.

Where one is open already, that one gets the files. `--self-test FOLDER` is for a machine that
somebody has doubts about, and for the test of a package: deblur_gui.self_test.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path

from engine.version import __version__

_HELP = """usage: deblur [FILE OR FOLDER ...]

Open the window with these photos, folders, videos or models; where a window is open, there.

  --self-test FOLDER [PHOTO ...]  deblur a sample through the window, write self-test.json
  --version                       say which version this is
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window with these files and folders, and return when it is closed."""
    # Before any Qt: a frozen program starts itself again as a child.
    multiprocessing.freeze_support()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] in (["-h"], ["--help"], ["--version"]):
        _say(f"deblur {__version__}\n" if words[0] == "--version" else _HELP)
        return 0
    if sys.platform == "win32":
        # WORKAROUND https://github.com/wkentaro/labelme/issues/1564: not loadable after Qt
        import onnxruntime  # noqa: F401
    if words[:1] == ["--self-test"]:
        from deblur_gui.self_test import self_test

        return self_test(words[1:])
    from deblur_gui.single_instance import OneWindow

    # Qt has options of its own, such as -style; they come with one dash.
    claim = OneWindow.claim([Path(word) for word in words if not word.startswith("-")])
    if claim is None:
        return 0
    from deblur_gui.app import open_window

    return open_window([sys.argv[0], *words], claim)


def _say(text: str) -> None:
    if sys.stdout is not None:  # a windowed program of Windows has none
        sys.stdout.write(text)


if __name__ == "__main__":
    sys.exit(main())
