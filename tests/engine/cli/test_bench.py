"""What `deblur bench` refuses, and what it can do without."""

from __future__ import annotations

import mmap
import sys
from pathlib import Path

import pytest

from engine.cli import bench
from engine.cli.main import main


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--count", "0"], "--count 0"),
        (["--count", "-1"], "--count -1"),
        (["--count", "1", "--megapixels", "0.01", "--jobs", "0"], "Invalid number of threads: 0"),
    ],
)
def test_nothing_to_measure(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bench", *words]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="Linux only")
def test_the_peak_is_that_of_the_block() -> None:
    # Not from the heap, which may still hold what earlier tests released.
    with bench._peak() as peak, mmap.mmap(-1, 64 << 20) as block:
        for page in range(0, 64 << 20, mmap.PAGESIZE):
            block[page] = 1
    assert 60 < peak() < 200


@pytest.mark.skipif(sys.platform == "win32", reason="no /proc")
def test_a_container_that_keeps_its_peak_to_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, text: str, **_: str) -> None:
        raise PermissionError(f"{path} is read-only")

    monkeypatch.setattr(Path, "write_text", refuse)
    with bench._peak() as peak:
        pass
    assert peak() is None
