"""Which model and which precision a batch gets, and what is measured to know that.

    choice = yield from choose_model(spec, catalogue, queue, workload)
    if (yield from measure_where_it_matters(choice, to_do, catalogue)):
        choice = yield from choose_model(spec, catalogue, queue, workload)    # may be another one

A model that is given; else that of the last batch of these folders; else one by the rule in
`engine.models.choice`. What is measured is kept for later batches (`engine.batch.trials`).
"""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import partial

from engine.batch.plan import BatchSpec
from engine.batch.scale import AUTO_SCALE, can_try
from engine.batch.trials import measure_for, try_better, try_cameras
from engine.batch.workload import LazyWorkload
from engine.core.paths import absolute
from engine.errors import ConfigError
from engine.events import Work
from engine.messages import msg
from engine.models import Catalogue, ModelCard
from engine.models.choice import (
    PHOTO_MODELS,
    choose_for_photos,
    choose_precision,
    precision_of_environment,
)
from engine.models.measure import unmeasured_precisions
from engine.queue import Queue, Request

MODEL_VARIABLE = "DEBLUR_MODEL"
"""Environment variable that names the model of batches for which none is given."""


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
    if card is None and earlier is not None:
        card = catalogue.get(earlier.model)
    is_by_rule = card is None
    if card is None:
        megapixels = partial((yield from workload.get()).megapixels, scale=spec.scale)
        card = choose_for_photos(catalogue, megapixels, spec.runs_on)
    card.file(spec.precision)
    precision = spec.precision
    if precision is None and is_precision_free and earlier is not None:
        precision = card.supported_precision(earlier.spec.get("precision"))
    elif precision is None:
        precision = card.supported_precision(choose_precision(card, spec.device))
    return ModelChoice(
        spec,
        replace(spec, model=card.name, precision=precision),
        card,
        "" if given else _explain(card, as_before=not is_by_rule),
        is_by_rule,
        is_precision_free and earlier is None and unmeasured_precisions(card, spec.device),
    )


def measure_where_it_matters(
    choice: ModelChoice, to_do: LazyWorkload, catalogue: Catalogue, *, for_estimate: bool = False
) -> Work[bool]:
    """Try what may change the choice (`engine.batch.trials`), if much is to be done.

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
        found |= yield from try_better(workload, choice.requested, card, catalogue)
    if for_estimate and not found and can_try(card):
        yield from try_cameras((yield from to_do.get()), spec, card, catalogue)
    return found


def measure_precision(choice: ModelChoice, to_do: LazyWorkload, catalogue: Catalogue) -> Work[bool]:
    """Do so only for the precision of this model."""
    if not choice.is_precision_open:
        return False
    megapixels = (yield from to_do.get()).megapixels(choice.card, choice.spec.scale)
    return (yield from measure_for(megapixels, choice.spec, choice.card, catalogue))


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
        request = batch.request
        unused = batch.state == "discarded" and not batch.counts.get("done")
        if (
            unused
            or request.spec.get("one_off")
            or (request.model, request.model_sha256) not in files
        ):
            continue
        of_precision = spec.precision in (None, request.spec.get("precision"))
        if of_precision and roots <= set(request.spec.get("roots", ())):
            return request
    return None


def _explain(card: ModelCard, *, as_before: bool) -> str:
    if as_before:
        return msg("Model: {title}, as the last time for these photos.", title=card.title)
    return msg(
        "Model: {title}, chosen by the number of photos and the speed of this computer.",
        title=card.title,
    )
