"""What Linux and Windows tell of graphics and neural chips, on machines made of files."""

import pytest

from engine.core.chips import Chip, chips_of_linux, chips_of_windows, find_chips

PCI_IDS = """# a list
1002  Advanced Micro Devices, Inc. [AMD/ATI]
\t73df  Navi 22 [Radeon RX 6700/6700 XT/6750 XT]
8086  Intel Corporation
\t46a6  Alder Lake-P GT2 [Iris Xe Graphics]
\t\t1028 0b10  Latitude
\t7d1d  Meteor Lake NPU
"""


@pytest.fixture
def root(tmp_path):
    names = tmp_path / "usr/share/misc/pci.ids"
    names.parent.mkdir(parents=True)
    names.write_text(PCI_IDS)
    (tmp_path / "proc").mkdir()
    (tmp_path / "proc/cpuinfo").write_text("model name : AMD Ryzen 9 5950X\nflags : avx2\n")
    return tmp_path


def add(root, name, vendor, device, driver=""):
    """Add a device of `/sys/class`, such as drm/card0."""
    folder = root / "sys/class" / name / "device"
    folder.mkdir(parents=True)
    (folder / "vendor").write_text(f"0x{vendor}\n")
    (folder / "device").write_text(f"0x{device}\n")
    if driver:
        target = root / "sys/bus/pci/drivers" / driver
        target.mkdir(parents=True, exist_ok=True)
        try:
            (folder / "driver").symlink_to(target)
        except OSError:
            pytest.skip("no symbolic links here")


def test_a_machine_without_any(root):
    assert list(chips_of_linux(root)) == []


def test_graphics_and_neural_chip_of_a_laptop(root):
    add(root, "drm/card1", "8086", "46a6", "i915")
    add(root, "drm/card1-eDP-1", "8086", "46a6")
    add(root, "drm/renderD128", "8086", "46a6", "i915")
    add(root, "accel/accel0", "8086", "7d1d", "intel_vpu")
    assert list(chips_of_linux(root)) == [
        Chip("graphics", "Intel", "Intel Iris Xe Graphics", "i915"),
        Chip("neural", "Intel", "Intel Meteor Lake NPU", "intel_vpu"),
    ]


def test_what_the_list_does_not_know_has_a_number(root):
    add(root, "drm/card0", "1002", "ffff", "amdgpu")
    (found,) = chips_of_linux(root)
    assert found == Chip("graphics", "AMD", "AMD GPU (1002:ffff)", "amdgpu")


def test_an_nvidia_card_is_named_by_its_driver_and_counted_once(root):
    add(root, "drm/card0", "10de", "2504", "nvidia")
    told = root / "proc/driver/nvidia/gpus/0000:01:00.0/information"
    told.parent.mkdir(parents=True)
    told.write_text("Model: \t\t NVIDIA GeForce RTX 3060\nIRQ:   \t\t 142\n")
    (found,) = chips_of_linux(root)
    assert found == Chip("graphics", "NVIDIA", "NVIDIA GeForce RTX 3060", "nvidia")


def test_an_nvidia_card_with_another_driver(root):
    add(root, "drm/card0", "10de", "2504", "nouveau")
    (found,) = chips_of_linux(root)
    assert (found.vendor, found.driver) == ("NVIDIA", "nouveau")


def test_linux_within_windows(root):
    for name in ("dev/dxg", "usr/lib/wsl/lib/libcuda.so.1"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    (found,) = chips_of_linux(root)
    assert (found.vendor, found.driver) == ("NVIDIA", "nvidia")


@pytest.mark.parametrize("vendor", ["1af4", "15ad", "1234", "1a03"])  # virtio, VMware, QEMU, ASPEED
def test_what_only_shows_a_picture_is_none(root, vendor):
    add(root, "drm/card0", vendor, "1050", "virtio-pci")
    assert list(chips_of_linux(root)) == []


class Registry:
    """What `winreg` does with `values`: key -> value name -> text."""

    HKEY_LOCAL_MACHINE = "HKLM"

    def __init__(self, values):
        self._values = values

    def OpenKey(self, _root, path):
        if path not in self._values:
            raise FileNotFoundError(path)
        return Key(self._values[path])

    def QueryValueEx(self, key, name):
        if name not in key.values:
            raise FileNotFoundError(name)
        return key.values[name], 1


class Key:
    def __init__(self, values):
        self.values = values

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None


DISPLAY = r"SYSTEM\CurrentControlSet\Control\Class\{4d36e968-e325-11ce-bfc1-08002be10318}" "\\"
NEURAL = r"SYSTEM\CurrentControlSet\Control\Class\{f01a9d53-3ff6-48d2-9f97-c8a7004be10c}" "\\"


def entry(name, device):
    return {"DriverDesc": name, "MatchingDeviceId": device}


def test_adapters_of_windows():
    registry = Registry(
        {
            DISPLAY + "0000": entry("Intel(R) UHD Graphics", r"PCI\VEN_8086&DEV_9BC4"),
            DISPLAY + "0001": entry("Microsoft Remote Display Adapter", "rdpidd_indirectdisplay"),
            DISPLAY + "0003": entry("NVIDIA GeForce RTX 3060", r"pci\ven_10de&dev_2504"),
            DISPLAY + "0004": {"DriverDesc": "half an entry"},
            DISPLAY + "0005": entry("Qualcomm(R) Adreno(TM) X1-85 GPU", r"ACPI\QCOM0C36"),
            NEURAL + "0000": entry("Intel(R) AI Boost", r"PCI\VEN_8086&DEV_7D1D"),
        }
    )
    assert list(chips_of_windows(registry)) == [
        Chip("graphics", "Intel", "Intel(R) UHD Graphics"),
        Chip("graphics", "NVIDIA", "NVIDIA GeForce RTX 3060"),
        Chip("graphics", "Qualcomm", "Qualcomm(R) Adreno(TM) X1-85 GPU"),
        Chip("neural", "Intel", "Intel(R) AI Boost"),
    ]


def test_this_machine_answers():
    assert all(isinstance(chip, Chip) for chip in find_chips())


@pytest.mark.parametrize(
    ("name", "flags", "vendor"),
    [
        ("AMD Ryzen 9 7950X", "avx2 avx512f avx512_bf16", "AMD"),
        ("Intel(R) Xeon(R) w9-3495X", "avx2 amx_tile", "Intel"),
        ("AMD Ryzen 9 5950X", "avx2 avx512f", ""),
    ],
)
def test_a_processor_that_computes_bfloat16(root, name, flags, vendor):
    (root / "proc/cpuinfo").write_text(f"model name : {name}\nflags : {flags}\n")
    wanted = [Chip("processor", vendor, name)] if vendor else []
    assert list(chips_of_linux(root)) == wanted
