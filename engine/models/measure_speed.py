"""How many minutes a slow model takes for a megapixel on this machine: measured once, and kept."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.core.resources import user_data_dir
from engine.events import Log, Progress, Work
from engine.images.files import atomic_file
from engine.models.cards import ModelCard
from engine.models.catalogue import Model
from engine.models.probe import make_test_picture
from engine.models.steps import Timed

_PATCH_PX = 256


@dataclass(frozen=True)
class Speed:
    """What was measured, and on what."""

    minutes_per_megapixel: float
    running_on: str


def measure_speed(model: Model, device: str = "auto", precision: str | None = None) -> Work[Speed]:
    """Run the model on one patch, keep what it took, and return it."""
    card, timed = model.card, Timed(model)
    yield Progress(0, 1, "patches", card.name)
    for side in (64, _PATCH_PX):  # the first time of anything is slower
        before = timed.seconds
        with contextlib.closing(timed.in_steps(make_test_picture(side, side))) as steps:
            for _ in steps:
                yield Progress(0.2 if side == _PATCH_PX else 0.0, 1, "patches", card.name)
    seconds = timed.seconds - before
    yield Log(f"{card.title} runs on {model.running_on}")
    # Windows of a torch model overlap, which a single patch does not show.
    overlapped = (1 + card.halo_px / card.size_multiple) ** 2 if card.kind == "torch" else 1.0
    minutes = seconds / 60 / (_PATCH_PX**2 / 1e6) * overlapped
    speed = Speed(minutes, model.running_on)
    _write(card, device, precision, speed)
    yield Progress(1, 1, "patches", card.name)
    return speed


def known_speed(
    card: ModelCard, device: str = "auto", precision: str | None = None
) -> Speed | None:
    """Return what was measured of this model on this machine, or None."""
    entry: Any = _read().get(_key(card, device, precision))
    try:
        return Speed(float(entry["minutes_per_megapixel"]), str(entry["running_on"]))
    except (TypeError, KeyError, ValueError):
        return None


def _key(card: ModelCard, device: str, precision: str | None) -> str:
    return f"{card.file(precision).sha256[:16]} {card.variant(precision)} {device}"


def _path() -> Path:
    return user_data_dir() / "speeds.json"


def _read() -> dict[str, Any]:
    try:
        content = json.loads(_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _write(card: ModelCard, device: str, precision: str | None, speed: Speed) -> None:
    entry = {
        "minutes_per_megapixel": round(speed.minutes_per_megapixel, 4),
        "running_on": speed.running_on,
    }
    content = _read() | {_key(card, device, precision): entry}
    _path().parent.mkdir(parents=True, exist_ok=True)
    with atomic_file(_path(), overwrite=True) as stream:
        stream.write(json.dumps(content, indent=2).encode("utf-8"))
