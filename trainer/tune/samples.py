"""Samples of a tuning: the student's results on three held-out pictures.

Each sample is four PNG files in `samples/`: `1-blurred`, `1-sharp`, `1-old` (by the initial
student) and `1-new`, which is updated at every validation and on request.
"""

from __future__ import annotations

from pathlib import Path

from engine.core.machine import resident_bytes
from engine.events import ItemDone, Metric, Work
from engine.messages import msg
from engine.nets.net import Student
from trainer.arrays import Pixels
from trainer.config import TrainConfig
from trainer.files import write_file
from trainer.train.compute import Compute
from trainer.train.initial_weights import initial_student
from trainer.train.learner import Learner
from trainer.train.loop import REPORT_EVERY
from trainer.train.validation import Validation, evenly_spaced, restore, validate
from trainer.tune.record import Tuning

SAMPLES = 3

OLD = "old/"
"""Prefix of the old model's metrics: old/real/psnr."""


class Samples:
    """A `trainer.train.loop.Callback` for one tuning."""

    def __init__(self, tuning: Tuning, validation: Validation) -> None:
        self._tuning = tuning
        pairs = [pair for pairs in validation.values() for pair in pairs]
        self._pairs = [pairs[i] for i in evenly_spaced(len(pairs), SAMPLES)]
        self._shown = tuning.requests.sample

    def begin(self, config: TrainConfig, validation: Validation) -> Work[None]:
        """Measure the initial student on every set, and write the pictures that do not change."""
        compute = Compute(config.device, config.precision)
        net = initial_student(config).to(compute.device).eval()
        for name, pairs in validation.items():
            for key, value in validate(net, pairs, compute).items():
                yield Metric(f"{OLD}{name}/{key}", value)
        for number, (blurred, sharp) in enumerate(self._pairs, 1):
            for what, pixels in (("blurred", blurred), ("sharp", sharp)):
                write_png(self._path(number, what), pixels)
            yield self._wrote(number, "old", restore(net, blurred, compute), 0)

    def after_step(self, learner: Learner, *, validated: bool) -> Work[None]:
        """Write new samples after a validation or on request."""
        due = validated or learner.step % REPORT_EVERY == 0
        if due:
            yield Metric("memory_mb", resident_bytes() / 1e6, learner.step)
        requested = self._tuning.requests.sample
        if validated or requested > self._shown:
            self._shown = requested
            yield from self._write(learner.averaged, learner)

    def should_stop(self) -> bool:
        """Return whether the user asked to finish early."""
        return self._tuning.requests.finish

    def _write(self, net: Student, learner: Learner) -> Work[None]:
        net.eval()
        for number, (blurred, _) in enumerate(self._pairs, 1):
            result = restore(net, blurred, learner.compute)
            yield self._wrote(number, "new", result, learner.step)

    def _wrote(self, number: int, what: str, pixels: Pixels, step: int) -> ItemDone:
        path = self._path(number, what)
        write_png(path, pixels)
        return ItemDone(f"sample {number}", str(path), 0.0, note=msg("step {step}", step=step))

    def _path(self, number: int, what: str) -> Path:
        return self._tuning.folder / "samples" / f"{number}-{what}.png"


def write_png(path: Path, pixels: Pixels) -> None:
    """Write a picture (H, W, 3) uint8 RGB, atomically; raises ConfigError."""
    from engine.core.opencv import cv2

    write_file(path, cv2.imencode(".png", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR))[1].tobytes())
