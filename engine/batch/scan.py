"""What is wrong with each photo, before any is deblurred; nothing is written.

The command line's `scan` and the window's "Find blurred photos" are both this.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.batch.bursts import BurstFrame, burst_frame, close_in_time, group
from engine.batch.reading import read_fitting
from engine.errors import of_picture
from engine.events import ItemFailed, ItemInBurst, ItemSeen, Progress, Work


def triage(paths: Sequence[Path], *, bursts: bool = True) -> Work[int]:
    """Assess each photo and return how many could be read.

    For each an ItemSeen (`engine.quality.triage`), or an ItemFailed. With `bursts` in the end an
    ItemInBurst for each frame of a burst (`engine.batch.bursts`).
    """
    from engine.quality.triage import assess

    total = len(paths)
    close = (yield from close_in_time(paths, total)) if bursts else {}
    frames: list[BurstFrame] = []
    readable = 0
    for number, path in enumerate(paths):
        name = str(path)
        yield Progress(number, total, "pictures", name)
        try:
            pixels = read_fitting(path).pixels
            seen = assess(pixels)
            if path in close:
                frames.append(burst_frame(path, close[path], pixels, seen))
        except Exception as error:  # noqa: BLE001 - whatever it is, the others are read
            yield ItemFailed.of(name, of_picture(error, path.name))
        else:
            readable += 1
            yield ItemSeen(
                name,
                seen.label,
                seen.confidence,
                seen.reason,
                seen.direction_degrees,
                seen.length_px,
            )
    for burst in group(frames):
        for frame in burst.frames:
            best = str(burst.best.path)
            yield ItemInBurst(str(frame.path), best, len(burst.frames), frame.detail)
    yield Progress(total, total, "pictures")
    return readable
