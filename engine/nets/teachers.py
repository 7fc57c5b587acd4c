"""Teachers from the files of their authors, told apart by what is in them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from engine.errors import ModelError
from engine.nets.maxim import maxim_from
from engine.nets.net import Teacher
from engine.nets.restormer import restormer_from
from engine.nets.weights import read_weights


def load_teacher(path: Path, *, stages: int = 3) -> Teacher:
    """Return the teacher whose weights the file holds, in eval mode, float32, without gradients.

    `path`: MAXIM-3S (safetensors or the official npz) or Restormer (the official .pth, or
    safetensors with the same names); nothing in the file is run. `stages`: after how many of its
    three stages MAXIM stops; others have no stages. Raises ModelError, with the reason, for
    anything but the expected weights.
    """
    weights = read_weights(path)
    if any(name.startswith("stage_0_") for name in weights):
        net: Teacher = maxim_from(weights, path.name, stages)
    elif "patch_embed.proj.weight" in weights:
        net = restormer_from(weights, path.name)
    else:
        names = ", ".join(sorted(weights)[:3]) or "nothing"
        raise ModelError(
            f"{path.name} holds the weights of no teacher that is known ({names} ...).",
            "Choose the weights of MAXIM-3S or Restormer.",
        )
    return net.requires_grad_(False)


def file_key(path: Path) -> str:
    """Return the SHA-256 of a file as 64 hexadecimal digits; ModelError if it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror or error}.") from error
