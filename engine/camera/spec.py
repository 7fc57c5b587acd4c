"""The settings of a live preview, and what a camera offers."""

from __future__ import annotations

from dataclasses import dataclass

from engine.errors import ConfigError

SCALES = (1.0, 3 / 4, 1 / 2, 3 / 8, 1 / 4)
"""The sizes at which the model may work, as fractions of the frame's width and height."""

FRACTIONS = {1.0: "1", 3 / 4: "3/4", 1 / 2: "1/2", 3 / 8: "3/8", 1 / 4: "1/4"}
"""The SCALES as people write them."""

CHART = "chart"
"""The source that is a moving test chart; see engine.camera.chart."""

_MAX_RATE = 240.0
_SIZE = range(16, 8193)


@dataclass(frozen=True)
class CameraInfo:
    """An available camera.

    `size` is (width, height) in pixels, None if unknown until the camera is opened; `rate` is in
    frames per second, 0 if unknown.
    """

    key: str
    name: str
    size: tuple[int, int] | None = None
    rate: float = 0.0


@dataclass(frozen=True)
class CameraSpec:
    """A requested live preview; raises ConfigError for invalid values.

    `source`: a camera number or device file, "chart", a video file, or an image folder. `size` is
    (width, height), None for the source's default; `rate` in frames per second. With `adaptive`,
    the model's size and the frames it skips are chosen to keep the rate; without, `scale` (one of
    SCALES) and `every` (each n-th frame) are fixed. `strength` is 0..1, as in
    `engine.batch.picture.deblur`. `model` "" is the first with a file made for live use; with
    `auto_model` it is instead the best one that keeps the rate on this computer. With `auto_size`
    the size is the largest of `engine.camera.choices.AUTO_SIZES` at which the quickest one keeps
    it. Both are measured before the camera is opened. `precision` None, or one that the model
    lacks, means that file where the model has it, else the model's default. With `reuse` only what
    changes in a static scene is computed (engine.camera.reuse).
    """

    source: str = "0"
    size: tuple[int, int] | None = (640, 480)
    rate: float = 30.0
    model: str = ""
    precision: str | None = None
    device: str = "auto"
    threads: int | None = None
    strength: float = 1.0
    adaptive: bool = True
    scale: float = 1.0
    every: int = 1
    auto_model: bool = False
    auto_size: bool = False
    reuse: bool = True

    def __post_init__(self) -> None:
        if not self.source:
            raise ConfigError("No camera was given.", "Use 0 for the first camera, or chart.")
        if self.size is not None and not all(side in _SIZE for side in self.size):
            raise ConfigError(
                "{size} is not a valid frame size.",
                "Use {low} to {high} pixels per side.",
                size=f"{self.size[0]} x {self.size[1]}",
                low=_SIZE[0],
                high=_SIZE[-1],
            )
        if not 1 <= self.rate <= _MAX_RATE:
            raise ConfigError(
                "{rate:g} frames per second is not supported.",
                "Choose a rate from 1 to {limit:g}.",
                rate=self.rate,
                limit=_MAX_RATE,
            )
        if not 0 <= self.strength <= 1:
            raise ConfigError("The strength {value} is not between 0 and 1.", value=self.strength)
        if self.scale not in SCALES:
            raise ConfigError(
                "The model cannot run at {scale:g} of the full size.",
                "Choose 1, 0.75, 0.5, 0.375 or 0.25.",
                scale=self.scale,
            )
        if self.every < 1:
            raise ConfigError("The frame interval must be at least 1.")
