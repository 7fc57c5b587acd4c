"""Memory, cores and processors of machines and containers, from files as Linux shows them."""

from __future__ import annotations

import mmap
import re
import sys
import types
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from engine.core.machine import (
    UNKNOWN_BYTES,
    CoresLeft,
    computes_bf16_natively,
    count_efficiency_cores,
    free_bytes,
    peak_resident_bytes,
    physical_cores,
    processor,
    resident_bytes,
)

GB = 1 << 30

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc and /sys")


def _write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Path]:
    """A function that makes a machine with so many bytes free, and returns its root."""

    def make(available: int) -> Path:
        monkeypatch.setattr(
            psutil, "virtual_memory", lambda: types.SimpleNamespace(available=available)
        )
        return tmp_path

    return make


@linux
def test_a_machine_without_groups_has_what_it_says(machine: Callable[[int], Path]) -> None:
    assert free_bytes(machine(5 * GB)) == 5 * GB


@linux
def test_a_container_has_its_limit_less_what_it_uses_but_for_the_file_cache(
    machine: Callable[[int], Path],
) -> None:
    root = machine(50 * GB)
    _write(root, "proc/self/cgroup", "0::/box/inner\n")
    _write(root, "sys/fs/cgroup/box/inner/memory.max", "max\n")
    _write(root, "sys/fs/cgroup/box/inner/memory.current", f"{GB}\n")
    _write(root, "sys/fs/cgroup/box/memory.max", f"{4 * GB}\n")
    _write(root, "sys/fs/cgroup/box/memory.current", f"{3 * GB}\n")
    _write(root, "sys/fs/cgroup/box/memory.stat", f"anon 5\ninactive_file {GB}\nslab 7\n")
    assert free_bytes(root) == 2 * GB


@linux
def test_a_container_that_sees_the_path_of_its_host_has_the_limit_at_the_top(
    machine: Callable[[int], Path],
) -> None:
    root = machine(50 * GB)
    _write(root, "proc/self/cgroup", "0::/docker/0123abcd\n")
    _write(root, "sys/fs/cgroup/memory.max", f"{2 * GB}\n")
    _write(root, "sys/fs/cgroup/memory.current", f"{GB}\n")
    assert free_bytes(root) == GB


@linux
def test_groups_of_the_first_version(machine: Callable[[int], Path]) -> None:
    root = machine(50 * GB)
    _write(root, "proc/self/cgroup", "9:name=systemd:/\n4:cpu,memory:/job\n0::/\n")
    _write(root, "sys/fs/cgroup/memory/job/memory.limit_in_bytes", f"{3 * GB}\n")
    _write(root, "sys/fs/cgroup/memory/job/memory.usage_in_bytes", f"{GB}\n")
    _write(root, "sys/fs/cgroup/memory/memory.limit_in_bytes", f"{(1 << 63) - 4096}\n")
    _write(root, "sys/fs/cgroup/memory/memory.usage_in_bytes", f"{9 * GB}\n")
    assert free_bytes(root) == 2 * GB


@linux
def test_the_machine_bounds_a_generous_group(machine: Callable[[int], Path]) -> None:
    root = machine(GB)
    _write(root, "proc/self/cgroup", "0::/\n")
    _write(root, "sys/fs/cgroup/memory.max", f"{8 * GB}\n")
    _write(root, "sys/fs/cgroup/memory.current", "0\n")
    assert free_bytes(root) == GB


@linux
def test_a_group_that_is_over_its_limit_has_nothing(machine: Callable[[int], Path]) -> None:
    root = machine(GB)
    _write(root, "proc/self/cgroup", "0::/\n")
    _write(root, "sys/fs/cgroup/memory.max", "1000\n")
    _write(root, "sys/fs/cgroup/memory.current", "2000\n")
    assert free_bytes(root) == 0


@linux
def test_a_system_that_does_not_tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(psutil, "PROCFS_PATH", str(tmp_path / "proc"))
    assert free_bytes(tmp_path) == UNKNOWN_BYTES


def test_this_machine_has_some() -> None:
    assert 0 < free_bytes() < 1 << 50


def test_this_process_holds_some_and_not_all() -> None:
    assert 1 << 20 < resident_bytes() < 1 << 40


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="Linux only")
def test_a_peak_is_counted_from_the_last_reset() -> None:
    before = peak_resident_bytes(reset=True)
    if before is None:
        pytest.skip("this container does not allow it")
    # Not from the heap, which may still hold what earlier tests released.
    with mmap.mmap(-1, 64 << 20) as block:
        for page in range(0, 64 << 20, mmap.PAGESIZE):
            block[page] = 1
    peak = peak_resident_bytes(reset=False)
    assert peak is not None
    assert 60 << 20 < peak - before < 200 << 20


# --- cores ---------------------------------------------------------------------------------------


def machine_of_cores(root, siblings, cgroup="", **files):
    for n, text in enumerate(siblings):
        folder = root / f"sys/devices/system/cpu/cpu{n}/topology"
        folder.mkdir(parents=True)
        (folder / "thread_siblings_list").write_text(text + "\n")
    (root / "proc/self").mkdir(parents=True)
    (root / "proc/self/cgroup").write_text(cgroup)
    for name, text in files.items():
        path = root / "sys/fs/cgroup" / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


@pytest.fixture
def allowed(monkeypatch):
    def allow(*cpus):
        monkeypatch.setattr("os.sched_getaffinity", lambda _: set(cpus), raising=False)

    return allow


HYPERTHREADS = ["0,4", "1,5", "2,6", "3,7", "0,4", "1,5", "2,6", "3,7"]


def test_two_threads_of_a_core_are_one(tmp_path, allowed):
    allowed(*range(8))
    assert physical_cores(machine_of_cores(tmp_path, HYPERTHREADS)) == 4


def test_the_affinity_mask_counts(tmp_path, allowed):
    allowed(0, 4, 1)
    assert physical_cores(machine_of_cores(tmp_path, HYPERTHREADS)) == 2


def test_cores_without_a_topology_count_one_each(tmp_path, allowed):
    allowed(0, 1, 2)
    assert physical_cores(tmp_path) == 3


@pytest.mark.parametrize(
    ("quota", "cores"), [("max 100000", 4), ("200000 100000", 2), ("150000 100000", 2), ("1 9", 1)]
)
def test_the_quota_of_a_container_counts(tmp_path, allowed, quota, cores):
    allowed(*range(8))
    root = machine_of_cores(tmp_path, HYPERTHREADS, "0::/\n", **{"cpu.max": quota})
    assert physical_cores(root) == cores


def test_the_quota_of_an_outer_group_counts(tmp_path, allowed):
    allowed(*range(8))
    files = {"outer__inner__cpu.max": "max 100000", "outer__cpu.max": "100000 100000"}
    assert (
        physical_cores(machine_of_cores(tmp_path, HYPERTHREADS, "0::/outer/inner\n", **files)) == 1
    )


def test_the_quota_of_old_groups_counts(tmp_path, allowed):
    allowed(*range(8))
    files = {"cpu__cpu.cfs_quota_us": "300000", "cpu__cpu.cfs_period_us": "100000"}
    root = machine_of_cores(tmp_path, HYPERTHREADS, "5:cpu,cpuacct:/\n4:memory:/\n", **files)
    assert physical_cores(root) == 3
    (root / "sys/fs/cgroup/cpu/cpu.cfs_quota_us").write_text("-1")
    assert physical_cores(root) == 4


def test_systems_without_affinity_tell_by_psutil(monkeypatch):
    monkeypatch.delattr("os.sched_getaffinity", raising=False)
    monkeypatch.setattr("psutil.cpu_count", lambda logical: None if logical else 6)
    assert physical_cores() == 6
    monkeypatch.setattr("psutil.cpu_count", lambda logical: None)
    monkeypatch.setattr("os.cpu_count", lambda: None)
    assert physical_cores() == 1


# --- the kind of processor -----------------------------------------------------------------------


def machine_with(root, flags, name="AMD EPYC"):
    (root / "proc").mkdir()
    one = f"processor\t: 0\nmodel name\t: {name}\nflags\t\t: fpu sse2 {flags}\n"
    (root / "proc/cpuinfo").write_text(f"{one}\n{one}")
    return root


@pytest.mark.parametrize(
    ("flags", "features"),
    [
        ("", ()),
        ("avx avx2 fma", ("AVX2",)),
        ("avx2 avx_vnni", ("AVX2", "VNNI")),
        ("avx2 avx512f", ("AVX2", "AVX-512")),
        ("avx2 avx512f avx512_vnni avx512_bf16", ("AVX2", "AVX-512", "VNNI", "bfloat16")),
        ("avx2 avx512f amx_tile", ("AVX2", "AVX-512", "AMX")),
    ],
)
def test_what_a_processor_computes_natively(tmp_path, monkeypatch, flags, features):
    found = processor(machine_with(tmp_path, flags))
    assert (found.name, found.features) == ("AMD EPYC", features)
    assert str(found) == f"AMD EPYC ({', '.join(features) or 'no AVX2'})"
    monkeypatch.setattr("engine.core.machine.processor", lambda _: found)
    assert computes_bf16_natively() == ("bfloat16" in features or "AMX" in features)


def test_where_the_system_does_not_tell_torch_does(tmp_path, monkeypatch):
    cpu = SimpleNamespace(_is_avx2_supported=lambda: True, _is_avx512_bf16_supported=lambda: False)
    monkeypatch.setitem(sys.modules, "torch", SimpleNamespace(cpu=cpu))
    assert processor(tmp_path).features == ("AVX2",)
    monkeypatch.delitem(sys.modules, "torch")
    assert processor(tmp_path).features == ()


@linux
def test_cores_of_two_kinds(tmp_path):
    intel = tmp_path / "intel"
    (intel / "sys/devices/cpu_atom").mkdir(parents=True)
    (intel / "sys/devices/cpu_atom/cpus").write_text("16-23,26\n")
    assert processor(intel).efficiency_cores == 9
    for n, capacity in enumerate([160, 160, 498, 1024, 1024]):
        folder = tmp_path / f"arm/sys/devices/system/cpu/cpu{n}"
        folder.mkdir(parents=True)
        (folder / "cpu_capacity").write_text(f"{capacity}\n")
    assert processor(tmp_path / "arm").efficiency_cores == 3
    assert processor(tmp_path / "plain").efficiency_cores == 0


def test_cores_of_two_kinds_on_windows():
    def record(kind, size=48):
        head = bytes(4) + size.to_bytes(4, "little") + bytes([1, kind])
        return head.ljust(size, b"\0")

    assert count_efficiency_cores(b"") == 0
    assert count_efficiency_cores(record(0) * 4) == 0
    assert count_efficiency_cores(record(1) * 2 + record(0) * 8 + record(1, 56)) == 8
    assert count_efficiency_cores(record(1) + record(0, 0)) == 0  # damaged: it ends


def test_only_one_place_asks_what_kind_of_processor_this_is():
    root = Path(__file__).resolve().parents[3]
    asks = re.compile(r"/?proc/cpuinfo|torch\.cpu\._|_is_a\w+_supported|get_cpu_capability")
    found = {
        path.relative_to(root).as_posix()
        for folder in ("engine", "trainer", "deblur_gui", "tests/bench", "packaging")
        for path in (root / folder).rglob("*.py")
        if asks.search(path.read_text(encoding="utf-8"))
    }
    assert found == {"engine/core/machine.py"}


def test_the_cores_that_others_leave_are_physical_ones_of_the_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = {"now": 100.0, "own": 5.0, "user": 1000.0, "steal": 1.0}

    def times() -> SimpleNamespace:
        more = {"nice": 3.0, "system": 7.0, "idle": clock["now"] * 99, "guest": clock["user"]}
        return SimpleNamespace(user=clock["user"], steal=clock["steal"], **more)

    monkeypatch.setattr(psutil, "cpu_times", times)
    monkeypatch.setattr(psutil, "cpu_count", lambda logical=True: 16 if logical else 8)
    monkeypatch.setattr("engine.core.machine.time.monotonic", lambda: clock["now"])
    monkeypatch.setattr("engine.core.machine.time.process_time", lambda: clock["own"])
    cores_left = CoresLeft()
    assert cores_left() == 8, "no time has passed"
    clock |= {"now": 110.0, "own": 5.0 + 30, "user": 1000.0 + 30 + 79, "steal": 2.0}
    assert cores_left() == pytest.approx(4), "8 of 16 logical ones are used by others"
    clock |= {"user": 1000.0 + 29.9, "steal": 1.0}
    assert cores_left() == 8, "the two clocks differ a little"
