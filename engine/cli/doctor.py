"""`deblur doctor`: versions, devices, models and folders, as a report to paste into a bug report.

It contains no paths but the program's own, with the home folder as `~`.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import importlib.util
import os
import platform
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli.display import with_command_name
from engine.core.paths import exists
from engine.core.resources import install_hint, resource_path, user_cache_dir, user_data_dir
from engine.errors import DeblurError
from engine.version import __version__

if TYPE_CHECKING:
    from engine.cli.arguments import Subparsers

_PACKAGES = (
    "numpy",
    "pillow",
    "onnxruntime",
    "onnxruntime-gpu",
    "onnxruntime-directml",
    "onnxruntime-openvino",
    "opencv-python",
    "opencv-python-headless",
    "pi-heif",
    "tifffile",
    "imagecodecs",
    "rawpy",
    "platformdirs",
    "psutil",
    "jinja2",
    "rich",
    "wakepy",
    "av",
    "PySide6-Essentials",
    "torch",
    "onnx",
)


def add_doctor(commands: Subparsers) -> None:
    """Add the command `doctor`."""
    text = "check the installation and print details for a bug report"
    parser = commands.add_parser("doctor", help=text, description=f"{text.capitalize()}.")
    parser.set_defaults(command=doctor_command)


def doctor_command(_args: argparse.Namespace) -> int:
    """Print the report; 1 if something required does not work."""
    good, home = True, os.path.expanduser("~")
    for title, section in (
        ("Program", _program),
        ("Packages", _packages),
        ("Hardware", _hardware),
        ("Models", _models),
        ("Folders", _folders),
    ):
        print(title)
        for name, value, fine in _safely(section):
            mark = "  " if fine else "! "
            print(f"{mark}{name:23}{without_home(value, home)}")
            good = good and fine
        print()
    print("No problems found." if good else "Problems are marked with !")
    return 0 if good else 1


def without_home(value: str, home: str) -> str:
    """Return the text with `~` instead of the home folder at the start of paths.

    Not within a path (`/mnt/home/me`), not for names that only begin alike (`/home/mette`), and not
    if the home folder is the root, as it is for some services.
    """
    if Path(home) == Path(Path(home).anchor):
        return value
    path = r"\w.~\-/\\"
    return re.sub(rf"(?<![{path}]){re.escape(home)}(?![\w.~\-])", "~", value)


Row = tuple[str, str, bool]


def _safely(section: Callable[[], Iterator[Row]]) -> Iterator[Row]:
    """Yield the rows of a section; if it fails, a row with the error."""
    try:
        yield from section()
    except (DeblurError, ImportError, OSError) as error:
        yield type(error).__name__, str(error), False


def _program() -> Iterator[Row]:
    yield "deblur", __version__, True
    yield "Python", f"{platform.python_version()} ({platform.python_implementation()})", True
    yield "system", f"{platform.platform()}, {platform.machine()}", True
    yield "frozen", "yes" if getattr(sys, "frozen", False) else "no", True
    if "LD_LIBRARY_PATH" in os.environ:  # may bring in libraries of other programs
        yield "LD_LIBRARY_PATH", os.environ["LD_LIBRARY_PATH"], True


def _packages() -> Iterator[Row]:
    for name in _PACKAGES:
        try:
            yield name, importlib.metadata.version(name), True
        except importlib.metadata.PackageNotFoundError:
            continue
    if importlib.util.find_spec("rawpy") is None:
        yield "camera RAW", f"not supported. {install_hint('rawpy')}", True
    if importlib.util.find_spec("imagecodecs") is None:
        yield "rare TIFF", f"not supported. {install_hint('imagecodecs')}", True
    if importlib.util.find_spec("av") is None:
        yield "videos", f"not supported. {install_hint('av')}", True


def _hardware() -> Iterator[Row]:
    from engine.cli.devices import describe_devices
    from engine.core.machine import free_bytes, physical_cores, processor
    from engine.core.memory import default_budget
    from engine.models.onnx_model import choose_provider, installed_providers

    yield "processor", str(processor()), True
    slower = processor().efficiency_cores
    kinds = f", {slower} of them slower" if slower else ""
    yield "cores", f"{physical_cores()} physical, {os.cpu_count()} logical{kinds}", True
    yield (
        "free memory",
        f"{free_bytes() / 1e9:.1f} GB; a batch uses up to {default_budget() / 1e9:.2f} GB",
        True,
    )
    for name, value in describe_devices():
        yield name, with_command_name(value), True
    yield "ONNX providers", ", ".join(installed_providers()), True
    yield "default device", choose_provider("auto").title, True


def _models() -> Iterator[Row]:
    from engine.models import Catalogue
    from engine.models.checks import check_model

    catalogue = Catalogue.of_program()
    cards = catalogue.cards()
    if not cards:
        yield "models", "none", False
    for card in cards:
        for check in check_model(catalogue.get(card.name)):
            yield card.name, f"{check.name}: {check.details}", check.ok
    for problem in catalogue.problems():
        yield "broken", problem, False


def _folders() -> Iterator[Row]:
    from engine.queue import Queue

    yield "resources", str(resource_path("")), exists(resource_path("models.toml"))
    yield "data folder", str(user_data_dir()), True
    yield "cache folder", str(user_cache_dir()), True
    warnings: list[str] = []
    queue = Queue.open(warn=warnings.append)
    yield "queue", f"{len(queue.batches())} batches", True
    queue.close()
    for warning in warnings:
        yield "queue", warning, False
    free = shutil.disk_usage(_existing(user_data_dir())).free
    yield "free disk", f"{free / 1e9:.1f} GB in the data folder", free > 1e8


def _existing(folder: Path) -> Path:
    return next(p for p in (folder, *folder.parents) if exists(p))
