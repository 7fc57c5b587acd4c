"""The settings of a training run: every key with its default, help text and bounds.

A preset is a TOML file of these keys; so is the `config.toml` that a run keeps beside its
checkpoints. Unknown keys are refused with the nearest known one as a hint. The window builds its
form from `SETTINGS`, so nothing here may load torch.
"""

from __future__ import annotations

import codecs
import dataclasses
import difflib
import json
import math
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from engine.errors import ConfigError
from engine.messages import Message, msg

PRESETS = Path(__file__).parent / "presets"

SELF = "self"
"""As `teacher`: the student itself, as it was at the start of the run."""

POOL_PX = 256
"""The side of the pairs in a pool, unless crops are larger (`TrainConfig.pool_px`)."""

MOST_VALIDATED = 24
"""Pictures per validation set, evenly spaced: more would take minutes each time."""

VALIDATED_PX = (512, 768)
"""Height and width of the middle of a pair that is validated."""

LOSSES = ("mse", "l1", "charbonnier", "psnr", "ssim", "edge", "fft", "perceptual")
"""Names of the losses; trainer/train/losses.py computes them, and loads torch."""

Kind = Literal["choice", "whole", "number", "flag", "text", "list", "weights"]


# --- one setting ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Setting:
    """Everything known about one key: enough to build a form field or check a value."""

    name: str
    group: str
    help: str
    kind: Kind
    default: Any
    type: Any
    choices: tuple[str, ...] = ()
    bounds: tuple[float, float] | None = None

    def take(self, value: Any) -> Any:  # noqa: ANN401 - any type of a field
        """Return the value converted to this key's type; raises ConfigError if it does not fit."""
        fits: bool
        match self.kind:
            case "choice":
                fits = value in self.choices
            case "list":
                each = get_args(self.type)[0]
                values = tuple(value) if isinstance(value, list | tuple) else (value,)
                fits = all(_is(v, each) for v in values)
                value = tuple(map(each, values)) if fits else value
            case "weights":
                fits = isinstance(value, Mapping) and all(_is(v, float) for v in value.values())
                value = {name: float(weight) for name, weight in value.items()} if fits else value
            case _:
                fits = _is(value, self.type)
                value = self.type(value) if fits else value
        if fits:
            return value
        if self.choices:
            raise ConfigError(
                "{name} is {value!r}.",
                "Choose {choices}.",
                name=self.name,
                value=value,
                choices=", ".join(self.choices),
            )
        raise ConfigError(
            "{name} is {value!r}; it must be {types}.",
            self.help,
            name=self.name,
            value=value,
            types=_TYPES[self.kind],
        )

    def out_of_bounds(self, value: Any) -> ConfigError | None:  # noqa: ANN401 - of the field's type
        """Return the error for a value out of bounds, None for one within them."""
        if self.bounds is None or self.bounds[0] <= value <= self.bounds[1]:
            return None
        low, high = self.bounds
        return ConfigError(
            "{name} is {value}; the range is {low:g} to {high:g}.",
            self.help,
            name=self.name,
            value=value,
            low=low,
            high=high,
        )


_TYPES: dict[Kind, str] = {
    "whole": "a whole number",
    "number": "a number",
    "flag": "true or false",
    "text": "text",
    "list": "a list of numbers",
    "weights": "names with numbers",
}

_KINDS: dict[Any, Kind] = {
    Literal: "choice",
    int: "whole",
    float: "number",
    bool: "flag",
    str: "text",
    tuple: "list",
    Mapping: "weights",
}


def _key(
    default: Any,  # noqa: ANN401 - stands for a value of the field's type
    text: str,
    bounds: tuple[float, float] | None = None,
    *,
    group: str = "",
) -> Any:  # noqa: ANN401 - stands for a value of the field's type
    """Declare a setting; `group` starts a new group."""
    metadata = {"help": text, "bounds": bounds, "group": group}
    if isinstance(default, dict):
        return field(default_factory=lambda: dict(default), metadata=metadata)
    return field(default=default, metadata=metadata)


def _read_settings(config: type) -> Iterator[Setting]:
    types, group = get_type_hints(config), ""
    for one in dataclasses.fields(config):
        wanted, known = types[one.name], one.metadata
        group = known["group"] or group
        origin = get_origin(wanted)
        factory = one.default_factory
        default = one.default if factory is dataclasses.MISSING else factory()
        choices = tuple(map(str, get_args(wanted))) if origin is Literal else ()
        kind = _KINDS[origin or wanted]
        yield Setting(
            one.name, group, known["help"], kind, default, wanted, choices, known["bounds"]
        )


def _is(value: object, wanted: type) -> bool:
    """Return whether a TOML value has this type; booleans are not numbers."""
    if isinstance(value, bool) or wanted is bool:
        return isinstance(value, bool) and wanted is bool
    if isinstance(value, float) and not math.isfinite(value):
        return False
    return isinstance(value, (int, float) if wanted is float else wanted)


def as_toml(value: object) -> str:
    """Return the value of a setting as TOML."""
    if isinstance(value, Mapping):
        pairs = (f"{_as_key(k)} = {as_toml(v)}" for k, v in value.items())
        return "{ " + ", ".join(pairs) + " }"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    # JSON strings, numbers and booleans are valid TOML.
    return json.dumps(value, ensure_ascii=False, default=str)


def _as_key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name)


# --- all settings ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class TrainConfig:
    """One training run. Raises ConfigError for values out of bounds or in conflict."""

    net: str = _key("live", "Name of the student network (see deblur-train nets).", group="Student")
    start: str = _key(
        "",
        "Initial weights: a bundled student or an exported .onnx file, or several of the same net, "
        "separated by commas, for their mean; empty: random.",
    )
    compress_from: str = _key(
        "",
        "Name of the student to compress: its parts that differ from `net` are replaced at random "
        "in training. `start` holds its weights.",
    )
    replaced_at: float = _key(
        0.7, "Share of the steps after which the new parts have replaced the old ones.", (0.01, 1)
    )
    new_lr: float = _key(50.0, "Factor of the learning rate for new parts.", (1, 1e4))
    replaced_lr: float = _key(
        1.0,
        "Factor of the learning rate for parts that an earlier compression made (best, balanced "
        "and fast have them).",
        (0.01, 1e4),
    )
    local_weight: float = _key(
        0.05, "Weight of the distance of a new part's output from the old one's.", (0, 1e3)
    )
    quantisation_aware: bool = _key(
        False,
        "Compute as in 8 bits while training, so that the variants in 8 bits lose less (plain "
        "U-Nets, such as live).",
    )
    seed: int = _key(0, "Seed of all random choices. The same seed repeats the run.", (0, 2**31))

    steps: int = _key(
        20000, "Total number of steps, over all sessions.", (1, 1e9), group="Length and size"
    )
    epochs: int = _key(
        0, "If above 0, sets `steps`: every pair of the pool is seen equally often.", (0, 1e6)
    )
    minutes: float = _key(
        0.0, "If above 0, sets `steps` to what fits into that time (measured).", (0, 1e6)
    )
    batch: int = _key(32, "Crops per step, over all machines.", (1, 65536))
    crop_px: tuple[int, ...] = _key(
        (128,),
        "Side of the square crops. With several sizes crops grow in this order, and the batch "
        "shrinks so that a step costs the same.",
    )
    crop_from: tuple[float, ...] = _key(
        (0.0,), "Share of the steps at which each size in `crop_px` starts; first 0."
    )

    optimiser: Literal["muon", "adamw", "adam"] = _key(
        "muon",
        "muon: Muon for the inner convolutions, AdamW for the rest; adamw, adam: one for all.",
        group="Optimiser",
    )
    lr: float = _key(2.5e-3, "Learning rate after warm-up.", (1e-9, 1))
    schedule: Literal["cosine", "constant"] = _key(
        "cosine", "cosine: constant, then a cosine decay over the last `decay_steps`."
    )
    warmup_steps: int = _key(200, "Steps of linear learning rate warm-up.", (0, 1e9))
    decay_steps: int = _key(5000, "Length of the final decay; at most `steps`.", (0, 1e9))
    weight_decay: float = _key(0.0, "Weight decay of AdamW.", (0, 1))
    clip_norm: float = _key(1.0, "Maximum gradient norm. 0: no clipping.", (0, 1e9))
    ema: float = _key(
        0.999, "Decay of the moving average of the weights, which is exported; 0: none.", (0, 1)
    )

    losses: Mapping[str, float] = _key(
        {"charbonnier": 1.0},
        f"Losses by name, with weights: {', '.join(LOSSES)}.",
        group="Losses and teacher",
    )
    weighting: Literal["fixed", "uncertainty", "gradnorm-output"] = _key(
        "fixed",
        "How loss weights change: not at all; learned (Kendall et al. 2018); or so that every "
        "loss has a gradient of the same norm at the output.",
    )
    relative: float = _key(
        0.0,
        "If above 0, weights each pair by 0.04 / (mean error of the blurred picture + this "
        "value), so that slight blur counts as much as strong blur. 0: all pairs count the "
        "same.",
        (0, 1),
    )
    teacher: str = _key(
        "",
        "Weights of a teacher (Restormer .pth, MAXIM .safetensors or .npz), or the name of a model "
        'in the catalogue; "self": the student as it was at the start; empty: none.',
    )
    teacher_stages: int = _key(3, "Number of MAXIM's three stages to run.", (1, 3))
    teacher_share: float = _key(1.0, "Share of the pairs with a teacher's output.", (0, 1))
    cache_gb: float = _key(20.0, "Maximum disk space of cached teacher outputs.", (0, 1e6))
    alpha: float = _key(1.0, "Weight of the hard targets: the sharp pictures.", (0, 1e3))
    beta: float = _key(0.0, "Weight of the soft targets: the teacher's outputs.", (0, 1e3))
    soft_until: float = _key(
        0.85, "Share of the steps after which beta decays to 0; constant if alpha is 0.", (0, 1)
    )
    feature_weight: float = _key(
        0.0, "Weight of feature distillation; runs the teacher in every step.", (0, 1e3)
    )

    real_share: float = _key(
        0.2,
        "Share of real pairs in a batch, if there are also synthetic ones.",
        (0, 1),
        group="Pairs",
    )
    synth_pairs: int = _key(6144, "Number of synthetic pairs.", (1, 1e8))
    crops_per_pair: int = _key(60, "Crops per real pair.", (1, 1e5))
    warp_share: float = _key(
        0.0, "Share of these crops that are made smaller, turned and sheared.", (0, 1)
    )
    reblurred_pairs: int = _key(
        0, "Number of sharp photos with the measured blur of the real pairs.", (0, 1e8)
    )
    smooth_share: float = _key(0.6, "Share of synthetic blur along nearly straight paths.", (0, 1))
    mean_px: float = _key(12.0, "Mean length of the synthetic motion in pixels.", (0.1, 44))
    sharp_share: float = _key(0.08, "Share of synthetic pairs without blur.", (0, 1))
    shallow_share: float = _key(
        0.1, "Share of synthetic pairs with an out-of-focus background, which must stay so.", (0, 1)
    )
    noise: float = _key(1.0, "Strength of synthetic noise: 1 is up to ISO 6400.", (0, 10))
    degrade_share: float = _key(
        0.0, "Share of the real crops whose blurred side gets noise and JPEG artefacts.", (0, 1)
    )
    enlarge_share: float = _key(
        0.0,
        "Share of the crops that are enlarged up to 2.5 times and softened, as the pixels of large "
        "photos are.",
        (0, 1),
    )
    flips: bool = _key(True, "Flip and rotate the crops at random.")
    swap_colours: float = _key(0.3, "Share of the crops with swapped colour channels.", (0, 1))
    colour_jitter: float = _key(
        0.0, "Random change of brightness, contrast and saturation: up to this share.", (0, 0.9)
    )

    precision: Literal["auto", "bf16", "fp16", "fp32"] = _key(
        "auto",
        "auto: fp16 on CUDA, bf16 on CPUs with native support, else fp32.",
        group="Machine and reports",
    )
    device: Literal["auto", "cpu", "cuda"] = _key("auto", "auto: CUDA if available.")
    validate_every: int = _key(1000, "Steps between validations. 0: after each epoch.", (0, 1e9))
    validation_share: float = _key(
        0.1, "Share of the scenes held out, unless validation pairs are given.", (0, 0.9)
    )
    save_every: int = _key(500, "Steps between checkpoints.", (1, 1e9))

    def __post_init__(self) -> None:
        for error in _errors_of({one.name: getattr(self, one.name) for one in SETTINGS}):
            raise error

    @property
    def pool_px(self) -> int:
        """The side of the pairs in the pool."""
        return max(POOL_PX, *self.crop_px)

    def rate(self, step: int) -> float:
        """Return the learning rate of a step: warm-up, constant, then a cosine decay to zero.

        Constant until the decay, so that a run can be extended without a trace.
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
        """Return the factor of beta at this step: 1, then linearly down to 0."""
        return min(1.0, (1 - step / self.steps) / max(1 - self.soft_until, 1e-9))

    def to_toml(self) -> str:
        """Return all keys as TOML, each below its help text."""
        lines = []
        for one in SETTINGS:
            lines += [f"# {one.help}", f"{one.name} = {as_toml(getattr(self, one.name))}"]
        return "\n".join(lines) + "\n"


SETTINGS: tuple[Setting, ...] = tuple(_read_settings(TrainConfig))
"""Every key, in order."""

_NAMED = {one.name: one for one in SETTINGS}

HELP: dict[str, str] = {one.name: one.help for one in SETTINGS}


def _errors_of(values: Mapping[str, Any]) -> Iterator[ConfigError]:
    """Yield what is wrong with values of the right types.

    Rules about several keys are checked only if all of them are present and within bounds.
    """
    sound = dict(values)
    for name, value in values.items():
        if error := _NAMED[name].out_of_bounds(value):
            del sound[name]
            yield error
    match sound:
        case {"crop_px": sizes, "crop_from": since} if len(sizes) != len(since) or not sizes:
            yield ConfigError(
                "crop_px and crop_from have different lengths.",
                "Give one share of the steps per size, such as [128, 256] and [0.0, 0.7].",
            )
    match sound:
        case {"crop_from": since} if since and (since[0] != 0 or list(since) != sorted(since)):
            yield ConfigError("crop_from must begin with 0 and rise.", "For example: [0.0, 0.7].")
    match sound:
        case {"crop_px": sizes} if any(not 16 <= size <= 512 or size % 16 for size in sizes):
            yield ConfigError(
                "crop_px is {sizes}.", "Use multiples of 16 from 16 to 512.", sizes=list(sizes)
            )
    if (losses := sound.get("losses")) is not None:
        if not losses or any(not w > 0 or math.isinf(w) for w in losses.values()):
            yield ConfigError("losses needs at least one name with a weight above 0.")
        if unknown := [repr(name) for name in losses if name not in LOSSES]:
            yield ConfigError(
                "Unknown loss {unknown}.",
                "Known losses: {losses}.",
                unknown=", ".join(unknown),
                losses=", ".join(LOSSES),
            )
    match sound:
        case {"alpha": 0, "teacher_share": share} if share < 1:
            yield ConfigError(
                "alpha is 0, but the teacher's output is computed for only some of the pairs.",
                "Set teacher_share to 1, or the other pairs have no target.",
            )
    match sound:
        case {"compress_from": old, "start": ""} if old:
            yield ConfigError(
                "compress_from needs the weights of that student.",
                "Set start to a file with these weights.",
            )
    match sound:
        case {"compress_from": old, "quantisation_aware": True} if old:
            yield ConfigError(
                "compress_from and quantisation_aware cannot be combined.",
                "Compress the net first, then train the result in 8 bits.",
            )
    match sound:
        case {"alpha": 0, "beta": 0}:
            yield ConfigError("alpha and beta are both 0: nothing would be learned.")


def find_problems(table: Mapping[str, Any]) -> list[str]:
    """Return everything wrong with a table of settings, as sentences for people.

    Empty if `config_from` would accept the table. Missing keys have their defaults.
    """
    errors: list[ConfigError] = []
    values = {one.name: one.default for one in SETTINGS}
    for name, value in table.items():
        try:
            values[name] = _setting(name).take(value)
        except ConfigError as error:
            values.pop(name, None)
            errors.append(error)
    return [error.text for error in [*errors, *_errors_of(values)]]


def pace_text(steps_per_second: float) -> Message:
    """Return a pace for people: 12.50, 0.05, 0.0048; the window writes it as in their region."""
    form = "{number:.2f}" if steps_per_second >= 0.1 else "{number:.2g}"
    return Message(form, "", {"number": steps_per_second})


def presets() -> list[str]:
    """Return the names of the presets that come with the program."""
    return sorted(path.stem for path in PRESETS.glob("*.toml"))


def load_config(preset: str = "", changes: Mapping[str, str] | None = None) -> TrainConfig:
    """Return the settings of a preset (a name or a TOML file) with `changes` applied.

    Changes are parsed as TOML; plain words need no quotes. Raises ConfigError if the file cannot
    be read, a key is unknown, or a value has the wrong type or is out of bounds.
    """
    table: dict[str, Any] = {}
    if preset:
        path = PRESETS / f"{preset}.toml" if preset in presets() else Path(preset)
        try:
            data = path.read_bytes()
            # Windows PowerShell writes UTF-16 when it redirects `deblur-train config` to a file.
            is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
            text = data.decode("utf-16" if is_wide else "utf-8-sig")
            table = tomllib.loads(text)
        except FileNotFoundError:
            raise ConfigError(
                "Unknown preset {preset!r}.",
                "Choose {presets}, or give a TOML file.",
                preset=preset,
                presets=", ".join(presets()),
            ) from None
        except (OSError, ValueError) as error:
            raise ConfigError(
                "{path} cannot be read: {error}", "Correct the file.", path=path, error=error
            ) from error
    return config_from(table | {name: value_from(text) for name, text in (changes or {}).items()})


def split_changes(texts: Sequence[str]) -> dict[str, str]:
    """Return the names and values of NAME=VALUE texts; raises ConfigError if one has no `=`."""
    changes = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise ConfigError("--set {text} has no =.", "Write --set NAME=VALUE.", text=text)
        changes[name.strip()] = value.strip()
    return changes


def config_from(table: Mapping[str, Any]) -> TrainConfig:
    """Return the settings in a table parsed from TOML; raises ConfigError for unfit ones."""
    return TrainConfig(**{name: _setting(name).take(value) for name, value in table.items()})


def explain(config: TrainConfig) -> str:
    """Return every key with its value, its default if that differs, and its help, for people."""
    lines = []
    for one in SETTINGS:
        value = getattr(config, one.name)
        differs = "" if value == one.default else f"    (default {as_toml(one.default)})"
        lines.append(f"{one.name} = {as_toml(value)}{differs}\n    {one.help}")
    return "\n".join(lines)


def value_from(text: str) -> Any:  # noqa: ANN401 - whatever TOML holds
    """Return the value of a text parsed as TOML; plain words need no quotes."""
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text


def _setting(name: str) -> Setting:
    if name in _NAMED:
        return _NAMED[name]
    near = difflib.get_close_matches(name, _NAMED, 1)
    raise ConfigError(
        "Unknown setting {name!r}.",
        msg("Did you mean {near}?", near=near[0])
        if near
        else "deblur-train config --explain lists them.",
        name=name,
    )
