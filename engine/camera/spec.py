"""What is asked of a camera."""

from __future__ import annotations

from dataclasses import dataclass

from engine.errors import ConfigError

SCALES = (1.0, 3 / 4, 1 / 2, 3 / 8, 1 / 4)
"""The sizes at which a picture may go through the model, as parts of its own width and height."""

CHART = "chart"
"""The source that is a moving chart; see engine.camera.chart."""

_MOST_RATE = 240.0
_SIZE = range(16, 8193)


@dataclass(frozen=True)
class CameraInfo:
    """A camera that can be asked for, with what it gives of itself.

    `size` is (width, height) in pixels, None where it is not known before it is opened; `rate` is
    in pictures a second, 0 where it is not known.
    """

    key: str
    name: str
    size: tuple[int, int] | None = None
    rate: float = 0.0


@dataclass(frozen=True)
class CameraSpec:
    """A live preview as asked for; raises ConfigError where it makes no sense.

    `source`: the number or the device file of a camera, "chart", a video file, or a folder of
    pictures. `size` is (width, height), None for what the source likes best; `rate` in pictures a
    second. With `adaptive` the size at which the model works, and how many pictures it leaves out,
    follow from what keeps the rate; without, `scale` (one of SCALES) and `every` (each n-th) hold.
    `strength` is 0..1, as in `engine.batch.pipeline.deblur`. `model` "" is the first that has a
    file made for live pictures. `precision` None, or one that the model lacks, is that file where
    the model has it, else its default.
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

    def __post_init__(self) -> None:
        if not self.source:
            raise ConfigError("No camera was named.", "Say 0 for the first one, or chart.")
        if self.size is not None and not all(side in _SIZE for side in self.size):
            raise ConfigError(
                f"{self.size[0]} x {self.size[1]} is no size of a picture.",
                f"Width and height are {_SIZE[0]} to {_SIZE[-1]} pixels.",
            )
        if not 1 <= self.rate <= _MOST_RATE:
            raise ConfigError(
                f"{self.rate:g} pictures a second are not possible.",
                f"Ask for 1 to {_MOST_RATE:g}.",
            )
        if not 0 <= self.strength <= 1:
            raise ConfigError(f"The strength {self.strength} is not between 0 and 1.")
        if self.scale not in SCALES:
            raise ConfigError(
                f"The model cannot work at {self.scale:g} of the size.",
                "Choose 1, 0.75, 0.5, 0.375 or 0.25.",
            )
        if self.every < 1:
            raise ConfigError("Every n-th picture is deblurred, and n is at least 1.")
