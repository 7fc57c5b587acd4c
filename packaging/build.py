"""Builds a package of Deblur for the system it runs on: `python3 run.py package [--full]`.

    build/package/FLAVOUR/env    a Python with what ships in it, and nothing else
                 /about          licences, bill of materials, icons
    dist/Deblur-VERSION-SYSTEM   the package: a folder; with --archive a file of it, too

PyInstaller and what it needs are in a folder of their own (build/package/tools): what is not in
`env` cannot get into the package, and what is in it has its licence in the bill. OpenCV is the
build without a window of its own: that would bring a second Qt.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import time
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "package"
DIST = ROOT / "dist"
sys.path.insert(0, str(ROOT))

import run  # noqa: E402 - the door, for where torch comes from
from engine import __version__  # noqa: E402

SHIPPED_EXTRAS = {"standard": ("raw",), "full": ("raw", "train")}
REPLACED = {"opencv-python": "opencv-python-headless"}
ENV_PYTHON = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"


class BuildError(Exception):
    """A step failed; its output is above."""


def main(words: Sequence[str] | None = None) -> int:
    """Build the package; return 0, or 1 if a step failed."""
    parser = argparse.ArgumentParser(
        prog="run.py package", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--full", action="store_true", help="with torch: teachers and the trainer")
    parser.add_argument("--archive", action="store_true", help="also write one archive file")
    args = parser.parse_args(words)
    began = time.monotonic()
    flavour = "full" if args.full else "standard"
    try:
        if sys.platform == "linux":
            # Included for systems that lack them.
            run.ensure_these({**run.LIBRARIES, **run.LIBRARIES_X11})
        env = make_env(flavour)
        about = describe(flavour, env)
        folder = freeze(flavour, env, about)
        if sys.platform == "linux":
            add_desktop_files(folder, about)
        say(size_table(folder))
        say(f"{folder}: {megabytes(folder):.0f} MB, built in {time.monotonic() - began:.0f} s")
        if args.archive:
            for file in archive(folder):
                say(f"{file}: {file.stat().st_size / 1e6:.0f} MB")
    except (BuildError, run.Stop) as error:
        say(f"package: {error}")
        return 1
    return 0


def package_folder(flavour: str) -> Path:
    """Return the folder in which a flavour is built."""
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, sys.platform)
    full = "-full" if flavour == "full" else ""
    return DIST / f"Deblur-{__version__}-{system}-{platform.machine().lower()}{full}"


def say(text: str) -> None:
    """Print a line to stderr."""
    print(text, file=sys.stderr, flush=True)


def call(*command: str | Path, env: dict[str, str] | None = None) -> None:
    """Run a step with its output on stderr; raises `BuildError`."""
    words = [str(word) for word in command]
    clean = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    if subprocess.run(
        words, stdout=sys.stderr, env={**clean, **(env or {})}, check=False
    ).returncode:
        raise BuildError(f"this failed: {' '.join(words)}")


# --- the environment that ships -------------------------------------------------------------------


def requirements(flavour: str) -> list[str]:
    """Return the requirements of a package, from pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    found = list(project["dependencies"])
    for extra in SHIPPED_EXTRAS[flavour]:
        found += project["optional-dependencies"][extra]
    return [_replaced(each) for each in found]


def _replaced(requirement: str) -> str:
    name = re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]
    return REPLACED.get(name, name) + requirement[len(name) :]


def make_env(flavour: str) -> Path:
    """Return a virtual environment with what ships; rebuilt when they change."""
    folder, wanted = BUILD / flavour / "env", requirements(flavour)
    stamp = folder / "deblur-stamp"
    told = hashlib.sha256(json.dumps([wanted, sys.version, str(folder)]).encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == told:
        return folder
    say(f"Installing the components into {folder} (about a minute).")
    shutil.rmtree(folder, ignore_errors=True)
    python = getattr(sys, "_base_executable", None) or sys.executable
    call(python, "-m", "venv", "--without-pip", folder)
    pip = [sys.executable, "-m", "pip", "--python", folder / ENV_PYTHON, "install", "--quiet",
           "--disable-pip-version-check", "--no-input"]  # fmt: skip
    torch = [each for each in wanted if each.startswith("torch")]
    for each in torch:
        call(*pip, *run.torch_source(each), each)
    call(*pip, *wanted)
    stamp.write_text(told)
    return folder


def make_tools() -> Path:
    """Return the folder with PyInstaller, for the Python of an environment without it."""
    folder = BUILD / "tools"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [e for e in project["optional-dependencies"]["package"] if e.startswith("pyinstaller")]
    stamp = folder / "deblur-stamp"
    if not (stamp.exists() and stamp.read_text() == str([wanted, sys.version])):
        shutil.rmtree(folder, ignore_errors=True)
        call(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
             "--no-input", "--target", folder, *wanted)  # fmt: skip
        stamp.write_text(str([wanted, sys.version]))
    return folder


def describe(flavour: str, env: Path) -> Path:
    """Return a folder with the bill of what is in `env`, not complete yet, and the icons."""
    folder = BUILD / flavour / "about"
    folder.mkdir(parents=True, exist_ok=True)
    call(
        sys.executable, "-m", "cyclonedx_py", "environment", env / ENV_PYTHON,
        "--gather-license-texts", "--pyproject", ROOT / "pyproject.toml", "--output-reproducible",
        "-o", folder / "installed.cdx.json",
    )  # fmt: skip
    call(env / ENV_PYTHON, ROOT / "packaging" / "icons.py", folder)
    return folder


# --- freeze --------------------------------------------------------------------------------------


def freeze(flavour: str, env: Path, about: Path) -> Path:
    """Run PyInstaller; return the package's folder."""
    say("Freezing (about a minute, longer with torch).")
    folder, work = package_folder(flavour), BUILD / flavour
    told = {
        "PYTHONPATH": str(make_tools()),
        "PYTHONHASHSEED": "1",  # the same sources give the same package
        "DEBLUR_FLAVOUR": flavour,
        "DEBLUR_ABOUT": str(about),
        "DEBLUR_VERSION": __version__,
    }
    call(
        env / ENV_PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
        "--distpath", work / "dist", "--workpath", work / "work",
        ROOT / "packaging" / "deblur.spec",
        env=told,
    )  # fmt: skip
    made = work / "dist" / ("Deblur.app" if sys.platform == "darwin" else "deblur")
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    if sys.platform == "darwin":
        folder.mkdir()
        made.rename(folder / made.name)
    else:
        made.rename(folder)
    shutil.copy(about / "licences.txt", folder)
    shutil.copy(ROOT / "LICENSE", folder)
    return folder


def add_desktop_files(folder: Path, about: Path) -> None:
    """Make the folder an AppDir too, with a script that adds it to the desktop menu."""
    linux = ROOT / "packaging" / "linux"
    share = folder / "share"
    for name, place in {
        "org.deblur.Deblur.desktop": "applications",
        "org.deblur.Deblur.metainfo.xml": "metainfo",
        "org.deblur.Deblur.mime.xml": "mime/packages",
    }.items():
        (share / place).mkdir(parents=True, exist_ok=True)
        shutil.copy(linux / name, share / place)
    for size in (16, 32, 48, 64, 128, 256):
        place = share / "icons" / "hicolor" / f"{size}x{size}" / "apps"
        place.mkdir(parents=True)
        shutil.copy(about / f"deblur-{size}.png", place / "org.deblur.Deblur.png")
    place = share / "icons" / "hicolor" / "scalable" / "apps"
    place.mkdir(parents=True)
    shutil.copy(ROOT / "resources" / "icons" / "deblur.svg", place / "org.deblur.Deblur.svg")
    for name in ("install.sh", "AppRun"):
        shutil.copy(linux / name, folder / name)
        (folder / name).chmod(0o755)
    shutil.copy(linux / "org.deblur.Deblur.desktop", folder)
    shutil.copy(about / "deblur-256.png", folder / "org.deblur.Deblur.png")
    (folder / ".DirIcon").symlink_to("org.deblur.Deblur.png")


# --- archive and sizes ----------------------------------------------------------------------------


def archive(folder: Path) -> list[Path]:
    """Write the package as one file, and as an AppImage where appimagetool is installed."""
    if sys.platform == "win32":
        return [Path(shutil.make_archive(str(folder), "zip", folder.parent, folder.name))]
    file = folder.with_name(folder.name + ".tar.xz")
    with tarfile.open(file, "w:xz", preset=6) as tar:
        tar.add(folder, folder.name, filter=_of_nobody)
    tool = shutil.which("appimagetool")
    if sys.platform != "linux" or tool is None:
        return [file]
    image = folder.with_name(folder.name + ".AppImage")
    call(tool, "--no-appstream", folder, image, env={"ARCH": platform.machine()})
    return [file, image]


def _of_nobody(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    return member


def megabytes(folder: Path) -> float:
    """Return the size of all files in a folder."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / 1e6


def size_table(folder: Path) -> str:
    """Return a Markdown table of the components and their sizes."""
    sizes: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            sizes[_kind(path.relative_to(folder).as_posix())] += path.stat().st_size
    rows = [f"| {name} | {size / 1e6:.0f} |" for name, size in sizes.most_common() if size > 5e5]
    return "\n".join(["| part | MB |", "|---|---:|", *rows])


def _kind(name: str) -> str:
    for pattern, kind in _KINDS:
        if re.search(pattern, name):
            return kind
    return "others"


_KINDS = (
    (r"libicu", "Qt's ICU (languages)"),
    (r"PySide6|shiboken6", "Qt and PySide6"),
    (r"opencv.*openblas", "OpenCV's OpenBLAS"),
    (r"opencv.*(avcodec|avformat|avutil|swscale|vpx|aom|dav1d)", "OpenCV's FFmpeg"),
    (r"cv2|opencv", "OpenCV"),
    (r"onnxruntime", "onnxruntime"),
    (r"numpy.*openblas", "numpy's OpenBLAS"),
    (r"numpy", "numpy"),
    (r"resources/models", "the models"),
    (r"resources", "samples, icons, translations, licences"),
    (r"/torch|functorch|libtorch", "torch"),
    (r"sympy|networkx|onnx", "what torch and its exporter need"),
    (r"PIL|pillow|pi_heif|rawpy|tifffile", "Pillow, HEIC, RAW, TIFF"),
    (r"libpython|lib-dynload|base_library|^deblur", "Python, and Deblur itself"),
    (r"\.so", "libraries of the system"),
)

if __name__ == "__main__":
    sys.exit(main())
