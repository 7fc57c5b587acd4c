"""What is evaluated (models, finished outputs, teachers), and on which pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.batch.picture import deblur
from engine.core.paths import is_folder
from engine.errors import PairError
from engine.events import Work
from engine.images import Frame, eight_bits, find_images, read_image
from engine.messages import msg
from engine.models import ModelCard, get_model
from trainer.arrays import Pixels
from trainer.evaluate.cost import Cost, measure_cost

MIN_PX = 11
"""The window of the SSIMs."""


@dataclass(frozen=True)
class Picture:
    """A picture to measure on: files, or (H, W, 3) uint8 RGB. Without `blurred` there is no gain.

    `name` is unique in its set.
    """

    name: str
    sharp: Path | Pixels
    blurred: Path | Pixels | None = None

    def read(self) -> tuple[Frame | None, Pixels]:
        """Return the blurred frame and the sharp pixels in 8 bits.

        Raises ImageReadError, and PairError if the two differ in size or are too small.
        """
        frame = _frame(self.sharp)
        sharp = eight_bits(frame.pixels)
        if min(sharp.shape[:2]) < MIN_PX:
            raise PairError(
                "{name} is too small to measure.",
                "Pictures need at least {min_px} x {min_px} pixels.",
                name=self.name,
                min_px=MIN_PX,
            )
        if self.blurred is self.sharp:
            return frame, sharp
        blurred = None if self.blurred is None else _frame(self.blurred)
        if blurred is not None:
            check_size(self.name, "the blurred picture", blurred.pixels, sharp)
        return blurred, sharp


class Subject:
    """Anything that can be evaluated."""

    name: str

    def load(self) -> str:
        """Load once; return a note for the user, possibly empty."""
        return ""

    def result(self, picture: Picture, blurred: Frame | None) -> Work[Pixels]:
        """Return the result for a picture, uint8; raises PairError if there is none.

        `blurred` is the frame that `picture.read` returned.
        """
        raise NotImplementedError

    def cost(self, *, speed: bool) -> Cost | None:
        """Return the cost, None if it has none."""
        return None


class ModelSubject(Subject):
    """A model of the catalogue, run by the engine as for users, tiles and rounding included."""

    def __init__(
        self,
        card: ModelCard,
        *,
        precision: str | None = None,
        device: str = "auto",
        threads: int | None = None,
    ) -> None:
        usual = precision in (None, card.default_precision)
        self.name = card.name if usual else f"{card.name} {precision}"
        self._card, self._precision = card, precision
        self._model = get_model(card, device=device, precision=precision, threads=threads)

    def load(self) -> str:
        """Load the model; raises ModelError."""
        self._model.load()
        note = msg(
            "{name}, version {version}, runs on {running_on}.",
            name=self.name,
            version=self._card.version,
            running_on=self._model.running_on,
        )
        return " ".join([note, *self._model.notes])

    def result(self, picture: Picture, blurred: Frame | None) -> Work[Pixels]:
        """Return the deblurred picture."""
        frame = _required(picture, blurred)
        result = yield from deblur(frame, self._model, item=picture.name)
        return eight_bits(result.pixels)

    def cost(self, *, speed: bool) -> Cost | None:
        """Return the cost of the model's file."""
        return measure_cost(self._card, self._precision, speed=speed)


class FunctionSubject(Subject):
    """Any function from (H, W, 3) uint8 to the same: a teacher."""

    def __init__(self, name: str, function: Callable[[Pixels], Pixels]) -> None:
        self.name = name
        self._function = function

    def result(self, picture: Picture, blurred: Frame | None) -> Work[Pixels]:
        """Return what the function makes of the picture."""
        yield from ()
        return self._function(eight_bits(_required(picture, blurred).pixels))


class OutputSubject(Subject):
    """A folder of results of any program, named like the sharp or the blurred pictures.

    `scene/frame.png`, `scene-frame.png`, `scene_frame.png` and `frame.png` are accepted, in any
    format, as long as the match is unique. Raises PairError for a folder without pictures.
    """

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self._folder = folder
        if not is_folder(folder):
            raise PairError(
                "{folder} is not a folder.",
                "Specify the folder of finished outputs.",
                folder=folder,
            )
        self._paths: dict[str, list[Path]] = {}
        self._taken: dict[Path, str] = {}
        for found in find_images([folder]):
            key = found.path.relative_to(folder).with_suffix("").as_posix()
            for each in {*_spellings(key), found.path.stem}:
                self._paths.setdefault(each, []).append(found.path)
        if not self._paths:
            raise PairError(
                "No pictures in {folder}.", "Specify the folder of finished outputs.", folder=folder
            )

    def result(self, picture: Picture, blurred: Frame | None) -> Work[Pixels]:
        """Return the output of that name."""
        yield from ()
        wanted = [each for name in _names(picture) for each in _spellings(name)]
        paths = next((self._paths[each] for each in wanted if each in self._paths), [])
        if not paths:
            raise PairError(
                "There is no output for {name} in {folder}.",
                "Outputs must be named like the sharp pictures; any format works.",
                name=picture.name,
                folder=self._folder,
            )
        owner = self._taken.setdefault(paths[0], picture.name)
        if len(paths) > 1 or owner != picture.name:
            raise PairError(
                msg(
                    "{count} outputs match {name}: {path}, {path2}.",
                    count=len(paths),
                    name=picture.name,
                    path=paths[0],
                    path2=paths[1],
                )
                if len(paths) > 1
                else msg(
                    "{path} matches both {owner} and {name}.",
                    path=paths[0],
                    owner=owner,
                    name=picture.name,
                ),
                "Arrange the outputs in the same folders as the sharp pictures.",
            )
        return eight_bits(read_image(paths[0]).pixels)


def name_pictures(paths: Iterable[tuple[Path | None, Path]]) -> tuple[Picture, ...]:
    """Return (blurred or None, sharp) paths as pictures with the shortest unique names.

    The stem of the sharp file, or if stems repeat, all parts of the path in which the files differ:
    `GOPR0384_11_00/000001`. Raises PairError if a picture is listed twice.
    """
    pairs = list(paths)
    parts = [sharp.with_suffix("").parts for _, sharp in pairs]
    names = [each[-1] for each in parts]
    if len(set(names)) < len(names):
        depth = max(map(len, parts))
        full = [("",) * (depth - len(each)) + each for each in parts]
        last = depth - 1
        kept = [i for i in range(depth) if i == last or len({each[i] for each in full}) > 1]
        names = ["/".join(each[i] for i in kept).lstrip("/") for each in full]
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise PairError(
            "{count} pictures are listed twice, such as {pair}.",
            "Name each picture once.",
            count=len(twice),
            pair=pairs[names.index(twice[0])][1],
        )
    return tuple(
        Picture(n, sharp, blurred) for n, (blurred, sharp) in zip(names, pairs, strict=True)
    )


def check_size(name: str, what: str, picture: NDArray[Any], sharp: Pixels) -> None:
    """Raise PairError if a picture does not have the size of the sharp one."""
    if picture.shape != sharp.shape:
        raise PairError(
            "{name}: {what} has {shape} x {shape2} pixels, the sharp picture {shape3} x {shape4}.",
            "Both must have the same size; deblur-train check lists all pairs that differ.",
            name=name,
            what=what,
            shape=picture.shape[1],
            shape2=picture.shape[0],
            shape3=sharp.shape[1],
            shape4=sharp.shape[0],
        )


def _frame(picture: Path | Pixels) -> Frame:
    if isinstance(picture, Path):
        return read_image(picture)
    return Frame(np.ascontiguousarray(picture))


def _names(picture: Picture) -> Iterator[str]:
    """Yield possible names of an output, the longest first: with scene, then without."""
    *scene, stem = picture.name.split("/")
    halves = [p.stem for p in (picture.sharp, picture.blurred) if isinstance(p, Path)]
    for first in range(len(scene) + 1):
        for last in dict.fromkeys([stem, *halves]):
            yield "/".join([*scene[first:], last])


def _spellings(name: str) -> tuple[str, ...]:
    return name, name.replace("/", "-"), name.replace("/", "_")


def _required(picture: Picture, blurred: Frame | None) -> Frame:
    if blurred is None:
        raise PairError(
            "{name} has no blurred picture to run a model on.",
            "Specify a folder of pairs, or a folder of finished outputs.",
            name=picture.name,
        )
    return blurred
