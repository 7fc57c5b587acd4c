"""Loads teachers from the files of their authors, which are recognised by their content."""

from __future__ import annotations

from pathlib import Path

from engine.core.paths import sha256_of
from engine.errors import ModelError
from engine.messages import msg
from engine.nets.maxim import maxim_from
from engine.nets.net import Teacher
from engine.nets.restormer import restormer_from
from engine.nets.weights import read_weights


def load_teacher(path: Path, *, stages: int = 3) -> Teacher:
    """Return the teacher whose weights are in the file, in eval mode, float32, without gradients.

    `path`: MAXIM-3S (safetensors or the official npz) or Restormer (the official .pth, or
    safetensors with the same names); nothing in the file is executed. `stages`: after how many of
    its three stages MAXIM stops; others have no stages. Raises ModelError for any other file.
    """
    weights = read_weights(path)
    if any(name.startswith("stage_0_") for name in weights):
        net: Teacher = maxim_from(weights, path.name, stages)
    elif "patch_embed.proj.weight" in weights:
        net = restormer_from(weights, path.name)
    else:
        names = ", ".join(sorted(weights)[:3]) or "nothing"
        raise ModelError(
            "{file} contains the weights of no known teacher ({names} ...).",
            "Choose the weights of MAXIM-3S or Restormer.",
            file=path.name,
            names=names,
        )
    return net.requires_grad_(False)


def file_key(path: Path) -> str:
    """Return the SHA-256 of a file as 64 hexadecimal digits; raises ModelError if unreadable."""
    try:
        return sha256_of(path)
    except OSError as error:
        text = msg("{file} cannot be read: {reason}.", file=path, reason=error.strerror or error)
        raise ModelError(text) from error
