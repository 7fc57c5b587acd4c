"""Free memory of machines and containers, from trees of files as Linux shows them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from engine.core import memory
from engine.core.memory import (
    DEFAULT_MAX_BYTES,
    DEFAULT_MIN_BYTES,
    UNKNOWN_BYTES,
    default_budget,
    free_bytes,
    parse_vm_stat,
    tile_budget,
)

GB = 1 << 30

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc and /sys")


def _write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def _machine(root: Path, available: int) -> Path:
    _write(root, "proc/meminfo", f"MemTotal: 99999999 kB\nMemAvailable:   {available >> 10} kB\n")
    return root


@linux
def test_a_machine_without_groups_has_what_it_says(tmp_path: Path) -> None:
    assert free_bytes(_machine(tmp_path, 5 * GB)) == 5 * GB


@linux
def test_a_container_has_its_limit_less_what_it_uses_but_for_the_file_cache(tmp_path: Path) -> None:
    root = _machine(tmp_path, 50 * GB)
    _write(root, "proc/self/cgroup", "0::/box/inner\n")
    _write(root, "sys/fs/cgroup/box/inner/memory.max", "max\n")
    _write(root, "sys/fs/cgroup/box/inner/memory.current", f"{GB}\n")
    _write(root, "sys/fs/cgroup/box/memory.max", f"{4 * GB}\n")
    _write(root, "sys/fs/cgroup/box/memory.current", f"{3 * GB}\n")
    _write(root, "sys/fs/cgroup/box/memory.stat", f"anon 5\ninactive_file {GB}\nslab 7\n")
    assert free_bytes(root) == 2 * GB


@linux
def test_a_container_that_sees_the_path_of_its_host_has_the_limit_at_the_top(
    tmp_path: Path,
) -> None:
    root = _machine(tmp_path, 50 * GB)
    _write(root, "proc/self/cgroup", "0::/docker/0123abcd\n")
    _write(root, "sys/fs/cgroup/memory.max", f"{2 * GB}\n")
    _write(root, "sys/fs/cgroup/memory.current", f"{GB}\n")
    assert free_bytes(root) == GB


@linux
def test_groups_of_the_first_version(tmp_path: Path) -> None:
    root = _machine(tmp_path, 50 * GB)
    _write(root, "proc/self/cgroup", "9:name=systemd:/\n4:cpu,memory:/job\n0::/\n")
    _write(root, "sys/fs/cgroup/memory/job/memory.limit_in_bytes", f"{3 * GB}\n")
    _write(root, "sys/fs/cgroup/memory/job/memory.usage_in_bytes", f"{GB}\n")
    _write(root, "sys/fs/cgroup/memory/memory.limit_in_bytes", f"{(1 << 63) - 4096}\n")
    _write(root, "sys/fs/cgroup/memory/memory.usage_in_bytes", f"{9 * GB}\n")
    assert free_bytes(root) == 2 * GB


@linux
def test_the_machine_bounds_a_generous_group(tmp_path: Path) -> None:
    root = _machine(tmp_path, GB)
    _write(root, "proc/self/cgroup", "0::/\n")
    _write(root, "sys/fs/cgroup/memory.max", f"{8 * GB}\n")
    _write(root, "sys/fs/cgroup/memory.current", "0\n")
    assert free_bytes(root) == GB


@linux
def test_a_group_that_is_over_its_limit_has_nothing(tmp_path: Path) -> None:
    root = _machine(tmp_path, GB)
    _write(root, "proc/self/cgroup", "0::/\n")
    _write(root, "sys/fs/cgroup/memory.max", "1000\n")
    _write(root, "sys/fs/cgroup/memory.current", "2000\n")
    assert free_bytes(root) == 0


@linux
def test_nobody_knows(tmp_path: Path) -> None:
    assert free_bytes(tmp_path) == UNKNOWN_BYTES


def test_this_machine_has_some() -> None:
    assert 0 < free_bytes() < 1 << 50


def test_vm_stat_of_macos() -> None:
    text = (
        "Mach Virtual Memory Statistics: (page size of 16384 bytes)\n"
        "Pages free:                               100.\n"
        "Pages active:                            5000.\n"
        "Pages inactive:                            20.\n"
        "Pages speculative:                          3.\n"
        "Pages purgeable:                            1.\n"
        '"Translation faults":                  123456.\n'
    )
    assert parse_vm_stat(text) == 124 * 16384
    assert parse_vm_stat("rubbish") is None


@pytest.mark.parametrize(
    ("free", "tileable", "expected"),
    [
        (0, True, DEFAULT_MIN_BYTES),
        (GB, True, GB // 2),
        (64 * GB, True, DEFAULT_MAX_BYTES),
        (64 * GB, False, 32 * GB),
    ],
)
def test_the_budget_is_a_share_and_modest_unless_the_model_needs_more(
    monkeypatch: pytest.MonkeyPatch, free: int, tileable: bool, expected: int
) -> None:
    monkeypatch.setattr(memory, "free_bytes", lambda: free)
    assert default_budget(tileable=tileable) == expected


def test_a_tile_gets_what_the_pictures_leave_and_a_share_at_least() -> None:
    assert tile_budget(1000, 400) == 600
    assert tile_budget(1000, 5000) == 300


def test_a_photo_of_100_megapixels_its_result_and_a_tile_stay_below_1_gb() -> None:
    pictures = 2 * 100_000_000 * 3
    assert pictures + tile_budget(DEFAULT_MAX_BYTES, pictures) < 900_000_000
