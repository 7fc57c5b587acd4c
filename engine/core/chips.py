"""The chips of this machine that may compute faster than its processor does in float32.

They are found without loading a driver or a library: Linux tells in `/sys` and `/proc`, Windows in
its registry, macOS through `sysctl`. What is found may still be unusable, for lack of a driver;
only a trial tells (`engine.models.runtimes`).
"""

from __future__ import annotations

import importlib
import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from engine.core.machine import computes_bf16_natively, processor, read_told, system_control
from engine.core.paths import exists

Kind = Literal["graphics", "neural", "processor"]


@dataclass(frozen=True)
class Chip:
    """A chip and its name for people; `vendor` is NVIDIA, Intel, AMD, Qualcomm or Apple.

    A processor is one if it computes bfloat16, which takes half the time of float32.

    `driver` is the name of the Linux kernel's module for it, "" elsewhere or if it has none.
    """

    kind: Kind
    vendor: str
    name: str
    driver: str = ""


_VENDORS = {"10de": "NVIDIA", "8086": "Intel", "1002": "AMD", "1022": "AMD", "5143": "Qualcomm"}
"""PCI identifiers. Others belong to chips that only show a picture, of virtual machines too."""

_WINDOWS_CLASSES: dict[str, Kind] = {
    "{4d36e968-e325-11ce-bfc1-08002be10318}": "graphics",
    "{f01a9d53-3ff6-48d2-9f97-c8a7004be10c}": "neural",
}
"""Setup classes Display and ComputeAccelerator.
https://learn.microsoft.com/windows-hardware/drivers/install/system-defined-device-setup-classes-available-to-vendors"""


def find_chips() -> tuple[Chip, ...]:
    """Return the chips of this machine that may compute; empty if none is known."""
    if sys.platform == "win32":
        found = chips_of_windows(importlib.import_module("winreg"))
    elif sys.platform == "darwin":
        found = _chips_of_macos()
    else:
        found = chips_of_linux(Path("/"))
    return tuple(dict.fromkeys(found))


def chips_of_linux(root: Path) -> Iterator[Chip]:
    """Yield the chips that the `/proc`, `/sys` and `/usr` below `root` tell of."""
    by_driver = sorted(root.glob("proc/driver/nvidia/gpus/*/information"))
    for information in by_driver:
        found = re.search(r"Model:\s*(.+)", read_told(information))
        yield Chip("graphics", "NVIDIA", found[1].strip() if found else "NVIDIA GPU", "nvidia")
    if exists(root / "dev/dxg") and exists(root / "usr/lib/wsl/lib/libcuda.so.1"):
        yield Chip("graphics", "NVIDIA", "NVIDIA GPU", "nvidia")  # of the Windows around this Linux
    classes: dict[str, Kind] = {"drm/card": "graphics", "accel/accel": "neural"}
    for pattern, kind in classes.items():
        for device in sorted(root.glob(f"sys/class/{pattern}*/device")):
            if not re.search(r"\d$", device.parent.name) or "-" in device.parent.name:
                continue  # a connector, such as card0-HDMI-A-1
            vendor, number = (read_told(device / n)[2:].lower() for n in ("vendor", "device"))
            driver = (device / "driver").resolve().name if exists(device / "driver") else ""
            if vendor in _VENDORS and not (driver == "nvidia" and by_driver):
                yield Chip(kind, _VENDORS[vendor], _pci_name(root, vendor, number, kind), driver)
    if computes_bf16_natively(root):
        name = processor(root).name
        yield Chip("processor", "Intel" if "Intel" in name else "AMD", name)


def chips_of_windows(registry: Any) -> Iterator[Chip]:  # noqa: ANN401 - the module winreg
    """Yield the chips with a driver; `registry` is the module `winreg`.

    Of a chip that was taken out the entry may remain.
    """
    for group, kind in _WINDOWS_CLASSES.items():
        path = rf"SYSTEM\CurrentControlSet\Control\Class\{group}"
        for number in range(100):
            try:
                with registry.OpenKey(registry.HKEY_LOCAL_MACHINE, rf"{path}\{number:04}") as entry:
                    name = str(registry.QueryValueEx(entry, "DriverDesc")[0])
                    device = str(registry.QueryValueEx(entry, "MatchingDeviceId")[0]).lower()
            except OSError:
                continue  # numbers have gaps
            found = re.search(r"ven_(\w{4})", device)
            vendor = _VENDORS.get(found[1] if found else "")
            if vendor is None and re.search(r"\bqcom", device):
                vendor = "Qualcomm"
            if vendor is not None:
                yield Chip(kind, vendor, name)


def _chips_of_macos() -> Iterator[Chip]:
    if platform.machine() != "arm64":
        return
    yield Chip("neural", "Apple", system_control("machdep.cpu.brand_string") or "Apple")


def _pci_name(root: Path, vendor: str, device: str, kind: str) -> str:
    """Return the name that the system's list of PCI devices has for one, or its number."""
    for folder in ("hwdata", "misc"):
        names = read_told(root / f"usr/share/{folder}/pci.ids")
        after = names.partition(f"\n{vendor}  ")[2]
        found = re.search(
            rf"^\t{device}  (.+)$", re.split(r"\n(?=[0-9a-f])", after, maxsplit=1)[0], re.M
        )
        if found:
            marketed = re.search(r"\[(.+)\]", found[1])
            return f"{_VENDORS[vendor]} {marketed[1] if marketed else found[1]}"
    return f"{_VENDORS[vendor]} {'GPU' if kind == 'graphics' else 'NPU'} ({vendor}:{device})"
