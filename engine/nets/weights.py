"""Weights of foreign nets out of a file: nothing in it is run, and only what was expected loads.

Three containers are known by their first bytes: safetensors, numpy's npz, and torch's own files
(zip or the older pickle), the last through torch's `weights_only` reader, which builds tensors and
refuses everything else.
"""

from __future__ import annotations

import pickle
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import torch
from torch import nn

from engine.errors import ModelError

Weights = dict[str, torch.Tensor]

LOAD_ERRORS = (
    OSError, EOFError, RuntimeError, ValueError, LookupError, TypeError, AttributeError,
    AssertionError, OverflowError, pickle.UnpicklingError, struct.error, zipfile.BadZipFile,
    zlib.error, NotImplementedError,
)  # fmt: skip
"""What the readers of numpy and torch raise on bytes that are not what they claim to be."""

_WHAT_TO_CHOOSE = "Choose a .safetensors, .npz or .pth file of weights, and download it again."


def read_weights(path: Path) -> Weights:
    """Return every tensor of a file of weights by its name, on the CPU, in the file's own dtype.

    A torch file may keep its state dict under `params`, and an npz may prefix its names with
    `opt/target/` (flax); neither shows in the names. ModelError if the file cannot be read, is of
    another kind, damaged, or holds anything but tensors.
    """
    try:
        with path.open("rb") as stream:
            start = stream.read(9)
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror or error}.") from error
    if start[:4] == b"PK\x03\x04":
        return _read_npz(path) if _is_npz(path) else _read_torch(path)
    if start[:1] == b"\x80":  # a pickle, as torch wrote its files before version 1.6
        return _read_torch(path)
    if start[8:] == b"{":
        return _read_safetensors(path)
    raise ModelError(f"{path.name} is not a file of weights.", _WHAT_TO_CHOOSE)


def load_strictly(net: nn.Module, weights: Mapping[str, torch.Tensor], source: str) -> None:
    """Put `weights` into `net` as float32; ModelError, naming the first few, unless all fit.

    `net` may be on the meta device. `source` names in messages what is loaded, as in "x.npz".
    """
    wanted = net.state_dict()
    if missing := wanted.keys() - weights.keys():
        raise _misfit(source, f"{len(missing)} tensors are missing", missing)
    if extra := weights.keys() - wanted.keys():
        raise _misfit(source, f"{len(extra)} tensors are not of this net", extra)
    if other := [name for name, value in wanted.items() if value.shape != weights[name].shape]:
        shapes = (f"{n} {tuple(weights[n].shape)}, not {tuple(wanted[n].shape)}" for n in other)
        raise _misfit(source, f"{len(other)} tensors have another shape", shapes)
    if odd := [name for name in wanted if not weights[name].is_floating_point()]:
        raise _misfit(source, f"{len(odd)} tensors do not hold floating-point numbers", odd)
    if bad := [name for name in wanted if not bool(torch.isfinite(weights[name]).all())]:
        raise _misfit(source, f"{len(bad)} tensors hold numbers that are not finite", bad)
    ready = {name: value.float().contiguous() for name, value in weights.items()}
    net.load_state_dict(ready, strict=True, assign=True)


def _misfit(source: str, what: str, examples: Iterable[str]) -> ModelError:
    names = sorted(examples)
    few = "; ".join(names[:3]) + (" ..." if len(names) > 3 else "")
    return ModelError(f"{source} does not fit: {what} ({few}).", "Choose the official file.")


def _damaged(path: Path, error: BaseException) -> ModelError:
    # Torch's own text goes on for many lines, with advice to switch the protection off.
    reason = (str(error) or type(error).__name__).splitlines()[0][:160]
    return ModelError(f"{path.name} cannot be read as weights: {reason}", _WHAT_TO_CHOOSE)


def _is_npz(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except LOAD_ERRORS as error:
        raise _damaged(path, error) from error
    return bool(names) and all(name.endswith(".npy") for name in names)


def _read_npz(path: Path) -> Weights:
    try:
        with np.load(path, allow_pickle=False) as archive:
            prefix = "opt/target/"
            names = [name for name in archive.files if name.startswith(prefix)]
            # Beside `opt/target/` stand the moments of the optimiser, which are not weights.
            return {
                name.removeprefix(prefix): torch.from_numpy(np.asarray(archive[name]))
                for name in names or archive.files
            }
    except LOAD_ERRORS as error:
        raise _damaged(path, error) from error


def _read_safetensors(path: Path) -> Weights:
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        return load_file(path)
    except (SafetensorError, *LOAD_ERRORS) as error:
        raise _damaged(path, error) from error


def _read_torch(path: Path) -> Weights:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd files; whatever comes out is looked at below
            content = torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise ModelError(
            f"{path.name} holds more than weights, or is damaged; nothing of it was run.",
            _WHAT_TO_CHOOSE,
        ) from error
    except LOAD_ERRORS as error:
        raise _damaged(path, error) from error
    state = content.get("params", content) if isinstance(content, dict) else content
    if not isinstance(state, dict) or not all(
        isinstance(name, str) and isinstance(value, torch.Tensor) for name, value in state.items()
    ):
        raise ModelError(f"{path.name} holds no state dict.", _WHAT_TO_CHOOSE)
    return state
