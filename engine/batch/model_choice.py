"""Which model and which precision a batch gets, and what is measured to know that.

    choice = yield from choose_model(spec, catalogue, queue, workload)
    if (yield from measure_where_it_matters(choice, to_do, catalogue)):
        choice = yield from choose_model(spec, catalogue, queue, workload)    # may be another one

A model that is given; else that of the last batch of these folders; else one by the rule in
`engine.models.choice`. What is measured is kept for later batches: in which precision the model is
faster on this computer, and at which scale it, or a better one that may be the choice then, works
on photos of cameras that are new here.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial

from engine.batch.pace import known_speeds
from engine.batch.picture import tried_scale
from engine.batch.plan import BatchSpec
from engine.batch.reading import read_fitting
from engine.batch.scale import AUTO_SCALE, SCALES, can_try, choose_scale, triage_once
from engine.batch.workload import LazyWorkload, PhotoSize, Workload, note_scale
from engine.core.paths import absolute
from engine.errors import ConfigError, DeblurError
from engine.events import Log, Progress, Work, relay_progress
from engine.messages import msg
from engine.models import Catalogue, ModelCard, get_model
from engine.models.choice import (
    LIMIT_SECONDS,
    PHOTO_MODELS,
    choose_for_photos,
    choose_precision,
    expected_seconds,
    precision_of_environment,
)
from engine.models.measure import measure_precisions, needs_measuring
from engine.models.model import Timed
from engine.queue import Queue, Request

MODEL_VARIABLE = "DEBLUR_MODEL"
"""Environment variable that names the model of batches for which none is given."""

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


@dataclass(frozen=True)
class ModelChoice:
    """The model that a batch gets, and how it was chosen."""

    requested: BatchSpec
    spec: BatchSpec
    """The same with this model and, if the model is not to decide, its precision."""
    card: ModelCard
    reason: str = ""
    """Why it is this model, if none was given."""
    is_by_rule: bool = False
    """It was chosen by the rule in `engine.models.choice`."""
    is_for_watching: bool = False
    """By that for a watched folder: how many photos will arrive is not known."""
    is_precision_open: bool = False
    """Nobody chose the precision, and it is not known in which the model is faster here."""


def check_model(spec: BatchSpec, catalogue: Catalogue) -> None:
    """Raise ModelError if a model or precision is given that does not exist."""
    if name := _given_model(spec):
        catalogue.get(name).file(spec.precision)


def choose_model(
    spec: BatchSpec, catalogue: Catalogue, queue: Queue, workload: LazyWorkload
) -> Work[ModelChoice]:
    """Return the model for `spec`; the workload of its photos is read only for the rule.

    The precision is the one given, or what DEBLUR_PRECISION names; else the one with which these
    folders were last deblurred by this model, so that the same command does only what is left; else
    that of `engine.models.choice.choose_precision`. Raises ModelError if there is no such model or
    precision.
    """
    given = _given_model(spec)
    card = catalogue.get(given) if given else None
    is_precision_free = spec.precision is None and not precision_of_environment()
    earlier = None
    if card is None or is_precision_free:
        photo = [each for each in catalogue.cards() if each.name in PHOTO_MODELS]
        earlier = _earlier_request(spec, queue, photo if card is None else [card])
    reason = ""
    if card is None and earlier is not None:
        card = catalogue.get(earlier.model)
        reason = msg("Model: {title}, as the last time for these photos.", title=card.title)
    is_by_rule, is_for_watching = card is None, False
    if card is None:
        expected = yield from workload.get()
        megapixels = partial(expected.megapixels, scale=spec.scale)
        speeds = known_speeds(catalogue.cards(), spec.runs_on, queue)
        card = choose_for_photos(catalogue, megapixels, spec.runs_on, speeds)
        is_for_watching = expected.is_guess
        reason = msg(
            "Model: {title}, chosen by the number of photos and the speed of this computer.",
            title=card.title,
        )
        if is_for_watching:
            reason = msg(
                "Model: {title}, chosen as the number of photos is not known.", title=card.title
            )
    card.file(spec.precision)
    precision = spec.precision
    if precision is None:
        known = earlier if is_precision_free else None
        wanted = known.spec.get("precision") if known else choose_precision(card, spec.device)
        precision = card.supported_precision(wanted)
    return ModelChoice(
        spec,
        replace(spec, model=card.name, precision=precision),
        card,
        reason,
        is_by_rule,
        is_for_watching,
        is_precision_free and earlier is None and needs_measuring(card, spec.device),
    )


def measure_where_it_matters(
    choice: ModelChoice, to_do: LazyWorkload, catalogue: Catalogue, *, for_estimate: bool = False
) -> Work[bool]:
    """Try what may change the choice, if much is to be done.

    Return whether that is known now, so that it has to be made again. `for_estimate`: if not, try
    also what changes nothing but how long the batch is expected to take. It may take a minute and
    more, so its events say what it does, and it can be stopped at each.
    """
    spec, card = choice.spec, choice.card
    found = yield from measure_precision(choice, to_do, catalogue)
    if spec.scale != AUTO_SCALE or not spec.strength:
        return found
    if choice.is_by_rule:
        # As it was requested: the precision of the choice is the one that suits `card`.
        workload = yield from to_do.get()
        found |= yield from _try_better(workload, choice.requested, card, catalogue)
    if for_estimate and not found and can_try(card):
        yield from try_cameras((yield from to_do.get()), spec, card, catalogue)
    return found


def measure_precision(choice: ModelChoice, to_do: LazyWorkload, catalogue: Catalogue) -> Work[bool]:
    """Measure in which precision the model is faster, if that is open and much is to be done.

    Return whether it did. A model that cannot be measured is an error when it is to run, not here.
    """
    spec, card = choice.spec, choice.card
    if not choice.is_precision_open:
        return False
    megapixels = (yield from to_do.get()).megapixels(card, spec.scale)
    if expected_seconds(card, catalogue, megapixels, spec.runs_on) < WORTH_SECONDS:
        return False
    yield Log(MEASURING)
    with contextlib.suppress(DeblurError):
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
        megapixels = camera.megapixels(card, spec.scale)
        seconds = expected_seconds(card, catalogue, megapixels, spec.runs_on)
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


def _try_better(
    workload: Workload, spec: BatchSpec, card: ModelCard, catalogue: Catalogue
) -> Work[bool]:
    """Do that for each better model that would be chosen if the scale were the smallest."""
    found, cards = False, {each.name: each for each in catalogue.cards()}
    for name in PHOTO_MODELS[: PHOTO_MODELS.index(card.name)] if card.name in PHOTO_MODELS else ():
        if name in cards and spec.precision in (None, *cards[name].files):
            least = workload.megapixels(cards[name], SCALES[-1])
            seconds = expected_seconds(cards[name], catalogue, least, spec.runs_on)
            if seconds <= LIMIT_SECONDS[name]:
                found |= yield from try_cameras(workload, spec, cards[name], catalogue)
    return found


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


def _given_model(spec: BatchSpec) -> str:
    return spec.model or os.environ.get(MODEL_VARIABLE, "")


def _earlier_request(spec: BatchSpec, queue: Queue, cards: Collection[ModelCard]) -> Request | None:
    """Return the last batch of these folders by one of these models, in the precision of `spec`.

    It may have been of others as well, and in any order: a window has them as they were dropped.

    One by an earlier model of the same name does not count: none of its results could be kept.
    """
    files = {(card.name, file.sha256) for card in cards for file in card.files.values()}
    roots = {str(absolute(root)) for root in spec.roots}
    try:
        batches = queue.batches()
    except ConfigError:  # every lookup of a picture says so
        return None
    for batch in batches:
        request, was = batch.request, batch.request.spec
        is_used = batch.state != "discarded" or batch.counts.get("done")
        is_same = spec.precision in (None, was.get("precision")) and not was.get("one_off")
        is_known = (request.model, request.model_sha256) in files
        if is_used and is_same and is_known and roots <= set(was.get("roots", ())):
            return request
    return None
