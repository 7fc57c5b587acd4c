"""TensorBoard: written where it is asked for and installed, else said before the work."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("torch", reason="the extra 'train' is not installed")

from trainer.__main__ import main


def test_tensorboard_is_written_or_asked_for(
    tmp_path: Path,
    pool_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    written: list[tuple[str, float, int]] = []
    opened: list[tuple[str, int]] = []

    class Writer:
        def __init__(self, folder: str, purge_step: int) -> None:
            opened.append((folder, purge_step))

        def add_scalar(self, name: str, value: float, step: int) -> None:
            written.append((name, value, step))

        def close(self) -> None:
            opened.append(("closed", 0))

    words = ["--json", "train", str(tmp_path), "--pool", str(pool_folder)]
    for change in ("steps=1", "batch=2", "crop_px=[32]", "net=studentnet", "tensorboard=true"):
        words += ["--set", change]
    monkeypatch.setitem(sys.modules, "torch.utils.tensorboard", None)
    assert main(words) == 1
    assert "pip install tensorboard" in capsys.readouterr().out
    assert not (tmp_path / "last.pt").exists()
    module = SimpleNamespace(SummaryWriter=Writer)
    monkeypatch.setitem(sys.modules, "torch.utils.tensorboard", module)
    assert main(words) == 0
    assert opened == [(str(tmp_path / "tensorboard"), 0), ("closed", 0)]
    assert {(name, step) for name, _, step in written} >= {("loss", 1), ("rate", 1)}
