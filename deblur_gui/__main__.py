"""Starts the window: `python -m deblur_gui [PHOTOS AND FOLDERS]`.

If a window is open already, it opens the files. `--self-test FOLDER` checks a machine or a package:
deblur_gui.self_test.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from engine.steps import left_running
from engine.version import __version__

_HELP = """usage: deblur [FILE OR FOLDER ...]

Open these photos, folders, videos or models in the window; in the open one, if there is one.

  --self-test FOLDER [PHOTO ...]  deblur a sample photo in the window and write self-test.json
  --version                       print the version
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window with these files and folders; return when it is closed."""
    code = _main(arguments)
    if arguments is None and left_running():  # nobody waits for a step that was given up
        os._exit(code)
    return code


def _main(arguments: Sequence[str] | None) -> int:
    # Before any Qt: a frozen program starts itself again as a child.
    multiprocessing.freeze_support()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] in (["-h"], ["--help"], ["--version"]):
        _print(f"deblur {__version__}\n" if words[0] == "--version" else _HELP)
        return 0
    if sys.platform == "win32":
        from engine.core.runtime import use_runtime

        use_runtime()  # the one installed for a graphics chip, if any; too late after the import
        # WORKAROUND https://github.com/wkentaro/labelme/issues/1564: not loadable after Qt
        with contextlib.suppress(ImportError):  # a job says it in the window
            import onnxruntime  # noqa: F401
    if words[:1] == ["--self-test"]:
        from deblur_gui.self_test import self_test

        return self_test(words[1:])
    from deblur_gui.display_server import chooses_platform, why_no_display
    from deblur_gui.single_instance import OneWindow

    # Qt has options of its own, with one dash, such as -style.
    claim = OneWindow.claim([Path(word) for word in words if not word.startswith("-")])
    if claim is None:
        return 0
    if not chooses_platform(words) and (why := why_no_display()):
        sys.stderr.write(f"{why}\n")
        claim.close()
        return 1
    from deblur_gui.app import open_window

    return open_window([sys.argv[0], *words], claim)


def _print(text: str) -> None:
    if sys.stdout is not None:  # a windowed program of Windows has none
        sys.stdout.write(text)


if __name__ == "__main__":
    sys.exit(main())
