"""What is tried before a batch, where it takes long enough to be worth it, and then remembered.

    measure_for           in which precision the model is faster on this computer
    try_cameras           at which scale it works on photos of cameras that are new here
    try_better            the same of the better models that may be the choice then

The precision may change the plan, and a better model may; the scale of the model itself tells only
how long it will take.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from engine.batch.picture import tried_scale
from engine.batch.plan import BatchSpec
from engine.batch.reading import read_fitting
from engine.batch.scale import SCALES, choose_scale, triage_once
from engine.batch.workload import PhotoSize, Workload, note_scale
from engine.errors import DeblurError
from engine.events import Log, Progress, Work, relay_progress
from engine.messages import msg
from engine.models import Catalogue, ModelCard, get_model
from engine.models.choice import LIMIT_SECONDS, PHOTO_MODELS, choose_precision, expected_seconds
from engine.models.measure import measure_precisions
from engine.models.model import Timed

MEASURING = msg("Measuring how fast this computer is…", "measuring")

TRYING = msg("Trying photos of a new camera, to find the size that works best…", "trying")
"""The Progress that follows counts the photos."""

WORTH_SECONDS = 30.0
"""Nothing is tried for a batch that takes less."""

_MOST_CAMERAS = 3
"""Of photos; those of all others are expected to have sharp pixels."""

_MORE_PHOTOS, _MORE_SECONDS = 3, 120.0
"""Photos tried of a camera where it takes so long, else one."""

_MOST_READ = 6
"""Photos of a camera; sharp ones tell nothing."""


def measure_for(
    megapixels: float, spec: BatchSpec, card: ModelCard, catalogue: Catalogue
) -> Work[bool]:
    """Measure in which precision the model is faster, if so much takes long; return whether.

    A model that cannot be measured is an error when it is to run, not here; a disk that refuses to
    keep the speed is none.
    """
    if _seconds(megapixels, spec, card, catalogue) < WORTH_SECONDS:
        return False
    yield Log(MEASURING)
    with contextlib.suppress(DeblurError, OSError):
        return (yield from measure_precisions(card, spec.device))
    return False


def try_cameras(
    workload: Workload, spec: BatchSpec, card: ModelCard, catalogue: Catalogue
) -> Work[bool]:
    """Find at which scale a model works on photos of new cameras; return whether that is known now.

    Only where it takes long; what cannot be tried is an error in the batch.
    """
    counts = list[tuple[Workload, int]]()
    for camera in workload.untried(card, spec.scale, _MOST_CAMERAS):
        seconds = _seconds(camera.megapixels(card, spec.scale), spec, card, catalogue)
        if seconds >= WORTH_SECONDS:
            most = _MORE_PHOTOS if seconds >= _MORE_SECONDS else 1
            counts.append((camera, min(most, len(_spread(camera.read)))))
    if counts:
        yield Log(TRYING)
    found, before, total = False, 0, sum(count for _, count in counts)
    for camera, count in counts:
        with contextlib.suppress(DeblurError):
            work = _try_camera(camera, spec, card, count)
            found |= yield from relay_progress(work, partial(_counted, before=before, total=total))
        before += count
    return found


def _counted(camera: Progress, before: int, total: int) -> Progress:
    """Return the progress of one camera as that of all."""
    return replace(camera, done=before + camera.done, total=total)


def try_better(
    workload: Workload, spec: BatchSpec, card: ModelCard, catalogue: Catalogue
) -> Work[bool]:
    """Do that for each model that soft pixels could make the choice instead of `card`."""
    found = False
    for better in _better(workload, spec, card, catalogue):
        found |= yield from try_cameras(workload, spec, better, catalogue)
    return found


def _better(
    workload: Workload, spec: BatchSpec, card: ModelCard, catalogue: Catalogue
) -> Iterator[ModelCard]:
    """Yield the better models that would be chosen if the scale were the smallest."""
    cards = {each.name: each for each in catalogue.cards()}
    for name in PHOTO_MODELS[: PHOTO_MODELS.index(card.name)] if card.name in PHOTO_MODELS else ():
        if name in cards and (spec.precision is None or spec.precision in cards[name].files):
            least = workload.megapixels(cards[name], SCALES[-1])
            if _seconds(least, spec, cards[name], catalogue) <= LIMIT_SECONDS[name]:
                yield cards[name]


def _seconds(megapixels: float, spec: BatchSpec, card: ModelCard, catalogue: Catalogue) -> float:
    return expected_seconds(card, catalogue, megapixels, spec.runs_on)


def _try_camera(camera: Workload, spec: BatchSpec, card: ModelCard, count: int) -> Work[bool]:
    """Try `count` photos of a camera; the scale is remembered. Return whether it is."""
    precision = card.supported_precision(spec.precision) or choose_precision(card, spec.device)
    timed = Timed(get_model(card, device=spec.device, precision=precision, threads=spec.threads))
    tried, is_read = 0, False
    for photo in _spread(camera.read):
        progress = Progress(tried, count, "pictures", str(photo.path))
        yield progress
        try:
            frame = read_fitting(photo.path)
        except DeblurError:  # others may be sound
            continue
        is_read = True
        yield progress
        size = frame.pixels.shape[0], frame.pixels.shape[1]
        if choose_scale(spec.scale, card, size, triage_once(frame.pixels)).to_try:
            work = tried_scale(frame, timed, None, str(photo.path), camera=photo.key)
            yield from relay_progress(work, partial(_within, before=tried, count=count))
            tried += 1
        if tried == count:
            break
    if is_read and not tried:  # sharp ones are deblurred as they are
        note_scale(camera.read[0].key, card, SCALES[0])
    return not camera.untried(card, spec.scale, 1)


def _within(photo: Progress, before: int, count: int) -> Progress:
    """Return the progress of one photo as that of its camera."""
    done = before + photo.item_fraction
    return Progress(done, count, "pictures", photo.item, photo.item_fraction)


def _spread(photos: Sequence[PhotoSize]) -> Sequence[PhotoSize]:
    """Return a few photos from all over the folder: neighbours are often of one burst."""
    step = max(1, len(photos) // _MOST_READ)
    return photos[step // 2 :: step][:_MOST_READ]
