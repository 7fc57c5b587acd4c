"""Models that take minutes for a tile, and say on the way how far they are."""

from __future__ import annotations

import time
from collections.abc import Generator
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from numpy.typing import NDArray

from engine.models.cards import ModelCard
from engine.models.tiling import Box

if TYPE_CHECKING:
    from engine.models.catalogue import Model

Pixels = NDArray[Any]
Steps = Generator[float, None, Pixels]
"""Yields the share that is done, in 0..1, and returns the result."""


@runtime_checkable
class SteppingModel(Protocol):
    """A `Model` that can be stopped within a tile."""

    def in_steps(self, pixels: Pixels, core: Box | None = None) -> Steps:
        """Return what calling the model does; only `core` of it has to be right, None = all."""


def run_steps(steps: Steps) -> Pixels:
    """Go through all steps and return the result."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Pixels = end.value
            return result


class Timed:
    """A model worked through step by step, and the seconds spent inside it."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self.seconds = 0.0

    def in_steps(self, pixels: Pixels) -> Steps:
        """Yield the share that is done after each step but the last, and return the result."""
        begun = time.perf_counter()
        try:
            if not isinstance(self._model, SteppingModel):
                return self._model(pixels)
            steps = self._model.in_steps(pixels)
            while True:
                try:
                    share = next(steps)
                except StopIteration as end:
                    result: Pixels = end.value
                    return result
                self.seconds += time.perf_counter() - begun
                yield share
                begun = time.perf_counter()
        finally:
            self.seconds += time.perf_counter() - begun


class CoreOnly:
    """A stepping model of which only one part of one picture is wanted, the rest may be wrong.

    For pictures of another size than that one (`height`, `width`) it is the model itself.
    """

    def __init__(self, model: Model, core: Box, height: int, width: int) -> None:
        self._model = model
        self._core = core
        self._size = (height, width)
        self.card: ModelCard = model.card

    @property
    def running_on(self) -> str:
        """What computes."""
        return self._model.running_on

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user must know of it."""
        return self._model.notes

    def load(self) -> None:
        """Load now."""
        self._model.load()

    def __call__(self, pixels: Pixels) -> Pixels:
        return self._model(pixels)

    def in_steps(self, pixels: Pixels, core: Box | None = None) -> Steps:
        """Return what the model makes of the core."""
        assert isinstance(self._model, SteppingModel)
        wanted = self._core if pixels.shape[:2] == self._size else core
        return self._model.in_steps(pixels, wanted)
