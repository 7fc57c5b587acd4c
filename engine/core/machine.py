"""What this process may use of the machine, or of the container it runs in: memory and cores.

Limits of control groups (cgroups) count. psutil and onnxruntime do not know them, and the limit of
a container is the one that kills.
"""

from __future__ import annotations

import math
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

UNKNOWN_BYTES = 2 << 30
"""Taken as free where the system does not tell."""


DEVICES = {
    "auto": "automatic",
    "cpu": "CPU",
    "cuda": "CUDA (NVIDIA)",
    "directml": "DirectML (Windows)",
    "coreml": "CoreML (Apple)",
    "openvino": "OpenVINO (Intel)",
}
"""What a model can be asked to run on, and its name for people; `auto` is the best one that is
installed."""


def free_bytes(root: Path = Path("/")) -> int:
    """Return the bytes that can be allocated without swapping; UNKNOWN_BYTES if unknown.

    `root` is where `/proc/self/cgroup` and `/sys` are looked for.
    """
    import psutil

    try:
        machine = int(psutil.virtual_memory().available)
    except (OSError, RuntimeError):
        machine = UNKNOWN_BYTES
    return min([machine, *_free_in_groups(root)])


def resident_bytes() -> int:
    """Return the physical memory that this process holds now."""
    import psutil

    return int(psutil.Process().memory_info().rss)


def peak_resident_bytes(*, reset: bool) -> int | None:
    """Return the most physical memory this process held since the last `reset`; None if unknown.

    With `reset`, measuring starts again, and what is returned is what it holds now (macOS cannot
    reset). Not getrusage on Linux: a child begins with the peak of its parent there.
    """
    if sys.platform == "linux":
        try:
            if reset:  # a container may refuse it
                Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
            status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        except OSError:
            return None
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        return int(found[1]) * 1024 if found else None
    if sys.platform == "darwin":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return None  # Windows: untested


def physical_cores(root: Path = Path("/")) -> int:
    """Return how many physical cores this process may use; 0 if unknown (not Linux).

    Counts what the affinity mask and the CPU quota of a container allow. `root` is where `/proc`
    and `/sys` are looked for.
    """
    if not hasattr(os, "sched_getaffinity"):
        return 0
    cores = {
        _read(root / f"sys/devices/system/cpu/cpu{n}/topology/thread_siblings_list") or str(n)
        for n in os.sched_getaffinity(0)
    }
    return max(1, min([len(cores), *(math.ceil(quota) for quota in _cpu_quotas(root))]))


def _free_in_groups(root: Path) -> Iterator[int]:
    """Yield what is left below each memory limit of this process's control groups."""
    for group in _groups(root, "memory"):
        limit = _read(group / "memory.max") or _read(group / "memory.limit_in_bytes")
        used = _read(group / "memory.current") or _read(group / "memory.usage_in_bytes")
        if limit.isdecimal() and used.isdecimal():  # "max" is no limit
            stat = dict(
                line.split(maxsplit=1) for line in _read(group / "memory.stat").splitlines()
            )
            # File cache that the kernel drops before it refuses memory; version 1 counts what is
            # in inner groups apart.
            cache = stat.get("total_inactive_file") or stat.get("inactive_file") or "0"
            yield max(0, int(limit) - max(0, int(used) - int(cache)))


def _cpu_quotas(root: Path) -> Iterator[float]:
    """Yield the number of processors that each of this process's control groups may keep busy."""
    for group in _groups(root, "cpu"):
        version_1 = [_read(group / f"cpu.cfs_{part}_us") for part in ("quota", "period")]
        quota, _, period = (_read(group / "cpu.max") or " ".join(version_1)).partition(" ")
        if quota.isdecimal() and period.isdecimal():  # "max" and "-1" are no limit
            yield int(quota) / int(period)


def _groups(root: Path, controller: str) -> Iterator[Path]:
    """Yield the folders of the control groups that this process is in, from the inside out.

    A container often sees its host's groups in the path and only its own in the tree; folders that
    do not exist tell nothing.
    """
    for line in _read(root / "proc/self/cgroup").splitlines():
        _, controllers, path = line.split(":", 2)
        if controllers == "":  # version 2
            base = root / "sys/fs/cgroup"
        elif controller in controllers.split(","):
            base = root / "sys/fs/cgroup" / controller
        else:
            continue
        folder = base / path.lstrip("/")
        for group in (folder, *folder.parents):
            yield group
            if group == base:
                break


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
