"""Checkpoints of a run: written atomically, the last three and the best kept.

    last.pt    the newest             last-1.pt, last-2.pt    the two before it
    best.pt    the best validation so far

A checkpoint is read with `weights_only=True`: nothing in it is executed. Where the newest is
damaged, incomplete or holds NaN, the one before it is taken, and a line says so.
"""

from __future__ import annotations

import io
import math
import os
import pickle
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import torch

from engine.errors import ConfigError
from engine.events import Log, Work
from engine.images.files import atomic_file
from engine.nets.weights import LOAD_ERRORS

KEPT = ("last.pt", "last-1.pt", "last-2.pt")
BEST = "best.pt"


def write_checkpoint(
    content: dict[str, Any], folder: Path, *, best: bool = False, again: bool = False
) -> Path:
    """Write `content` as the newest checkpoint (or as the best one) and return its path.

    `again`: it is of the same step as the newest and takes its place; the older ones stay what
    they are. Raises ConfigError where the disk is full or the folder read-only; the older ones
    stay.
    """
    target = folder / (BEST if best else KEPT[0])

    def hand_down(_: Path) -> None:
        for older, newer in zip(KEPT[:0:-1], KEPT[-2::-1], strict=True):
            if (folder / newer).exists():
                _link(folder / newer, folder / older)

    return write_weights(content, target, None if best or again else hand_down)


def write_weights(
    content: dict[str, Any], target: Path, before_replace: Callable[[Path], None] | None = None
) -> Path:
    """Write a checkpoint of any name, atomically; ConfigError as above."""
    # Not straight into the file: what the disk says would be lost in torch's own message.
    memory = io.BytesIO()
    torch.save(content, memory)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with atomic_file(target, overwrite=True, before_replace=before_replace) as file:
            file.write(memory.getbuffer())
    except OSError as error:
        raise ConfigError(
            f"The checkpoint cannot be written to {target.parent}: {error.strerror or error}.",
            "Make room or name another folder, and start again: the run goes on from the last "
            "checkpoint that is there.",
        ) from error
    return target


def _link(source: Path, target: Path) -> None:
    """Let `target` be the file `source` too, so that at no moment a name is without its file."""
    spare = target.with_suffix(".part")
    spare.unlink(missing_ok=True)
    try:
        os.link(source, spare)
    except OSError:  # a file system without links
        spare.write_bytes(source.read_bytes())
    os.replace(spare, target)


def read_checkpoint(path: Path) -> dict[str, Any]:
    """Return what a checkpoint holds; ConfigError for what is none, or damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            damaged = archive.testzip()  # torch itself does not look at the checksums
        if damaged is not None:
            raise zipfile.BadZipFile(f"the checksum of {damaged} is wrong")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of pickles it did not write itself
            saved = torch.load(path, weights_only=True, map_location="cpu")
    except FileNotFoundError:
        raise ConfigError(f"There is no checkpoint {path}.", "Name a folder of a run.") from None
    except pickle.UnpicklingError as error:  # whose text advises to switch the protection off
        raise _unreadable(path, "it holds more than weights, or is damaged") from error
    except LOAD_ERRORS as error:
        reason = (str(error) or type(error).__name__).splitlines()[0][:160]
        raise _unreadable(path, reason) from error
    if not isinstance(saved, dict) or not {"net", "ema", "step", "config"} <= saved.keys():
        raise ConfigError(f"{path} is not a checkpoint of this program.", "Name another file.")
    return saved


def _unreadable(path: Path, reason: str) -> ConfigError:
    return ConfigError(
        f"{path} cannot be read as a checkpoint: {reason}.",
        "It is damaged, or holds more than weights; nothing in it was executed.",
    )


def _is_count(value: object) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and math.isfinite(value) and value >= 0


def _is_state(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(v, torch.Tensor) for v in value.values())


_PARTS: dict[str, Callable[[object], bool]] = {
    "net": _is_state,
    "ema": _is_state,
    "objective": _is_state,
    "optimiser": lambda value: isinstance(value, list) and all(isinstance(v, dict) for v in value),
    "config": lambda value: isinstance(value, dict),
    "step": lambda value: isinstance(value, int) and _is_count(value),
    "seconds": _is_count,
}


def _tensors(part: object) -> Iterator[torch.Tensor]:
    if isinstance(part, torch.Tensor):
        yield part
    elif isinstance(part, dict | list):
        for each in part.values() if isinstance(part, dict) else part:
            yield from _tensors(each)


def _check_whole(saved: dict[str, Any], path: Path) -> None:
    """ConfigError unless a run can go on from this: every part there, and every number finite."""
    wrong = [name for name, fits in _PARTS.items() if not fits(saved.get(name))]
    if wrong:
        raise ConfigError(
            f"{path} is no checkpoint to go on from: its {', '.join(wrong)} cannot be used.",
            "It was altered, or made by another program; name another folder.",
        )
    for name in ("net", "ema", "objective", "optimiser"):
        if not all(bool(torch.isfinite(tensor).all()) for tensor in _tensors(saved[name])):
            raise ConfigError(
                f"{path} is no checkpoint to go on from: its {name} holds NaN or infinity.",
                "The run diverged, or the file was altered; begin anew in another folder.",
            )


def read_newest(folder: Path) -> Work[dict[str, Any] | None]:
    """Return the newest checkpoint that a run can go on from, None for a run that has none.

    Raises the newest one's ConfigError where there are some, and none of them is whole.
    """
    first: ConfigError | None = None
    for name in KEPT:
        if not (folder / name).exists():
            continue
        try:
            saved = read_checkpoint(folder / name)
            _check_whole(saved, folder / name)
        except ConfigError as error:
            first = first or error
            yield Log(f"{error.message} Trying the one before it.", "warning")
        else:
            return saved
    if first is not None:
        raise first
    return None
