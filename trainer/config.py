"""What can be asked of a training run: every key with its default, its help and its bounds.

A preset is a TOML file of these keys; so is the `config.toml` that a run keeps beside its
checkpoints. Keys that are not here are refused, with the nearest one that is.

Room: trainer, standard library only: the window shows these settings without loading torch.
"""

from __future__ import annotations

import dataclasses
import difflib
import json
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from engine.errors import ConfigError

PRESETS = Path(__file__).parent / "presets"

SELF = "self"
"""As `teacher`: the student itself, as it was at the start of the run."""


def _key(default: Any, text: str) -> Any:  # noqa: ANN401 - stands for a value of the field's type
    if isinstance(default, dict):
        return field(default_factory=lambda: dict(default), metadata={"help": text})
    return field(default=default, metadata={"help": text})


@dataclass(frozen=True)
class TrainConfig:
    """One training run: what is trained, on what, how long, and towards what."""

    net: str = _key("live", "Name of the student network (deblur-train nets lists them).")
    start: str = _key(
        "",
        "Weights to begin with: a bundled student's name or an exported .onnx file; empty: random.",
    )
    seed: int = _key(0, "Of every random choice. The same seed gives the same run.")

    steps: int = _key(20000, "Steps in all. A resumed run goes on to this number.")
    epochs: int = _key(
        0,
        "If above 0, `steps` follows: an epoch takes as many crops as pictures were cut for the "
        "pool. All its pairs are then seen equally often.",
    )
    minutes: float = _key(
        0.0, "If above 0, `steps` is what this machine manages in so many minutes (measured first)."
    )
    batch: int = _key(32, "Crops a step, on all machines together.")
    crop_px: tuple[int, ...] = _key(
        (128,),
        "Sides of the square crops. Several: patches grow in this order, and the batch shrinks so "
        "that a step costs the same.",
    )
    crop_from: tuple[float, ...] = _key(
        (0.0,), "From which share of the steps on each of `crop_px` is used; begins with 0."
    )

    optimiser: Literal["muon", "adamw", "adam"] = _key(
        "muon", "muon: Muon for the convolutions inside, AdamW for the rest; or one for all."
    )
    lr: float = _key(2.5e-3, "Learning rate after the warm-up.")
    schedule: Literal["cosine", "constant"] = _key(
        "cosine", "cosine: flat, then a cosine to zero over the last `decay_steps`."
    )
    warmup_steps: int = _key(200, "Steps over which the learning rate rises from 0.")
    decay_steps: int = _key(5000, "Length of the fall at the end; at most `steps`.")
    weight_decay: float = _key(0.0, "Of AdamW's part.")
    clip_norm: float = _key(1.0, "Longest gradient; longer ones are shortened. 0: never.")
    ema: float = _key(
        0.999, "Memory of the averaged weights, which are what is validated and exported. 0: none."
    )

    losses: Mapping[str, float] = _key(
        {"charbonnier": 1.0},
        "Losses by name with their weights: mse, l1, charbonnier, psnr, ssim, edge, fft, "
        "perceptual.",
    )
    weighting: Literal["fixed", "uncertainty", "gradnorm-output"] = _key(
        "fixed",
        "How the weights change: not at all; learned (Kendall et al. 2018); or so that every "
        "term's gradient at the output is equally long.",
    )
    relative: float = _key(
        0.0,
        "If above 0, a pair counts 0.04 / (mean error of its blurred half + this), so that a "
        "slight blur counts as much as a strong one; a sharp pair 0.04 / this. 0: all count 1.",
    )
    teacher: str = _key(
        "",
        'Weights of a teacher (Restormer .pth, MAXIM .safetensors or .npz); "self": the student as '
        "it was at the start; empty: none.",
    )
    teacher_stages: int = _key(3, "After which of MAXIM's three stages the teacher stops.")
    teacher_share: float = _key(
        1.0, "Share of the pairs that the teacher is asked about before training begins."
    )
    cache_gb: float = _key(20.0, "Most disk space for what the teacher answered.")
    alpha: float = _key(1.0, "Weight of the hard targets: the sharp pictures.")
    beta: float = _key(0.0, "Weight of the soft targets: the teacher's results.")
    soft_until: float = _key(
        0.85,
        "Share of the steps after which beta falls to 0, in a line that ends with the run. With "
        "alpha = 0 it does not fall.",
    )
    feature_weight: float = _key(
        0.0, "Weight of feature distillation at the bottleneck. Runs the teacher in every step."
    )

    real_share: float = _key(0.2, "Share of real pairs in a batch, where there are synthetic too.")
    synth_pairs: int = _key(6144, "Pairs made from the sharp photos.")
    crops_per_pair: int = _key(60, "Crops cut from each real pair.")
    smooth_share: float = _key(0.6, "Synthetic blur along paths that hardly bend; 0..1.")
    mean_px: float = _key(12.0, "Mean length of the synthetic motion in pixels; at most 44.")
    sharp_share: float = _key(0.08, "Synthetic pairs without blur: how to do no harm.")
    shallow_share: float = _key(0.1, "Synthetic pairs with a part out of focus, which stays so.")
    noise: float = _key(1.0, "Strength of the synthetic noise; 1 is up to ISO 6400, 0 none.")
    flips: bool = _key(True, "Flip and turn the crops.")
    swap_colours: float = _key(0.3, "Share of the crops whose colour channels are swapped.")
    colour_jitter: float = _key(
        0.0, "Random brightness, contrast and saturation, the same for both halves: +- this share."
    )

    precision: Literal["auto", "bf16", "fp16", "fp32"] = _key(
        "auto", "auto: bf16 on a CPU that computes it, fp16 on CUDA, else fp32."
    )
    device: Literal["auto", "cpu", "cuda"] = _key("auto", "auto: cuda where there is one.")
    validate_every: int = _key(1000, "Steps between validations. 0: after each epoch.")
    validation_share: float = _key(
        0.1, "Share of the scenes kept for validation where no validation pairs are named."
    )
    save_every: int = _key(500, "Steps between checkpoints.")
    tensorboard: bool = _key(False, "Also write TensorBoard files (needs the package tensorboard).")

    def __post_init__(self) -> None:
        for name, (low, high) in _BOUNDS.items():
            value = getattr(self, name)
            if not low <= value <= high:
                raise ConfigError(
                    f"{name} is {value}, and must lie in {low:g}..{high:g}.",
                    HELP[name],
                )
        if len(self.crop_px) != len(self.crop_from) or not self.crop_px:
            raise ConfigError(
                "crop_px and crop_from have different lengths.",
                "Give one share of the steps for each size, such as [128, 256] and [0.0, 0.7].",
            )
        if self.crop_from[0] != 0 or list(self.crop_from) != sorted(self.crop_from):
            raise ConfigError("crop_from must begin with 0 and rise.", "Such as [0.0, 0.7].")
        if any(not 16 <= size <= 256 or size % 16 for size in self.crop_px):
            raise ConfigError(
                f"crop_px is {list(self.crop_px)}.", "Use multiples of 16 from 16 to 256."
            )
        if not self.losses or any(not w > 0 or math.isinf(w) for w in self.losses.values()):
            raise ConfigError("losses needs at least one name with a weight above 0.")
        if self.alpha == 0 and self.teacher_share < 1:
            raise ConfigError(
                "alpha is 0, and the teacher is asked about a part of the pairs only.",
                "Set teacher_share to 1: the others would teach nothing.",
            )
        if self.alpha == self.beta == 0:
            raise ConfigError("alpha and beta are both 0: nothing would be learned.")

    def rate(self, step: int) -> float:
        """Return the learning rate of this step: warm-up, flat, then a cosine to zero.

        Flat until the decay begins, so that a run can be given more steps without a trace.
        """
        warm = min(1.0, (step + 1) / max(self.warmup_steps, 1))
        if self.schedule == "constant":
            return self.lr * warm
        left = min(1.0, (self.steps - step) / min(max(self.decay_steps, 1), self.steps))
        return self.lr * warm * 0.5 * (1 - math.cos(math.pi * left))

    def crop(self, step: int) -> tuple[int, int]:
        """Return the side of the crops in pixels and their number at this step."""
        share = step / self.steps
        size = [
            px for px, since in zip(self.crop_px, self.crop_from, strict=True) if share >= since
        ]
        return size[-1], self.count_of(size[-1])

    def count_of(self, size_px: int) -> int:
        """Return the number of crops of this size in a batch."""
        return max(1, round(self.batch * (self.crop_px[0] / size_px) ** 2))

    def soft_scale(self, step: int) -> float:
        """Return by how much beta still counts at this step: 1, then in a line to 0."""
        return min(1.0, (1 - step / self.steps) / max(1 - self.soft_until, 1e-9))

    def to_toml(self) -> str:
        """Return all keys as TOML, each below its help."""
        lines = []
        for one in dataclasses.fields(self):
            lines += [f"# {HELP[one.name]}", f"{one.name} = {_as_toml(getattr(self, one.name))}"]
        return "\n".join(lines) + "\n"


HELP: dict[str, str] = {f.name: f.metadata["help"] for f in dataclasses.fields(TrainConfig)}

_BOUNDS: dict[str, tuple[float, float]] = {
    "seed": (0, 2**31), "steps": (1, 1e9), "epochs": (0, 1e6), "minutes": (0, 1e6),
    "batch": (1, 65536), "lr": (1e-9, 1), "warmup_steps": (0, 1e9), "decay_steps": (0, 1e9),
    "weight_decay": (0, 1), "clip_norm": (0, 1e9), "ema": (0, 1), "teacher_stages": (1, 3),
    "teacher_share": (0, 1), "cache_gb": (0, 1e6), "alpha": (0, 1e3), "beta": (0, 1e3),
    "relative": (0, 1), "soft_until": (0, 1), "feature_weight": (0, 1e3), "real_share": (0, 1),
    "synth_pairs": (1, 1e8), "crops_per_pair": (1, 1e5), "smooth_share": (0, 1),
    "mean_px": (0.1, 44), "sharp_share": (0, 1), "shallow_share": (0, 1),
    "noise": (0, 10), "swap_colours": (0, 1),
    "colour_jitter": (0, 0.9),
    "validate_every": (0, 1e9), "validation_share": (0, 0.9), "save_every": (1, 1e9),
}  # fmt: skip

_TYPES: dict[str, Any] = get_type_hints(TrainConfig)

_FREE = {
    "steps", "minutes", "lr", "schedule", "warmup_steps", "decay_steps", "device", "cache_gb",
    "validate_every", "validation_share", "save_every", "tensorboard", "start", "epochs",
}  # fmt: skip
"""What a run may be given anew when it goes on: how long, how fast, where, and what is reported."""


@dataclass(frozen=True)
class Changes:
    """How settings differ from those a run was begun with; each as `name old -> new`."""

    free: tuple[str, ...] = ()
    """The run goes on as if it had been begun with them."""
    inexact: tuple[str, ...] = ()
    """It goes on, but nobody could have begun the run that this becomes."""
    unfit: tuple[str, ...] = ()
    """Its weights or its optimiser's state have no place in what is asked for now."""


def changes_since(was: Mapping[str, Any], config: TrainConfig) -> Changes:
    """Compare `config` with the settings in a checkpoint, which may be of another version."""
    unfit = {"net", "optimiser", "weighting"}
    if config.weighting != "fixed" and list(was.get("losses", config.losses)) != [*config.losses]:
        unfit.add("losses")  # something is kept for each of them
    if bool(was.get("feature_weight")) != bool(config.feature_weight):
        unfit.add("feature_weight")
    free = set(_FREE)
    if config.teacher == SELF:
        free.discard("start")  # it is the teacher
    if bool(was.get("epochs")) != bool(config.epochs):
        free.discard("epochs")  # the pairs are drawn in another way
    found: dict[str, list[str]] = {"free": [], "inexact": [], "unfit": []}
    for name, new in dataclasses.asdict(config).items():
        old = tuple(was[name]) if isinstance(was.get(name), list) else was.get(name, new)
        counted = config.minutes or config.epochs or was.get("minutes") or was.get("epochs")
        if old == new or (name == "steps" and counted):  # then they follow from those
            continue
        kind = "unfit" if name in unfit else "free" if name in free else "inexact"
        found[kind].append(f"{name} {_as_toml(old)} -> {_as_toml(new)}")
    return Changes(**{kind: tuple(texts) for kind, texts in found.items()})


def presets() -> list[str]:
    """Return the names of the presets that come with the program."""
    return sorted(path.stem for path in PRESETS.glob("*.toml"))


def load_config(preset: str = "", changes: Mapping[str, str] | None = None) -> TrainConfig:
    """Return the settings of a preset (a name, or a path of a TOML file) with `changes` on top.

    The changes are texts, read as TOML; a plain word needs no quotes. Raises ConfigError for a file
    that cannot be read, a key that does not exist, and a value of the wrong type or out of bounds.
    """
    table: dict[str, Any] = {}
    if preset:
        path = PRESETS / f"{preset}.toml" if preset in presets() else Path(preset)
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise ConfigError(
                f"There is no preset {preset!r}.",
                f"There are {', '.join(presets())}; or name a TOML file.",
            ) from None
        except (OSError, ValueError) as error:
            raise ConfigError(f"{path} cannot be read: {error}", "Mend the file.") from error
    for name, text in (changes or {}).items():
        table[name] = _value_from(text)
    return config_from(table)


def config_from(table: Mapping[str, Any]) -> TrainConfig:
    """Return the settings of a table such as TOML gives; ConfigError for what does not fit."""
    return TrainConfig(**{name: _checked(name, value) for name, value in table.items()})


def explain(config: TrainConfig) -> str:
    """Return every key with its value, its default where it differs, and its help, for people."""
    lines = []
    for one, default in zip(
        dataclasses.fields(config), dataclasses.astuple(TrainConfig()), strict=True
    ):
        value = getattr(config, one.name)
        differs = "" if value == default else f"    (default {_as_toml(default)})"
        lines.append(f"{one.name} = {_as_toml(value)}{differs}\n    {HELP[one.name]}")
    return "\n".join(lines)


def _value_from(text: str) -> Any:  # noqa: ANN401 - whatever TOML holds
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text


def _checked(name: str, value: Any) -> Any:  # noqa: ANN401 - any type of a field
    """Return the value in the type of its field; ConfigError where it does not fit."""
    if name not in _TYPES:
        near = difflib.get_close_matches(name, _TYPES, 1)
        raise ConfigError(
            f"There is no setting {name!r}.",
            f"Did you mean {near[0]}?" if near else "deblur-train config --explain lists them.",
        )
    wanted, origin = _TYPES[name], get_origin(_TYPES[name])
    fits: bool
    if origin is Literal:
        if value in get_args(wanted):
            return value
        raise ConfigError(
            f"{name} is {value!r}.", f"It can be {', '.join(map(str, get_args(wanted)))}."
        )
    if origin is tuple:
        each = get_args(wanted)[0]
        values = tuple(value) if isinstance(value, list | tuple) else (value,)
        fits = all(_is(v, each) for v in values)
        value = tuple(map(each, values)) if fits else value
    elif origin is Mapping:
        fits = isinstance(value, Mapping) and all(_is(v, float) for v in value.values())
        value = {key: float(weight) for key, weight in value.items()} if fits else value
    else:
        fits = _is(value, wanted)
        value = wanted(value) if fits else value
    if not fits:
        kind = {int: "a whole number", float: "a number", bool: "true or false", str: "a text"}
        needed = kind.get(wanted, "a list of numbers" if origin is tuple else "names with numbers")
        raise ConfigError(f"{name} is {value!r}, and must be {needed}.", HELP[name])
    return value


def _is(value: object, wanted: type) -> bool:
    """Whether a value of TOML is of this type; true and false are no numbers."""
    if isinstance(value, bool) or wanted is bool:
        return isinstance(value, bool) and wanted is bool
    if isinstance(value, float) and not math.isfinite(value):
        return False
    return isinstance(value, (int, float) if wanted is float else wanted)


def _as_toml(value: object) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{k} = {_as_toml(v)}" for k, v in value.items()) + " }"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_as_toml, value)) + "]"
    return json.dumps(
        value, ensure_ascii=False, default=str
    )  # texts, numbers and booleans are TOML too
