"""How much memory is free, and how much of it a run may take.

Free is what a new allocation gets without swapping, on the machine or in the container (cgroup)
that we run in, whichever is less. psutil would say the same but knows no containers.
"""

from __future__ import annotations

import ctypes
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

SHARE = 0.5
"""Of the free memory, for a run: a window, a browser and the file cache want the rest."""

DEFAULT_MAX_BYTES = 850_000_000
"""What a run takes unless told otherwise: a photo of 100 megapixels stays below 1 GB, with a
reserve for what allocators waste.

Speed is no reason for more. Measured with U-Nets on two cores, 0.25 to 17 megapixels at once take
the same processor time for a megapixel within the noise; what larger tiles save is their halo, a
few percent, and cancelling waits longer for them."""

DEFAULT_MIN_BYTES = 300_000_000
"""What a run takes at least: better to try, and to plan smaller, than not to begin."""

UNKNOWN_BYTES = 2 << 30
"""Taken as free where the system does not say."""

TILE_SHARE = 0.3
"""Of a run's memory, for one tile at least; it gets more where the pictures leave more."""


def default_budget(*, tileable: bool = True, runs: int = 1) -> int:
    """Return the bytes a run may take on top of the program and its model, one of `runs` at once.

    A share of the free memory, at least DEFAULT_MIN_BYTES, and at most DEFAULT_MAX_BYTES unless
    the model needs the whole picture at once.
    """
    share = max(DEFAULT_MIN_BYTES, int(free_bytes() * SHARE) // runs)
    return min(share, DEFAULT_MAX_BYTES) if tileable else share


def tile_budget(budget_bytes: int, pictures_bytes: int) -> int:
    """Return the bytes that one tile may take: what the pictures leave, and TILE_SHARE at least."""
    return max(int(budget_bytes * TILE_SHARE), budget_bytes - pictures_bytes)


def free_bytes(root: Path = Path("/")) -> int:
    """Return the bytes that can be had without swapping; UNKNOWN_BYTES where nobody knows.

    `root` is where `/proc` and `/sys` are looked for.
    """
    machine = _machine_free(root)
    return min([*_cgroup_free(root), UNKNOWN_BYTES if machine is None else machine])


def _machine_free(root: Path) -> int | None:
    if sys.platform == "win32":
        return _windows_free()
    if sys.platform == "darwin":
        return _macos_free()
    for line in _lines(root / "proc/meminfo"):
        name, _, value = line.partition(":")
        if name == "MemAvailable":
            return int(value.split()[0]) * 1024
    return None


def _cgroup_free(root: Path) -> Iterator[int]:
    """Yield what is left below each memory limit of the groups that this process is in."""
    for line in _lines(root / "proc/self/cgroup"):
        _, controllers, path = line.split(":", 2)
        if controllers == "":
            base, limit, used = root / "sys/fs/cgroup", "memory.max", "memory.current"
            inactive = "inactive_file"
        elif "memory" in controllers.split(","):
            base = root / "sys/fs/cgroup/memory"
            limit, used = "memory.limit_in_bytes", "memory.usage_in_bytes"
            inactive = "total_inactive_file"
        else:
            continue
        # A container often sees the groups of its host in the path and only its own in the tree;
        # folders that are not there say nothing.
        folder = base / path.lstrip("/")
        for group in (folder, *folder.parents):
            most, now = _number(group / limit), _number(group / used)
            if most is not None and now is not None:
                stat = dict(s.split(maxsplit=1) for s in _lines(group / "memory.stat"))
                # File cache that the kernel drops before it refuses memory.
                yield max(0, most - max(0, now - int(stat.get(inactive, "0"))))
            if group == base:
                break


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return []


def _number(path: Path) -> int | None:
    text = "".join(_lines(path)).strip()
    return int(text) if text.isdecimal() else None  # "max" is no limit


def _windows_free() -> int | None:  # pragma: no cover - not tried on this ground
    class MemoryStatus(ctypes.Structure):
        """MEMORYSTATUSEX of sysinfoapi.h."""

        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            *(
                (name, ctypes.c_ulonglong)
                for name in (
                    "total", "available", "total_page", "available_page",
                    "total_virtual", "available_virtual", "available_extended",
                )
            ),
        )  # fmt: skip

    status = MemoryStatus(length=ctypes.sizeof(MemoryStatus))
    library = getattr(ctypes, "windll", None)
    if library is None or not library.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
        return None
    return min(int(status.available), int(status.available_page))


def _macos_free() -> int | None:  # pragma: no cover - not tried on this ground
    try:
        text = subprocess.run(
            ["/usr/bin/vm_stat"], capture_output=True, text=True, timeout=5, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    return parse_vm_stat(text)


def parse_vm_stat(text: str) -> int | None:
    """Return the bytes that macOS' `vm_stat` calls free, inactive, speculative or purgeable."""
    head, _, body = text.partition("\n")
    words = head.split("page size of ")
    if len(words) != 2:
        return None
    page, pages = int(words[1].split()[0]), 0
    for line in body.splitlines():
        name, _, value = line.partition(":")
        if name in ("Pages free", "Pages inactive", "Pages speculative", "Pages purgeable"):
            pages += int(value.strip().rstrip("."))
    return pages * page


class PictureMemory:
    """The memory of a run: the pictures in work, and the tile of the one that the model is at.

    A picture that does not fit beside them waits until it does.
    """

    def __init__(self, budget_bytes: int) -> None:
        self._budget = budget_bytes
        self._held = 0
        self._tile = 0
        self._stopped = False
        self._changed = threading.Condition()

    def acquire(self, count: int) -> None:
        """Wait until `count` bytes are left, or until no other picture is held.

        Raises WaitCancelled after `stop`.
        """
        with self._changed:
            self._changed.wait_for(
                lambda: (
                    self._stopped
                    or not self._held
                    or self._held + count + self._tile <= self._budget
                )
            )
            if self._stopped:
                raise WaitCancelled
            self._held += count

    def reserve_tile(self, wanted: int, ahead: int, *, tileable: bool) -> int:
        """Return what the next tile may take, and keep that free until the next claim.

        Never more than `wanted`, which is enough for the whole picture. `ahead` bytes are left
        for the picture that is read meanwhile, unless the tile becomes too small by that.
        """
        with self._changed:
            most = tile_budget(self._budget, self._held + ahead) if tileable else self._budget
            self._tile = min(wanted, most)
            self._changed.notify_all()
            return most

    def release(self, count: int) -> None:
        """Give `count` bytes back."""
        with self._changed:
            self._held -= count
            self._changed.notify_all()

    def stop(self) -> None:
        """Let nobody wait any more."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()


class WaitCancelled(Exception):
    """`stop` was called while a picture waited for memory."""
