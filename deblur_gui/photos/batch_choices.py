"""The choices in the steps with which a batch runs: to be shown there, or to be named.

    choices_of(spec)                     {"strength": 0.7, "scale": 2, ...}, named as in `Settings`
    choice_name("strength", 0.7)         "70%"

One list for both, so that what the steps show of an earlier batch is what is told of it where they
show something else.
"""

from __future__ import annotations

from typing import Any

from deblur_gui.language import percent, tr, translated
from engine.batch.differences import value_name
from engine.batch.plan import BatchSpec


def choices_of(spec: BatchSpec) -> dict[str, Any]:
    """Return the choices in the steps with which a batch runs, by their names in `Settings`.

    Not what is overwritten: that was decided for the results of then.
    """
    return {
        "model": spec.model,
        "precision": spec.precision,
        "strength": spec.strength,
        "scale": spec.scale,
        "guard": spec.guard,
        "skip_sharp": spec.skip_sharp,
        "bursts": spec.bursts,
        "output": "" if spec.output is None else str(spec.output),
        "template": spec.template,
        "format": spec.options.format,
        "quality": spec.options.quality,
    }


def resume_tip() -> str:
    """Return how to resume a batch differs from a start."""
    return tr(
        "Continues with the settings that the batch was started with. Start uses those chosen now."
    )


def choice_name(name: str, value: Any, title: str = "") -> str:  # noqa: ANN401 - of `choices_of`
    """Return what a choice is called among others; "" for what the steps do not show.

    `title`: of the model.
    """
    match name:
        case "model":
            return title
        case "precision":
            return ""
        case "strength":
            return percent(value)
        case "guard":
            unchecked = tr("results are not checked")
            return tr("results that look worse are rejected") if value else unchecked
        case "skip_sharp":
            return tr("sharp photos are skipped") if value else tr("sharp photos are not skipped")
        case "bursts":
            every = tr("all frames of a burst")
            return tr("only the sharpest frame of a burst") if value else every
        case "template":
            return tr("names {0}").format(value) if value else tr("usual names")
    return translated(value_name(name, value))
