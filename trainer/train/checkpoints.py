"""Checkpoints of a run: written atomically, the last three and the best kept.

    last.pt    the newest             last-1.pt, last-2.pt    the two before it
    best.pt    the best validation so far

A checkpoint is read with `weights_only=True`: nothing in it is executed. If the newest is damaged,
incomplete or holds NaN, the one before it is used, with a warning.
"""

from __future__ import annotations

import dataclasses
import io
import math
import os
import pickle
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from engine.core.files import atomic_file, writing
from engine.core.paths import exists
from engine.errors import ConfigError
from engine.events import Log, Work
from engine.messages import msg
from engine.nets.weights import LOAD_ERRORS
from trainer.config import SELF, TrainConfig, as_toml

CHECKPOINTS = ("last.pt", "last-1.pt", "last-2.pt")
BEST = "best.pt"


def write_checkpoint(
    content: dict[str, Any], folder: Path, *, best: bool = False, again: bool = False
) -> Path:
    """Write `content` as the newest checkpoint (or as the best one) and return its path.

    `again`: replace the newest, which is of the same step, and leave the older ones. Raises
    ConfigError if it cannot be written.
    """
    target = folder / (BEST if best else CHECKPOINTS[0])

    def rotate(_: Path) -> None:
        for older, newer in zip(CHECKPOINTS[:0:-1], CHECKPOINTS[-2::-1], strict=True):
            if exists(folder / newer):
                _link(folder / newer, folder / older)

    return write_weights(content, target, None if best or again else rotate)


def write_weights(
    content: dict[str, Any], target: Path, before_replace: Callable[[Path], None] | None = None
) -> Path:
    """Write a checkpoint of any name, atomically; raises ConfigError."""
    # Not directly to the file: torch would hide the error of the disk.
    memory = io.BytesIO()
    torch.save(content, memory)
    hint = msg("Free some space and start again: the run resumes from the last checkpoint.")
    with writing(target, ConfigError, hint):
        target.parent.mkdir(parents=True, exist_ok=True)
        with atomic_file(target, overwrite=True, before_replace=before_replace) as file:
            file.write(memory.getbuffer())
    return target


def _link(source: Path, target: Path) -> None:
    """Make `target` a second name of `source`, so that no name is ever without its file."""
    spare = target.with_suffix(".part")
    spare.unlink(missing_ok=True)
    try:
        os.link(source, spare)
    except OSError:  # a file system without links
        spare.write_bytes(source.read_bytes())
    os.replace(spare, target)


def read_checkpoint(path: Path) -> dict[str, Any]:
    """Return the content of a checkpoint; raises ConfigError if it is missing or damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            damaged = archive.testzip()  # torch itself does not verify checksums
        if damaged is not None:
            raise zipfile.BadZipFile(f"the checksum of {damaged} is wrong")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about pickles it did not write itself
            saved = torch.load(path, weights_only=True, map_location="cpu")
    except FileNotFoundError:
        raise ConfigError(
            "There is no checkpoint {path}.", "Specify the folder of a run.", path=path
        ) from None
    except pickle.UnpicklingError as error:  # its text suggests disabling the protection
        raise _unreadable(path, "it holds more than weights, or is damaged") from error
    except LOAD_ERRORS as error:
        reason = (str(error) or type(error).__name__).splitlines()[0][:160]
        raise _unreadable(path, reason) from error
    if not isinstance(saved, dict) or not {"net", "ema", "step", "config"} <= saved.keys():
        raise ConfigError(
            "{path} is not a checkpoint of this program.", "Choose another file.", path=path
        )
    return saved


def _unreadable(path: Path, reason: str) -> ConfigError:
    return ConfigError(
        "{path} cannot be read as a checkpoint: {reason}.",
        "It is damaged, or holds more than weights; nothing in it was executed.",
        path=path,
        reason=reason,
    )


def _is_count(value: object) -> bool:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return math.isfinite(value) and value >= 0


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


def _check_complete(saved: dict[str, Any], path: Path) -> None:
    """Raise ConfigError unless every part exists and every number is finite."""
    wrong = [name for name, fits in _PARTS.items() if not fits(saved.get(name))]
    if wrong:
        raise ConfigError(
            "{path} cannot be resumed: invalid {wrong}.",
            "It was modified, or made by another program; choose another folder.",
            path=path,
            wrong=", ".join(wrong),
        )
    for name in ("net", "ema", "objective", "optimiser"):
        if not all(bool(torch.isfinite(tensor).all()) for tensor in _tensors(saved[name])):
            raise ConfigError(
                "{path} cannot be resumed: its {name} holds NaN or infinity.",
                "The run diverged, or the file was modified; start again in another folder.",
                path=path,
                name=name,
            )


def read_newest(folder: Path) -> Work[dict[str, Any] | None]:
    """Return the newest checkpoint that can be resumed, None if the run has no checkpoints.

    If there are some but none is valid, raises the ConfigError of the newest one; raises one also
    where the disk does not tell whether there are some.
    """
    first: ConfigError | None = None
    for name in CHECKPOINTS:
        if not _is_there(folder / name):
            continue
        try:
            saved = read_checkpoint(folder / name)
            _check_complete(saved, folder / name)
        except ConfigError as error:
            first = first or error
            yield Log(msg("{message} Trying the one before it.", message=error.message), "warning")
        else:
            return saved
    if first is not None:
        raise first
    return None


def _is_there(path: Path) -> bool:
    try:
        return exists(path)
    except OSError as error:  # not the one before it instead: this one may be there in a minute
        raise ConfigError(
            "{path} cannot be read: {reason}.",
            "Check the disk and its connection.",
            path=path,
            reason=error.strerror or str(error),
        ) from error


# --- resuming with other settings -----------------------------------------------------------------

_FREE = {
    "steps",
    "minutes",
    "lr",
    "schedule",
    "warmup_steps",
    "decay_steps",
    "device",
    "cache_gb",
    "validate_every",
    "validation_share",
    "save_every",
    "start",
    "epochs",
}
"""Settings that a resumed run may change freely: length, rate, device, and reports."""


@dataclass(frozen=True)
class Changes:
    """How settings differ from those of the checkpoint; each as `name old -> new`."""

    free: tuple[str, ...] = ()
    """The run continues as if it had been started with them."""
    inexact: tuple[str, ...] = ()
    """The run continues, but no single start could reproduce it."""
    unfit: tuple[str, ...] = ()
    """The weights or the optimiser's state do not fit; the run cannot continue."""


def changes_since(was: Mapping[str, Any], config: TrainConfig) -> Changes:
    """Compare `config` with the settings in a checkpoint, which may be of another version."""
    unfit = {"net", "compress_from", "optimiser", "weighting"}
    if config.weighting != "fixed" and list(was.get("losses", config.losses)) != [*config.losses]:
        unfit.add("losses")  # there is a state for each of them
    if bool(was.get("feature_weight")) != bool(config.feature_weight):
        unfit.add("feature_weight")
    free = set(_FREE)
    if config.teacher == SELF:
        free.discard("start")  # it is the teacher
    if bool(was.get("epochs")) != bool(config.epochs):
        free.discard("epochs")  # the pairs are drawn in another way
    counted = config.minutes or config.epochs or was.get("minutes") or was.get("epochs")
    found: dict[str, list[str]] = {"free": [], "inexact": [], "unfit": []}
    for name, new in dataclasses.asdict(config).items():
        old = tuple(was[name]) if isinstance(was.get(name), list) else was.get(name, new)
        if old == new or (name == "steps" and counted):  # then they follow from those
            continue
        kind = "unfit" if name in unfit else "free" if name in free else "inexact"
        found[kind].append(f"{name} {as_toml(old)} -> {as_toml(new)}")
    return Changes(**{kind: tuple(texts) for kind, texts in found.items()})


def find_saved(config: TrainConfig, folder: Path) -> Work[dict[str, Any] | None]:
    """Return the newest checkpoint in `folder`, None for a new run, and report changed settings.

    Raises ConfigError if the run cannot continue with these settings.
    """
    saved = yield from read_newest(folder)
    if saved is None:
        return None
    changes = changes_since(saved["config"], config)
    if changes.unfit:
        raise ConfigError(
            "The run in {folder} cannot continue with these changes: {unfit}.",
            "Restore these settings, or choose another folder for a new run.",
            folder=folder,
            unfit=", ".join(changes.unfit),
        )
    if changes.free:
        yield Log(msg("Changed settings: {free}.", free=", ".join(changes.free)))
    if changes.inexact:
        yield Log(
            msg(
                "The run was started with other settings and will not be reproducible: "
                "{inexact}. Stop and restore them if this was not intended.",
                inexact=", ".join(changes.inexact),
            ),
            "warning",
        )
    return saved
