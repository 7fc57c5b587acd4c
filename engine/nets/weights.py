"""Reads files of weights safely: nothing in them is executed, and only expected tensors load.

Three formats are recognised by their first bytes: safetensors, NumPy's npz, and torch's own files
(zip or the older pickle); the last by torch's `weights_only` reader, which builds tensors and
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
from engine.messages import msg

Weights = dict[str, torch.Tensor]

LOAD_ERRORS = (
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    OverflowError,
    pickle.UnpicklingError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
)
"""What the readers of NumPy and torch raise on damaged files."""

_WHAT_TO_CHOOSE = msg("Choose a .safetensors, .npz or .pth file of weights, and download it again.")


def read_weights(path: Path) -> Weights:
    """Return all tensors of a file by name, on the CPU, in the dtypes of the file.

    The state dict of a torch file may be under `params`, and the names in an npz may have the
    prefix `opt/target/` (flax), which is removed. Raises ModelError if the file cannot be read, is
    damaged or of another format, or contains anything but tensors.
    """
    try:
        with path.open("rb") as stream:
            start = stream.read(9)
    except OSError as error:
        text = msg("{file} cannot be read: {reason}.", file=path, reason=error.strerror or error)
        raise ModelError(text) from error
    if start[:4] == b"PK\x03\x04":
        return _read_npz(path) if _is_npz(path) else _read_torch(path)
    if start[:1] == b"\x80":  # a pickle, as torch wrote its files before version 1.6
        return _read_torch(path)
    if start[8:] == b"{":
        return _read_safetensors(path)
    raise ModelError("{file} is not a file of weights.", _WHAT_TO_CHOOSE, file=path.name)


def load_strictly(net: nn.Module, weights: Mapping[str, torch.Tensor], source: str) -> None:
    """Load `weights` into `net` as float32; raises ModelError with examples unless all of them fit.

    `net` may be on the meta device. `source` is the name of the file, for messages.
    """
    check_fit(net, weights, source)
    ready = {name: value.float().contiguous() for name, value in weights.items()}
    net.load_state_dict(ready, strict=True, assign=True)


def check_fit(net: nn.Module, weights: Mapping[str, torch.Tensor], source: str) -> None:
    """Raise ModelError with examples unless `weights` are finite and those that `net` has."""
    wanted = net.state_dict()
    if missing := wanted.keys() - weights.keys():
        raise _misfit(source, msg("{count} tensors are missing", count=len(missing)), missing)
    if extra := weights.keys() - wanted.keys():
        raise _misfit(source, msg("{count} tensors are unknown", count=len(extra)), extra)
    if other := [name for name, value in wanted.items() if value.shape != weights[name].shape]:
        shapes = (f"{n} {tuple(weights[n].shape)}, not {tuple(wanted[n].shape)}" for n in other)
        raise _misfit(source, msg("{count} tensors have another shape", count=len(other)), shapes)
    if odd := [name for name in wanted if not weights[name].is_floating_point()]:
        text = msg("{count} tensors are not floating-point numbers", count=len(odd))
        raise _misfit(source, text, odd)
    if bad := [name for name in wanted if not bool(torch.isfinite(weights[name]).all())]:
        text = msg("{count} tensors contain numbers that are not finite", count=len(bad))
        raise _misfit(source, text, bad)


def _misfit(source: str, what: str, examples: Iterable[str]) -> ModelError:
    names = sorted(examples)
    few = "; ".join(names[:3]) + (" ..." if len(names) > 3 else "")
    return ModelError(
        "{file} does not fit: {what} ({examples}).",
        "Choose the official file.",
        file=source,
        what=what,
        examples=few,
    )


def _damaged(path: Path, error: BaseException) -> ModelError:
    # Torch's own text has many lines, with advice to disable the protection.
    reason = (str(error) or type(error).__name__).splitlines()[0][:160]
    text = msg("{file} cannot be read as weights: {reason}", file=path.name, reason=reason)
    return ModelError(text, _WHAT_TO_CHOOSE)


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
            # Beside `opt/target/` there is the state of the optimiser, which is not needed.
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
            warnings.simplefilter("ignore")  # about unusual files; the content is checked below
            # Not by its name: torch gives what is called .safetensors to another reader.
            with path.open("rb") as stream:
                content = torch.load(stream, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise ModelError(
            "{file} contains more than weights, or is damaged; nothing of it was executed.",
            _WHAT_TO_CHOOSE,
            file=path.name,
        ) from error
    except LOAD_ERRORS as error:
        raise _damaged(path, error) from error
    state = content.get("params", content) if isinstance(content, dict) else content
    if not isinstance(state, dict) or not all(
        isinstance(name, str) and isinstance(value, torch.Tensor) for name, value in state.items()
    ):
        raise ModelError("{file} contains no state dict.", _WHAT_TO_CHOOSE, file=path.name)
    return state
