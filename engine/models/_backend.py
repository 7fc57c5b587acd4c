"""What the backends share: errors of their libraries, and the self-test of a device."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import ModelError, OutOfMemory
from engine.messages import msg
from engine.models.tensors import Pixels

Numbers = NDArray[Any]

MOST_DIFFERENCE = 4
"""Of 255, between a device and the CPU on the test picture. Half precision and TF32 round to
within 1 or 2; a broken driver is off by tens, or returns black."""

_MEMORY_ERRORS = (
    "bad_alloc",
    "bad allocation",
    "allocate memory",
    "allocation failed",
    "out of memory",
    "outofmemory",
    "alloc_failed",
    "8007000e",
    "not enough memory",
)


@contextmanager
def translated_errors(message: str, errors: tuple[type[Exception], ...]) -> Iterator[None]:
    """Raise these errors of a library as ModelError or, where memory ran out, OutOfMemory.

    They have no common base and no class for missing memory, so this reads their texts.
    """
    try:
        yield
    except errors as error:
        text = " ".join(str(error).split())
        if isinstance(error, MemoryError) or any(e in text.lower() for e in _MEMORY_ERRORS):
            raise OutOfMemory(
                "{what}: out of memory.",
                "Allow less memory, close other programs, or choose another model.",
                what=message,
            ) from error
        raise ModelError(
            "{what}: {reason}",
            "Choose CPU as the device, or another model.",
            what=message,
            reason=text[:400],
        ) from error


def check_pixels(pixels: Pixels) -> None:
    """Raise ValueError unless this is a picture: (H, W, 3) uint8 or uint16."""
    if pixels.ndim != 3 or pixels.shape[2] != 3 or pixels.dtype not in (np.uint8, np.uint16):
        raise ValueError(f"not a picture: {pixels.shape} {pixels.dtype}")


def self_test(device: str, on_device: Callable[[], Numbers], on_cpu: Callable[[], Numbers]) -> str:
    """Compare what a device and the CPU return for the same picture, in 0..255.

    Returns "" if they agree, else a note for the user: some drivers compute wrong or black
    pictures. `device` is its title.
    """
    try:
        result = on_device()
    except (ModelError, OutOfMemory) as error:
        return fallback_note(device, error.message)
    difference = float(np.abs(result.astype(np.float64) - on_cpu()).max())
    if difference <= MOST_DIFFERENCE:  # not if it is NaN
        return ""
    count = f"{difference:.0f}"
    reason = msg("Its result for a test picture was wrong by {count} of 255.", count=count)
    return fallback_note(device, reason)


def fallback_note(device: str, reason: str) -> str:
    """Return the note that the CPU is used instead of a device."""
    return msg("Using the slower CPU instead of {device}: {reason}", device=device, reason=reason)
