"""Which onnxruntime this program uses: its environment's own, or a faster one beside it.

Packages of onnxruntime exclude one another, so a second one is never installed over the first: it
gets a folder of its own in the user's data folder, and a small file, `current.json`, names the
folder that is put before all others when onnxruntime is imported. That file is written last and
replaced as a whole: before, the environment's own is used; after, the new one; there is nothing in
between. The environment itself is never changed.

A library or driver that fails must not keep the program from starting. If the folder's onnxruntime
cannot be imported, it is dropped at once. While it or its driver is being loaded, a marker names
the process. If one is left behind by a process that is gone, that may have been a crash: the next
process then tries the folder in a child first, and drops it if that does not end well.

Packaged programs always use their own: they have no pip, and what is loaded into a signed program
has to be signed with it.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib
import json
import os
import platform
import secrets
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from engine.core.facts import write_json
from engine.core.locks import FileLock
from engine.core.paths import is_file, is_folder, make_private_folder
from engine.core.resources import user_data_dir
from engine.messages import message_from_json, msg

VARIABLE = "DEBLUR_RUNTIME"
"""Environment variable for the processes of a trial: the folder to use, "" for the environment's
own; neither file nor marker counts then."""

LEAST_VERSION = (1, 20)
"""As in pyproject.toml."""

TRIAL_MODULE = "engine.models._runtime_trial"
_TRIAL_SECONDS = 180.0


@dataclass(frozen=True)
class Runtime:
    """An installed onnxruntime; `times_faster` than what it replaced, on the test picture."""

    folder: str
    device: str
    package: str
    version: str
    times_faster: float


def home() -> Path:
    """Return the folder with the runtimes for this Python; it need not exist."""
    python = f"{sys.implementation.cache_tag}-{sys.platform}-{platform.machine()}"
    return user_data_dir() / "runtimes" / python


def can_change() -> bool:
    """Return whether another onnxruntime can be installed for this program."""
    return not getattr(sys, "frozen", False)


def current() -> Runtime | None:
    """Return the runtime that new processes use; None for the environment's own."""
    try:
        content = json.loads((home() / "current.json").read_text(encoding="utf-8"))
        chosen = Runtime(**content)
        version = tuple(map(int, chosen.version.split(".")[:2]))
        usable = is_file(home() / chosen.folder / "onnxruntime" / "__init__.py")
    except (OSError, ValueError, TypeError, AttributeError):
        return None
    inside = Path(chosen.folder).name == chosen.folder
    return chosen if inside and usable and version >= LEAST_VERSION and can_change() else None


class _Loaded:
    """What this process decided, once."""

    runtime: Runtime | None = None
    decided = False
    lock = threading.Lock()


def use_runtime() -> None:
    """Decide which onnxruntime this process imports; called before it is imported."""
    with _Loaded.lock:
        if _Loaded.decided or "onnxruntime" in sys.modules:
            return
        _Loaded.decided = True
        tried = os.environ.get(VARIABLE)
        if tried is not None:
            sys.path[:0] = [tried] if tried else []
            return
        chosen = current()
        if chosen is None:
            return
        if (left := _left_markers()) and not _loads_in_child(chosen):
            drop(msg("Deblur crashed while loading it."))
            return
        for marker in left:
            marker.unlink(missing_ok=True)
        _import(chosen)


def runtime_in_use() -> Runtime | None:
    """Return the runtime that this process has loaded or will load; None: the environment's own."""
    decided = _Loaded.decided or "onnxruntime" in sys.modules
    return _Loaded.runtime if decided else current()


@contextlib.contextmanager
def loading() -> Iterator[None]:
    """Mark that a part of the runtime is being loaded that could crash this process."""
    marker = None if _Loaded.runtime is None else _marked("loading-")
    try:
        yield
    finally:
        if marker is not None:
            marker.release()


def _import(chosen: Runtime) -> None:
    folder = str(home() / chosen.folder)
    sys.path.insert(0, folder)
    _Loaded.runtime = chosen
    try:
        with loading():
            importlib.import_module("onnxruntime")
    except Exception as error:  # noqa: BLE001 - whatever a library raises that does not load
        _Loaded.runtime = None
        sys.path.remove(folder)
        for name in [n for n in sys.modules if n.partition(".")[0] == "onnxruntime"]:
            del sys.modules[name]
        drop(msg("It could not be loaded: {reason}", reason=" ".join(str(error).split())[:300]))
        return
    if (marker := _marked(f"using-{chosen.folder}-")) is not None:
        atexit.register(marker.release)


def _loads_in_child(chosen: Runtime) -> bool:
    """Return whether a process of its own loads the runtime and computes a picture with it."""
    command = [sys.executable, "-m", TRIAL_MODULE, chosen.device]
    try:
        done = subprocess.run(
            command,
            env=trial_environment(home() / chosen.folder),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TRIAL_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def trial_environment(folder: Path | None) -> dict[str, str]:
    """Return the environment of a process that tries a folder; None: the environment's own."""
    # A child is started with -m: it needs this program's folder as we do.
    paths = [str(Path(__file__).resolve().parents[2]), os.environ.get("PYTHONPATH", "")]
    return {
        **os.environ,
        VARIABLE: "" if folder is None else str(folder),
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
    }


# --- choosing ------------------------------------------------------------------------------------


@contextlib.contextmanager
def new_folder() -> Iterator[Path]:
    """Give a new folder to install into, which is removed unless it has been adopted by the end.

    If this process is killed, the next `sweep` removes it. Raises OSError.
    """
    folder = home() / secrets.token_hex(6)
    make_private_folder(home())
    marker = _marked(f"using-{folder.name}-")
    try:
        folder.mkdir()
        yield folder
    finally:
        if marker is not None:
            marker.release()
        sweep()


def adopt(runtime: Runtime) -> None:
    """Use this runtime in all processes that are started from now on; raises OSError."""
    write_json(home() / "current.json", asdict(runtime))
    for old in (home() / "dropped.json", *_left_markers()):
        old.unlink(missing_ok=True)


def drop(reason: str = "") -> None:
    """Go back to the environment's own onnxruntime; `reason` is kept for the user if it failed."""
    chosen = current()
    with contextlib.suppress(OSError):
        (home() / "current.json").unlink(missing_ok=True)
        (home() / "dropped.json").unlink(missing_ok=True)
        for marker in _left_markers():
            marker.unlink(missing_ok=True)
    if reason and chosen is not None:
        why = msg(
            "{package} {version} is no longer used. {reason}",
            package=chosen.package,
            version=chosen.version,
            reason=reason,
        )
        with contextlib.suppress(OSError):
            write_json(home() / "dropped.json", {"text": str(why), "message": why.to_json()})


def why_dropped() -> str:
    """Return why the last runtime was given up by itself; "" if none was since."""
    try:
        content = json.loads((home() / "dropped.json").read_text(encoding="utf-8"))
        return message_from_json(str(content["text"]), content.get("message"))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return ""


def sweep() -> None:
    """Remove the folders that nobody uses: not current, not being installed, not loaded."""
    chosen = current()
    used = {chosen.folder} if chosen is not None else set()
    with contextlib.suppress(OSError):
        for marker in home().glob("using-*"):
            if _is_held(marker):
                used.add(marker.name.split("-")[1])
            else:
                marker.unlink(missing_ok=True)
        for folder in home().iterdir():
            if is_folder(folder) and folder.name not in used:
                shutil.rmtree(folder, ignore_errors=True)


def _left_markers() -> list[Path]:
    """Return the markers of processes that ended while they were loading."""
    with contextlib.suppress(OSError):
        return [marker for marker in home().glob("loading-*") if not _is_held(marker)]
    return []


def _marked(prefix: str) -> FileLock | None:
    """Return a marker file of this process; None where the disk does not allow it.

    It is locked, and the system takes that back when the process ends, however it does.
    """
    marker = FileLock(home() / f"{prefix}{secrets.token_hex(6)}")
    with contextlib.suppress(OSError):
        if marker.acquire():
            return marker
    return None


def _is_held(marker: Path) -> bool:
    return FileLock(marker).is_held()
