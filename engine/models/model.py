"""What every model promises, how to run one step by step, and a picture to try one with."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from engine.events import Log
from engine.messages import msg
from engine.models.cards import ModelCard
from engine.models.tensors import Pixels
from engine.models.tiling import Box

Steps = Generator[float, None, Pixels]
"""Yields the fraction that is done, in 0..1, and returns the result."""


class Model(Protocol):
    """A network that makes a blurred picture sharper.

    Cheap to make; loads on first use. Thread-safe: a call waits for the one before it.
    `running_on` names what computes, as in "CPU (onnxruntime 1.32.0, 2 threads)", and `notes`
    holds warnings for the user, such as a provider that fell back; both are set by loading.

    A slow model may also be a `SteppingModel`.
    """

    card: ModelCard

    @property
    def running_on(self) -> str:
        """The device and library that compute."""

    @property
    def notes(self) -> tuple[str, ...]:
        """Warnings for the user."""

    def load(self) -> None:
        """Load now; the second call does nothing. Raises ModelError, or OutOfMemory."""

    def __call__(self, pixels: Pixels) -> Pixels:
        """Return the picture, sharper: (H, W, 3) RGB of the same size and dtype.

        Any H, W >= 1. Raises OutOfMemory if that many pixels do not fit, and ModelError.
        """


@runtime_checkable
class SteppingModel(Protocol):
    """A `Model` that takes minutes for a tile, reports progress and can be stopped within it."""

    def in_steps(self, pixels: Pixels, core: Box | None = None) -> Steps:
        """Do what calling the model does; only `core` has to be correct (None: all)."""


def running_log(model: Model) -> Iterator[Log]:
    """Yield log lines about a loaded model: what it runs on, and its notes as warnings."""
    yield Log(msg("{model} runs on {device}", model=model.card.title, device=model.running_on))
    yield from (Log(note, "warning") for note in model.notes)


class Timed:
    """Runs a model step by step and adds up the seconds spent inside it."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self.card = model.card
        self.seconds = 0.0

    def in_steps(self, pixels: Pixels, **how: int) -> Steps:
        """Yield the fraction that is done after each step but the last, and return the result.

        `how`: as the model's own `in_steps` takes it.
        """
        begun = time.perf_counter()
        try:
            if not isinstance(self._model, SteppingModel):
                return self._model(pixels)
            steps = self._model.in_steps(pixels, **how)  # type: ignore[arg-type]
            while True:
                try:
                    fraction = next(steps)
                except StopIteration as end:
                    result: Pixels = end.value
                    return result
                self.seconds += time.perf_counter() - begun
                yield fraction
                begun = time.perf_counter()
        finally:
            self.seconds += time.perf_counter() - begun


class CoreOnly:
    """A stepping model that computes only `core` of pictures of `height` x `width` pixels.

    The rest of such a result may be wrong. Pictures of other sizes are computed whole.
    """

    def __init__(self, model: Model, core: Box, height: int, width: int) -> None:
        self._model = model
        self._core = core
        self._size = (height, width)
        self.card: ModelCard = model.card

    @property
    def running_on(self) -> str:
        """The device and library that compute."""
        return self._model.running_on

    @property
    def notes(self) -> tuple[str, ...]:
        """Warnings for the user."""
        return self._model.notes

    def load(self) -> None:
        """Load now."""
        self._model.load()

    def __call__(self, pixels: Pixels) -> Pixels:
        return self._model(pixels)

    def in_steps(self, pixels: Pixels, core: Box | None = None) -> Steps:
        """Compute the core."""
        assert isinstance(self._model, SteppingModel)
        only = self._core if pixels.shape[:2] == self._size else core
        return self._model.in_steps(pixels, only)


def make_test_picture(height: int, width: int) -> NDArray[np.uint8]:
    """Return a synthetic picture (height, width, 3) uint8: gradients, edges, texture, all colours.

    Deterministic. It has black and white and no symmetry, and its brightness differs from place to
    place, so that a network that uses the mean of the picture can be detected.
    """
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    rows, columns = np.arange(height)[:, None], np.arange(width)[None, :]
    base = 0.75 * x * (1 - 0.5 * y) + 0.2 * y * y
    checks = ((rows // 11 + columns // 17) % 2) * np.float32(0.22)
    noise = np.random.default_rng(20).normal(0, 0.03, (height, width)).astype(np.float32)
    waves = 0.08 * np.sin(columns * np.float32(0.9) + rows * np.float32(0.35))
    picture = np.stack(
        [
            base + checks + noise,
            base[::-1] * 0.8 + checks * y + waves,
            base * 0.5 + waves + noise + x * y * 0.4,
        ],
        axis=-1,
    )
    picture[height // 3 : height // 2, width // 5 : width // 3] = (0.95, 0.1, 0.15)
    picture[height // 2 : height * 3 // 4, width // 2 : width * 3 // 5] = 0.0
    picture[height // 8 : height // 4, width * 2 // 3 : width * 5 // 6] = 1.0
    return np.asarray(np.clip(picture * 255 + 0.5, 0, 255), dtype=np.uint8)
