"""Checkpoints of a run: written atomically, the last three and the best kept.

    last.pt    the newest             last-1.pt, last-2.pt    the two before it
    best.pt    the best validation so far

A checkpoint is read with `weights_only=True`: nothing in it is executed. Where the newest is
damaged the one before it is taken, and a line says so.

Room: trainer, torch.
"""

from __future__ import annotations

import os
import pickle
import warnings
from pathlib import Path
from typing import Any

import torch

from engine.errors import ConfigError
from engine.events import Log, Work
from engine.images.files import atomic_file

KEPT = ("last.pt", "last-1.pt", "last-2.pt")
BEST = "best.pt"


def write_checkpoint(content: dict[str, Any], folder: Path, *, best: bool = False) -> Path:
    """Write `content` as the newest checkpoint (or as the best one) and return its path.

    Raises ConfigError where the disk is full or the folder read-only; the older ones stay.
    """
    target = folder / (BEST if best else KEPT[0])

    def hand_down(_: Path) -> None:
        for older, newer in zip(KEPT[:0:-1], KEPT[-2::-1], strict=True):
            if (folder / newer).exists():
                _link(folder / newer, folder / older)

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with atomic_file(
            target, overwrite=True, before_replace=None if best else hand_down
        ) as file:
            torch.save(content, file)
    except (OSError, RuntimeError) as error:  # torch's writer tells a full disk as RuntimeError
        raise ConfigError(
            f"The checkpoint cannot be written to {folder}: {error}",
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
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of pickles it did not write itself
            saved = torch.load(path, weights_only=True, map_location="cpu")
    except FileNotFoundError:
        raise ConfigError(f"There is no checkpoint {path}.", "Name a folder of a run.") from None
    except (OSError, RuntimeError, ValueError, EOFError, KeyError, pickle.UnpicklingError) as error:
        reason = str(error).partition("\n")[0]
        raise ConfigError(
            f"{path} cannot be read as a checkpoint: {reason}",
            "It is damaged, or holds more than weights; nothing in it was executed.",
        ) from error
    if not isinstance(saved, dict) or not {"net", "ema", "step", "config"} <= saved.keys():
        raise ConfigError(f"{path} is not a checkpoint of this program.", "Name another file.")
    return saved


def read_newest(folder: Path) -> Work[dict[str, Any] | None]:
    """Return the newest checkpoint of a run that can be read, None for a run that has none.

    Raises the newest one's ConfigError where none of them can be read.
    """
    first: ConfigError | None = None
    for name in KEPT:
        if not (folder / name).exists():
            continue
        try:
            saved = read_checkpoint(folder / name)
        except ConfigError as error:
            first = first or error
            yield Log(f"{error.message} Trying the one before it.", "warning")
        else:
            return saved
    if first is not None:
        raise first
    return None
