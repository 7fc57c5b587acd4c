"""Two processes train as one with the same batch."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")

from engine.errors import ConfigError  # noqa: E402 - after the skip
from engine.nets.students import build_student  # noqa: E402
from trainer.__main__ import main  # noqa: E402
from trainer.config import TrainConfig  # noqa: E402
from trainer.train.checkpoints import read_checkpoint  # noqa: E402
from trainer.train.distributed import join  # noqa: E402
from trainer.train.initial_weights import load_weights  # noqa: E402

ROOT = Path(__file__).resolve().parents[3]
STEPS = 5
MAX_DIFFERENCE = 1e-4
"""Between the weights of one process and of two after five steps, as a share of the way they came:
sums in another order differ in the last bits. With Muon it is some hundredths, and as much between
two runs of one process whose batches are in another order: it orthogonalises in bfloat16."""


def words(run: Path, pool: Path) -> list[str]:
    changes = {
        "steps": STEPS, "batch": 4, "crop_px": "[32]", "precision": "fp32", "warmup_steps": 1,
        "optimiser": "adamw", "decay_steps": 2, "start": "live", "lr": 1e-3,
    }  # fmt: skip
    sets = [word for name, value in changes.items() for word in ("--set", f"{name}={value}")]
    return ["--json", "train", str(run), "--pool", str(pool), *sets]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_two_processes_give_the_weights_of_one(tmp_path: Path, pool_folder: Path) -> None:
    pytest.importorskip("lightning_fabric", reason="the extra 'distributed' is not installed")
    assert main(words(tmp_path / "one", pool_folder)) == 0
    command = [sys.executable, "-m", "torch.distributed.run", "--nproc_per_node=2"]
    command += ["--master_addr=127.0.0.1", f"--master_port={free_port()}", "-m", "trainer"]
    told = subprocess.run(
        [*command, *words(tmp_path / "two", pool_folder)],
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1", "GLOO_SOCKET_IFNAME": "lo"},
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert told.returncode == 0, told.stderr[-3000:]
    # Only the first process speaks.
    assert told.stdout.count('"event": "Finished"') == 1
    one, two = (read_checkpoint(tmp_path / name / "last.pt") for name in ("one", "two"))
    assert two["step"] == STEPS
    start = build_student("live")
    load_weights(start, TrainConfig(start="live"))
    start = start.state_dict()
    apart, way = (
        torch.cat([(one["net"][name] - other[name].float()).flatten() for name in start]).norm()
        for other in (two["net"], start)
    )
    assert float(apart / way) < MAX_DIFFERENCE


def test_a_stop_of_one_process_stops_all_and_loses_nothing(
    tmp_path: Path, pool_folder: Path
) -> None:
    """Only the second one is told: the first, which writes, would wait for it for ever."""
    pytest.importorskip("lightning_fabric", reason="the extra 'distributed' is not installed")
    if os.name == "nt":
        pytest.skip("Windows has no polite kill")
    shared = {
        **os.environ, "OMP_NUM_THREADS": "1", "GLOO_SOCKET_IFNAME": "lo", "WORLD_SIZE": "2",
        "LOCAL_WORLD_SIZE": "2", "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(free_port()),
    }  # fmt: skip
    asked = [*words(tmp_path, pool_folder), "--set", "steps=100000"]
    ranks = [
        subprocess.Popen(
            [sys.executable, "-m", "trainer", *asked],
            cwd=ROOT,
            env={**shared, "RANK": str(rank), "LOCAL_RANK": str(rank)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for rank in range(2)
    ]
    try:
        first = ranks[0].stdout
        assert first is not None
        steps = (line for line in first if '"unit": "steps"' in line)
        assert [next(steps, "") for _ in range(3)][-1]
        ranks[1].terminate()
        told = first.read()
        codes = [each.wait(60) for each in ranks]
    finally:
        for each in ranks:
            each.kill()
            each.communicate()
    assert codes == [130, 130], told[-2000:]
    assert '"outcome": "cancelled"' in told
    assert read_checkpoint(tmp_path / "last.pt")["step"] >= 3


def test_one_process_needs_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lightning_fabric", None)
    monkeypatch.delenv("WORLD_SIZE", raising=False)
    assert join(TrainConfig()) is None
    monkeypatch.setenv("WORLD_SIZE", "2")
    with pytest.raises(ConfigError, match="Lightning Fabric") as caught:
        join(TrainConfig())
    assert "pip install lightning-fabric" in caught.value.hint


@pytest.mark.parametrize("keys", [{"batch": 31}, {"minutes": 5.0}])
def test_runs_that_cannot_be_shared_are_refused(
    monkeypatch: pytest.MonkeyPatch, keys: dict[str, object]
) -> None:
    monkeypatch.setenv("WORLD_SIZE", "2")
    with pytest.raises(ConfigError, match="cannot be divided"):
        join(TrainConfig(**keys))  # type: ignore[arg-type]
