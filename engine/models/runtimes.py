"""Faster onnxruntimes for the chips of this machine: find, install, try, remove.

    find_offers(find_chips())                  what there is for these chips
    download = yield from ask_index("openvino")     what pip would fetch, and its size
    verdict = yield from install(download)     install into a folder of its own, try, keep or remove

Nothing is installed unasked. A new runtime is kept only if it computes the same picture as the one
that is used now, and in clearly less time; both are asked in turns, each in processes of their own.
Until it is kept, nothing of the program has changed, whatever kills it (`engine.core.runtime`).
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import importlib.util
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from engine.core import runtime
from engine.core.chips import Chip
from engine.core.machine import DEVICES
from engine.core.resources import install_hint
from engine.core.runtime import LEAST_VERSION, Runtime
from engine.errors import ConfigError, ModelError
from engine.events import Log, Progress, Work, relay
from engine.messages import message_from_json, msg
from engine.models._backend import MOST_DIFFERENCE
from engine.models.choice import MUCH_FASTER
from engine.models.tensors import Pixels

PACKAGES = {
    # Needs no other library, where CUDA's take gigabytes.
    "directml": "onnxruntime-directml",
    # CUDA's libraries, too: the driver brings none of them.
    "cuda": "onnxruntime-gpu[cuda,cudnn]",
    "openvino": "onnxruntime-openvino",
}
"""Device -> its package, in the order in which they are offered."""

_BESIDE = ("onnxruntime", "nvidia-")
"""What a runtime's folder always has of its own, whatever the environment has."""

_VERSION = re.compile(
    r"\d+(\.\d+)*((a|b|rc)\d+)?(\.post\d+)?(\.dev\d+)?(\+[a-z0-9]+([._-][a-z0-9]+)*)?", re.I
)
"""What is sure to be a version by PEP 440."""

_TIMEOUT_SECONDS = 30.0
_TRIAL_SECONDS = 300.0
_POLL_SECONDS = 0.1
_ROUNDS = 2
_UNPACKED = 4
"""The room that is needed, in sizes of the download: 84 MB of OpenVINO are 257 MB on the disk."""


@dataclass(frozen=True)
class Offer:
    """A device that a chip of this machine could be used by, after an installation."""

    device: str
    chip: Chip


@dataclass(frozen=True)
class Package:
    """A file of the package index; `sha256` "" and `bytes` None if it does not tell."""

    name: str
    version: str
    sha256: str
    bytes: int | None


@dataclass(frozen=True)
class Download:
    """What pip would fetch for a device; the first package is the onnxruntime."""

    device: str
    packages: tuple[Package, ...]

    @property
    def bytes(self) -> int | None:
        """The size of all files; None if the index does not tell."""
        sizes = [package.bytes for package in self.packages]
        return None if None in sizes else sum(size or 0 for size in sizes)


@dataclass(frozen=True)
class Verdict:
    """How a trial ended, in words too; `faster` is how many times as fast, 0 if that is unknown."""

    adopted: bool
    message: str
    faster: float = 0.0


def find_offers(
    chips: Sequence[Chip], system: str = sys.platform, machine: str = platform.machine()
) -> list[Offer]:
    """Return what could be installed for these chips, the recommended one first.

    `system` as in `sys.platform`, `machine` as in `platform.machine`.
    """
    found = []
    if machine.lower() in ("x86_64", "amd64"):
        graphics = [chip for chip in chips if chip.kind == "graphics"]
        serves = {
            "directml": graphics if system == "win32" else [],
            "cuda": [c for c in graphics if c.vendor == "NVIDIA" and _has_cuda(c, system)],
            # For Windows its libraries are a package of their own, to be started in another way.
            # On a processor that computes bfloat16 it does, where onnxruntime's own does not.
            "openvino": [
                c
                for c in chips
                if (c.vendor == "Intel" or c.kind == "processor") and system == "linux"
            ],
        }
        found = [Offer(device, serves[device][0]) for device in PACKAGES if serves[device]]
    return found


def _has_cuda(chip: Chip, system: str) -> bool:
    return system == "win32" or (system == "linux" and chip.driver == "nvidia")


# --- asking the index ----------------------------------------------------------------------------


def ask_index(device: str) -> Work[Download]:
    """Return what pip would fetch for a device; nothing is installed.

    Raises ConfigError for a device without a package, and ModelError if this program cannot be
    changed, the index does not answer, or the package does not go with the program's other ones.
    """
    name = package_of(device)
    _check_can_install()
    if _is_installed(name):
        raise ModelError(
            "{package} is already part of the program's environment.",
            "Choose it as the device.",
            package=name,
        )
    with _work_folder() as (_, temporary):
        yield Progress(0, 0, "bytes", name)
        report, pinned = temporary / "report.json", temporary / "constraints.txt"
        pinned.write_text("\n".join(_installed_libraries()), encoding="utf-8")
        least = ".".join(map(str, LEAST_VERSION))
        # CUDA's libraries are looked for beside onnxruntime, not where torch has its own.
        words = ["--quiet", "--dry-run", "--ignore-installed", "--report", str(report)]
        words += ["--constraint", str(pinned), f"{PACKAGES[device]}>={least},<2"]
        output, code = yield from _pip(words, temporary)
        if code != 0:
            raise _failed(name, output)
        packages = []
        for entry in json.loads(report.read_text(encoding="utf-8"))["install"]:
            package = _package(entry)
            if package.name.startswith(_BESIDE) or not _is_installed(package.name):
                packages.append(replace(package, bytes=_size_of(entry["download_info"]["url"])))
            yield Progress(0, 0, "bytes", name)
    packages.sort(key=lambda package: package.name != name)
    return Download(device, tuple(packages))


def package_of(device: str) -> str:
    """Return the name of the onnxruntime for a device; raises ConfigError if there is none."""
    if device not in PACKAGES:
        raise ConfigError(
            "There is nothing to install for '{device}'.",
            "Choose one of: {devices}.",
            device=device,
            devices=", ".join(PACKAGES),
        )
    return PACKAGES[device].partition("[")[0]


def _check_can_install() -> None:
    if not runtime.can_change():
        raise ModelError("This package of Deblur cannot be extended.", install_hint("onnxruntime"))
    if importlib.util.find_spec("pip") is None:
        raise ModelError(
            "The program's Python has no pip.",
            "Install it with: python -m ensurepip",
        )


def _is_installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _installed_libraries() -> Iterator[str]:
    """Yield what the environment has, as constraints: a runtime must work with just that."""
    for found in importlib.metadata.distributions():
        name, version = _normal(found.metadata["Name"] or ""), found.version or ""
        # pip refuses the whole file for one version that is not by PEP 440, as Debian's may be.
        if name and _VERSION.fullmatch(version) and not name.startswith((*_BESIDE, "torch")):
            yield f"{name}=={version}"


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _package(entry: dict[str, Any]) -> Package:
    """Return a package of pip's report, without the size of its file."""
    hashes = entry["download_info"].get("archive_info", {}).get("hashes", {})
    metadata = entry["metadata"]
    return Package(_normal(metadata["name"]), metadata["version"], hashes.get("sha256", ""), None)


def _size_of(url: str) -> int | None:
    """Return the size of a file of the index; None if the server does not tell."""
    import urllib.request  # with all of ssl, which the window's process does not need

    parts = urlsplit(url)
    try:
        if parts.scheme == "file":
            return Path(urllib.request.url2pathname(parts.path)).stat().st_size
        request = urllib.request.Request(url, method="HEAD")
        with urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS) as response:
            return int(response.headers["Content-Length"])
    except (OSError, ValueError, TypeError):
        return None


# --- installing ----------------------------------------------------------------------------------


def install(download: Download, *, force: bool = False) -> Work[Verdict]:
    """Install a runtime beside the environment, try it, and keep it if it is good.

    It has to compute the same as the present one, and in clearly less time (`MUCH_FASTER`) unless
    `force`; then it is used from the next start. Whatever stops this before, nothing changes.
    Raises ModelError if it cannot be installed.
    """
    _check_can_install()
    first = download.packages[0]
    with _work_folder() as (folder, temporary):
        needed, free = _UNPACKED * (download.bytes or 0), shutil.disk_usage(folder).free
        if needed > free:
            raise ModelError(
                "Not enough disk space for {package}: about {needed} MB are needed, {free} MB are "
                "free.",
                "Free some space, and try again.",
                package=first.name,
                needed=needed // 1_000_000,
                free=free // 1_000_000,
            )
        yield from _fetch(download, folder, temporary)
        yield Log("Trying it on a test picture…")
        verdict = yield from _try(download, folder, temporary, force)
        yield Log(verdict.message)  # the last moment to stop
        if verdict.adopted:
            shutil.rmtree(temporary, ignore_errors=True)
            _adopt(Runtime(folder.name, download.device, first.name, first.version, verdict.faster))
    return verdict


def _adopt(chosen: Runtime) -> None:
    try:
        runtime.adopt(chosen)
    except OSError as error:
        raise _cannot_write(error) from error


def remove() -> Runtime | None:
    """Go back to the environment's own onnxruntime from the next start; return what was used."""
    was = runtime.current()
    runtime.drop()
    runtime.sweep()
    return was


@contextlib.contextmanager
def _work_folder() -> Iterator[tuple[Path, Path]]:
    """Give a new folder and one in it for temporary files; removed unless it is adopted.

    On the disk that it is installed on: that of the system's temporary files may be small.
    """
    with contextlib.ExitStack() as stack:
        try:
            folder = stack.enter_context(runtime.new_folder())
            temporary = folder / "tmp"
            temporary.mkdir()
        except OSError as error:
            raise _cannot_write(error) from error
        yield folder, temporary


def _cannot_write(error: OSError) -> ModelError:
    reason = error.strerror or error
    return ModelError("Cannot write to {folder}: {reason}.", folder=runtime.home(), reason=reason)


def _fetch(download: Download, folder: Path, temporary: Path) -> Work[None]:
    """Let pip download and unpack exactly what was asked for."""
    pinned = [
        f"{p.name}=={p.version}" + (f" --hash=sha256:{p.sha256}" if p.sha256 else "")
        for p in download.packages
    ]
    wanted = temporary / "requirements.txt"
    wanted.write_text("\n".join(pinned), encoding="utf-8")
    words = ["--no-deps", "--no-cache-dir", "--no-compile", "--target", str(folder)]
    version = importlib.metadata.version("pip").split(".")
    if (int(version[0]), int(version[1])) >= (24, 1):
        words += ["--progress-bar", "raw"]
    output, code = yield from _pip([*words, "-r", str(wanted)], temporary, download)
    if code != 0:
        raise _failed(download.packages[0].name, output)


def _pip(
    words: Sequence[str], temporary: Path, download: Download | None = None
) -> Work[tuple[str, int]]:
    """Run `pip install` and return what it printed, and its exit code; yields Progress."""
    # --no-user: some computers are set up to install for the user, which pip refuses with --target.
    command = [
        sys.executable, "-m", "pip", "install", "--no-user", "--disable-pip-version-check",
        "--no-input",
        "--only-binary", ":all:", *words,
    ]  # fmt: skip
    places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary))
    environment = {
        **os.environ,
        **places,
        "PYTHONUNBUFFERED": "1",
        "PIP_ROOT_USER_ACTION": "ignore",
    }
    name = download.packages[0].name if download else ""
    total, begun = (download.bytes or 0) if download else 0, time.monotonic()
    printed: list[str] = []

    def progress(text: str) -> Progress:
        printed.append(text)
        done, known = _received("".join(printed))
        most = max(total, known)
        seconds = time.monotonic() - begun
        left = (most - done) / done * seconds if 0 < done < most else None
        return Progress(done, most, "bytes", name, done / most if most else 0.0, left)

    watched = _watch(command, environment, temporary / "pip.txt")
    code = yield from relay(watched, progress)
    return "".join(printed), code


def _received(output: str) -> tuple[int, int]:
    """Return the bytes that pip has received and those it knows of, by its raw progress lines.

    They are told for each file anew.
    """
    done = known = current = size = 0
    for line in re.finditer(r"^Progress (\d+) of (\d+)$", output, re.M):
        received, total = int(line[1]), int(line[2])
        if received < current or total != size:
            done, known = done + size, known + size
        current, size = received, total
    return done + current, known + size


def _watch(
    command: Sequence[str], environment: dict[str, str], file: Path
) -> Generator[str, None, int]:
    """Yield what a program prints, "" if nothing, and return its exit code; close() kills it."""
    with open(file, "w+b") as written, open(file, encoding="utf-8", errors="replace") as read:
        program = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=written,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # of Windows
        )
        try:
            while program.poll() is None:
                yield read.read()
                time.sleep(_POLL_SECONDS)
            yield read.read()
            return program.returncode
        finally:
            program.kill()
            program.wait()


def _failed(package: str, output: str) -> ModelError:
    """Return the error of an installation; pip gives the reason in a line of its own."""
    lines = [line for line in output.splitlines() if line.strip()]
    errors = [line.partition("ERROR:")[2].strip() for line in lines if line.startswith("ERROR:")]
    reason = (errors or lines or [""])[-1]
    return ModelError(
        "{package} could not be installed: {reason}",
        "Check your network connection, and try again.",
        package=package,
        reason=reason[:300],
    )


# --- trying --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Side:
    pixels: Pixels
    seconds: float
    running_on: str


def _try(download: Download, folder: Path, temporary: Path, force: bool) -> Work[Verdict]:
    """Return whether a new runtime computes the same, and clearly faster."""
    olds, news = [], []
    device, title = download.device, DEVICES[download.device]
    for _ in range(_ROUNDS):  # in turns: other programs may slow down one of them
        try:
            news.append((yield from _side(device, folder, temporary, download)))
        except ModelError as error:
            return Verdict(
                False,
                msg(
                    "{device} does not work here, and was removed. {reason}",
                    device=title,
                    reason=error.message,
                ),
            )
        olds.append((yield from _side("auto", _present(), temporary, download)))
    difference = int(np.abs(news[0].pixels.astype(int) - olds[0].pixels).max())
    if difference > MOST_DIFFERENCE:
        return Verdict(
            False,
            msg(
                "{device} was removed: its result for a test picture was wrong by {count} of 255.",
                device=title,
                count=difference,
            ),
        )
    before, after = (min(side.seconds for side in sides) for sides in (olds, news))
    pairs = zip(olds, news, strict=True)
    faster = min(old.seconds / max(new.seconds, 1e-9) for old, new in pairs)  # every time
    if faster < MUCH_FASTER and not force:
        return Verdict(
            False,
            msg(
                "{device} works here but is not clearly faster: {after:.2f} s for a test picture, "
                "{before:.2f} s without it. It was removed; nothing has changed.",
                device=title,
                after=after,
                before=before,
            ),
            faster,
        )
    return Verdict(
        True,
        msg(
            "{device} takes {after:.2f} s for a test picture instead of {before:.2f} s. It is used "
            "from the next start of Deblur.",
            device=title,
            after=after,
            before=before,
        ),
        faster,
    )


def _present() -> Path | None:
    chosen = runtime.current()
    return None if chosen is None else runtime.home() / chosen.folder


def _side(device: str, folder: Path | None, temporary: Path, download: Download) -> Work[_Side]:
    """Return what one runtime makes of the picture. Raises ModelError if it fails."""
    result = temporary / "trial.npz"
    result.unlink(missing_ok=True)
    command = [sys.executable, "-m", runtime.TRIAL_MODULE, device, str(result)]
    begun, printed = time.monotonic(), list[str]()
    size, package = download.bytes or 1, download.packages[0].name

    def progress(text: str) -> Progress:
        printed.append(text)
        if time.monotonic() - begun > _TRIAL_SECONDS:
            raise ModelError("It did not finish a test picture in time.")
        return Progress(size, size, "bytes", package, 1.0)  # all is here

    watched = _watch(command, runtime.trial_environment(folder), temporary / "trial.txt")
    code = yield from relay(watched, progress)
    try:
        with np.load(result, allow_pickle=False) as told:
            said = json.loads(str(told["said"]))
            side = _Side(told["pixels"], float(told["seconds"]), said["running_on"])
    except (OSError, ValueError, KeyError) as error:
        lines = "".join(printed).splitlines()
        last = [line.strip() for line in lines if line.strip()][-1:] or [""]
        raise ModelError(
            "Its process ended with code {number}. {reason}", number=code, reason=last[0][:300]
        ) from error
    if code != 0:
        raise ModelError(message_from_json(said["note"], said["message"]))
    return side
