"""What this process may use of the machine, or of the container it runs in: memory and processor.

Limits of control groups (cgroups) count. psutil and onnxruntime do not know them, and the limit of
a container is the one that kills. Whatever depends on the kind of processor asks here.
"""

from __future__ import annotations

import math
import os
import platform
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
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
    """Return how many physical cores this process may use, at least 1; slower ones count, too.

    On Linux the affinity mask and the CPU quota of a container count. `root` is where `/proc` and
    `/sys` are looked for.
    """
    if not hasattr(os, "sched_getaffinity"):
        import psutil

        return int(psutil.cpu_count(logical=False) or os.cpu_count() or 1)
    cores = {
        read_told(root / f"sys/devices/system/cpu/cpu{n}/topology/thread_siblings_list") or str(n)
        for n in os.sched_getaffinity(0)
    }
    return max(1, min([len(cores), *(math.ceil(quota) for quota in _cpu_quotas(root))]))


class CoresLeft:
    """How much of the processor other processes leave, from when this is made."""

    def __init__(self) -> None:
        self._begun, self._others = time.monotonic(), _seconds_of_others()

    def __call__(self) -> float:
        """Return how many physical cores of the machine nobody else has used, on average."""
        import psutil

        logical = psutil.cpu_count() or 1
        physical = psutil.cpu_count(logical=False) or logical
        passed = (time.monotonic() - self._begun) * logical
        taken = (_seconds_of_others() - self._others) / passed if passed else 0.0
        return float(physical * (1 - min(max(taken, 0.0), 1.0)))


def _seconds_of_others() -> float:
    """Return how long the cores have computed for others than this process since some time."""
    import psutil

    times = psutil.cpu_times()
    kinds = ("user", "nice", "system", "irq", "softirq", "steal")
    return float(sum(getattr(times, kind, 0.0) for kind in kinds)) - time.process_time()


@dataclass(frozen=True)
class Processor:
    """The processor's name, and which of `FEATURES` it computes natively, in their order.

    `efficiency_cores` are the slower ones of two kinds, logical ones on Linux; 0 if all are alike.
    """

    name: str
    features: tuple[str, ...]
    efficiency_cores: int = 0

    def __str__(self) -> str:
        return f"{self.name} ({', '.join(self.features) or 'no AVX2'})"


FEATURES = {
    "AVX2": (("avx2",), ("_is_avx2_supported",)),
    "AVX-512": (("avx512f",), ("_is_avx512_supported",)),
    "VNNI": (("avx512_vnni", "avx_vnni"), ("_is_avx512_vnni_supported", "_is_vnni_supported")),
    "bfloat16": (("avx512_bf16",), ("_is_avx512_bf16_supported",)),
    "AMX": (("amx_tile",), ("_is_amx_tile_supported",)),
}
"""Name -> flags of Linux, and functions of `torch.cpu`, of which one has to be true."""


def processor(root: Path = Path("/")) -> Processor:
    """Return what is known of the processor; `root` is where `/proc` and `/sys` are looked for.

    What is not Linux tells the features through torch only, and where that is loaded.
    """
    return _processor(root, "torch" in sys.modules)


def computes_bf16_natively(root: Path = Path("/")) -> bool:
    """Return whether bfloat16 is faster than float32; emulated, it takes several times longer."""
    return not {"bfloat16", "AMX"}.isdisjoint(processor(root).features)


@cache
def _processor(root: Path, torch_is_loaded: bool) -> Processor:
    told: dict[str, str] = {}
    for line in read_told(root / "proc/cpuinfo").splitlines():
        key, _, value = line.partition(":")
        told.setdefault(key.strip(), value.strip())
    name = told.get("model name") or _name_by_system() or platform.processor()
    flags = set(told.get("flags", "").split())
    cpu = getattr(sys.modules.get("torch"), "cpu", None) if torch_is_loaded else None
    known = [
        feature
        for feature, (names, functions) in FEATURES.items()
        if not flags.isdisjoint(names)
        # Private, but there is no public function.
        or (not told and any(getattr(cpu, f, bool)() for f in functions))
    ]
    return Processor(name or platform.machine(), tuple(known), _efficiency_cores(root))


def _name_by_system() -> str:
    if sys.platform == "darwin":
        return system_control("machdep.cpu.brand_string")
    if sys.platform == "win32":
        import winreg

        path = r"HARDWARE\DESCRIPTION\System\CentralProcessor\0"
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, path) as entry:
                return str(winreg.QueryValueEx(entry, "ProcessorNameString")[0]).strip()
        except OSError:
            return ""
    return ""


def system_control(name: str) -> str:
    """Return what macOS's `sysctl` says of a name; "" if nothing."""
    import subprocess

    command = ["/usr/sbin/sysctl", "-n", name]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=5, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()


def _efficiency_cores(root: Path) -> int:
    if sys.platform == "darwin":
        count = system_control("hw.perflevel1.physicalcpu")
        return int(count) if count.isdecimal() else 0
    if sys.platform == "win32":
        return _efficiency_cores_of_windows()
    cores = root / "sys/devices"
    if small := read_told(cores / "cpu_atom/cpus"):  # Intel: a list such as 16-23,26
        ends = [part.partition("-") for part in small.split(",")]
        return sum(int(last or first) - int(first) + 1 for first, _, last in ends)
    found = [read_told(file) for file in cores.glob("system/cpu/cpu*/cpu_capacity")]  # ARM
    capacities = [int(text) for text in found if text.isdecimal()]
    return sum(2 * each <= max(capacities) for each in capacities)


def _efficiency_cores_of_windows() -> int:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - Windows only
    size = ctypes.c_ulong(0)
    kernel.GetLogicalProcessorInformationEx(0, None, ctypes.byref(size))
    buffer = ctypes.create_string_buffer(size.value)
    if not kernel.GetLogicalProcessorInformationEx(0, buffer, ctypes.byref(size)):
        return 0
    return count_efficiency_cores(buffer.raw[: size.value])


def count_efficiency_cores(records: bytes) -> int:
    """Return the cores of a lower class in Windows' list of cores.

    SYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX: relation, size (4 bytes each), flags, class.
    https://learn.microsoft.com/windows/win32/api/winnt/ns-winnt-processor_relationship
    """
    classes, at = [], 0
    while at + 10 <= len(records):
        size = int.from_bytes(records[at + 4 : at + 8], "little")
        if size < 10:
            break
        classes.append(records[at + 9])
        at += size
    return sum(each < max(classes) for each in classes)


def _free_in_groups(root: Path) -> Iterator[int]:
    """Yield what is left below each memory limit of this process's control groups."""
    for group in _groups(root, "memory"):
        limit = read_told(group / "memory.max") or read_told(group / "memory.limit_in_bytes")
        used = read_told(group / "memory.current") or read_told(group / "memory.usage_in_bytes")
        if limit.isdecimal() and used.isdecimal():  # "max" is no limit
            stat = dict(
                line.split(maxsplit=1) for line in read_told(group / "memory.stat").splitlines()
            )
            # File cache that the kernel drops before it refuses memory; version 1 counts what is
            # in inner groups apart.
            cache = stat.get("total_inactive_file") or stat.get("inactive_file") or "0"
            yield max(0, int(limit) - max(0, int(used) - int(cache)))


def _cpu_quotas(root: Path) -> Iterator[float]:
    """Yield the number of processors that each of this process's control groups may keep busy."""
    for group in _groups(root, "cpu"):
        version_1 = [read_told(group / f"cpu.cfs_{part}_us") for part in ("quota", "period")]
        quota, _, period = (read_told(group / "cpu.max") or " ".join(version_1)).partition(" ")
        if quota.isdecimal() and period.isdecimal():  # "max" and "-1" are no limit
            yield int(quota) / int(period)


def _groups(root: Path, controller: str) -> Iterator[Path]:
    """Yield the folders of the control groups that this process is in, from the inside out.

    A container often sees its host's groups in the path and only its own in the tree; folders that
    do not exist tell nothing.
    """
    for line in read_told(root / "proc/self/cgroup").splitlines():
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


def read_told(path: Path) -> str:
    """Return what the system tells in a file of `/proc` or `/sys`; "" where there is none."""
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
