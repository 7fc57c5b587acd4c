"""Triage as the window runs it: what each photo of the list looks like, before any is deblurred.

Room: deblur_gui and engine.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine.bursts import Burst, find_bursts
from engine.errors import DeblurError
from engine.events import Progress, Work
from engine.images import read_image

if TYPE_CHECKING:
    from engine.quality import Look


@dataclass(frozen=True)
class Seen:
    """What a photo looks like; `look` is None where it could not be read, and `error` says why."""

    source: Path
    look: Look | None
    error: str = ""


@dataclass(frozen=True)
class SameMoment:
    """A photo is one of `count` of the same moment, of which `best` is the sharpest."""

    source: Path
    best: Path
    count: int


def scan_work(sources: Sequence[Path], seen: deque[Seen | SameMoment]) -> Work[int]:
    """Look at each photo, append what is seen, and return how many could be read.

    In the end what belongs to one moment (`engine.bursts`).

    `seen` is read by another thread meanwhile: Progress says that there is more in it.
    """
    from engine.quality import look

    readable = 0
    for number, source in enumerate(sources):
        yield Progress(number, len(sources), "pictures", str(source))
        try:
            seen.append(Seen(source, look(read_image(source).pixels)))
            readable += 1
        except DeblurError as error:
            seen.append(Seen(source, None, str(error)))
        except MemoryError:
            seen.append(Seen(source, None, f"There is not enough memory for {source.name}."))
    bursts = find_bursts(sources)
    while True:  # its Progress begins at nothing again
        try:
            next(bursts)
        except StopIteration as end:
            found: list[Burst] = end.value
            break
        yield Progress(len(sources), len(sources), "pictures")
    for burst in found:
        count = len(burst.shots)
        seen.extend(SameMoment(shot.path, burst.best.path, count) for shot in burst.shots)
    yield Progress(len(sources), len(sources), "pictures")
    return readable
