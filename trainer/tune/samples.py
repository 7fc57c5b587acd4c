"""Who looks in on a tuning: shows what the student has learned, on three pictures kept apart.

Each sample is four PNG files in `samples/`: `1-blurred`, `1-sharp`, `1-old` (by the student as it
was) and `1-new`, which is written again at every validation and whenever it is wished for.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.core.machine import resident_bytes
from engine.errors import ConfigError
from engine.events import ItemDone, Log, Metric, Work
from engine.images.files import atomic_file
from trainer.train.initial_weights import student_at_start
from trainer.train.learner import Arithmetic
from trainer.train.loop import TELL_EVERY, restore, validate
from trainer.train.prepare import evenly

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.nets.net import Student
    from trainer.config import TrainConfig
    from trainer.train.learner import Learner
    from trainer.train.prepare import Validation
    from trainer.tune.record import Tuning

    Pixels = NDArray[np.uint8]

SAMPLES = 3

OLD = "old/"
"""How the names of the old model's figures begin: old/real/psnr."""


class Samples:
    """A `trainer.train.loop.Visitor` for one tuning."""

    def __init__(self, tuning: Tuning, validation: Validation) -> None:
        self._tuning = tuning
        pairs = [pair for pairs in validation.values() for pair in pairs]
        self._pairs = [pairs[i] for i in evenly(len(pairs), SAMPLES)]
        self._shown = tuning.requests.sample

    def begin(self, config: TrainConfig, validation: Validation) -> Work[None]:
        """Measure the student as it is before, on every set, and write what does not change."""
        arithmetic = Arithmetic(config.device, config.precision)
        net = student_at_start(config).to(arithmetic.device).eval()
        yield Log("Measuring the model as it is now.")
        for name, pairs in validation.items():
            for key, value in validate(net, pairs, arithmetic).items():
                yield Metric(f"{OLD}{name}/{key}", value)
        for number, (blurred, sharp) in enumerate(self._pairs, 1):
            for what, pixels in (("blurred", blurred), ("sharp", sharp)):
                write_png(self._path(number, what), pixels)
            yield self._wrote(number, "old", restore(net, blurred, arithmetic), 0)

    def look_in(self, learner: Learner, *, validated: bool) -> Work[None]:
        """Write new samples where it is time to, or where they are wished for."""
        told = validated or learner.step % TELL_EVERY == 0
        if told:
            yield Metric("memory_mb", resident_bytes() / 1e6, learner.step)
        wished = self._tuning.requests.sample
        if validated or wished > self._shown:
            self._shown = wished
            yield from self._write(learner.averaged, learner)

    def has_enough(self) -> bool:
        """Whether the user wants what there is."""
        return self._tuning.requests.finish

    def _write(self, net: Student, learner: Learner) -> Work[None]:
        net.eval()
        for number, (blurred, _) in enumerate(self._pairs, 1):
            result = restore(net, blurred, learner.arithmetic)
            yield self._wrote(number, "new", result, learner.step)

    def _wrote(self, number: int, what: str, pixels: Pixels, step: int) -> ItemDone:
        path = self._path(number, what)
        write_png(path, pixels)
        return ItemDone(f"sample {number}", str(path), 0.0, note=f"step {step}")

    def _path(self, number: int, what: str) -> Path:
        return self._tuning.folder / "samples" / f"{number}-{what}.png"


def write_png(path: Path, pixels: Pixels) -> None:
    """Write a picture (H, W, 3) uint8 RGB, atomically; raises ConfigError."""
    from engine.core.opencv import cv2

    data = cv2.imencode(".png", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR))[1]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with atomic_file(path, overwrite=True) as file:
            file.write(data.tobytes())
    except OSError as error:
        raise ConfigError(
            f"{path} cannot be written: {error.strerror or error}.", "Make room there."
        ) from error
