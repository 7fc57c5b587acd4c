"""Checkpoints that are damaged, altered or hostile: said, passed over, never believed."""

from __future__ import annotations

import errno
import io
import os
import pickle
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")

from engine.errors import ConfigError  # noqa: E402 - after the skip
from engine.events import Event, Log, run  # noqa: E402
from tests.trainer.train.test_loop import CONFIG, batch_of, make_learner  # noqa: E402
from trainer.train.checkpoints import (  # noqa: E402
    read_checkpoint,
    read_newest,
    write_checkpoint,
)


@pytest.fixture(scope="module")
def content() -> dict[str, Any]:
    """Of a small run after one step, so that the optimiser has a state."""
    learner = make_learner(replace(CONFIG, net="studentnet", optimiser="adam"))
    learner.learn(batch_of(1, 32))
    return learner.content()


def newest(folder: Path) -> tuple[dict[str, Any] | None, list[str], str]:
    """Return what is read, what is said meanwhile, and the message it ends with."""
    events: list[Event] = []
    result = run(read_newest(folder), events.append, job="read")
    assert result.finished.outcome in ("ok", "failed"), result.finished.traceback
    said = [e.message for e in events if isinstance(e, Log)]
    return result.value, said, result.finished.message


def flip(path: Path, name: str, count: int = 64) -> None:
    """Change bytes in the middle of one part of a checkpoint."""
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        part = max((i for i in archive.infolist() if name in i.filename), key=lambda i: i.file_size)
    at = part.header_offset + 128 + part.file_size // 2
    data[at : at + count] = bytes(255 - b for b in data[at : at + count])
    path.write_bytes(data)


def test_flipped_bytes_in_the_weights_are_noticed(tmp_path: Path, content: dict[str, Any]) -> None:
    for step in (1, 2):
        write_checkpoint(content | {"step": step}, tmp_path)
    flip(tmp_path / "last.pt", "/data/")
    with pytest.raises(ConfigError, match="checksum"):
        read_checkpoint(tmp_path / "last.pt")
    saved, said, _ = newest(tmp_path)
    assert saved is not None
    assert saved["step"] == 1
    assert "Trying the one before it" in said[0]


def nan_in(part: dict[str, Any]) -> dict[str, Any]:
    name = next(iter(part))
    return part | {name: torch.full_like(part[name], float("nan"))}


ALTERED: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "no settings": lambda c: c | {"config": None},
    "no optimiser": lambda c: c | {"optimiser": None},
    "words for an optimiser": lambda c: c | {"optimiser": ["a", "b"]},
    "a list for a net": lambda c: c | {"net": [1]},
    "numbers for tensors": lambda c: c | {"net": dict.fromkeys(c["net"], 1)},
    "a word for the step": lambda c: c | {"step": "x"},
    "a step below 0": lambda c: c | {"step": -5},
    "no seconds": lambda c: {k: v for k, v in c.items() if k != "seconds"},
    "seconds that are no number": lambda c: c | {"seconds": float("nan")},
    "NaN in the net": lambda c: c | {"net": nan_in(c["net"])},
    "NaN in the average": lambda c: c | {"ema": nan_in(c["ema"])},
    "NaN in the optimiser": lambda c: c | {
        "optimiser": [{"state": {0: {"exp_avg": torch.tensor(float("nan"))}}, "param_groups": []}]
    },
}  # fmt: skip


@pytest.mark.parametrize("case", ALTERED)
def test_the_one_before_an_altered_checkpoint_is_taken(
    tmp_path: Path, content: dict[str, Any], case: str
) -> None:
    write_checkpoint(content, tmp_path)
    write_checkpoint(ALTERED[case](content), tmp_path)
    saved, said, _ = newest(tmp_path)
    assert saved is not None
    assert saved["step"] == 1
    assert torch.equal(saved["net"]["tail.weight"], content["net"]["tail.weight"])
    assert len(said) == 1
    (tmp_path / "last-1.pt").unlink()
    saved, _, message = newest(tmp_path)
    assert saved is None
    assert "cannot be resumed" in message


@pytest.mark.parametrize(
    "garbage", [b"", b"a", b"\x80\x02", b"\x80\x02}q\x00", b"PK\x03\x04", b"PK"]
)
def test_garbage_is_no_checkpoint(tmp_path: Path, garbage: bytes) -> None:
    (tmp_path / "last.pt").write_bytes(garbage)
    _, _, message = newest(tmp_path)
    assert "cannot be read as a checkpoint" in message


def test_damage_in_the_pickle_never_crashes(tmp_path: Path, content: dict[str, Any]) -> None:
    """With a checksum that fits, as a program would write it that altered the file."""
    path = write_checkpoint(content, tmp_path)
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    name = next(name for name in parts if name.endswith("data.pkl"))
    rng = np.random.default_rng(7)
    for _ in range(60):
        damaged = bytearray(parts[name])
        for at in rng.integers(0, len(damaged), 3):
            damaged[at] = rng.integers(256)
        with zipfile.ZipFile(path, "w") as archive:
            for each, data in parts.items():
                archive.writestr(each, bytes(damaged) if each == name else data)
        saved, _, message = newest(tmp_path)
        assert (saved is None) == bool(message)
        if saved is not None:
            learner = make_learner(replace(CONFIG, net="studentnet", optimiser="adam"))
            try:
                learner.restore(saved)
            except ConfigError:
                continue


def test_the_advice_to_switch_the_protection_off_is_not_passed_on(tmp_path: Path) -> None:
    class Poison:
        def __reduce__(self) -> tuple[object, tuple[Path]]:
            return Path.touch, (tmp_path / "executed",)

    torch.save({"net": Poison()}, tmp_path / "last.pt")
    with pytest.raises(ConfigError, match="more than weights") as caught:
        read_checkpoint(tmp_path / "last.pt")
    assert "weights_only" not in caught.value.message + caught.value.hint
    (tmp_path / "last.pt").write_bytes(pickle.dumps(Poison()))
    with pytest.raises(ConfigError, match="not a zip"):
        read_checkpoint(tmp_path / "last.pt")
    assert not (tmp_path / "executed").exists()


def test_a_full_disk_is_named_as_such(
    tmp_path: Path, content: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.BytesIO):
        def write(self, data: Any, /) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    @contextmanager
    def full(*_: object, **__: object) -> Iterator[Full]:
        yield Full()

    monkeypatch.setattr("trainer.train.checkpoints.atomic_file", full)
    with pytest.raises(ConfigError) as caught:
        write_checkpoint(content, tmp_path)
    assert caught.value.message.endswith("the disk is full.")


def test_a_disk_that_fails_is_not_a_run_without_checkpoints(
    tmp_path: Path, content: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else training begins at step 0 and rotates the good ones away."""
    write_checkpoint(content, tmp_path)
    really = os.stat

    def stat(path: Any, *args: Any, **options: Any) -> os.stat_result:
        if str(path).endswith("last.pt"):
            raise OSError(errno.EIO, "Input/output error")
        return really(path, *args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", stat)
        value, said, message = newest(tmp_path)
    assert (value, said) == (None, [])
    assert message.startswith(f"{tmp_path / 'last.pt'} cannot be read: Input/output error.")
